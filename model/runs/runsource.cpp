// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/runs/runsource.h"

namespace awaitscope {

RunSource::~RunSource() = default;

TraceStore &RunSource::store()
{
    if (!m_store)
        m_store = std::make_unique<TraceStore>(trace());
    return *m_store;
}

} // namespace awaitscope
