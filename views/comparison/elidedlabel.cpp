// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/comparison/elidedlabel.h"

#include "views/common/plaintip.h"

#include <QPainter>

namespace awaitscope {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setToolTip(plainTip(text));
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text), fontMetrics().height() + 4};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    constexpr int leastCharacters = 8; // fewer say nothing
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, width());
    if (shown != m_text && shown.size() < leastCharacters)
        return;
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, shown);
}

} // namespace awaitscope
