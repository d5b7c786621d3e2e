// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/runs/runsource.h"

#include <QThreadPool>

namespace awaitscope {

namespace {
constexpr std::size_t ManyEvents = 50'000;
}

RunSource::~RunSource() = default;

TraceStore &RunSource::store()
{
    if (!m_store)
        m_store = std::make_unique<TraceStore>(trace());
    return *m_store;
}

void RunSource::release(std::unique_ptr<Trace> trace)
{
    struct Contents
    {
        std::unique_ptr<Trace> trace;
        std::unique_ptr<TraceStore> store; // refers to the trace, and is destroyed first
    };
    const bool many = trace && trace->events().size() > ManyEvents;
    auto *contents = new Contents{std::move(trace), std::move(m_store)};
    if (many)
        QThreadPool::globalInstance()->start([contents] { delete contents; });
    else
        delete contents;
}

} // namespace awaitscope
