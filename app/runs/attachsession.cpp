// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/attachsession.h"

#include "app/runs/probe.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <chrono>

#include <unistd.h>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

constexpr int LooksUntilWaiting = 60; // of 50 ms each
constexpr qint64 MostAnswer = 4096; // bytes

// What attach.py returns.
enum class Asked { Made = 0,
                   TooOld = 3,
                   NotPermitted = 4,
                   Disabled = 5,
                   DisabledHere = 6,
                   OtherVersion = 7,
                   Gone = 8,
                   Failed = 9 };

QString tr(const char *source)
{
    return QCoreApplication::translate("Attach", source);
}

//! 1 or more: only a parent may look into a process.
int ptraceScope()
{
    QFile file(QStringLiteral("/proc/sys/kernel/yama/ptrace_scope"));
    return file.open(QIODevice::ReadOnly) ? file.read(16).trimmed().toInt() : 0;
}

QString notPermitted()
{
    return ptraceScope() > 0
        ? tr("The system does not permit it: kernel.yama.ptrace_scope is %1. 'sudo sysctl kernel.yama.ptrace_scope=0' permits it until the next start.")
              .arg(ptraceScope())
        : tr("The system does not permit this program to look into that process.");
}

//! Why the request was not made. \a words: what attach.py printed.
QString sentenceOf(int status, const QString &words)
{
    switch (Asked(status)) {
    case Asked::TooOld:
        return tr("Its Python is %1; a running program can be recorded from Python 3.14 on.").arg(visibleText(words));
    case Asked::NotPermitted:
        return notPermitted();
    case Asked::Disabled:
        return tr("Remote debugging is switched off in that program (PYTHON_DISABLE_REMOTE_DEBUG, or -X disable-remote-debug).");
    case Asked::DisabledHere:
        return tr("The interpreter was built without remote debugging, or it is switched off.");
    case Asked::OtherVersion:
        return tr("The interpreter is not of the program's version: %1").arg(visibleText(words));
    case Asked::Gone:
        return tr("There is no such process.");
    case Asked::Made:
    case Asked::Failed:
        break;
    }
    return tr("Python could not reach the program: %1").arg(visibleText(words.isEmpty() ? QString::number(status) : words));
}

//! Why the program does not record, by what it answered. Empty: it does.
QString sentenceOfAnswer(const QString &answer)
{
    if (answer == QLatin1String("recording"))
        return {};
    if (answer == QLatin1String("recorded"))
        return tr("It is already being recorded.");
    if (answer == QLatin1String("no asyncio"))
        return tr("It has not imported asyncio, so there are no tasks to record yet.");
    return tr("The recorder could not start in the program: %1").arg(visibleText(answer.section(u' ', 1)));
}

} // namespace

AttachSession::AttachSession(AttachPlan plan, QObject *parent)
    : QObject(parent), m_plan(std::move(plan))
{
    m_look.setInterval(50ms);
    m_helper.setChildProcessModifier([] { ::setpgid(0, 0); }); // Ctrl+C is for this program
    connect(&m_look, &QTimer::timeout, this, &AttachSession::look);
    connect(&m_helper, &QProcess::finished, this, &AttachSession::onFinished);
    connect(&m_helper, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(tr("%1 cannot be executed.").arg(visibleText(interpreter())));
    });
}

AttachSession::~AttachSession()
{
    blockSignals(true); // its owner is on the way out
    m_helper.disconnect(this);
    if (m_state == State::Asking && m_look.isActive())
        look(); // it may have begun since the last look
    if (m_state == State::Asking)
        withdraw();
    if (m_state == State::Stopping) {
        m_helper.waitForFinished(1000);
        finish({}); // keeps the script for the program
    }
    if (m_state != State::Recording)
        return;
    QTemporaryDir folder(QDir::tempPath() + QLatin1String("/awaitscope-XXXXXX"));
    folder.setAutoRemove(false); // the program reads it when it comes to it
    if (folder.isValid())
        QProcess::startDetached(interpreter(), arguments(folder.path(), true));
}

void AttachSession::start()
{
    if (!m_plan.process.hindrance.isEmpty() || m_plan.process.id <= 0)
        return finish(m_plan.process.hindrance);
    ask(false);
}

void AttachSession::stop()
{
    if (m_state == State::Asking && m_look.isActive())
        look(); // it may have begun since the last look
    if (m_state == State::Asking) {
        withdraw();
        finish({});
    } else if (m_state == State::Recording) {
        m_state = State::Stopping;
        ask(true);
    } else if (m_state == State::Stopping) {
        m_helper.waitForFinished(1000); // killed, it would not make the request
        finish({}); // the program stops recording when it comes to it
    }
}

//! A script that the program has not executed so far does nothing any more. It must stay there: Python would report that it is missing.
void AttachSession::withdraw()
{
    if (!m_folder)
        return;
    QFile script(m_folder->filePath(QStringLiteral("script.py")));
    if (m_helper.state() != QProcess::NotRunning) {
        m_helper.disconnect(this); // that it was killed is no news
        m_helper.kill();
        m_helper.waitForFinished(1000);
    }
    if (!script.exists() || QFile::exists(m_folder->filePath(QStringLiteral("answer"))))
        return;
    m_folder->setAutoRemove(false);
    if (script.open(QIODevice::WriteOnly | QIODevice::Truncate))
        script.close();
}

QStringList AttachSession::arguments(const QString &folder, bool stopping) const
{
    QStringList words{QStringLiteral("-I"), QStringLiteral("-S"), probeFolder() + QLatin1String("/attach.py"), QString::number(m_plan.process.id), folder};
    if (stopping)
        words += QStringLiteral("--stop");
    else
        words += QStringList(m_plan.recording) + m_plan.options;
    return words;
}

void AttachSession::ask(bool stopping)
{
    m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + QLatin1String("/awaitscope-XXXXXX"));
    if (!m_folder->isValid() || probeFolder().isEmpty())
        return finish(probeFolder().isEmpty() ? tr("The probe is missing: share/awaitscope/python beside the program's folder.") : m_folder->errorString());
    m_looks = 0;
    m_helper.setStandardInputFile(QProcess::nullDevice());
    m_helper.setProcessChannelMode(QProcess::MergedChannels);
    m_helper.start(interpreter(), arguments(m_folder->path(), stopping));
}

void AttachSession::onFinished(int status)
{
    if (m_state == State::Over)
        return;
    if (m_helper.exitStatus() == QProcess::NormalExit && Asked(status) == Asked::Made)
        return m_look.start();
    if (m_state == State::Stopping)
        return finish({}); // the program has ended meanwhile, or nothing can be done about it
    finish(sentenceOf(status, QString::fromUtf8(m_helper.readAll()).trimmed().section(u'\n', -1)));
}

void AttachSession::look()
{
    const bool isGone = !isAlive(m_plan.process.id); // asked before the last look
    QFile answer(m_folder->filePath(QStringLiteral("answer")));
    if (m_state != State::Recording && answer.open(QIODevice::ReadOnly)) {
        const QString words = QString::fromUtf8(answer.read(MostAnswer)).trimmed();
        const QString sentence = m_state == State::Stopping ? QString() : sentenceOfAnswer(words);
        if (m_state == State::Stopping || !sentence.isEmpty())
            return finish(sentence);
        m_state = State::Recording;
        Q_EMIT began();
    } else if (isGone) {
        finish(m_state == State::Asking ? tr("The program has ended before it could be recorded.") : QString());
    } else if (m_state != State::Recording && ++m_looks == LooksUntilWaiting) {
        Q_EMIT waits();
    }
}

void AttachSession::finish(const QString &sentence)
{
    m_look.stop();
    if (m_state == State::Over)
        return;
    if (m_state == State::Stopping && m_folder && !QFile::exists(m_folder->filePath(QStringLiteral("answer"))))
        m_folder->setAutoRemove(false);
    m_state = State::Over;
    Q_EMIT over(sentence);
}

} // namespace awaitscope
