// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

namespace awaitscope {

//! A coroutine without its steps.
struct CoroutineSettings
{
    QString name;
    std::optional<QStringList> params;
    bool operator==(const CoroutineSettings &) const = default;
};

//! The settings of a task set: everything except coroutines and definitions.
struct TaskSetSettings
{
    std::optional<QString> title;
    std::optional<QString> name;
    CoroCall main;
    std::optional<bool> eager;
    std::optional<QStringList> then = {};
    bool operator==(const TaskSetSettings &) const = default;
};

CoroutineSettings settingsOf(const Coroutine &coroutine);
//! Calls follow a changed name.
TaskSet withSettings(const TaskSet &set, const QString &coroutine, const CoroutineSettings &settings);
TaskSetSettings settingsOf(const TaskSet &set);
TaskSet withSettings(const TaskSet &set, const TaskSetSettings &settings);

//! A new coroutine with one short sleep, inserted before main.
struct NewCoroutine
{
    TaskSet set;
    QString name;
};
NewCoroutine withNewCoroutine(const TaskSet &set);
//! Fails for main, and for a coroutine that is called.
Result<TaskSet> withoutCoroutine(const TaskSet &set, const QString &name);

} // namespace awaitscope
