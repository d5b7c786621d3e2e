// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/jobthread.h"

#include <QThread>

#include <utility>

namespace awaitscope {

JobThread::~JobThread()
{
    cancel();
    if (!m_thread)
        return;
    m_thread->wait();
    delete m_thread;
}

void JobThread::start(QObject *owner, std::function<void()> work, std::function<void()> ended)
{
    Q_ASSERT(!m_thread);
    m_owner = owner;
    m_thread = QThread::create(std::move(work));
    QObject::connect(m_thread, &QThread::finished, owner, [this, ended = std::move(ended)] {
        m_thread->deleteLater();
        m_thread = nullptr;
        ended();
    });
    m_thread->start();
}

void JobThread::tell(std::function<void()> what) const
{
    QMetaObject::invokeMethod(m_owner, std::move(what), Qt::QueuedConnection);
}

} // namespace awaitscope
