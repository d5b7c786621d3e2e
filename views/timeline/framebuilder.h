// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/displaylistbuilder.h"
#include "views/timeline/rowbuilder.h"

#include <QStringList>

namespace awaitscope {

//! Height of the legend at the width of \a options; 0 if nothing occurs.
qreal legendHeight(const TraceStore &store, const TimelineOptions &options, const TextMeasure &measure);

//! Everything of one picture that is not inside a row: ruler, names, grid, lines over all lanes, arrows, title, legend.
//! Internal to the builder.
class FrameBuilder
{
public:
    FrameBuilder(TimelineIndex &index, const LaneLayout &layout, const TimelineOptions &options, const TextMeasure &measure,
                 const DisplayList &geometry, DisplayLayers &layers);
    void build();

private:
    void addRows();
    void addRow(const LaneRow &row, qreal y);
    void addRowGround(const LaneRow &row, qreal y);
    void addName(const LaneRow &row, qreal y);
    void addGrid();
    void addRuler();
    void addCuts();
    void addOrigin();
    void addNotes();
    void addGatherLines();
    void addGatherLine(const GatherEnd &end, qreal x, qreal &flagsEnd);
    void addEndLine();
    void addArrows();
    void addArrowsOf(quint32 lane, std::vector<quint32> &drawn);
    void addIndirectArrows(const std::vector<quint32> &direct);
    void addAllArrows(const std::vector<quint32> &drawn);
    bool isInView(const Arrow &arrow) const;
    bool addArrow(quint32 number, float width, Edge edge);
    void addTitle();
    void addLegend();

    bool concernsSelection(quint32 lane, const std::optional<ViewItem> &alsoHover) const;
    //! Middle of the lane's row, or of the nearest visible ancestor's, in the picture; none if hidden.
    std::optional<qreal> middleOf(quint32 lane) const;
    qreal top(const LaneRow &row) const;
    void line(std::vector<DisplayItem> &layer, QPointF from, QPointF to, ColorRole color, Clip clip, Edge edge = Edge::Solid, float width = 1);
    void text(std::vector<DisplayItem> &layer, const QRectF &rect, const QString &text, ColorRole color, qreal size, Clip clip, bool bold = false,
              Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

    TimelineIndex &m_index;
    const TraceStore &m_store;
    const LaneLayout &m_layout;
    const TimelineOptions &m_options;
    const TextMeasure &m_measure;
    const DisplayList &m_geometry;
    DisplayLayers &m_layers;
    const TimeScale m_scale;
    const Ticks m_ticks;
    RowBuilder m_rows;
};

} // namespace awaitscope
