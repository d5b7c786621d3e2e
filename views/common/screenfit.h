// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>
#include <QWidget>

namespace awaitscope {

//! The size that a window would like to have, or as much of it as the screen of its parent has room for, frame included: what is
//! at its lower edge, most often buttons, must not lie beyond.
inline QSize fittingScreen(const QWidget *window, QSize wanted)
{
    constexpr QSize frame(16, 48);
    const QWidget *on = window->parentWidget() ? window->parentWidget() : window;
    return wanted.boundedTo(on->screen()->availableSize() - frame);
}

} // namespace awaitscope
