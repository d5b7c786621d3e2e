// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/fatedelegate.h"

#include "views/panels/exceptionsmodel.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace awaitscope {

namespace {

constexpr int GlyphRoom = 22;

void paintCross(QPainter &painter, QPointF center, const QColor &color)
{
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(center + QPointF(-3.2, -3.2), center + QPointF(3.2, 3.2));
    painter.drawLine(center + QPointF(3.2, -3.2), center + QPointF(-3.2, 3.2));
}

void paintWarning(QPainter &painter, QPointF center, const QColor &color, const QColor &ground)
{
    QPainterPath triangle(center + QPointF(0, -5.6));
    triangle.lineTo(center + QPointF(6.4, 5));
    triangle.lineTo(center + QPointF(-6.4, 5));
    triangle.closeSubpath();
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    painter.drawPath(triangle);
    painter.setPen(QPen(ground, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(center + QPointF(0, -1.8), center + QPointF(0, 1.2));
    painter.drawPoint(center + QPointF(0, 3.6));
}

} // namespace

void FateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem shifted = option;
    initStyleOption(&shifted, index);
    const QString text = shifted.text;
    shifted.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &shifted, painter, option.widget); // the background of the row
    const auto *model = qobject_cast<const ExceptionsModel *>(index.model());
    const bool loud = index.data(ExceptionsModel::LoudRole).toBool();
    const QColor color = Theme::get(model ? model->themeKind() : ThemeKind::Light).color(loud ? ColorRole::Pending : ColorRole::Raised);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPointF center(option.rect.left() + 8 + 6.5, option.rect.center().y() + 0.5);
    if (index.data(ExceptionsModel::PrintedRole).toBool()) {
        // its place says what it belongs to
    } else if (index.data(ExceptionsModel::StepRole).toBool()) {
        painter->setBrush(index.data(Qt::ForegroundRole).value<QColor>());
        painter->setPen(Qt::NoPen);
        painter->drawEllipse(center, 2, 2);
    } else if (loud)
        paintWarning(*painter, center, color, option.palette.color(QPalette::Base));
    else
        paintCross(*painter, center, color);
    const QRect words = option.rect.adjusted(8 + GlyphRoom, 0, -8, 0);
    painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
    painter->setFont(shifted.font);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, shifted.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
}

void FoldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int Margin = 24; // of the words; the arrow stands before them
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString text = ground.text;
    ground.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor color = index.data(Qt::ForegroundRole).value<QColor>();
    if (const QVariant unfolded = index.data(ExceptionsModel::FoldRole); unfolded.isValid()) {
        const QPointF center(option.rect.left() + 13, option.rect.center().y() + 0.5);
        const QPointF corners[] = {unfolded.toBool() ? QPointF(-3.5, -1.8) : QPointF(-1.8, -3.5), unfolded.toBool() ? QPointF(0, 1.8) : QPointF(1.8, 0),
                                   unfolded.toBool() ? QPointF(3.5, -1.8) : QPointF(-1.8, 3.5)};
        painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawLine(center + corners[0], center + corners[1]);
        painter->drawLine(center + corners[1], center + corners[2]);
    }
    const QRect words = option.rect.adjusted(Margin, 0, -4, 0);
    painter->setPen(color);
    painter->setFont(ground.font);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, ground.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace awaitscope
