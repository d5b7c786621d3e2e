// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/stepdelegate.h"

#include "views/common/appstyle.h"
#include "views/common/widgets/smallglyphs.h"
#include "views/common/widgettheme.h"
#include "views/editor/steps/steplistmodel.h"
#include "views/editor/steps/steplistview.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>

namespace awaitscope {

namespace {

constexpr int sideMargin = 15;
constexpr int indent = 14; // from a block to its content
constexpr int rightInset = 6; // the same at the right
constexpr int cardHeight = 30;
constexpr int gap = 6;
constexpr int barWidth = 4;
constexpr qreal radius = 5;
constexpr int textPadding = 14;
constexpr int foldSize = 9;
constexpr int farAway = 60; // beyond the clip, so that only one end of a block is visible

QRectF blockRect(const QRect &item, int level, const StepRow &row, int form)
{
    const int ending = row.depth - row.closes; // blocks from this level on end below the row
    const int top = item.top() - farAway;
    const int bottom = level >= ending ? item.top() + cardHeight + form + gap * (row.depth - level) : item.bottom() + farAway;
    return QRectF(QPointF(item.left() + sideMargin + level * indent, top), QPointF(item.right() - sideMargin - level * rightInset, bottom));
}

ColorRole groundRole(int level)
{
    return level % 2 == 0 ? ColorRole::AlternateLane : ColorRole::Canvas;
}

int formHeightIn(const QWidget *widget, const StepRow &row)
{
    const auto *view = qobject_cast<const StepListView *>(widget);
    return view ? view->formHeight(row) : 0;
}

//! A rounded card with a coloured bar along its left edge.
void paintShape(QPainter *painter, const QRectF &rect, const QColor &ground, const QPen &outline, const QColor &bar)
{
    QPainterPath shape;
    shape.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->fillPath(shape, ground);
    painter->setPen(outline);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(shape);
    QPainterPath edge;
    edge.addRect(QRectF(rect.left(), rect.top(), barWidth, rect.height()));
    QPainterPath whole;
    whole.addRoundedRect(rect, 2.5, 2.5);
    painter->fillPath(edge & whole, bar);
}

} // namespace

StepDelegate::StepDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

int StepDelegate::heightOf(const StepRow &row, int form)
{
    return cardHeight + form + gap * row.closes + gap;
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const StepListModel *>(index.model());
    const StepRow *row = model ? model->row(index.row()) : nullptr;
    return {100, row ? heightOf(*row, formHeightIn(option.widget, *row)) : cardHeight};
}

QRect StepDelegate::cardRect(const QRect &item, const StepRow &row)
{
    return {QPoint(item.left() + sideMargin + row.depth * indent, item.top()),
            QPoint(item.right() - sideMargin - row.depth * rightInset, item.top() + cardHeight - 1)};
}

QRect StepDelegate::foldRect(const QRect &item, const StepRow &row)
{
    if (!row.foldable)
        return {};
    const QRect card = cardRect(item, row);
    return {card.right() - 20, card.top() + (cardHeight - 20) / 2, 20, 20};
}

QRect StepDelegate::editRect(const QRect &item, const StepRow &row)
{
    if (row.kind == StepRow::Kind::Add || row.kind == StepRow::Kind::Empty)
        return {};
    const QRect card = cardRect(item, row);
    const int right = row.foldable ? card.right() - 22 : card.right() - 2;
    return {right - 20, card.top() + (cardHeight - 20) / 2, 20, 20};
}

QRect StepDelegate::formRect(const QRect &item, const StepRow &row, int height)
{
    const QRect card = cardRect(item, row);
    return {card.left() + textPadding, card.bottom() + 1, card.width() - textPadding - 8, height};
}

void StepDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const StepListModel *>(index.model());
    const StepRow *row = model ? model->row(index.row()) : nullptr;
    if (!row)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    const int form = formHeightIn(option.widget, *row);
    paintBlocks(painter, option, *row, form);
    if (row->kind == StepRow::Kind::Branch)
        paintBranch(painter, option, *row, form);
    else
        paintCard(painter, option, *row, form);
    paintText(painter, option, *row, index.data(StepListModel::ProblemRole).toString());
    painter->restore();
}

void StepDelegate::paintBlocks(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, int form) const
{
    const Theme &theme = themeOf(option.widget);
    const QPen outline(theme.color(ColorRole::Border), 1);
    for (int level = 0; level < row.depth; ++level)
        paintShape(painter, blockRect(option.rect, level, row, form), theme.color(groundRole(level)), outline,
                   theme.color(row.blocks[static_cast<std::size_t>(level)]));
}

void StepDelegate::paintBranch(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, int form) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (!selected && !hovered)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(themeOf(option.widget).color(selected ? ColorRole::SelectedRow : ColorRole::Hover));
    painter->drawRoundedRect(cardRect(option.rect, row).toRectF().adjusted(-4, 3, 4, -3 + form), radius, radius);
}

void StepDelegate::paintCard(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, int form) const
{
    const Theme &theme = themeOf(option.widget);
    const QRectF card = cardRect(option.rect, row).toRectF().adjusted(0, 0, 0, form);
    const auto *view = qobject_cast<const StepListView *>(option.widget);
    const bool marked = view && !row.pointer.isEmpty() && view->highlighted() == row.pointer;
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = (option.state & QStyle::State_MouseOver) || marked;
    const QColor plain = theme.color(groundRole(row.depth));
    const QColor ground = selected ? theme.color(ColorRole::SelectedRow) : hovered ? theme.color(ColorRole::Hover)
                                                                                   : plain;
    const QPen outline(theme.color(selected || marked ? ColorRole::Accent : ColorRole::Border), 1);
    if (row.kind == StepRow::Kind::Add || row.kind == StepRow::Kind::Empty) {
        QPen dashes(theme.color(selected || hovered ? ColorRole::Accent : ColorRole::Border), 1);
        dashes.setDashPattern({4, 3});
        painter->setPen(dashes);
        painter->setBrush(hovered ? QBrush(theme.color(ColorRole::Hover)) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    } else if (row.foldable && !row.folded) {
        // The background of the whole block, which continues below this row.
        const QPen around(theme.color(marked ? ColorRole::Accent : ColorRole::Border), 1);
        paintShape(painter, card.adjusted(0, 0, 0, farAway), plain, around, theme.color(row.role));
        if (selected || hovered) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(card.adjusted(barWidth + 2, 3, -3, -1), radius, radius);
        }
    } else {
        paintShape(painter, card, ground, outline, theme.color(row.role));
    }
}

//! The symbols at the right end of the card; `area` is reduced to what is left for the text.
void StepDelegate::paintSigns(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, const QString &problem, QRect &area) const
{
    const Theme &theme = themeOf(option.widget);
    if (const QRect fold = foldRect(option.rect, row); !fold.isEmpty()) {
        const QRectF glyph(fold.center().x() - foldSize / 2.0, fold.center().y() - foldSize / 2.0, foldSize, foldSize);
        paintFold(*painter, glyph, theme.color(ColorRole::SecondaryText), row.folded);
        area.setRight(fold.left() - 4);
    }
    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_Selected);
    if (const QRect pencil = editRect(option.rect, row); active && !pencil.isEmpty()) {
        paintPencil(*painter, QRectF(pencil).adjusted(4, 4, -4, -4), theme.color(ColorRole::SecondaryText));
        area.setRight(pencil.left() - 2);
    }
    if (!problem.isEmpty()) {
        paintWarning(*painter, QRectF(area.right() - 13, area.center().y() - 6, 13, 13), theme.color(ColorRole::Raised));
        area.adjust(0, 0, -20, 0);
    }
}

void StepDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const StepRow &row, const QString &problem) const
{
    const Theme &theme = themeOf(option.widget);
    const bool place = row.kind == StepRow::Kind::Add || row.kind == StepRow::Kind::Empty;
    QRect area = cardRect(option.rect, row).adjusted(row.kind == StepRow::Kind::Branch ? 0 : textPadding, 0, -8, 0);
    if (place) {
        painter->setPen(theme.color(ColorRole::SecondaryText));
        painter->drawText(area, Qt::AlignCenter, row.title);
        return;
    }
    paintSigns(painter, option, row, problem, area);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(theme.color(ColorRole::Text));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(bold).elidedText(row.title, Qt::ElideRight, area.width()));
    if (!row.title.isEmpty())
        area.adjust(QFontMetrics(bold).horizontalAdvance(row.title) + 13, 0, 0, 0);
    painter->setFont(option.font);
    painter->setPen(theme.color(row.kind == StepRow::Kind::Member ? ColorRole::Text : ColorRole::SecondaryText));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(option.font).elidedText(row.words, Qt::ElideRight, area.width()));
}

} // namespace awaitscope
