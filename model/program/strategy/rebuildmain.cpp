// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/strategy/rebuildmain.h"

#include "model/program/file/tasksetreader.h"
#include "model/program/query/callsites.h"
#include "model/program/query/variableusage.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

//! The coroutine of a call, without what the old main did with it.
Awaitable memberFor(const CallSite &site)
{
    Awaitable member;
    CoroCall &call = member.node.emplace<Awaitable::Coro>().call;
    call = {site.call->coro, site.call->args, site.call->body, site.call->params, {}, {}};
    if (site.count() != 1)
        call.times = site.count();
    return member;
}

} // namespace

Result<TaskSet> withRebuiltMain(const TaskSet &set, Strategy strategy)
{
    TaskSet plain = set;
    step::Gather gather;
    for (const CallSite &site : findCallSites(plain))
        gather.of.push_back(memberFor(site));
    if (gather.of.empty())
        return Problem{QStringLiteral("/main"), QCoreApplication::translate("RebuildMain", "main starts no task that a new main could wait for.")};
    mainCoroutine(plain)->body = {Step{std::move(gather), {}}};
    Problems problems = problemsOf(plain);
    return problems.empty() ? withStrategy(plain, strategy) : problems;
}

} // namespace awaitscope
