// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/paneltable.h"

#include "model/text/sheettext.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace awaitscope {

namespace {

//! Left and right margin of the text in a row, which aligns with the tabs.
constexpr int Margin = 16;

//! Indents the first column by the margin. The background of the row extends to the edge.
class FirstColumnDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        const QString text = ground.text;
        ground.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
        const QRect words = option.rect.adjusted(Margin, 0, -4, 0);
        const QVariant color = index.data(Qt::ForegroundRole);
        painter->save();
        painter->setFont(ground.font);
        painter->setPen(color.isValid() ? color.value<QColor>() : option.palette.color(QPalette::Text));
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, ground.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
        painter->restore();
    }
};

} // namespace

void setUpPanelTable(QTableView *table, int rowHeight)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // one height for all: rows are not measured
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsMovable(true);
    table->horizontalHeader()->setMinimumSectionSize(48);
    // A cell has 3 px of padding before its text; the first one begins at the margin.
    table->horizontalHeader()->setStyleSheet(
        QStringLiteral("QHeaderView::section { padding-left: 11px; } QHeaderView::section:first { padding-left: %1px; }").arg(Margin));
    table->setItemDelegateForColumn(0, new FirstColumnDelegate(table));
    auto *copy = new QAction(QCoreApplication::translate("PanelTable", "Copy Rows"), table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    table->addAction(copy);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    QObject::connect(copy, &QAction::triggered, table, [table] { copySelectedRows(table); });
}

void copySelectedRows(const QTableView *table)
{
    QModelIndexList rows = table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < row.model()->columnCount(); ++column)
            cells += copiedCell(row.siblingAtColumn(column).data().toString());
        lines += cells.join(u'\t');
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

} // namespace awaitscope
