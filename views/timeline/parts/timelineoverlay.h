// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/timelinespace.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace awaitscope {

// What is painted over the picture of the run, and in its place when there is none.

//! A small label centred at \a x, kept inside \a bounds.
void paintTag(QPainter &painter, qreal x, qreal top, const QRectF &bounds, const QString &text, QColor ground, QColor ink);
//! Says why there are no lanes.
void paintEmpty(QPainter &painter, const TimelineSpace &space);
//! The edge that a drag has snapped to, and the measured range.
void paintMeasured(QPainter &painter, const TimelineSpace &space);
//! The line at the pointer.
void paintCursor(QPainter &painter, const TimelineSpace &space);

//! What the tags at the measured range and at the line say; empty if there is none.
QString measuredText(const TimelineSpace &space);
QString cursorText(const TimelineSpace &space);

} // namespace awaitscope
