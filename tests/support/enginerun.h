// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"

#include <algorithm>
#include <memory>
#include <optional>

//! Runs of task sets that a test writes down, and what to ask about their traces.
namespace awaitscope::test {

//! A run of a set that is right; aborts the test if it is not.
inline std::unique_ptr<Run> runOf(const QByteArray &json, const RunOptions &options = {})
{
    const auto set = readTaskSet(json);
    if (!set)
        qFatal("%s: %s", qPrintable(set.problems().front().pointer), qPrintable(set.problems().front().message));
    auto run = Run::create(*set, options);
    if (!run)
        qFatal("%s: %s", qPrintable(run.problems().front().pointer), qPrintable(run.problems().front().message));
    return std::move(*std::move(run));
}

//! A set whose main has the steps of \a body. \a more: other coroutines, each followed by a comma.
inline QByteArray mainOnly(const QByteArray &body, const QByteArray &more = {})
{
    return R"({"schema":1,"coros":{)" + more + R"("main":{"body":[)" + body + R"(]}},"main":"main"})";
}

inline std::size_t countOf(const Trace &trace, EventKind kind)
{
    return std::size_t(std::ranges::count(trace.events(), kind, &Event::kind));
}

//! Of the first event of that kind, about \a subject if one is given. Nothing if there is none.
inline std::optional<Time> timeOf(const Trace &trace, EventKind kind, EntityId subject = EntityId::None)
{
    for (const Event &e : trace.events())
        if (e.kind == kind && (subject == EntityId::None || e.subject == subject))
            return e.time;
    return std::nullopt;
}

} // namespace awaitscope::test
