// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/event.h"

#include <array>
#include <span>
#include <string_view>

namespace awaitscope {

//! One field of a line: its key, and what it shows of the event.
struct EventField
{
    enum class Form : quint8 {
        None, //!< no field: the rest of the row is empty
        Text, //!< a string; absent if there is none
        Entity, //!< a label; null if there is none
        Value, //!< JSON; null if there is none
        OptionalValue, //!< JSON; absent if there is none
        ValueOfWait, //!< the result of a wait; absent if what was awaited never has one
        Exception, //!< type, message and members; absent if there is none
        Number,
        OptionalNumber, //!< absent if there is none
        Labels, //!< of the members of a set
        Flag, //!< Event::flag
        FlagIfTrue, //!< the same; absent if it is false
        Outcome, //!< "ok", "raised", "cancelled"
        AlwaysOk, //!< "ok"
        TaskState, //!< the outcome as the state of a task: "succeeded", "raised", "cancelled"
        IsCancelled, //!< whether the outcome is "cancelled"
    };
    enum class When : quint8 { Always, Ok, NotOk }; //!< by the outcome of the event

    std::string_view key;
    Form form = Form::None;
    quint32 Event::*slot = nullptr; //!< the member of the event, if it is one of the three
    When when = When::Always;
    bool isNeeded = false; //!< required: a line without it, or with null instead, is invalid
};

//! The fields of the line for one kind of event after time and task, in this order, as in the reference runner. Reader and writer
//! both use it.
struct EventLayout
{
    std::string_view name; //!< empty: this kind of event is not in the file
    std::array<EventField, 5> fields{};
};

const EventLayout &layoutOf(EventKind kind);

//! All layouts, indexed by EventKind.
std::span<const EventLayout> eventLayouts();

} // namespace awaitscope
