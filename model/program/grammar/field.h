// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace awaitscope {

//! The meaning of a field of the grammar. One description drives reader, writer, checker, interpreter and editor.
enum class Role {
    Text, //!< literal text in which `{x}` stands for a variable
    Message, //!< like Text; null or absent means an exception without arguments
    Label, //!< free text that names something in the trace (task name, callback id, counter)
    Bind, //!< a variable that the step assigns
    Variable, //!< a variable that the step reads
    Variables, //!< a non-empty list of variables
    Object, //!< a name declared under `objects`
    ExceptionType, //!< a built-in, asyncio or custom exception type
    ExceptionTypes, //!< a list of exception types
    Cause, //!< `from`: null, or the variable that holds the cause
    Milliseconds, //!< a duration, integer and not negative
    MillisecondsOrNever, //!< a duration, or null for no limit
    Moment, //!< a moment of the loop's clock in milliseconds, computed
    MomentOrNever, //!< such a moment, or null for never
    Duration, //!< a duration that may be a `{"var"}` or `{"item"}`
    Count, //!< an integer, 0 or more
    Factor, //!< a number, 0 or more
    Flag, //!< true or false
    Value, //!< a VALUE
    Condition,
    Coroutine, //!< a CORO whose fields are in the same object
    NestedCoroutine, //!< a CORO in an object of its own
    Awaitable,
    Awaitables,
    Body, //!< a list of steps
    Handlers, //!< except clauses
    CallbackAction,
    ReturnWhen,
};

enum class Need { Required, Optional };

//! Describes one field of a step: its JSON key, the member that holds it, its meaning, and whether it may be absent.
template <typename Owner, typename Member>
struct Field
{
    const char *key;
    Member Owner::*member;
    Role role;
    Need need = Need::Optional;
};

} // namespace awaitscope
