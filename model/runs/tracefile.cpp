// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/runs/tracefile.h"

namespace awaitscope {

TraceFile::TraceFile(std::unique_ptr<Trace> trace, std::unique_ptr<TraceStore> store)
    : m_trace(std::move(trace))
{
    adopt(std::move(store));
}

Time TraceFile::now() const
{
    return m_trace->events().empty() ? m_trace->reached() : std::max(m_trace->reached(), m_trace->events().back().time);
}

} // namespace awaitscope
