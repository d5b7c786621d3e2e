// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylistbuilder.h"
#include "views/picture/rowbuilder.h"

#include <QStringList>

namespace awaitscope {

//! Everything in a picture that is not inside a row: ruler, names, grid, lines across the lanes, arrows, title, legend.
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
    void addDifferenceSign(const LaneRow &row, qreal y, qreal &right);
    void addFirstDifference();
    void addGrid();
    void addRuler();
    void addCuts();
    void addOrigin();
    void addNotes();
    void addGatherLines();
    void addGatherLine(const GatherEnd &end, qreal x);
    void addGatherFlag(const GatherEnd &end, const LaneRow &row, qreal x, const ItemRef &ref);
    std::optional<TextItem> hiddenLabel() const;
    void addHidden();
    void lightUp();
    void addSigns(const LaneRow &row, qreal &right, qreal indent, qreal middle);
    //! A vertical line across the rows from \a top to \a bottom, beneath the labels of both pinned and other rows.
    void upright(qreal x, qreal top, qreal bottom, ColorRole color, Edge edge, float width, const ItemRef &ref);
    ItemRef markRef(quint32 lane, quint32 event) const;
    qreal pinnedBottom() const;
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
    //! Vertical centre of the lane's row, or of its nearest visible ancestor's, in the picture; none if hidden.
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
    DisplayLayers &m_layers; // of the scrolling rows and the frame
    DisplayLayers m_pinned; // of the pinned rows, which are above the others
    std::vector<QRectF> m_flags; // of gathers
    std::optional<TextItem> m_hidden; // says how many lanes are not shown
    const TimeScale m_scale;
    const Ticks m_ticks;
    RowBuilder m_rows;
};

} // namespace awaitscope
