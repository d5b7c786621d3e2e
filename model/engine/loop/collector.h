// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/engine.h"

namespace awaitscope::engine {

//! gc.collect(): finds futures and tasks that refer to one another and that nothing else refers to, as CPython does it: by comparing the
//! number of references to each object with those that the others account for. Linear in the objects that futures lead to.
class Collector
{
public:
    //! Within itself it does nothing.
    static void collect(Engine &e);

private:
    static std::vector<Future *> unreachable(Engine &e); //!< in order of creation
    static void take(Engine &e, const std::vector<Future *> &found);
    static Ref<Exc> errorOfClosing(Engine &e, const Task &t);
    static void closeTask(Engine &e, Task &t);
};

} // namespace awaitscope::engine
