// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/formawaitables.h"

namespace awaitscope {

//! The forms of steps, handlers, definitions and settings: a function for each kind of node.
class FormBuilder : public FormAwaitables
{
public:
    using FormAwaitables::FormAwaitables;

    void step();
    void handler();
    void exceptionType();
    void sharedObject();
    void externalAction();
    void coroutineSettings();
    void taskSetSettings();

private:
    template <typename S>
    void stepFields();
    void stepActions(const Step &step);
    template <typename Member>
    void member(const QString &key, Role role, Need need, const Lens<Member> &lens);
    void tryActions(const step::Try &tried);
    template <typename Enum>
    void oneOf(const QString &key, const QString &label, const QStringList &options, const Lens<std::optional<Enum>> &lens);
};

} // namespace awaitscope
