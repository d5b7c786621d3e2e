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
    //! The triangle that collapses the block; empty if there is none.
    static QRect foldRect(const QRect &item, const StepRow &row);
    //! The pencil that opens the form, left of the triangle.
    static QRect editRect(const QRect &item, const StepRow &row);
    //! The area below the title of the card for a form of that height.
    static QRect formRect(const QRect &item, const StepRow &row, int height);
    //! \a form: the height of the form inside the card; 0 if there is none.
    static int heightOf(const StepRow &row, int form);

private:
    void paintBlocks(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, int form) const;
    void paintCard(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, int form) const;
    void paintBranch(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, int form) const;
    void paintSigns(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, const QString &problem, QRect &area) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, const QString &problem) const;
};

} // namespace awaitscope
