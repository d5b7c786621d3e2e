// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace awaitscope {

//! A text of a task set, in which `{x}`, `{$x}` and `{@self}` stand for variables.
struct TextParts
{
    QStringList literals; //!< one more than there are names: the text before, between and after them
    QStringList names; //!< with their `$` or `@`
};

//! A name in braces is one or more word characters of Python's `\w`, optionally preceded by `$` or `@`. Everything else is
//! literal text, including `{}`, `{x.y}`, `{x!r}` and `{two words}`, and so are braces around braces. Linear.
TextParts partsOfText(const QString &text);

} // namespace awaitscope
