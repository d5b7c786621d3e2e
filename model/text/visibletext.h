// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! Whether a character does something to what is around it instead of being seen: control characters, the marks and overrides of
//! writing direction, the separators of lines and paragraphs, and halves of characters.
bool isInvisibleControl(char16_t unit);

enum class LineBreaks : quint8 { Escaped,
                                 Kept }; //!< and tabs

//! Text from outside (a name, a path, a message) as it is shown: what isInvisibleControl() is written as \x1b or \u202e. A byte
//! that is not UTF-8 in the name of a file is \xe9.
QString visibleText(const QString &text, LineBreaks breaks = LineBreaks::Escaped);

//! The same for UTF-8, for what goes to a terminal; lines and tabs are kept.
QByteArray visibleUtf8(const QByteArray &text);

} // namespace awaitscope
