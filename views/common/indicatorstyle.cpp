// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/indicatorstyle.h"
#include "views/common/plaintip.h"

#include <QAction>
#include <QActionEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPalette>
#include <QStyleOption>

#include <algorithm>

namespace awaitscope {

namespace {

void drawTick(QPainter &painter, const QRectF &box, bool partly)
{
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    if (partly)
        painter.drawLine(at(0.26, 0.5), at(0.74, 0.5));
    else
        painter.drawPolyline(QPolygonF{at(0.23, 0.53), at(0.43, 0.73), at(0.78, 0.3)});
}

//! The mark of a checked menu entry: a tick, or a dot if it is one of an exclusive group.
void drawMenuMark(QPainter &painter, const QStyleOption &option)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    const bool checked = item ? item->checked : option.state & QStyle::State_On;
    if (!checked)
        return;
    const QPalette::ColorGroup group = option.state & QStyle::State_Enabled ? QPalette::Active : QPalette::Disabled;
    const QColor color = option.palette.color(group, QPalette::Text);
    const qreal side = std::min(option.rect.width(), option.rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (item && item->checkType == QStyleOptionMenuItem::Exclusive) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(box.center(), side * 0.25, side * 0.25);
    } else {
        painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        drawTick(painter, box, false);
    }
    painter.restore();
}

void leaveRoomForMark(QAction *action)
{
    if (action && action->isCheckable() && action->isIconVisibleInMenu())
        action->setIconVisibleInMenu(false);
}

//! A label takes what looks like HTML for HTML, and names may look like anything. Tool tips are made by plainTip().
void showAsItIs(QLabel *label)
{
    if (label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
}

} // namespace

IndicatorStyle::IndicatorStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

int IndicatorStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
}

void IndicatorStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *label = qobject_cast<QLabel *>(widget))
        showAsItIs(label);
    auto *menu = qobject_cast<QMenu *>(widget);
    if (!menu)
        return;
    menu->installEventFilter(this);
    for (QAction *action : menu->actions())
        leaveRoomForMark(action);
}

bool IndicatorStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ActionAdded || event->type() == QEvent::ActionChanged)
        leaveRoomForMark(static_cast<QActionEvent *>(event)->action());
    return QProxyStyle::eventFilter(watched, event);
}

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_IndicatorMenuCheckMark)
        return drawMenuMark(*painter, *option);
    const bool round = element == PE_IndicatorRadioButton;
    if (!round && element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const QPalette::ColorGroup group = option->state & State_Enabled ? QPalette::Active : QPalette::Disabled;
    const auto color = [&](QPalette::ColorRole role) { return option->palette.color(group, role); };
    const QColor outline = group == QPalette::Disabled ? color(QPalette::Text) : color(QPalette::PlaceholderText);
    const bool on = option->state & (State_On | State_NoChange);
    const qreal side = std::min(option->rect.width(), option->rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool filled = on && group == QPalette::Active;
    painter->setPen(QPen(filled ? color(QPalette::Highlight) : outline, 1.2));
    painter->setBrush(filled ? color(QPalette::Highlight) : color(QPalette::Base));
    painter->drawRoundedRect(box, round ? side / 2 : 3, round ? side / 2 : 3);
    painter->setPen(QPen(filled ? color(QPalette::HighlightedText) : outline, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (on && round) {
        painter->setBrush(painter->pen().color());
        painter->drawEllipse(box.center(), side * 0.16, side * 0.16);
    } else if (on) {
        drawTick(*painter, box, option->state & State_NoChange);
    }
    painter->restore();
}

} // namespace awaitscope
