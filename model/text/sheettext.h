// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace awaitscope {

// Texts in the cells of tables that a spreadsheet may open. A spreadsheet takes a text for a formula that begins with =, +, -
// or @, behind blanks too. Such a text, and one that begins with an apostrophe, gets one more apostrophe in front; a reader
// that takes one apostrophe away from the begin of a text, if there is one, has every text back as it was.

//! As a field of CSV: guarded, and in quotes (RFC 4180) where it needs them, for readers that separate by semicolons or
//! tabulators, too.
QString csvField(const QString &text);

//! As a cell of a line that is copied: guarded, and in quotes where it has tabulators, quotes or line ends of its own.
QString copiedCell(const QString &text);

} // namespace awaitscope
