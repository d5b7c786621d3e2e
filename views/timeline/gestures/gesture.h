// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <Qt>

#include <memory>

class QPainter;

namespace awaitscope {

//! Where the pointer is, in the viewport of the timeline, and what is held down with it.
struct Pointer
{
    QPointF pos;
    Qt::KeyboardModifiers modifiers;
};

//! How far the pointer must move before a press is a drag, in pixels.
inline constexpr qreal DragStart = 4;
//! Within this many pixels an edge can be taken hold of.
inline constexpr qreal EdgeReach = 5;

//! What the user does with the pointer from a press to the release.
class Gesture
{
public:
    Gesture() = default;
    virtual ~Gesture() = default;
    Gesture(const Gesture &) = delete;
    Gesture &operator=(const Gesture &) = delete;

    //! The gesture that this one turns out to be, now that the pointer is there; mostly none.
    virtual std::unique_ptr<Gesture> next(const Pointer &) { return nullptr; }
    virtual void move(const Pointer &) {}
    //! What must happen before the gesture is over, and then after it; not when it is cancelled.
    virtual void drop() {}
    virtual void release(const Pointer &) {}
    //! Ends it without any effect; also called after drop().
    virtual void cancel() {}
    //! Esc means no more than to cancel it.
    virtual bool takesEscape() const { return false; }
    virtual void paint(QPainter &) const {}
};

} // namespace awaitscope
