// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace awaitscope {

//! A task that is stuck in a deadlock, and what it waits for.
struct StuckTask
{
    EntityId task = EntityId::None;
    quint32 event = NoIndex; //!< the unfinished Awaiting or GroupExit; none if the trace does not show it
    EntityId target = EntityId::None; //!< what it awaits; None: the children of its task group
    std::vector<EntityId> children; //!< unfinished tasks of the task group, or the task in which a wait_for runs a coroutine
};

//! Who waits for whom at the end of a run that ended in a deadlock. Computed from the events alone, so that it works for recorded runs too.
class Deadlock
{
public:
    //! Reads all events once. Nothing if the run did not end in a deadlock.
    static std::optional<Deadlock> of(const Trace &trace);

    quint32 event = NoIndex;
    std::vector<StuckTask> tasks; //!< in the order of the event, which is by label
    //! Tasks that wait in a circle, each for the next one or for what it holds, the last for the first; empty if there is no circle.
    std::vector<EntityId> circle;

    const StuckTask *find(EntityId task) const; //!< null if it is not stuck
    //! The unfinished tasks behind what it waits for (a gather, shield, wait, wait_for or task group), at most \a max.
    std::vector<EntityId> tasksBehind(const Trace &trace, const StuckTask &stuck, std::size_t max = 20) const;
    //! The holders of the lock or semaphore that it waits for.
    std::span<const EntityId> holders(const StuckTask &stuck) const;
    //! "main#1 waits for work#2, which waits for lock mutex, held by main#1", starting from main; a circle is described as one.
    std::string text(const Trace &trace) const;

private:
    friend class DeadlockReader;
    std::vector<EntityId> behind(const Trace &trace, EntityId node) const;
    void findCircle(const Trace &trace);
    std::string waitingText(const Trace &trace, const StuckTask &stuck, std::vector<EntityId> &next) const;

    std::unordered_map<quint32, std::size_t> m_number; // in tasks, by EntityId
    std::unordered_map<quint32, std::vector<EntityId>> m_holders; // by EntityId of the lock or semaphore
};

} // namespace awaitscope
