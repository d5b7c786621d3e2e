// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/queueitems.h"

#include "model/engine/loop/primitives.h"
#include "model/engine/loop/task.h"
#include "model/engine/steps/operators.h"

#include <algorithm>

namespace awaitscope::engine {

namespace {

//! heapq._siftdown: moves the item at \a at towards the root until its parent is not greater.
void siftUp(Activation &a, Primitive &q, std::size_t at)
{
    while (at > 0) {
        const std::size_t parent = (at - 1) / 2;
        if (!ordered(a, CompareOp::Less, q.items[at], q.items[parent]))
            return;
        std::swap(q.items[at], q.items[parent]);
        at = parent;
    }
}

//! heapq._siftup: moves the item at \a at down to a leaf, always below the smaller child, then up again.
void siftDown(Activation &a, Primitive &q, std::size_t at)
{
    const std::size_t end = q.items.size();
    while (at < end / 2) {
        std::size_t child = 2 * at + 1;
        if (child + 1 < end) {
            const bool leftIsLess = ordered(a, CompareOp::Less, q.items[child], q.items[child + 1]);
            if (!a.normal())
                return;
            child += leftIsLess ? 0 : 1;
        }
        std::swap(q.items[at], q.items[child]);
        at = child;
    }
    siftUp(a, q, at);
}

} // namespace

void pushItem(Activation &a, Primitive &q, Value v)
{
    q.items.push_back(std::move(v));
    if (q.code.order == QueueOrder::Priority)
        siftUp(a, q, q.items.size() - 1);
}

Value popItem(Activation &a, Primitive &q)
{
    Value taken;
    if (q.code.order == QueueOrder::Fifo) {
        taken = std::move(q.items.front());
        q.items.pop_front();
        return taken;
    }
    taken = std::move(q.items.back());
    q.items.pop_back();
    if (q.code.order == QueueOrder::Priority && !q.items.empty()) {
        std::swap(taken, q.items.front());
        siftDown(a, q, 0);
    }
    return a.normal() ? taken : Value();
}

} // namespace awaitscope::engine
