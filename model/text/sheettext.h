// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace awaitscope {

// Texts in table cells that a spreadsheet may open. A spreadsheet interprets a text as a formula if it begins with =, +, - or @,
// also after blanks. Such a text, and one that begins with an apostrophe, gets one more apostrophe in front; a reader that
// removes one leading apostrophe, if there is one, recovers every text exactly.

//! As a CSV field: guarded, and quoted (RFC 4180) where necessary, also for readers that separate by semicolons or tabs.
QString csvField(const QString &text);

//! As a cell of a copied line: guarded, and quoted if it contains tabs, quotes or line ends.
QString copiedCell(const QString &text);

} // namespace awaitscope
