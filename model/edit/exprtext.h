// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/expr.h"
#include "model/program/grammar/step.h"
#include "model/text/result.h"

#include <QString>

namespace awaitscope {

//! A VALUE as a user types it: JSON literals, `x` for a variable, `[300, 100][index]` for an item. The inverse of parseExpr()
//! for every expression.
QString exprText(const Expr &expr);

//! Reads the output of exprText(); also accepts `None`, `True`, `False` and single quotes. A problem has the position as
//! "line 1, column C".
Result<Expr> parseExpr(const QString &text);

//! Whether parseExpr() reads the name as one variable: `x`, `$x`, `@self`.
bool isVariableName(const QString &name);

} // namespace awaitscope
