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

//! A task that a deadlock leaves, and what it waits for.
struct StuckTask
{
    EntityId task = EntityId::None;
    quint32 event = NoIndex; //!< the Awaiting or GroupExit under way; none if the trace does not show it
    EntityId target = EntityId::None; //!< what it awaits; None: the children of its task group
    std::vector<EntityId> children; //!< unfinished tasks of the task group, or the one that a wait_for runs a coroutine in
};

//! Who waits for whom at the end of a run that came to a deadlock. Made from the events alone, so that a recorded run has it too.
class Deadlock
{
public:
    //! Reads all events once. None when the run did not end so.
    static std::optional<Deadlock> of(const Trace &trace);

    quint32 event = NoIndex;
    std::vector<StuckTask> tasks; //!< in the order of the event: by label
    //! Tasks each of which waits for the next, directly or for what it holds, and the last for the first; empty: there is no circle.
    std::vector<EntityId> circle;

    const StuckTask *find(EntityId task) const; //!< null if it is not stuck
    //! Unfinished tasks behind what it waits for: through gather, shield, wait, wait_for or task group; the first \a max.
    std::vector<EntityId> tasksBehind(const Trace &trace, const StuckTask &stuck, std::size_t max = 20) const;
    //! Who holds the lock or semaphore that it waits for.
    std::span<const EntityId> holders(const StuckTask &stuck) const;
    //! "main#1 waits for work#2, which waits for lock mutex, held by main#1", from main on; a circle is told as one.
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
