// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/runsummary.h"

#include <QTableWidget>

namespace awaitscope {

//! The summary of compared runs: a row for each question, a column for each run. Rows in which they differ have a sign.
class SummaryTable : public QTableWidget
{
    Q_OBJECT

public:
    explicit SummaryTable(QWidget *parent = nullptr);

    //! Null: empty.
    void setComparison(const Comparison *comparison);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
};

} // namespace awaitscope
