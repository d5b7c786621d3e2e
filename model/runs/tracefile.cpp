// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/runs/tracefile.h"

#include <QFileInfo>

namespace awaitscope {

namespace {

constexpr int Failed = 1, Stuck = 3; // exit statuses

//! The event that tells how the run ended; null if the recording ends before that.
const Event *endOf(const Trace &trace)
{
    for (std::size_t i = trace.events().size(); i > 0; --i) {
        const Event &e = trace.events()[i - 1];
        if (e.kind == EventKind::Exit || e.kind == EventKind::Deadlock || e.kind == EventKind::Limit)
            return &e;
    }
    return nullptr;
}

} // namespace

TraceFile::TraceFile(Recording recording)
    : TraceFile(std::move(recording.trace), std::move(recording.store))
{
    if (!recording.path.isEmpty())
        m_path = QFileInfo(recording.path).absoluteFilePath();
    m_queues = std::move(recording.queues);
    if (recording.recordedAt != 0)
        m_recordedAt = recording.recordedAt;
}

TraceFile::TraceFile(std::unique_ptr<Trace> trace, std::unique_ptr<TraceStore> store)
    : m_trace(std::move(trace))
{
    adopt(std::move(store));
}

TraceFile::~TraceFile()
{
    release(std::move(m_trace));
}

Time TraceFile::now() const
{
    return m_trace->events().empty() ? m_trace->reached() : std::max(m_trace->reached(), m_trace->events().back().time);
}

QString TraceFile::limitMessage() const
{
    const Event *end = endOf(*m_trace);
    const std::optional<Deadlock> deadlock = end && end->kind != EventKind::Exit ? Deadlock::of(*m_trace) : std::nullopt;
    return deadlock ? QStringLiteral("deadlock: ") + QString::fromStdString(deadlock->text(*m_trace)) : QString();
}

int TraceFile::exitStatus() const
{
    const Event *end = endOf(*m_trace);
    if (!end || (end->kind == EventKind::Exit && end->outcome == Outcome::Ok))
        return 0;
    if (end->kind == EventKind::Exit)
        return end->c == NoIndex ? Failed : int(end->c);
    return Stuck;
}

} // namespace awaitscope
