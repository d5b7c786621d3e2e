// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/scope.h"
#include "model/edit/settings.h"
#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <variant>
#include <vector>

namespace awaitscope {

//! What a form edits: a step, an awaitable in a list, an except clause, one of the definitions of the task set, the name and
//! parameters of a coroutine, or the settings of the set.
using FormNode = std::variant<Step, Awaitable, Handler, ExceptionType, SharedObject, ExternalAction, CoroutineSettings, TaskSetSettings>;

//! One field of a form: how it is shown, its content, and how a new text changes the node.
struct FormField
{
    enum class Control {
        Text,
        Pick, //!< text with suggestions
        List, //!< the same, separated by commas
        Choice, //!< one of `options`; the text is its index
        Flag, //!< "true" or "false"
    };

    QString key; //!< unique in the form: "of/spawn/name"
    QString label;
    int depth = 0; //!< how deeply its awaitable is nested
    Control control = Control::Text;
    QString text;
    QStringList options;
    QString placeholder; //!< the meaning of an empty field
    //! The node with the text in this field, or what is wrong with the text.
    std::function<Result<FormNode>(const FormNode &, const QString &)> apply;
};

//! A command of a form besides its fields: adding a branch or a member.
struct FormAction
{
    QString key;
    QString text;
    std::function<FormNode(const FormNode &)> apply;
};

struct Form
{
    std::vector<FormField> fields;
    std::vector<FormAction> actions;
};

//! The form of a node, built from the field list of the grammar: it has every field of every step kind, except steps and
//! members, which are rows of their own.
Form formOf(const FormNode &node, const EditScope &scope);

} // namespace awaitscope
