// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace awaitscope {

//! Facts about coroutines that hold without running them. Conservative: a fact is reported only if the steps prove it. The
//! set must outlive this object.
class BodyFacts
{
public:
    explicit BodyFacts(const TaskSet &set);

    //! The exceptions that its steps raise and that can leave the coroutine.
    QSet<QString> raises(const CoroCall &call);
    QSet<QString> raises(const Awaitable &awaitable);
    QSet<QString> raises(const Body &body);

    //! Whether it ever yields to other tasks.
    bool suspends(const CoroCall &call);
    //! Whether it uses shared objects or global variables, so that the order of calls may matter.
    bool shares(const CoroCall &call);
    //! Milliseconds from start to end if nothing but constant sleeps takes time; otherwise absent.
    std::optional<qint64> endsAfter(const CoroCall &call);
    //! The steps that the call runs; null if the set has no such coroutine.
    const Body *bodyOf(const CoroCall &call) const;

private:
    struct Facts
    {
        QSet<QString> raises;
        bool suspends = false;
        bool shares = false;
    };

    const Facts &factsOf(const QString &coro);
    QSet<QString> stepRaises(const Step &s, const QSet<QString> &caught);
    QSet<QString> tryRaises(const step::Try &s, const QSet<QString> &caught);
    QSet<QString> bodyRaises(const Body &body, const QSet<QString> &caught);
    bool bodySuspends(const Body &body);
    bool bodyShares(const Body &body);

    const TaskSet &m_set;
    QHash<QString, const Coroutine *> m_coroutines; //!< by name
    QHash<QString, Facts> m_known; //!< by coroutine; an entry is added before it is complete, which stops the recursion
};

//! Calls `f(call, pointer)` for the coroutines that the awaitable makes, itself included.
void forEachCoroutine(const Awaitable &awaitable, const QString &pointer, const std::function<void(const CoroCall &, const QString &)> &f);

} // namespace awaitscope
