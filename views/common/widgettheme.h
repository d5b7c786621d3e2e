// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

class QWidget;

namespace awaitscope {

//! The theme of the nearest ancestor that has one; otherwise light or dark, according to the palette.
const Theme &themeOf(const QWidget *widget);

//! Sets the theme of `widget` and everything below it, and repaints them.
void setThemeOf(QWidget *widget, ThemeKind kind);

} // namespace awaitscope
