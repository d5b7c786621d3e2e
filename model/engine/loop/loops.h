// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/primitives.h"
#include "model/engine/loop/task.h"

#include <algorithm>
#include <set>

namespace awaitscope::engine {

//! The asyncio.run of a program, one after the other: each has a loop of its own. What belongs to a loop that is closed refuses the next (D1 to D4).
class Loops
{
public:
    quint16 number() const { return m_number; } //!< of the current one
    void openNext() { ++m_number; }
    //! \a task: the number of the task that runs a main.
    void begin(quint32 task) { m_mains.push_back(task); }
    bool isMain(quint32 task) const { return std::ranges::binary_search(m_mains, task); }

    //! \name A closed loop was asked to call something, and raises
    //!@{
    void refuse() { m_refused = true; }
    bool takeRefusal() { return std::exchange(m_refused, false); }
    //!@}
    //! \name External actions, by number: each happens once
    //!@{
    void acted(quint32 action) { m_acted.insert(action); }
    bool hasActed(quint32 action) const { return m_acted.contains(action); }
    //!@}

    //! Before something waits for \a p, or for the lock in it: binds it to the current loop. Null, or why that is refused.
    Ref<Exc> bind(Engine &e, Primitive &p, bool itsLock = false) const;
    //! Why a task cannot wait for a future of another loop.
    static Ref<Exc> attachedElsewhere(Engine &e, const Task &waiting, Future &f);

private:
    quint16 m_number = 0;
    bool m_refused = false;
    std::vector<quint32> m_mains; //!< ascending
    std::set<quint32> m_acted;
};

} // namespace awaitscope::engine
