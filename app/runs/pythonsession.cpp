// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/pythonsession.h"

#include "app/document/fileloader.h"

#include <QDir>
#include <QFileInfo>

#include <sys/prctl.h>

#include <algorithm>
#include <csignal>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

constexpr auto LookEvery = 100ms;
constexpr auto KillAfter = 3000ms; //!< if the launcher does not answer
constexpr qsizetype LeastHeld = 5; //!< characters of a path that may go on

QByteArray readProc(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(); // of the kernel: its size is said to be 0
}

} // namespace

PythonSession::PythonSession(QObject *parent)
    : QObject(parent)
{
    m_looking.setInterval(LookEvery);
    connect(&m_looking, &QTimer::timeout, this, &PythonSession::look);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { readOutput(false); });
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] { readOutput(true); });
    connect(&m_process, &QProcess::finished, this, &PythonSession::programEnded);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        Q_EMIT printed(m_process.errorString() + u'\n', true);
        programEnded();
    });
}

PythonSession::~PythonSession()
{
    m_process.disconnect(this);
    if (m_loader)
        m_loader->cancel();
    if (!isRunning())
        return;
    stop();
    if (!m_process.waitForFinished(1000))
        m_process.kill();
    m_process.waitForFinished(1000);
}

Problems PythonSession::start(const PythonRequest &request)
{
    if (!m_folder.isValid())
        return {Problem{{}, m_folder.errorString()}};
    Result<PythonRun> prepared = preparedRun(request, m_folder.path());
    if (!prepared)
        return prepared.problems();
    PythonRun run = *std::move(prepared);
    m_program = run.file;
    if (request.file.isEmpty())
        m_hidden = QFileInfo(m_program).path() + u'/';
    run.options += pythonRecordingOptions(recordingPath());
    const Result<QStringList> command = pythonCommand(run);
    if (!command)
        return command.problems();
    m_process.setProcessEnvironment(*run.environment);
    m_process.setWorkingDirectory(run.folder);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGHUP); }); // the launcher then kills the program
    m_clock.start();
    m_process.start(command->first(), command->mid(1));
    m_looking.start();
    return {};
}

void PythonSession::stop()
{
    if (!isRunning())
        return;
    m_stopped = true;
    if (const qint64 launcher = m_process.processId(); launcher > 0)
        ::kill(pid_t(launcher), SIGHUP);
    QTimer::singleShot(KillAfter, this, [this] { m_process.kill(); });
}

void PythonSession::writeLine(const QString &line)
{
    m_process.write(line.toUtf8() + '\n');
}

void PythonSession::closeInput()
{
    m_process.closeWriteChannel();
}

QString PythonSession::shownProgram() const
{
    return m_hidden.isEmpty() ? m_program : m_program.mid(m_hidden.size());
}

//! Without the path of the temporary folder, which means nothing to the user.
QString PythonSession::shown(const QString &text, Stream &stream, bool last) const
{
    QString out = std::exchange(stream.held, QString()) + text;
    if (m_hidden.isEmpty())
        return out;
    out.remove(m_hidden);
    const qsizetype most = std::min(out.size(), m_hidden.size() - 1);
    for (qsizetype size = most; !last && size >= LeastHeld; --size) {
        if (!m_hidden.startsWith(QStringView(out).last(size)))
            continue;
        stream.held = out.last(size);
        out.chop(size);
        break;
    }
    return out;
}

void PythonSession::readOutput(bool isError)
{
    const QByteArray bytes = isError ? m_process.readAllStandardError() : m_process.readAllStandardOutput();
    Stream &stream = isError ? m_errors : m_output;
    const QString text = shown(stream.decoder.decode(bytes), stream, false);
    if (!text.isEmpty())
        Q_EMIT printed(text, isError);
}

//! A thread of the program stands in read(0, ...), says the kernel.
bool PythonSession::readsInput() const
{
#if defined(__x86_64__)
    constexpr const char *Reading = "0 0x0 ";
#elif defined(__aarch64__)
    constexpr const char *Reading = "63 0x0 ";
#else
    constexpr const char *Reading = nullptr; // then the field is there all the time
#endif
    const QString launcher = QString::number(m_process.processId());
    const QByteArray children = readProc(QStringLiteral("/proc/%1/task/%1/children").arg(launcher));
    const QString program = QString::fromLatin1(children.split(' ').first());
    if (program.isEmpty())
        return false;
    if (!Reading)
        return true;
    const QDir threads(QStringLiteral("/proc/%1/task").arg(program));
    const QStringList all = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return std::any_of(all.begin(), all.end(), [&](const QString &thread) {
        const QByteArray call = readProc(threads.filePath(thread + QStringLiteral("/syscall")));
        return call.isEmpty() || call.startsWith(Reading); // it may be forbidden to look
    });
}

// A short run is read when it has ended; a longer one is watched.
void PythonSession::look()
{
    const bool wants = readsInput();
    if (std::exchange(m_wantsInput, wants) != wants)
        Q_EMIT inputWanted(wants);
    if (m_isFollowed || !QFileInfo::exists(recordingPath()))
        return;
    std::unique_ptr<RecordingFollower> follower = RecordingFollower::open(recordingPath());
    if (!follower)
        return;
    m_isFollowed = true;
    Recording recording;
    recording.recordedAt = follower->header().wallClock;
    (void)follower->poll();
    recording.trace = follower->takeTrace();
    recording.store = std::make_unique<TraceStore>(*recording.trace);
    recording.follower = std::move(follower);
    m_recording = std::move(recording);
    Q_EMIT recorded();
}

void PythonSession::programEnded()
{
    m_looking.stop();
    m_elapsed = m_clock.elapsed();
    m_status = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : 128;
    for (const bool isError : {false, true}) {
        readOutput(isError);
        Stream &stream = isError ? m_errors : m_output;
        if (const QString rest = shown({}, stream, true); !rest.isEmpty())
            Q_EMIT printed(rest, isError);
    }
    if (std::exchange(m_wantsInput, false))
        Q_EMIT inputWanted(false);
    if (m_isFollowed || !QFileInfo::exists(recordingPath()))
        return conclude();
    readRecording();
}

void PythonSession::readRecording()
{
    m_loader = new FileLoader(recordingPath(), this);
    connect(m_loader, &FileLoader::finished, this, [this] {
        FileLoader *loader = std::exchange(m_loader, nullptr);
        loader->deleteLater();
        FileLoader::Loaded loaded = loader->take();
        if (auto *recording = std::get_if<Recording>(&loaded)) {
            recording->path.clear(); // its file ends with this object
            m_recording = std::move(*recording);
            Q_EMIT recorded();
        } else if (!loader->problems().empty()) {
            Q_EMIT printed(loader->problems().front().message + u'\n', true);
        }
        conclude();
    });
    m_loader->start();
}

void PythonSession::conclude()
{
    Q_EMIT ended();
}

} // namespace awaitscope
