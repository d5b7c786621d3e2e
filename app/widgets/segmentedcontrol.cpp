// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/segmentedcontrol.h"

#include <QAction>
#include <QActionGroup>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace awaitscope {

namespace {
constexpr int Inset = 2;
constexpr int Padding = 13;
constexpr int Height = 32;
} // namespace

SegmentedControl::SegmentedControl(QActionGroup *actions, QWidget *parent)
    : QWidget(parent), m_actions(actions)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    for (QAction *action : actions->actions())
        connect(action, &QAction::changed, this, [this] {
            updateGeometry();
            update();
        });
}

void SegmentedControl::setShown(const QAction *action, bool shown)
{
    if (shown)
        m_leftOut.remove(action);
    else
        m_leftOut.insert(action);
    updateGeometry();
    update();
}

bool SegmentedControl::isShown(const QAction *action) const
{
    return action->isVisible() && !m_leftOut.contains(action);
}

int SegmentedControl::segmentWidth(const QAction *action) const
{
    QFont bold = font();
    bold.setBold(true); // the chosen one is bold; its neighbours must not move when the choice changes
    return QFontMetrics(bold).horizontalAdvance(action->iconText()) + 2 * Padding;
}

QSize SegmentedControl::sizeHint() const
{
    int width = 2 * Inset;
    for (const QAction *action : m_actions->actions())
        width += isShown(action) ? segmentWidth(action) : 0;
    return {width, Height};
}

QRect SegmentedControl::segmentRect(const QAction *wanted) const
{
    int x = Inset;
    for (const QAction *action : m_actions->actions()) {
        if (!isShown(action))
            continue;
        const int width = segmentWidth(action);
        if (action == wanted)
            return {x, (height() - Height) / 2 + Inset, width, Height - 2 * Inset};
        x += width;
    }
    return {};
}

QAction *SegmentedControl::actionAt(QPoint position) const
{
    for (QAction *action : m_actions->actions())
        if (segmentRect(action).contains(position))
            return action;
    return nullptr;
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground(0.5, (height() - Height) / 2 + 0.5, sizeHint().width() - 1, Height - 1);
    painter.setPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid));
    painter.setBrush(palette().color(QPalette::AlternateBase));
    painter.drawRoundedRect(ground, 7, 7);
    for (const QAction *action : m_actions->actions())
        if (isShown(action))
            paintSegment(painter, action);
}

void SegmentedControl::paintSegment(QPainter &painter, const QAction *action) const
{
    const QRect rect = segmentRect(action);
    const bool chosen = action->isChecked();
    if (chosen) {
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(palette().color(QPalette::Button));
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    QFont label = font();
    label.setBold(chosen);
    painter.setFont(label);
    QColor color = palette().color(action->isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    if (action->isEnabled() && !chosen && action != m_hovered)
        color = palette().color(QPalette::PlaceholderText);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignCenter, action->iconText());
}

void SegmentedControl::mousePressEvent(QMouseEvent *event)
{
    QAction *action = actionAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && action && action->isEnabled())
        action->trigger();
}

void SegmentedControl::mouseMoveEvent(QMouseEvent *event)
{
    const QAction *hovered = actionAt(event->position().toPoint());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void SegmentedControl::leaveEvent(QEvent *)
{
    m_hovered = nullptr;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        step(event->key() == Qt::Key_Right ? 1 : -1);
    else
        QWidget::keyPressEvent(event);
}

void SegmentedControl::step(int direction)
{
    const QList<QAction *> actions = m_actions->actions();
    for (qsizetype i = actions.indexOf(m_actions->checkedAction()) + direction; i >= 0 && i < actions.size(); i += direction) {
        if (isShown(actions[i]) && actions[i]->isEnabled())
            return actions[i]->trigger();
    }
}

bool SegmentedControl::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const QAction *action = actionAt(help->pos()))
        QToolTip::showText(help->globalPos(), action->toolTip(), this, segmentRect(action));
    else
        QToolTip::hideText();
    return true;
}

} // namespace awaitscope
