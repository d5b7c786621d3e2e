// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace awaitscope {

//! One line of Python as one or, when it has more than \a columns columns, as several: the longest pair of brackets that
//! holds a list of things is spread over lines, one a thing. A line without such a pair stays as it is.
QStringList wrapPython(const QString &line, int columns);

} // namespace awaitscope
