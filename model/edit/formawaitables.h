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
    //! Whether a call may be repeated, as those of spawn; a function in a thread may not, nor be replaced by any coroutine. A function
    //! that the loop calls is told something.
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
