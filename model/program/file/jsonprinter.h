// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/expr.h"

#include <QByteArray>

namespace awaitscope {

//! Indented by two spaces, short values on one line, keys in their order, a newline at the end.
QByteArray formatJson(const Expr &value);

//! The same on one line without optional spaces, for JSON lines.
QByteArray formatJsonCompact(const Expr &value);

} // namespace awaitscope
