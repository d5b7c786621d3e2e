// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace awaitscope {

//! Common settings of the tables in panels: whole rows are selected, rows are \a rowHeight high, no grid, the last column takes
//! the remaining width, Ctrl+C copies the selected rows as tab-separated text.
void setUpPanelTable(QTableView *table, int rowHeight);

//! Copies the selected rows of the table to the clipboard; does nothing if none is selected.
void copySelectedRows(const QTableView *table);

} // namespace awaitscope
