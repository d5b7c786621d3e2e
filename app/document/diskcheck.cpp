// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/document/diskcheck.h"

#include "app/document/files.h"
#include "model/program/file/tasksetreader.h"

#include <QDeadlineTimer>
#include <QThread>

#include <new>
#include <utility>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 200ms; // at the end

DiskCheck::Contents contentsOf(const QString &path, bool parsed)
{
    if (DiskCheck::workHook)
        DiskCheck::workHook();
    try {
        const Result<QByteArray> bytes = readFile(path);
        if (!bytes)
            return {};
        DiskCheck::Contents contents{hashOf(*bytes), {}};
        if (parsed)
            if (Result<TaskSet> set = readTaskSet(*bytes))
                contents.set = *std::move(set);
        return contents;
    } catch (const std::bad_alloc &) { // it is taken for one that cannot be read
        return {};
    }
}

//! The thread deletes itself when it has ended. It shares what it found with whoever still wants to know.
QThread *readInThread(const QString &path, bool parsed, const std::shared_ptr<DiskCheck::Contents> &contents)
{
    QThread *thread = QThread::create([path, parsed, contents] { *contents = contentsOf(path, parsed); });
    thread->setObjectName(QStringLiteral("disk check"));
    return thread;
}

} // namespace

DiskCheck::DiskCheck(QObject *parent)
    : QObject(parent)
{
}

DiskCheck::~DiskCheck()
{
    if (!m_thread)
        return;
    m_thread->disconnect(this);
    if (m_thread->wait(QDeadlineTimer(Patience)))
        delete m_thread;
    else
        connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
}

void DiskCheck::start(const QString &path)
{
    if (m_thread) {
        m_next = path;
        return;
    }
    const auto contents = std::make_shared<Contents>();
    m_thread = readInThread(path, true, contents);
    connect(m_thread, &QThread::finished, this, [this, path, contents] { finished(path, *contents); });
    m_thread->start();
}

void DiskCheck::finished(const QString &path, const Contents &contents)
{
    std::exchange(m_thread, nullptr)->deleteLater();
    if (const QString next = std::exchange(m_next, {}); !next.isEmpty()) // what was found may be old by now
        return start(next);
    Q_EMIT found(path, contents);
}

std::optional<QByteArray> DiskCheck::hashWithin(const QString &path, std::chrono::milliseconds patience)
{
    const auto contents = std::make_shared<Contents>();
    QThread *thread = readInThread(path, false, contents);
    thread->start();
    if (thread->wait(QDeadlineTimer(patience))) {
        delete thread;
        return contents->hash;
    }
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    return {};
}

} // namespace awaitscope
