// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runs/runsource.h"

namespace awaitscope {

//! A run that a file holds: it is over, and only its events are known.
class TraceFile final : public RunSource
{
public:
    //! \a store is the index over the trace, if there is one already.
    explicit TraceFile(std::unique_ptr<Trace> trace, std::unique_ptr<TraceStore> store = {});

    const Trace &trace() const override { return *m_trace; }
    Run::State state() const override { return Run::State::Finished; }
    Time now() const override;

private:
    std::unique_ptr<Trace> m_trace;
};

} // namespace awaitscope
