// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace awaitscope {

struct StepRow;

//! Paints the rows of a step list as nested blocks, each with a bar in the colour of its kind.
class StepDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StepDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! The card of a row inside the rectangle of its item.
    static QRect cardRect(const QRect &item, const StepRow &row);
    //! The triangle that folds; empty when there is none.
    static QRect foldRect(const QRect &item, const StepRow &row);
    static int heightOf(const StepRow &row);

private:
    void paintBlocks(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row) const;
    void paintCard(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, const QString &problem) const;
};

} // namespace awaitscope
