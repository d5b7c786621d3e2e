// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace awaitscope {

//! One thing that a task did, as far as the trace shows.
struct Deed
{
    enum class Kind : quint8 {
        Make, //!< made the task `other`
        Cancel, //!< asked the task `other` to cancel; none: itself
        Wait, //!< slept or waited, from `begin` to `end`
        Drop, //!< gave up the last reference to the task `other`, which had failed
        Leave, //!< left a generator at its yield, which the task `other` closes
        Collect, //!< the garbage collector ran
    };
    Kind kind = Kind::Wait;
    EntityId other = EntityId::None; //!< Wait: what it waited for; None: it slept
    qint64 begin = 0; //!< ms since the start, rounded
    std::optional<qint64> end; //!< none: it did not wake up
    Outcome outcome = Outcome::Ok; //!< with which it woke up
    ExceptionId exception = ExceptionId::None;
    bool goesOn = false; //!< after an exception it did something else, so the exception was caught
};

//! What one task did, in order, and how it ended.
struct TaskStory
{
    EntityId task = EntityId::None;
    EntityId maker = EntityId::None; //!< None: no task
    StringId coroutine = StringId::None;
    qint64 made = 0; //!< ms
    std::vector<Deed> deeds;
    std::optional<EventKind> end; //!< Succeeded, Raised or Cancelled
    ExceptionId exception = ExceptionId::None; //!< with which it ended
    bool began = false;
    bool isHeld = false; //!< it failed, and something still referred to it
    bool isHeldToTheEnd = false; //!< also when the task that ran last had ended
    bool isCloser = false; //!< the event loop made it, to close a generator
    bool isLeft = false; //!< a closer: somebody left the generator before; else something still held it when main ended
    bool isCollected = false; //!< only what it waited for referred to it
};

//! A cancellation that no task asked for: a timeout, a callback, the user.
struct OutsideCancel
{
    EntityId task = EntityId::None;
    qint64 at = 0; //!< ms
};

struct RunStory
{
    std::vector<TaskStory> tasks; //!< in the order of their making; the first is main
    std::vector<OutsideCancel> cancels;
    std::unordered_map<quint32, std::size_t> number; //!< of a task, by EntityId
};

//! Milliseconds, rounded.
qint64 milliseconds(Time t);

//! Reads the events once. What a cancelled task passes on to what it waits for is no deed of its own, nor is what asyncio.run cancels at its end.
RunStory storyOf(const Trace &trace);

//! Type and message are the same.
bool sameError(const Trace &trace, ExceptionId first, ExceptionId second);

} // namespace awaitscope
