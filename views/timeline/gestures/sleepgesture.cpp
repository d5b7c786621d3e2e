// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/gestures/sleepgesture.h"

namespace awaitscope {

void SleepGesture::move(const Pointer &pointer)
{
    if (!m_sleeps.held())
        return;
    // The end keeps the distance from the pointer that it had when the drag began.
    const qreal grip = m_pressed.x() - m_space.scale().x(m_sleeps.held()->end);
    m_sleeps.dragTo(pointer.pos.x() - grip, pointer.modifiers);
}

void SleepGesture::drop()
{
    m_sleeps.drop();
}

void SleepGesture::cancel()
{
    m_sleeps.cancel();
}

} // namespace awaitscope
