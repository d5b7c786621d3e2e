// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/engine/objects/future.h"
#include "model/trace/ids.h"

#include <deque>
#include <map>
#include <optional>

// Semaphore, lock, event, queue, condition and barrier, as in CPython's asyncio. Acquiring, putting and getting may suspend, so those
// loops are coroutines of the interpreter; this file has the state and the operations that finish immediately.

namespace awaitscope::engine {

using Waiters = std::deque<Ref<Future>>;

void removeWaiter(Waiters &waiters, const Future *waiter);

class Primitive : public Object
{
public:
    explicit Primitive(const ObjectCode &c)
        : Object(Kind::Primitive), code(c), available(c.number) {}
    void traverse(std::vector<Object *> &out) const override;
    const ObjectCode &code;
    Waiters waiters; //!< of a semaphore, lock or event; the getters of a queue; for the lock of a condition or barrier
    std::optional<quint16> loop; //!< number of the asyncio.run to which it is bound (D2)
    std::optional<quint16> loopOfLock; //!< the same of the lock of a condition or barrier
    Waiters putters; //!< of a queue; of a condition or barrier those that wait to be notified

    // semaphore and lock
    qint64 available = 0;
    bool locked = false;
    bool semaphoreLocked() const;
    bool wakeNextOfSemaphore(); //!< false: nobody waits
    bool lockIsFree() const;
    void wakeFirstOfLock();

    // condition: also `locked`; barrier: also `unfinished`, the number of tasks in it
    enum class BarrierState : quint8 { Filling,
                                       Draining,
                                       Resetting,
                                       Broken } state
        = BarrierState::Filling;
    void notify(std::size_t most); //!< as _notify: whoever has the lock

    // event
    bool isSet = false;
    void set();

    // queue
    std::deque<Value, CountingAllocator<Value>> items;
    qint64 unfinished = 0;
    Ref<Primitive> allDone; //!< the event on which join() waits
    bool isShutDown = false;
    std::map<quint32, quint32> taken; //!< items for which task_done() was not called, by EntityId of the task that took them
    void noteTaken(EntityId by);
    void noteDone(EntityId by);
    bool full() const { return code.number > 0 && qint64(items.size()) >= code.number; }
    static bool wakeOne(Waiters &waiters); //!< the first, which exists; false: it was done
    static void wakeNext(Waiters &waiters);
    void putNow(Value v); //!< of the queue of an as_completed: others have an order (Interpreter::putNow)
};

} // namespace awaitscope::engine
