// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

namespace awaitscope {

//! main gathers that many tasks, each from a coroutine of its own.
inline TaskSet largeSet(int tasks)
{
    TaskSet set;
    step::Gather gather;
    for (int i = 1; i <= tasks; ++i) {
        Coroutine coro;
        coro.name = QStringLiteral("job %1").arg(i);
        coro.body.push_back({step::Sleep{Expr{qint64(i % 50 + 1)}}, {}});
        coro.body.push_back({step::Return{Expr{qint64(i)}}, {}});
        Awaitable member;
        member.node = Awaitable::Coro{CoroCall{coro.name, {}, {}, {}, {}, {}}};
        gather.of.push_back(std::move(member));
        set.coros.push_back(std::move(coro));
    }
    Coroutine main;
    main.name = QStringLiteral("main");
    main.body.push_back({std::move(gather), {}});
    set.coros.push_back(std::move(main));
    set.main.coro = QStringLiteral("main");
    return set;
}

} // namespace awaitscope
