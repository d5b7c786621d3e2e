// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/loop/primitives.h"

#include <algorithm>

namespace awaitscope::engine {

void removeWaiter(Waiters &waiters, const Future *waiter)
{
    const auto it = std::find_if(waiters.begin(), waiters.end(), [&](const Ref<Future> &w) { return w.get() == waiter; });
    if (it != waiters.end())
        waiters.erase(it);
}

bool Primitive::semaphoreLocked() const
{
    return available == 0 || std::any_of(waiters.begin(), waiters.end(), [](const Ref<Future> &w) { return !w->cancelled(); });
}

bool Primitive::wakeNextOfSemaphore()
{
    for (const Ref<Future> &w : waiters) {
        if (!w->done()) {
            --available;
            w->setResult(Value(true));
            return true;
        }
    }
    return false;
}

bool Primitive::lockIsFree() const
{
    return !locked && std::all_of(waiters.begin(), waiters.end(), [](const Ref<Future> &w) { return w->cancelled(); });
}

void Primitive::wakeFirstOfLock()
{
    if (!waiters.empty() && !waiters.front()->done())
        waiters.front()->setResult(Value(true));
}

void Primitive::set()
{
    if (isSet)
        return;
    isSet = true;
    for (const Ref<Future> &w : waiters)
        if (!w->done())
            w->setResult(Value(true));
}

void Primitive::notify(std::size_t most)
{
    std::size_t woken = 0;
    for (const Ref<Future> &w : putters) {
        if (woken >= most)
            break;
        if (!w->done()) {
            ++woken;
            w->setResult(Value(false));
        }
    }
}

bool Primitive::wakeOne(Waiters &waiters)
{
    const Ref<Future> w = std::move(waiters.front());
    waiters.pop_front();
    if (w->done())
        return false;
    w->setResult({});
    return true;
}

void Primitive::wakeNext(Waiters &waiters)
{
    while (!waiters.empty() && !wakeOne(waiters)) {
    }
}

//! A body that is being closed runs outside of any task: then nobody is told.
void Primitive::noteTaken(EntityId by)
{
    if (by != EntityId::None)
        ++taken[index(by)];
}

//! An item may be handed on, and another task then calls task_done() for it: it counts for the first task that has taken any.
void Primitive::noteDone(EntityId by)
{
    auto own = taken.find(index(by));
    if (own == taken.end())
        own = taken.begin();
    if (own != taken.end() && --own->second == 0)
        taken.erase(own);
}

void Primitive::putNow(Value v)
{
    items.push_back(std::move(v));
    ++unfinished;
    allDone->isSet = false;
    wakeNext(waiters);
}

} // namespace awaitscope::engine
