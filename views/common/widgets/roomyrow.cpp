// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/widgets/roomyrow.h"

#include <QLayout>

#include <utility>

namespace awaitscope {

void RoomyRow::setOptional(std::vector<QWidget *> widgets)
{
    m_optional = std::move(widgets);
    updateGeometry();
}

int RoomyRow::widthOf(const QWidget *widget) const
{
    return widget->minimumSizeHint().width() + layout()->spacing();
}

QSize RoomyRow::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    for (const QWidget *widget : m_optional)
        if (!widget->isHidden())
            least.rwidth() -= widthOf(widget);
    return least;
}

void RoomyRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    int needed = minimumSizeHint().width();
    for (const QWidget *widget : m_optional)
        needed += widthOf(widget);
    for (QWidget *widget : m_optional) {
        const bool hasRoom = needed <= width();
        needed -= hasRoom ? 0 : widthOf(widget);
        widget->setVisible(hasRoom);
    }
}

} // namespace awaitscope
