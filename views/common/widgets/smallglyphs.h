// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace awaitscope {

// The small symbols of the editor, drawn so that they do not depend on the font.

void paintTick(QPainter &painter, const QRectF &box, const QColor &color);
void paintCross(QPainter &painter, const QRectF &box, const QColor &color);
void paintQuestion(QPainter &painter, const QRectF &box, const QColor &color);
//! Three short lines: the details are in the steps.
void paintSteps(QPainter &painter, const QRectF &box, const QColor &color);
//! A triangle with an exclamation mark.
void paintWarning(QPainter &painter, const QRectF &box, const QColor &color);
//! A triangle that points down when expanded, right when collapsed.
void paintFold(QPainter &painter, const QRectF &box, const QColor &color, bool folded);

//! A pencil that points down to the left.
void paintPencil(QPainter &painter, const QRectF &box, const QColor &color);

} // namespace awaitscope
