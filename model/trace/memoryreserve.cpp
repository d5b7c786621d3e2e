// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/memoryreserve.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace awaitscope {

namespace {

std::atomic<void *> reserve = nullptr; //!< null: used up, or never allocated
std::atomic<bool> isReserveKept = false;

} // namespace

void keepReserve()
{
    if (!reserve.load()) {
        void *fresh = std::malloc(ReserveBytes);
        void *none = nullptr;
        if (fresh && !reserve.compare_exchange_strong(none, fresh))
            std::free(fresh);
    }
    isReserveKept = true;
    std::set_new_handler(&useReserve);
}

bool memoryIsShort()
{
    return isReserveKept.load(std::memory_order_relaxed) && !reserve.load(std::memory_order_relaxed);
}

void useReserve()
{
    void *const memory = reserve.exchange(nullptr);
    if (!memory)
        throw std::bad_alloc();
    std::free(memory);
}

} // namespace awaitscope
