// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/event.h"

#include <array>
#include <span>
#include <string_view>

namespace awaitscope {

//! One field of a line: under which key it stands, and what of the event it shows.
struct EventField
{
    enum class Form : quint8 {
        None, //!< no field: the rest of the row is empty
        Text, //!< a string; absent without one
        Entity, //!< a label; null without one
        Value, //!< JSON; null without one
        OptionalValue, //!< JSON; absent without one
        ValueOfWait, //!< that which a wait gave; absent when what was awaited never gives one
        Exception, //!< type, message and members; absent without one
        Number,
        OptionalNumber, //!< absent without one
        Labels, //!< of the members of a set
        Flag, //!< Event::flag
        Outcome, //!< "ok", "raised", "cancelled"
        AlwaysOk, //!< "ok"
        TaskState, //!< the outcome as the state of a task: "succeeded", "raised", "cancelled"
        IsCancelled, //!< whether the outcome is that
    };
    enum class When : quint8 { Always, Ok, NotOk }; //!< by the outcome of the event

    std::string_view key;
    Form form = Form::None;
    quint32 Event::*slot = nullptr; //!< where the event has it, if it is one of the three
    When when = When::Always;
    bool isNeeded = false; //!< a line without it, or with null in its place, is not one of this kind
};

//! What the line of one kind of event says behind time and task, in this order, as the reference runner does. Reader and writer
//! both go by it.
struct EventLayout
{
    std::string_view name; //!< empty: this kind of event is not in the file
    std::array<EventField, 5> fields{};
};

const EventLayout &layoutOf(EventKind kind);

//! All of them, by EventKind.
std::span<const EventLayout> eventLayouts();

} // namespace awaitscope
