// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace awaitscope {

// The exception types that a task set can name: Python 3.11's builtins, asyncio's types by their bare names, and the types of
// the set, which take precedence when a name occurs twice.

//! The name that Python prints: "OSError" for its aliases "IOError" and "EnvironmentError", otherwise `name` itself.
QString canonicalExceptionType(const QString &name);

//! The base of a built-in or asyncio type: empty for BaseException, absent for an unknown name.
//! ExceptionGroup has two bases; this is the first, BaseExceptionGroup.
std::optional<QString> builtinBase(const QString &name);

//! Whether `name` can be raised and caught in this task set.
bool isKnownExceptionType(const TaskSet &set, const QString &name);

//! Python's `issubclass(type, base)`; a type is a subclass of itself. False if either name is unknown. Linear in the depth of
//! the hierarchy times the number of custom types.
bool isSubclass(const TaskSet &set, const QString &type, const QString &base);

//! Every type that can be named: the set's own in their order, then the built-in ones by name.
QStringList allExceptionTypes(const TaskSet &set);

} // namespace awaitscope
