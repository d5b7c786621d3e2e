// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"

#include <QStringList>

namespace awaitscope {

//! Splits a command into words as a POSIX shell would: at blanks, with '...', "..." and \. What only a shell could do (pipes, variables, patterns
//! such as *.py) is a problem that names the character and its column, unless it is quoted.
Result<QStringList> shellWords(const QString &command);

//! The same words as one command: shellWords() of it gives them back.
QString shellCommand(const QStringList &words);

} // namespace awaitscope
