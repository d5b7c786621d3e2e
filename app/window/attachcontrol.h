// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/attachsession.h"

#include <QObject>

#include <memory>

class QWidget;

namespace awaitscope {

class MessageBar;

//! Records programs that are already running, from the window: asks for one, reports what comes of it, and ends the recording.
class AttachControl : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it; \a window is the parent of its dialog.
    AttachControl(MessageBar &messages, QWidget *window);

    //! Asks for a program, and attaches to it.
    void choose();
    void start(const AttachPlan &plan);
    bool isRunning() const { return m_session && m_session->state() != AttachSession::State::Over; }
    //! Ends the recording; the program goes on.
    void stop();

Q_SIGNALS:
    void recordingBegan(const QString &path);
    void stateChanged();
    //! The recording has ended, or none came about.
    void ended(const QString &recording);

private:
    void tellWaiting();
    void onOver(const QString &sentence);

    MessageBar &m_messages;
    QWidget *m_window;
    std::unique_ptr<AttachSession> m_session;
};

} // namespace awaitscope
