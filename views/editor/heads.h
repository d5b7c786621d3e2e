// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"

namespace awaitscope {

//! What a coroutine is besides its steps.
struct CoroutineHead
{
    QString name;
    std::optional<QStringList> params;
    bool operator==(const CoroutineHead &) const = default;
};

//! What a task set is besides its coroutines and definitions.
struct SetHead
{
    std::optional<QString> title;
    std::optional<QString> name;
    CoroCall main;
    std::optional<bool> eager;
    bool operator==(const SetHead &) const = default;
};

CoroutineHead headOf(const Coroutine &coroutine);
//! The calls follow a changed name.
TaskSet withHead(const TaskSet &set, const QString &coroutine, const CoroutineHead &head);
SetHead headOf(const TaskSet &set);
TaskSet withHead(const TaskSet &set, const SetHead &head);

//! A new coroutine of one short sleep, before main.
struct NewCoroutine
{
    TaskSet set;
    QString name;
};
NewCoroutine withNewCoroutine(const TaskSet &set);
//! Refused for main, and for a coroutine that is called.
Result<TaskSet> withoutCoroutine(const TaskSet &set, const QString &name);

} // namespace awaitscope
