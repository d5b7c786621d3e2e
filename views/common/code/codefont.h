// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace awaitscope {

//! A fixed-pitch font, 12 px.
QFont codeFont();

//! The same font with its size in points, which QScintilla needs.
QFont codeFontInPoints(int dotsPerInch);

} // namespace awaitscope
