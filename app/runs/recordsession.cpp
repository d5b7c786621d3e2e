// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/recordsession.h"

#include "model/formats/recording/recordingformat.h"
#include "model/text/inputfile.h"
#include "model/text/visibletext.h"

#include <QDir>
#include <QFileInfo>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

constexpr int LastWordsMs = 1500; // a program may have to obey before this one closes

QString signalName(int signal)
{
    const char *name = ::sigabbrev_np(signal);
    return name ? QStringLiteral("SIG") + QLatin1String(name) : QString::number(signal);
}

} // namespace

bool hasRecordingBegun(const QString &path)
{
    QFile file;
    if (!openForReading(file, path, inputlimits::RecordingBytes).isEmpty())
        return false;
    const Result<recording::Header> header = recording::readHeader(file.read(recording::HeaderBytes), file.size());
    return header && !header->pythonVersion.empty(); // which is written last
}

RecordSession::RecordSession(RecordPlan plan, QObject *parent)
    : QObject(parent), m_plan(std::move(plan))
{
    m_look.setInterval(50ms);
    connect(&m_look, &QTimer::timeout, this, &RecordSession::lookForRecording);
    m_patience.setInterval(5s);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &RecordSession::escalate);
    m_process.setProgram(m_plan.program);
    m_process.setArguments(m_plan.arguments);
    m_process.setWorkingDirectory(m_plan.folder);
    m_process.setProcessEnvironment(m_plan.environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &RecordSession::takeOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &RecordSession::takeOutput);
    connect(&m_process, &QProcess::finished, this, &RecordSession::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, &RecordSession::onError);
}

RecordSession::~RecordSession()
{
    m_process.disconnect(this);
    if (!isRunning())
        return;
    for (const int signal : {SIGINT, SIGTERM}) {
        signalGroup(signal);
        if (m_process.waitForFinished(LastWordsMs))
            break;
    }
    signalGroup(SIGKILL); // also what the leader leaves behind
    m_process.waitForFinished(LastWordsMs);
}

void RecordSession::start()
{
    m_look.start();
    m_process.start();
    m_group = m_process.processId();
    Q_EMIT stateChanged();
}

void RecordSession::signalGroup(int signal)
{
    if (m_group > 0)
        ::kill(-pid_t(m_group), signal);
}

void RecordSession::stop()
{
    if (isRunning())
        escalate();
}

void RecordSession::escalate()
{
    if (!isRunning())
        return;
    m_stopSignal = m_stopSignal == 0 ? SIGINT : m_stopSignal == SIGINT ? SIGTERM
                                                                       : SIGKILL;
    signalGroup(m_stopSignal);
    if (m_stopSignal != SIGKILL)
        m_patience.start();
    Q_EMIT stateChanged();
}

void RecordSession::lookForRecording()
{
    if (m_hasRecording || !hasRecordingBegun(m_plan.recording))
        return;
    m_hasRecording = true;
    m_look.stop();
    Q_EMIT recordingBegan(m_plan.recording);
}

QStringList RecordSession::otherRecordings() const
{
    const QFileInfo file(m_plan.recording);
    QStringList found;
    const QFileInfoList all = file.dir().entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo &each : all) // the probe puts the number of the process into the name
        if (each.fileName().startsWith(file.completeBaseName() + u'.') && each.suffix() == file.suffix() && each.fileName() != file.fileName())
            found += each.absoluteFilePath();
    return found;
}

void RecordSession::takeOutput()
{
    if (const QByteArray bytes = m_process.readAllStandardOutput(); !bytes.isEmpty())
        Q_EMIT printed(bytes, false);
    if (const QByteArray bytes = m_process.readAllStandardError(); !bytes.isEmpty())
        Q_EMIT printed(bytes, true);
}

void RecordSession::onFinished(int code, QProcess::ExitStatus status)
{
    takeOutput();
    m_look.stop();
    m_patience.stop();
    if (isStopping())
        signalGroup(SIGTERM); // what it started and did not wait for
    lookForRecording();
    m_endedWell = isStopping() || (status == QProcess::NormalExit && code == 0);
    m_ending = status == QProcess::NormalExit ? tr("The program ended with status %1.").arg(code) : tr("The program was ended by %1.").arg(signalName(code));
    Q_EMIT stateChanged();
    Q_EMIT ended();
}

void RecordSession::onError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return;
    m_look.stop();
    m_ending = tr("The program could not be started: %1").arg(visibleText(m_process.errorString()));
    Q_EMIT stateChanged();
    Q_EMIT ended();
}

} // namespace awaitscope
