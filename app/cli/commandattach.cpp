// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: record --attach.

#include "app/cli/commandline.h"
#include "app/cli/recordfile.h"
#include "app/runs/attachsession.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <csignal>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

std::atomic<int> interruptions = 0; // by SIGINT, SIGTERM and SIGHUP

void interrupted(int)
{
    ++interruptions;
}

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

void tell(const QString &sentence)
{
    printError(QStringLiteral("awaitscope: %1\n").arg(sentence));
}

//! The recording that has the name already: it is put aside, and put back at the end unless there is a new one.
class OlderRecording
{
public:
    explicit OlderRecording(const QString &path)
        : m_path(path), m_aside(path + QStringLiteral(".%1.old").arg(QCoreApplication::applicationPid()))
    {
        m_exists = QFileInfo(path).isFile() && QFile::rename(path, m_aside);
    }
    ~OlderRecording()
    {
        if (!m_exists)
            return;
        if (QFileInfo::exists(m_path))
            QFile::remove(m_aside);
        else
            QFile::rename(m_aside, m_path);
    }
    Q_DISABLE_COPY_MOVE(OlderRecording)

private:
    QString m_path;
    QString m_aside;
    bool m_exists = false;
};

//! Until it is over. Returns why nothing was recorded, or an empty string.
QString recordUntilTheEnd(AttachSession &session, bool live)
{
    QEventLoop loop;
    QString sentence;
    QObject::connect(&session, &AttachSession::began, [&] {
        tell(text("Process %1 is being recorded into %2. Ctrl+C ends the recording; the program goes on.")
                 .arg(session.plan().process.id)
                 .arg(visibleText(session.plan().recording)));
        if (live)
            openRecordWindow(session.plan().recording, session.plan().process.id);
    });
    QObject::connect(&session, &AttachSession::waits, [&] {
        tell(session.state() == AttachSession::State::Stopping
                 ? text("The program has not executed anything since: it waits, or a call blocks it. The recording ends with its next "
                        "instruction; Ctrl+C again does not wait for that.")
                 : text("The program has not executed anything since: it waits, or a call blocks it. The recording begins "
                        "with its next instruction."));
    });
    QObject::connect(&session, &AttachSession::over, &loop, [&](const QString &why) {
        sentence = why;
        loop.quit();
    });
    QTimer look;
    int seen = 0;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        const int now = interruptions;
        if (now == seen)
            return;
        seen = now;
        session.stop();
    });
    look.start(50ms);
    QTimer::singleShot(0, &session, &AttachSession::start);
    loop.exec();
    return sentence;
}

} // namespace

int attachCommand(const request::Attach &request)
{
    const PythonProcess process = pythonProcess(request.process);
    if (!process.hindrance.isEmpty()) {
        tell(text("Process %1 cannot be recorded: %2").arg(request.process).arg(process.hindrance));
        return Failed;
    }
    const QString path = QFileInfo(request.output.isEmpty() ? freeRecordName() : request.output).absoluteFilePath();
    OlderRecording older(path);
    if (const QString error = makeRecordRoom(path); !error.isEmpty()) {
        printError(QStringLiteral("%1: %2\n").arg(visibleText(path), text("Cannot be written: %1.").arg(error)));
        return Misused;
    }
    struct sigaction action = {};
    action.sa_handler = interrupted;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGHUP, &action, nullptr);
    AttachSession session({process, request.interpreter, path, request.options});
    const QString why = recordUntilTheEnd(session, request.live);
    if (why.isEmpty())
        return Done;
    tell(text("Process %1 cannot be recorded: %2").arg(request.process).arg(why));
    return Failed;
}

} // namespace awaitscope
