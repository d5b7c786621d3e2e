// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>
#include <QWidget>

namespace awaitscope {

//! The preferred size of a window, reduced to what fits on its parent's screen including the frame: the lower edge, usually with
//! buttons, must not be off screen.
inline QSize fittingScreen(const QWidget *window, QSize wanted)
{
    constexpr QSize frame(16, 48);
    const QWidget *on = window->parentWidget() ? window->parentWidget() : window;
    return wanted.boundedTo(on->screen()->availableSize() - frame);
}

} // namespace awaitscope
