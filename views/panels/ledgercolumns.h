// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

class QTableView;

namespace awaitscope {

//! Shares the width of the ledger among its columns by what the rows in sight need. Where there is too little, the exception and
//! its fate share what the times and names leave, and all rows become high enough for the longest fate to be read in lines. A
//! column that the user has pulled stays as it is.
class LedgerColumns : public QObject
{
    Q_OBJECT

public:
    //! For a table over an ExceptionsModel, whose child it becomes.
    explicit LedgerColumns(QTableView *table);

    void forget(); //!< other rows come: nothing is known of them
    void fit(); //!< O(rows in sight); columns become no narrower by it until forget()

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int Count = 5;

    void measure();
    int wanted(int column) const;
    void give(int column, int width);
    void layOut();

    QTableView *m_table;
    std::array<int, Count> m_needs{}; //!< widest seen, in pixels
    std::array<bool, Count> m_pulled{}; //!< by the user
    bool m_fitting = false;
};

} // namespace awaitscope
