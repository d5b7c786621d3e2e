// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/expr.h"
#include "model/text/result.h"

#include <QByteArray>

#include <optional>

namespace awaitscope {

// JSON text to and from a plain Expr tree, in which no dictionary is interpreted as a variable or an item.

//! Limits that prevent a malicious file from exhausting memory or the stack.
namespace jsonlimits {
inline constexpr qint64 bytes = 64 * 1024 * 1024;
inline constexpr qint64 values = 4'000'000;
inline constexpr int depth = 512;
} // namespace jsonlimits

//! Rejects text that is not strict UTF-8 JSON, duplicate keys, whole numbers beyond 64 bits, and anything that exceeds the
//! limits. Reports one problem, at "line L, column C" for a syntax error, otherwise at a JSON pointer. Linear in the text.
Result<Expr> parseJson(const QByteArray &text);

//! The result of parseJson(formatJson(value)) without producing the text. Absent if only the text can decide: it would be rejected
//! or read differently (a duplicate key, a number or character that JSON does not have, more than the limits allow).
std::optional<Expr> asParsed(const Expr &value);

//! The value of a key, or null. Linear in the number of keys.
const Expr *findKey(const Expr::Dict &dict, QStringView key);

} // namespace awaitscope
