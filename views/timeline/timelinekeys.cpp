// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: keys.

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
bool TimelineWidget::isNavigationKey(QKeyEvent *event)
{
    if (event->modifiers() != Qt::NoModifier)
        return false;
    switch (event->nativeScanCode()) {
    case PlaceW:
        zoomIn();
        return true;
    case PlaceS:
        zoomOut();
        return true;
    case PlaceA:
        panLeft();
        return true;
    case PlaceD:
        panRight();
        return true;
    default:
        return false;
    }
}

void TimelineWidget::keyPressEvent(QKeyEvent *event)
{
    m_focusShown = true;
    if (isNavigationKey(event))
        return;
    if (event->key() == Qt::Key_Space) {
        m_spaceDown = true;
        if (!event->isAutoRepeat())
            viewport()->setCursor(Qt::OpenHandCursor);
    } else if (event->key() == Qt::Key_Escape) {
        const bool stretching = m_gesture == Gesture::Stretch;
        if (m_gesture != Gesture::None)
            leaveGesture();
        if (stretching)
            return; // only cancels the drag
        m_state->clearSelection();
        m_state->setMeasured(std::nullopt);
    } else if (event->matches(QKeySequence::Find)) {
        find();
    } else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Left) {
        goBack();
    } else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Right) {
        goForward();
    } else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        panBy(0, (event->key() == Qt::Key_PageUp ? -0.9 : 0.9) * plot().height());
    } else if (event->key() == Qt::Key_F2 && selectedLane()) {
        Q_EMIT taskRenameRequested(*selectedLane());
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineWidget::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceDown = false;
        viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    QAbstractScrollArea::keyReleaseEvent(event);
}

void TimelineWidget::focusInEvent(QFocusEvent *event)
{
    // After a click the user knows where the focus is; after a key press it must be shown.
    m_focusShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    viewport()->update();
    tellSelection();
}

void TimelineWidget::focusOutEvent(QFocusEvent *)
{
    m_spaceDown = false;
    m_focusShown = false;
    viewport()->update();
}

bool TimelineWidget::event(QEvent *event)
{
    // Before the letters are handled as shortcuts.
    if (event->type() == QEvent::ShortcutOverride && isNavigationPlace(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        invalidate();
    return QAbstractScrollArea::event(event);
}

} // namespace awaitscope
