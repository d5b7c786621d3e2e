// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylist.h"

class QPainter;

namespace awaitscope {

//! Draws a glyph as vectors. No disc if \a ground is invalid.
void paintGlyph(QPainter &painter, const GlyphItem &item, QColor color, QColor ground);

} // namespace awaitscope
