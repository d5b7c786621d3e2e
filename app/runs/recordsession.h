// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/recordrequest.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace awaitscope {

//! Whether there is a recording at \a path that can be read: the file has its whole size before its header is written.
bool hasRecordingBegun(const QString &path);

//! A program that runs to be recorded: a child process that leads a process group of its own, so that what it starts can be stopped with it.
//! Its destruction ends the group if the program still runs; what a program leaves behind when it ends by itself goes on.
class RecordSession : public QObject
{
    Q_OBJECT

public:
    explicit RecordSession(RecordPlan plan, QObject *parent = nullptr);
    ~RecordSession() override;

    void start();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    //! Interrupts the group as Ctrl+C does. If it does not end, it is terminated after a while and killed after another; and at once if asked again.
    void stop();
    bool isStopping() const { return m_stopSignal != 0; }
    const RecordPlan &plan() const { return m_plan; }
    //! Whether the program has begun to record.
    bool hasRecording() const { return m_hasRecording; }
    //! Recordings of further processes that it started, absolute.
    QStringList otherRecordings() const;
    //! How it ended, as a sentence: "The program ended with status 1." Empty while it runs.
    const QString &ending() const { return m_ending; }
    //! Whether it ended as it wanted, with status 0, or because it was told to stop.
    bool endedWell() const { return m_endedWell; }
    //! How long it has to obey a signal before the next stronger one, in ms; for tests.
    void setPatience(int milliseconds) { m_patience.setInterval(milliseconds); }

Q_SIGNALS:
    void printed(const QByteArray &bytes, bool isError);
    void recordingBegan(const QString &path);
    //! Once, after the last printed().
    void ended();
    void stateChanged();

private:
    void signalGroup(int signal);
    void escalate();
    void lookForRecording();
    void takeOutput();
    void onFinished(int code, QProcess::ExitStatus status);
    void onError(QProcess::ProcessError error);

    RecordPlan m_plan;
    QProcess m_process;
    QTimer m_look; // for the recording
    QTimer m_patience; // until the next stronger signal
    qint64 m_group = 0;
    int m_stopSignal = 0; // the last one that was sent
    bool m_hasRecording = false;
    bool m_endedWell = false;
    QString m_ending;
};

} // namespace awaitscope
