// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylist.h"

#include <QColor>
#include <QPainterPath>

#include <vector>

namespace awaitscope {

//! One path drawn by the timeline's painter.
struct RecordedPath
{
    QPainterPath path; //!< in the coordinates of the item
    QColor fill; //!< invalid: not filled
    QColor stroke; //!< invalid: not stroked
    qreal width = 1;
    QList<qreal> dashes; //!< in units of the width; empty: solid
    bool roundCaps = false;
};

//! The shapes that the painter of the window draws for a glyph, so that an SVG shows exactly the same.
std::vector<RecordedPath> recordGlyph(const GlyphItem &item, QColor color, QColor ground);
//! The same for any other item, in the colours of the light theme.
std::vector<RecordedPath> recordItem(const DisplayItem &item);

} // namespace awaitscope
