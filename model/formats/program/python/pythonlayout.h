// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace awaitscope {

//! Splits a line of Python that has more than \a columns columns: the longest pair of brackets with a list of items is spread
//! over several lines, one per item. A line without such a pair stays as it is.
QStringList wrapPython(const QString &line, int columns);

} // namespace awaitscope
