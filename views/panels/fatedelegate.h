// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace awaitscope {

//! Paints the exception of a ledger row, preceded by a cross, or by a warning sign if it was never retrieved.
class FateDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

//! The first column of the ledger: an arrow before what can be unfolded, then the time.
class FoldDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! Where in the cell the arrow can be clicked.
    static QRectF arrowRect(const QRectF &cell) { return {cell.left(), cell.top(), 22, cell.height()}; }
};

} // namespace awaitscope
