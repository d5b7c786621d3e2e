// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QLineEdit;

namespace awaitscope {

enum class Completion { Word,
                        List }; //!< List completes after each comma

//! Offers `words` while the user types, matching anywhere in the word and whatever the case.
void completeFrom(QLineEdit *field, const QStringList &words, Completion kind = Completion::Word);

//! Whether completions show and none is chosen: their list keeps Enter to itself although it means the field.
bool keepsEnter(const QLineEdit *field);

//! Shows at the field what is wrong with its text; an empty message takes the mark away.
void markProblem(QLineEdit *field, const QString &message);

} // namespace awaitscope
