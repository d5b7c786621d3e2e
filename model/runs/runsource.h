// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/run.h"
#include "model/program/grammar/taskset.h"
#include "model/trace/queuelengths.h"
#include "model/trace/tracestore.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <span>

namespace awaitscope {

class RecordingFollower;

//! Where a run comes from: the engine executes a task set, a file holds what happened, or a program is being recorded. Whoever shows,
//! compares or writes a run takes one of these, and asks what it can do instead of what it is. Belongs to one thread; owns its trace and
//! the index over it.
class RunSource : public QObject
{
    Q_OBJECT

public:
    ~RunSource() override;

    virtual const Trace &trace() const = 0;
    virtual Run::State state() const = 0;
    //! The present moment on the run's clock; of a run that is over, its end.
    virtual Time now() const = 0;

    //! \name What it can do now. What it cannot do has no effect.
    //!@{
    virtual bool canPause() const { return false; }
    virtual bool canStop() const { return false; }
    //! Whether its tasks can be cancelled by the user.
    virtual bool canCancel() const { return false; }
    virtual void start() {}
    virtual void pause() {}
    virtual void resume() {}
    virtual void stop() {}
    virtual void setSpeed(double) {} //!< see RunOptions::speed
    virtual void cancelTask(EntityId) {}
    //! Makes the trace reach now().
    virtual void passTime() {}
    //! Returns when nothing more will happen.
    virtual void runToEnd() {}
    //!@}

    //! \name What it knows
    //!@{
    //! What was executed, with its strategy applied: the steps in the trace are its steps. Null: the source does not know.
    virtual const TaskSet *program() const { return nullptr; }
    //! When the run of a real program began, whose steps are lines of its source files, in ns since 1970; none: it is no such run.
    virtual std::optional<qint64> recordedAt() const { return std::nullopt; }
    //! What the recorded program does at present; null if that is not known.
    virtual const RecordingFollower *follower() const { return nullptr; }
    //! How long its queues were, of a recorded program. Until the run goes on.
    virtual std::span<const QueueLengths> queues() const { return {}; }
    //! The file that holds the run, an absolute path; empty if none does.
    virtual QString path() const { return {}; }
    //! What ended the run before its end, in words; empty if nothing did.
    virtual QString limitMessage() const { return {}; }
    //! That of `python3`, and 3 for a deadlock or a limit; 0 if the source does not know how the run ended.
    virtual int exitStatus() const = 0;
    //!@}

    //! Lanes, spans and marks of what has happened so far. The reference stays valid; update() it after the run went on.
    TraceStore &store();

Q_SIGNALS:
    void progressed(); //!< there may be new events, or time has passed
    void finished(); //!< by itself, not by stop()
    void stateChanged();

protected:
    //! Of its trace, when somebody has made it already.
    void adopt(std::unique_ptr<TraceStore> store) { m_store = std::move(store); }
    //! For the destructor of a source that owns \a trace: releasing millions of lanes takes longer than a frame, so that is done elsewhere.
    void release(std::unique_ptr<Trace> trace);

private:
    std::unique_ptr<TraceStore> m_store;
};

} // namespace awaitscope
