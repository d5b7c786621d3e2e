// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Steps with the shared objects: semaphores, locks, queues, events.

namespace awaitscope::step {

struct Semaphore
{
    static constexpr auto op = "semaphore";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Semaphore};
    QString of;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Semaphore::of, Role::Object, Need::Required},
                          Field{"body", &Semaphore::body, Role::Body, Need::Required}};
    }
    bool operator==(const Semaphore &) const;
};

struct Lock
{
    static constexpr auto op = "lock";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Lock};
    QString of;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Lock::of, Role::Object, Need::Required},
                          Field{"body", &Lock::body, Role::Body, Need::Required}};
    }
    bool operator==(const Lock &) const;
};

struct Put
{
    static constexpr auto op = "put";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Queue};
    QString of;
    Expr value;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Put::of, Role::Object, Need::Required},
                          Field{"value", &Put::value, Role::Value, Need::Required}};
    }
    bool operator==(const Put &) const = default;
};

struct Get
{
    static constexpr auto op = "get";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Queue};
    QString of;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Get::of, Role::Object, Need::Required},
                          Field{"as", &Get::as, Role::Bind}};
    }
    bool operator==(const Get &) const = default;
};

struct TaskDone
{
    static constexpr auto op = "task_done";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::Queue};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &TaskDone::of, Role::Object, Need::Required}}; }
    bool operator==(const TaskDone &) const = default;
};

struct Join
{
    static constexpr auto op = "join";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Queue};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &Join::of, Role::Object, Need::Required}}; }
    bool operator==(const Join &) const = default;
};

struct EventSet
{
    static constexpr auto op = "event_set";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::Event};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &EventSet::of, Role::Object, Need::Required}}; }
    bool operator==(const EventSet &) const = default;
};

struct EventClear
{
    static constexpr auto op = "event_clear";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::Event};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &EventClear::of, Role::Object, Need::Required}}; }
    bool operator==(const EventClear &) const = default;
};

struct EventWait
{
    static constexpr auto op = "event_wait";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Event};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &EventWait::of, Role::Object, Need::Required}}; }
    bool operator==(const EventWait &) const = default;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_SHARED_STEPS(DO) \
    DO(Semaphore) DO(Lock) DO(Put) DO(Get) DO(TaskDone) DO(Join) DO(EventSet) DO(EventClear) \
    DO(EventWait)
// clang-format on

} // namespace awaitscope::step
