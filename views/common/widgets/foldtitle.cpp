// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/widgets/foldtitle.h"

#include "views/common/widgets/smallglyphs.h"
#include "views/common/widgettheme.h"

#include <QPainter>

namespace awaitscope {

namespace {

constexpr int padding = 4;
constexpr int arrowSize = 8;
constexpr int arrowGap = 7;
constexpr int slack = 3; // fractional glyph widths

} // namespace

FoldTitle::FoldTitle(QWidget *parent)
    : QAbstractButton(parent)
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void FoldTitle::setFolded(bool folded)
{
    m_folded = folded;
    update();
}

QSize FoldTitle::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + arrowSize + arrowGap + 2 * padding + slack, fontMetrics().height() + 8};
}

void FoldTitle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    if (hasFocus() || underMouse()) {
        painter.setPen(hasFocus() ? QPen(theme.color(ColorRole::Focus)) : QPen(Qt::NoPen));
        painter.setBrush(theme.color(ColorRole::Hover));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    paintFold(painter, QRectF(padding, (height() - arrowSize) / 2.0, arrowSize, arrowSize), theme.color(ColorRole::SecondaryText), m_folded);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(rect().adjusted(padding + arrowSize + arrowGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace awaitscope
