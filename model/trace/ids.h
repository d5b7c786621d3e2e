// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// Strong ids: indices into the tables of one Trace. They are meaningless for any other trace.

namespace awaitscope {

//! A task, future, gather or anything else that an event is about or waits for. None: the event is about the program.
enum class EntityId : quint32 { None = 0xffffffff };
//! An interned UTF-8 string.
enum class StringId : quint32 { None = 0xffffffff };
//! An exception object. Two events about the same object have the same id if the engine recorded them.
enum class ExceptionId : quint32 { None = 0xffffffff };
//! A value, rendered as compact JSON.
enum class ValueId : quint32 { None = 0xffffffff };
//! A step of the task set, numbered in the order of the compiled program; see Trace::stepPointer().
enum class StepId : quint32 { None = 0xffffffff };

//! No event, no lane, no row: the number behind every id's None.
constexpr quint32 NoIndex = 0xffffffff;

template <typename Id>
constexpr quint32 index(Id id)
{
    return static_cast<quint32>(id);
}

} // namespace awaitscope
