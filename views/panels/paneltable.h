// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace awaitscope {

//! What all tables of the panels have in common: whole rows are selected, rows are \a rowHeight high, no grid, the last column
//! takes the room that is left, Ctrl+C copies the selected rows as tab-separated text.
void setUpPanelTable(QTableView *table, int rowHeight);

//! Puts the selected rows of the table on the clipboard; nothing when none is selected.
void copySelectedRows(const QTableView *table);

} // namespace awaitscope
