// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/waits.h"
#include "views/picture/displaylistbuilder.h"
#include "views/picture/rowbuilder.h"

namespace awaitscope {

//! Draws who waits for whom in a deadlock: arcs behind the end of the run, each from the row that waits to the row that it waits for. Internal
//! to the builder.
class WaitArcs
{
public:
    struct Parts
    {
        const TraceStore &store;
        const LaneLayout &layout;
        const TimelineOptions &options;
        const TimeScale &scale;
        const QRectF &plot;
        DisplayLayers &layers;
        DisplayLayers &pinned; //!< of the pinned rows
    };
    explicit WaitArcs(const Parts &parts)
        : m(parts)
    {}
    //! Nothing if the run did not end in a deadlock.
    void add();

private:
    struct Row
    {
        qreal middle, height;
        bool pinned;
    };
    Row rowAt(std::size_t number) const;
    bool isChosen(quint32 lane) const;
    void add(const Wait &wait, Time end);
    qreal freeAfter(qreal x, const Row &row) const;

    const Parts m;
};

} // namespace awaitscope
