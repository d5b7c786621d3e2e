// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: keys, focus and the events that go to the pointer.

#include "views/timeline/timelinewidget.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace awaitscope {

namespace {

// Scan codes of the keys W, A, S, D by their position on the keyboard, as X11 and Wayland number them.
constexpr quint32 PlaceW = 25, PlaceA = 38, PlaceS = 39, PlaceD = 40;

bool isNavigationPlace(const QKeyEvent *event)
{
    const quint32 code = event->nativeScanCode();
    return event->modifiers() == Qt::NoModifier && (code == PlaceW || code == PlaceA || code == PlaceS || code == PlaceD);
}

} // namespace

// Physical positions take precedence: a French keyboard has Z in the place of W.
bool TimelineWidget::navigateByPlace(QKeyEvent *event)
{
    if (event->modifiers() != Qt::NoModifier)
        return false;
    switch (event->nativeScanCode()) {
    case PlaceW:
        m_ranges.zoomIn();
        return true;
    case PlaceS:
        m_ranges.zoomOut();
        return true;
    case PlaceA:
        m_ranges.panLeft();
        return true;
    case PlaceD:
        m_ranges.panRight();
        return true;
    default:
        return false;
    }
}

void TimelineWidget::keyPressEvent(QKeyEvent *event)
{
    m_focusShown = true;
    if (navigateByPlace(event))
        return;
    if (event->key() == Qt::Key_Space) {
        m_pointer.setSpaceDown(true);
        if (!event->isAutoRepeat())
            viewport()->setCursor(Qt::OpenHandCursor);
    } else if (event->key() == Qt::Key_Escape) {
        if (m_pointer.escape())
            return; // only cancels the drag
        m_space.state()->clearSelection();
        m_space.state()->setMeasured(std::nullopt);
    } else if (event->matches(QKeySequence::Find)) {
        find();
    } else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Left) {
        goBack();
    } else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Right) {
        goForward();
    } else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        m_ranges.panBy(0, (event->key() == Qt::Key_PageUp ? -0.9 : 0.9) * m_space.plot().height());
    } else if (event->key() == Qt::Key_F2 && m_items.lane()) {
        Q_EMIT taskRenameRequested(*m_items.lane());
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineWidget::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_pointer.setSpaceDown(false);
        viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    QAbstractScrollArea::keyReleaseEvent(event);
}

void TimelineWidget::focusInEvent(QFocusEvent *event)
{
    // After a click the user knows where the focus is; after a key press it must be shown.
    m_focusShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    m_space.repaint();
    tellSelection();
}

void TimelineWidget::focusOutEvent(QFocusEvent *)
{
    m_pointer.setSpaceDown(false);
    m_focusShown = false;
    m_space.repaint();
}

void TimelineWidget::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    m_pointer.press(event);
}

bool TimelineWidget::viewportEvent(QEvent *event)
{
    return m_pointer.viewportEvent(event) || QAbstractScrollArea::viewportEvent(event);
}

bool TimelineWidget::event(QEvent *event)
{
    // Before the letters are handled as shortcuts.
    if (event->type() == QEvent::ShortcutOverride && isNavigationPlace(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        m_space.invalidate();
    return QAbstractScrollArea::event(event);
}

} // namespace awaitscope
