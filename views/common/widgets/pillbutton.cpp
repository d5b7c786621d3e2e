// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/widgets/pillbutton.h"

#include "views/common/appstyle.h"
#include "views/common/widgettheme.h"

#include <QKeyEvent>
#include <QPainter>

namespace awaitscope {

namespace {
constexpr int sidePadding = 10;
constexpr int pillHeight = 28;
constexpr qreal pressedShade = 0.18;
} // namespace

PillButton::PillButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

QSize PillButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int width = metrics.size(Qt::TextShowMnemonic, text()).width() + 2 * sidePadding;
    return {width, qMax(pillHeight, metrics.height() + 10)};
}

void PillButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    const QColor canvas = theme.color(ColorRole::Canvas);
    QColor ground = canvas;
    if (isDown() || isChecked())
        ground = blend(theme.color(ColorRole::Accent), canvas, pressedShade);
    else if (underMouse() && isEnabled())
        ground = theme.color(ColorRole::Hover);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = outline.height() / 2;
    painter.setBrush(ground);
    painter.setPen(QPen(theme.color(hasFocus() ? ColorRole::Accent : ColorRole::Border), hasFocus() ? 1.5 : 1));
    painter.drawRoundedRect(outline, radius, radius);
    painter.setPen(theme.color(isEnabled() ? ColorRole::Text : ColorRole::NeverAwaited));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

void PillButton::keyPressEvent(QKeyEvent *event)
{
    // A plain button reacts only to Space; here Enter adds too.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void PillButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void PillButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace awaitscope
