// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/run.h"
#include "model/program/grammar/taskset.h"
#include "model/trace/tracestore.h"

#include <QString>

#include <memory>

namespace awaitscope {

//! Where a run comes from: the engine executes a task set, or a file holds what happened. Whoever shows, compares or writes a run
//! takes one of these, and asks what it can do instead of what it is. Belongs to one thread; owns its trace and the index over it.
class RunSource
{
public:
    RunSource() = default;
    virtual ~RunSource();
    Q_DISABLE_COPY_MOVE(RunSource)

    virtual const Trace &trace() const = 0;
    virtual Run::State state() const = 0;
    //! The present moment on the run's clock; of a run that is over, its end.
    virtual Time now() const = 0;
    virtual bool canPause() const { return false; }
    //! Whether its tasks can be cancelled by the user, now.
    virtual bool canCancel() const { return false; }
    //! What was executed, with its strategy applied; null: the source does not know.
    virtual const TaskSet *program() const { return nullptr; }
    //! What ended the run before its end, in words; empty if nothing did.
    virtual QString limitMessage() const { return {}; }

    //! Lanes, spans and marks of what has happened so far. The reference stays valid; update() it after the run went on.
    TraceStore &store();

protected:
    //! Of its trace, when somebody has made it already.
    void adopt(std::unique_ptr<TraceStore> store) { m_store = std::move(store); }

private:
    std::unique_ptr<TraceStore> m_store;
};

} // namespace awaitscope
