// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"
#include "views/export/scene/exportscene.h"

class QPagedPaintDevice;
class QPainter;

namespace awaitscope {

//! What one sheet of paper shows of a scene.
struct ExportPage
{
    QRectF window; //!< of the plot, in the timeline's coordinates; empty: no lanes on this page
    bool header = false;
    bool footer = false;
    bool operator==(const ExportPage &) const = default;
};

//! How a scene is distributed over pages, in layout pixels.
struct ExportPages
{
    qreal scale = 1; //!< 96ths of an inch per layout pixel
    QSizeF body; //!< of a page, without its margins
    std::vector<ExportPage> pages; //!< row by row, from the left; at least one
};

//! Splits the lanes between rows. \a paper is the printable area in 96ths of an inch. A row higher than a page is cut.
ExportPages layOutPages(const ExportScene &scene, PageFit fit, QSizeF paper, qreal scale);

//! Draws the pages on a device whose page layout is already set; the painter must be active on it. Ruler and lane names
//! are repeated on each page. Returns false if it was cancelled.
bool paintPages(QPainter &painter, QPagedPaintDevice &device, const ExportScene &scene, const ExportOptions &options,
                const ExportProgress &progress = {});

} // namespace awaitscope
