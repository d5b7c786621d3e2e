// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QStringList>

namespace awaitscope {

//! What the fields of a step can refer to: for completion and for sensible initial values.
struct EditScope
{
    TaskSet set;
    QString coroutine; //!< whose steps are edited
    QStringList variables; //!< of the coroutine, parameters first, then all global ones
    QStringList taskVariables; //!< those to which a step assigns a task, a future or a coroutine object

    QStringList coroutines() const;
    QStringList objects(ObjectKind kind) const;
    QStringList allObjects() const;
    QStringList exceptionTypes() const;
    //! The parameters of a coroutine of the set.
    QStringList parameters(const QString &coroutine) const;
    //! A coroutine that can be called here without infinite recursion; empty if there is none.
    QString callable() const;
    //! An async generator that can be iterated here without infinite recursion; empty if there is none.
    QString generator() const;
    //! `wish`, or "wish2", "wish3" ...: a variable name that is not in use.
    QString freeVariable(const QString &wish) const;
};

EditScope scopeOf(const TaskSet &set, const QString &coroutine);

} // namespace awaitscope
