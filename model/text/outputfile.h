// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QString>

namespace awaitscope {

//! Every file that the program writes is written by this class.
//!
//! A regular file either appears completely at commit() or stays as it was: it is written next to its destination, synced to
//! disk, and renamed. Links are followed, and the file behind them is replaced; it keeps owner, mode and extended attributes. If
//! that is not possible, or if the file has more than one name (hard links), the new contents are prepared elsewhere and then
//! copied into it. Anything but a regular file (a device, a pipe, /dev/stdout) is written to directly, and never replaced.
class OutputFile : public QIODevice
{
public:
    enum class Option : quint8 { Plain,
                                 Wait, //!< for the reader of a pipe, as a shell does; otherwise a reader must be there already
                                 Private }; //!< a new file is accessible to its owner only, and need not survive a power failure
    explicit OutputFile(QString path, Option option = Option::Plain)
        : m_path(std::move(path)), m_option(option)
    {
    }
    //! Without commit() there is no new file.
    ~OutputFile() override;

    //! Checks immediately whether the file can be written; if not, errorString() has the message of the system.
    bool open();
    //! Whether the opened file is this process's standard output.
    bool isStandardOutput() const { return m_isStandardOutput; }
    //! Puts what was written in its place. False, with errorString(), if anything went wrong since open().
    bool commit();

    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    struct Descriptor
    {
        int number = -1;
        bool isOpen() const { return number >= 0; }
        //! False if the system reports an error only now.
        bool close();
    };
    bool openTarget();
    bool openDescriptor(int number);
    bool openSpecial(const QByteArray &path, quint32 mode);
    bool openBeside(quint32 mode);
    bool openElsewhere();
    bool writeAll(int file, const char *data, qint64 size);
    bool waitUntilWritable(int file);
    bool copyInPlace();
    bool putInPlace();
    bool fail(int error);
    void cancel();

    QString m_path;
    Option m_option;
    QByteArray m_target; //!< after following all links
    QByteArray m_beside; //!< the temporary name of the new file
    Descriptor m_out; //!< what is written to
    Descriptor m_old; //!< the existing file, if it is to be written in place
    bool m_isStandardOutput = false;
    QString m_error; //!< the first one; nothing is written after it
};

//! The same for contents that are complete already. Returns what went wrong, or an empty string.
[[nodiscard]] QString writeWhole(const QString &path, const QByteArray &contents, OutputFile::Option option = OutputFile::Option::Plain);

} // namespace awaitscope
