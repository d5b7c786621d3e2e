// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QString>

namespace awaitscope {

//! Every file that the program writes is written by this.
//!
//! A regular file appears whole at commit() or stays as it was: it is written beside its place, brought to the disk, and renamed. Links
//! are followed, and the file behind them is replaced; it keeps owner, mode and extended attributes. Where that is not possible, and
//! where the file has more than one name (hard links), the new contents are made ready elsewhere and then copied into it.
//! What is not a regular file (a device, a pipe, /dev/stdout) is written to directly, and never replaced.
class OutputFile : public QIODevice
{
public:
    enum class Option : quint8 { Plain,
                                 Wait, //!< for the reader of a pipe, as a shell does; else there must be one, who takes what is written
                                 Private }; //!< a new file is its owner's alone, and need not survive a loss of power
    explicit OutputFile(QString path, Option option = Option::Plain)
        : m_path(std::move(path)), m_option(option)
    {
    }
    //! Without commit() there is no new file.
    ~OutputFile() override;

    //! Says at once whether it can be written; else errorString() tells what the system said.
    bool open();
    //! Opened, it is what this process prints to.
    bool isStandardOutput() const { return m_isStandardOutput; }
    //! Puts what was written in its place. False, and errorString(), if anything went wrong since open().
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
    void giveUp();

    QString m_path;
    Option m_option;
    QByteArray m_target; //!< behind all links
    QByteArray m_beside; //!< the name under which the new file is made
    Descriptor m_out; //!< what is written to
    Descriptor m_old; //!< the file that is there already, if it is to be written in place
    bool m_isStandardOutput = false;
    QString m_error; //!< the first, and nothing is written after it
};

//! The same for contents that are there already. Returns what went wrong, or an empty string.
QString writeWhole(const QString &path, const QByteArray &contents, OutputFile::Option option = OutputFile::Option::Plain);

} // namespace awaitscope
