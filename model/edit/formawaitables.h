// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/formfields.h"

namespace awaitscope {

//! The fields of awaitables and of calls of coroutines.
class FormAwaitables : public FormFields
{
public:
    using FormFields::FormFields;

    void awaitable(const QString &key, const Lens<Awaitable> &lens, bool inList, bool onlyTask = false);

protected:
    //! What makes the call: only that of a spawn may be repeated; a function, which a thread, the loop or `with` calls, cannot be replaced by just
    //! any coroutine; and the loop passes something to a function that it calls when a task is done or on an error.
    enum class Times { Allowed,
                       No,
                       InThread,
                       ByLoop,
                       WhenDone,
                       OnError };
    static Times timesOf(const Step &owner);

    void call(const QString &key, const Lens<CoroCall> &lens, Times times);
    void arguments(const QString &key, const Lens<CoroCall> &lens, Times times);
    void parameters(const QString &key, const Lens<std::optional<QStringList>> &lens);
    void callAction(const QString &key, const Lens<CoroCall> &lens);
    void awaitableFields(const QString &key, const Lens<Awaitable> &lens, bool inList);
    void memberAction(const QString &key, const Lens<std::vector<Awaitable>> &lens);
};

} // namespace awaitscope
