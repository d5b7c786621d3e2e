// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"
#include "views/picture/displaylist.h"

#include <QMarginsF>

#include <functional>
#include <vector>

namespace awaitscope {

//! A picture of a run: what to draw, and where its parts are, so that it can be split into pages.
struct ExportScene
{
    DisplayList list; //!< margins included
    double zoom = 1; //!< layout pixels of the picture per pixel of the list: 1 unless a height was requested
    QMarginsF margins;
    QRectF header; //!< title and subtitle; empty if there are none
    QRectF footer; //!< legend and log
    std::vector<qreal> rowTops; //!< top of each lane and, as the last element, the end: possible page breaks
    TimeRange range; //!< shown in the plot
    Time runBegin{}; //!< of the run, or of the range if that is later
    Time runEnd{}; //!< end of the run, or of the range if that is earlier
    QString title;
    QString description; //!< the picture as text
    std::function<QString(quint32 lane)> laneName;
    std::function<QString(const ItemRef &)> tooltip;

    //! Of the picture in layout pixels.
    QSizeF size() const { return list.size * zoom; }
};

//! Draws everything that \a options ask for, at its natural size or at the requested width and height. The store must
//! outlive the scene's functions. Cost: O(pixels x lanes).
ExportScene buildExportScene(const TraceStore &store, const ExportOptions &options);

//! Moves every item of \a list.
void translate(DisplayList &list, QPointF by);

} // namespace awaitscope
