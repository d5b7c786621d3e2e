// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! Whether a character affects its surroundings instead of being visible: control characters, marks and overrides of writing
//! direction, line and paragraph separators, and lone surrogates.
bool isInvisibleControl(char16_t unit);

enum class LineBreaks : quint8 { Escaped,
                                 Kept }; //!< including tabs

//! External text (a name, a path, a message) for display: characters for which isInvisibleControl() is true become \x1b or
//! \u202e. A byte of a file name that is not UTF-8 becomes \xe9.
QString visibleText(const QString &text, LineBreaks breaks = LineBreaks::Escaped);

//! The same for UTF-8 that goes to a terminal; keeps lines and tabs.
QByteArray visibleUtf8(const QByteArray &text);

} // namespace awaitscope
