// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

class QTableView;

namespace awaitscope {

//! Distributes the width of the ledger among its columns according to the visible rows. If there is too little, the exception
//! and its fate share what remains after times and names, and all rows become high enough for the longest fate to wrap. A column
//! that the user has resized keeps its width.
class LedgerColumns : public QObject
{
    Q_OBJECT

public:
    //! For a table with an ExceptionsModel; becomes its child.
    explicit LedgerColumns(QTableView *table);

    void forget(); //!< for new rows: discards the measured widths
    void fit(); //!< O(visible rows); columns only become wider until forget()

Q_SIGNALS:
    void rowsResized(); //!< all rows have the height of any

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int Count = 6;

    void measure();
    int wanted(int column) const;
    void give(int column, int width);
    void layOut();

    QTableView *m_table;
    std::array<int, Count> m_needs{}; //!< widest seen, in pixels
    std::array<bool, Count> m_pulled{}; //!< resized by the user
    bool m_fitting = false;
};

} // namespace awaitscope
