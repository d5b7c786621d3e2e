// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace awaitscope {

//! For a cell of a table or a line of text: one line, nothing that Markdown or HTML would take for more than text.
QString markdownCell(const QString &text);
//! A row of a table with its line end; escapes the cells.
QString markdownRow(const QStringList &cells);
//! The first row of a table, and the line beneath it.
QString markdownHead(const QStringList &names);

} // namespace awaitscope
