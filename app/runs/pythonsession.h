// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/pythonrequest.h"
#include "model/runs/recording.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QStringDecoder>
#include <QTemporaryDir>
#include <QTimer>

#include <optional>

namespace awaitscope {

class FileLoader;

//! One run of a Python program: in a process group and a temporary folder of its own, within limits, recorded. Ends with this object,
//! and with this program, however that ends.
class PythonSession : public QObject
{
    Q_OBJECT

public:
    explicit PythonSession(QObject *parent = nullptr);
    ~PythonSession() override;

    //! Once. A problem if there is no such interpreter, or the text cannot be written.
    Problems start(const PythonRequest &request);
    //! Kills the program with everything that it has started.
    void stop();
    //! A line for whoever reads standard input.
    void writeLine(const QString &line);
    void closeInput();

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    //! Whether it waits for standard input.
    bool isWaiting() const { return m_wantsInput; }
    //! Whether its recording is still to come.
    bool isReading() const { return m_loader != nullptr; }
    bool wasStopped() const { return m_stopped; }
    //! As python3 returns it, 3 if a limit was reached; after ended().
    int status() const { return m_status; }
    qint64 elapsedMs() const { return m_elapsed; } //!< after ended()
    //! The path of the program: source lines of the recording name it.
    const QString &program() const { return m_program; }
    //! How standard error names it: as printed().
    QString shownProgram() const;
    //! The file of the recording, which ends with this object; it is complete after ended(). There may be none.
    QString recordingPath() const { return m_folder.filePath(QStringLiteral("run.awrec")); }
    Recording takeRecording() { return *std::exchange(m_recording, std::nullopt); }

Q_SIGNALS:
    void printed(const QString &text, bool isError);
    void inputWanted(bool wanted); //!< it has begun or ended to wait for standard input
    void recorded(); //!< there is a recording: see takeRecording(). It may still grow. At most once, and never after ended()
    void ended();

private:
    struct Stream
    {
        QStringDecoder decoder{QStringDecoder::Utf8};
        QString held; // the beginning of the path, perhaps
    };
    void readOutput(bool isError);
    QString shown(const QString &text, Stream &stream, bool last) const;
    void look();
    bool readsInput() const;
    void programEnded();
    void readRecording();
    void conclude();

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_program;
    QString m_hidden; // a path that is not told: of the temporary folder
    Stream m_output, m_errors;
    QTimer m_looking;
    QElapsedTimer m_clock;
    qint64 m_elapsed = 0;
    int m_status = 0;
    bool m_stopped = false;
    bool m_wantsInput = false;
    bool m_isFollowed = false;
    std::optional<Recording> m_recording;
    FileLoader *m_loader = nullptr;
};

} // namespace awaitscope
