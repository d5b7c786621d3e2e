// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QLineEdit;

namespace awaitscope {

enum class Completion { Word,
                        List }; //!< List completes after each comma

//! Offers `words` while the user types, matching anywhere in the word and case-insensitive.
void completeFrom(QLineEdit *field, const QStringList &words, Completion kind = Completion::Word);

//! Whether completions are shown and none is selected: the completion list would then consume the Enter meant for the field.
bool keepsEnter(const QLineEdit *field);

//! Shows an error for the text of the field; an empty message removes it.
void markProblem(QLineEdit *field, const QString &message);

} // namespace awaitscope
