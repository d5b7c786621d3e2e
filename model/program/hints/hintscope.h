// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace awaitscope {

struct HintText
{
    Q_DECLARE_TR_FUNCTIONS(Hints)
};

//! The variables of one named or inline coroutine: where they are read, and which of them are cancelled.
class HintScope
{
public:
    //! `globals` has the `$` names of the whole set; null while it is being built itself.
    HintScope(const Body &body, QString pointer, const HintScope *globals);
    //! The global names of the whole set, and what external actions cancel.
    static HintScope ofGlobals(const TaskSet &set);

    const Body &body() const { return *m_body; }
    const QString &pointer() const { return m_pointer; }

    int reads(const QString &name) const;
    int reads(const std::optional<QString> &name) const { return name ? reads(*name) : 0; }
    bool isCancelled(const QString &name) const;
    //! The cancelled task that the steps themselves await; empty if there is none.
    QString awaitedCancelled(const Body &steps) const;
    QString cancelledAmong(const Awaitable &awaitable) const;

    //! The only step that binds the variable by creating a task, a list, an object or a gather, with its pointer; null if there
    //! is none or more than one.
    std::pair<const Step *, QString> maker(const QString &name) const;

private:
    HintScope() = default;
    void readCancels(const Body &steps);
    void findMakers(const Body &steps, const QString &pointer, const QString &name, std::vector<std::pair<const Step *, QString>> &out) const;

    const Body *m_body = nullptr;
    QString m_pointer;
    const HintScope *m_globals = nullptr;
    QHash<QString, int> m_reads;
    QSet<QString> m_cancelled;
};

//! Whether any of the steps raises or re-raises.
bool raisesAgain(const Body &steps);
//! Whether one of the steps, or a step inside them, has a condition that tests the type of the variable.
bool asksForType(const Body &steps, const QString &variable);

//! Finds a step by JSON pointer and calls `f(list, index)` once; returns whether the step exists.
bool editStepAt(TaskSet &set, const QString &pointer, const std::function<void(Body &, size_t)> &f);

} // namespace awaitscope
