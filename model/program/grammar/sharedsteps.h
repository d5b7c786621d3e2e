// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Steps with the shared objects: semaphores, locks, queues, events, conditions, barriers.

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

//! Of a semaphore, a lock or a condition; nothing releases it by itself.
struct Acquire
{
    static constexpr auto op = "acquire";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Semaphore};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &Acquire::of, Role::Object, Need::Required}}; }
    bool operator==(const Acquire &) const = default;
};

struct Release
{
    static constexpr auto op = "release";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::Semaphore};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &Release::of, Role::Object, Need::Required}}; }
    bool operator==(const Release &) const = default;
};

//! `async with condition`: holds its lock while the steps run.
struct WithCondition
{
    static constexpr auto op = "condition";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Condition};
    QString of;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &WithCondition::of, Role::Object, Need::Required},
                          Field{"body", &WithCondition::body, Role::Body, Need::Required}};
    }
    bool operator==(const WithCondition &) const;
};

//! Releases the lock, waits for a notify, and acquires the lock again.
struct ConditionWait
{
    static constexpr auto op = "condition_wait";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Condition};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &ConditionWait::of, Role::Object, Need::Required}}; }
    bool operator==(const ConditionWait &) const = default;
};

//! `Condition.wait_for()`: waits until the condition holds, and asks again after each notify. The lock must be held.
struct ConditionWaitFor
{
    static constexpr auto op = "condition_wait_for";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Condition};
    QString of;
    Condition cond;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &ConditionWaitFor::of, Role::Object, Need::Required},
                          Field{"cond", &ConditionWaitFor::cond, Role::Condition, Need::Required}};
    }
    bool operator==(const ConditionWaitFor &) const = default;
};

//! Wakes one waiter, or all.
struct Notify
{
    static constexpr auto op = "notify";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::Condition};
    QString of;
    std::optional<qint64> n = {}; //!< how many waiters; default 1
    std::optional<bool> all = {}; //!< every one; not with n

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Notify::of, Role::Object, Need::Required},
                          Field{"n", &Notify::n, Role::Count},
                          Field{"all", &Notify::all, Role::Flag}};
    }
    bool operator==(const Notify &) const = default;
};

struct BarrierWait
{
    static constexpr auto op = "barrier_wait";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Barrier};
    QString of;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &BarrierWait::of, Role::Object, Need::Required},
                          Field{"as", &BarrierWait::as, Role::Bind}};
    }
    bool operator==(const BarrierWait &) const = default;
};

struct BarrierReset
{
    static constexpr auto op = "barrier_reset";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Barrier};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &BarrierReset::of, Role::Object, Need::Required}}; }
    bool operator==(const BarrierReset &) const = default;
};

struct BarrierAbort
{
    static constexpr auto op = "barrier_abort";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .suspends = true, .inCpp = false, .object = ObjectKind::Barrier};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &BarrierAbort::of, Role::Object, Need::Required}}; }
    bool operator==(const BarrierAbort &) const = default;
};

struct PutNowait
{
    static constexpr auto op = "put_nowait";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::Queue};
    QString of;
    Expr value;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &PutNowait::of, Role::Object, Need::Required},
                          Field{"value", &PutNowait::value, Role::Value, Need::Required}};
    }
    bool operator==(const PutNowait &) const = default;
};

struct GetNowait
{
    static constexpr auto op = "get_nowait";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::Queue};
    QString of;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &GetNowait::of, Role::Object, Need::Required},
                          Field{"as", &GetNowait::as, Role::Bind}};
    }
    bool operator==(const GetNowait &) const = default;
};

//! No more puts; gets end with QueueShutDown once it is empty, at once if `immediate`.
struct QueueShutdown
{
    static constexpr auto op = "queue_shutdown";
    static constexpr StepTraits traits{.group = StepGroup::Shared, .inCpp = false, .object = ObjectKind::Queue, .since = 13};
    QString of;
    std::optional<bool> immediate;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &QueueShutdown::of, Role::Object, Need::Required},
                          Field{"immediate", &QueueShutdown::immediate, Role::Flag}};
    }
    bool operator==(const QueueShutdown &) const = default;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_SHARED_STEPS(DO) \
    DO(Semaphore) DO(Lock) DO(Put) DO(Get) DO(TaskDone) DO(Join) DO(EventSet) DO(EventClear) \
    DO(EventWait) DO(Acquire) DO(Release) DO(WithCondition) DO(ConditionWait) DO(ConditionWaitFor) DO(Notify) DO(BarrierWait) \
    DO(BarrierReset) DO(BarrierAbort) DO(PutNowait) DO(GetNowait) DO(QueueShutdown)
// clang-format on

} // namespace awaitscope::step
