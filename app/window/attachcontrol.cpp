// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/attachcontrol.h"

#include "app/runs/recordrequest.h"
#include "app/widgets/messagebar.h"
#include "app/window/attachdialog.h"
#include "app/window/windowtext.h"
#include "model/text/visibletext.h"

namespace awaitscope {

using Text = WindowText;

AttachControl::AttachControl(MessageBar &messages, QWidget *window)
    : QObject(window), m_messages(messages), m_window(window) {}

void AttachControl::choose()
{
    AttachDialog dialog(m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QStringList options = dialog.isLight() ? QStringList{QStringLiteral("light")} : QStringList();
    start({dialog.process(), {}, newRecordingPath(QStringLiteral("process-%1").arg(dialog.process().id)), options});
}

void AttachControl::start(const AttachPlan &plan)
{
    if (isRunning())
        return;
    m_session = std::make_unique<AttachSession>(plan);
    connect(m_session.get(), &AttachSession::began, this, [this] {
        m_messages.dismiss(Notice::RecordedProgram);
        Q_EMIT recordingBegan(m_session->plan().recording);
        Q_EMIT stateChanged();
    });
    connect(m_session.get(), &AttachSession::waits, this, &AttachControl::tellWaiting);
    connect(m_session.get(), &AttachSession::over, this, &AttachControl::onOver, Qt::QueuedConnection);
    m_messages.showMessage(Notice::RecordedProgram, MessageBar::Tone::Info,
                           Text::tr("Attaching to process %1: %2").arg(plan.process.id).arg(visibleText(plan.process.command)),
                           Text::tr("Its tasks appear here as soon as it executes its next instruction."), {{Text::tr("Do Not Wait"), [this] { stop(); }}});
    m_session->start();
    Q_EMIT stateChanged();
}

void AttachControl::tellWaiting()
{
    const bool stopping = m_session->state() == AttachSession::State::Stopping;
    m_messages.showMessage(Notice::RecordedProgram, MessageBar::Tone::Info,
                           Text::tr("Process %1 has not executed anything since").arg(m_session->plan().process.id),
                           stopping ? Text::tr("It waits, or a call blocks it. The recording ends with its next instruction.")
                                    : Text::tr("It waits, or a call blocks it. The recording begins with its next instruction."),
                           {{Text::tr("Do Not Wait"), [this] { stop(); }}});
}

void AttachControl::stop()
{
    if (m_session)
        m_session->stop();
    Q_EMIT stateChanged();
}

void AttachControl::onOver(const QString &sentence)
{
    m_messages.dismiss(Notice::RecordedProgram);
    if (!sentence.isEmpty())
        m_messages.showMessage(Notice::RecordedProgram, MessageBar::Tone::Question,
                               Text::tr("Process %1 cannot be recorded").arg(m_session->plan().process.id), sentence);
    Q_EMIT stateChanged();
    Q_EMIT ended(m_session->plan().recording);
}

} // namespace awaitscope
