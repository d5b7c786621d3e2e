// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/gestures/gesture.h"
#include "views/timeline/parts/sleepresize.h"

namespace awaitscope {

//! Drags the end of the held sleep.
class SleepGesture : public Gesture
{
public:
    SleepGesture(TimelineSpace &space, SleepResize &sleeps, QPointF pressed)
        : m_space(space), m_sleeps(sleeps), m_pressed(pressed) {}
    void move(const Pointer &pointer) override;
    void drop() override;
    void cancel() override;
    bool takesEscape() const override { return true; }

private:
    TimelineSpace &m_space;
    SleepResize &m_sleeps;
    QPointF m_pressed;
};

} // namespace awaitscope
