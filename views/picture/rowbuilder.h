// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylistbuilder.h"

#include <vector>

namespace awaitscope {

//! Items by depth: later layers are above earlier ones.
struct DisplayLayers
{
    std::vector<DisplayItem> ground, bars, lines, glyphs, labels, names, frame;
    void clear();
    bool isEmpty() const { return ground.empty(); }
    void moveTo(std::vector<DisplayItem> &out);
};

//! Draws the lanes of one frame into the layers, one row at a time. Internal to the builder.
class RowBuilder
{
public:
    RowBuilder(TimelineIndex &index, const TimelineOptions &options, const TextMeasure &measure, const TimeScale &scale, QRectF plot,
               DisplayLayers &layers);

    //! \a y: top of the row in the picture.
    void add(const LaneRow &row, qreal y);

private:
    struct Bar
    {
        qreal left, right; // visible part
        std::size_t span;
        bool merged;
    };
    struct Box // the space that something in the row occupies
    {
        qreal left, right;
    };
    struct LabelStyle
    {
        ColorRole color = ColorRole::SecondaryText;
        bool bold = false;
        bool plate = false;
    };

    // Spans.
    void addSpans();
    void addSpan(std::size_t i);
    std::size_t addMerged(std::size_t i, std::size_t last);
    std::size_t endOfPixel(std::size_t i, std::size_t last, qreal pixelEnd) const;
    std::size_t firstPending(std::size_t i, std::size_t end) const;
    void flushMerged();
    RectItem barOf(SpanState state, bool orphan, const QRectF &rect) const;
    void addPending(const Span &span, std::size_t i);
    void addUnawaited(const Span &span, std::size_t i);
    void pushBar(const RectItem &rect, const ItemRef &ref, bool merged);
    void outlineSelected(const QRectF &rect, std::size_t i);
    Time endOf(const Span &s) const { return s.end == Time::max() ? m_lasting : s.end; }
    qreal clampedLeft(qreal x) const;
    qreal clampedRight(qreal x) const { return std::min(x, m_plot.right() + 96); }
    QRectF barRect(qreal x0, qreal x1) const;

    // Marks.
    void addMarks();
    void addMarkGroup(std::size_t first, std::size_t last);
    void addMark(std::size_t i, quint32 count);
    bool continuesReplaced(std::size_t i, std::size_t first) const;
    void addGlyph(std::size_t i, quint32 count, qreal x);

    // Labels.
    void addLabels();
    void addSpanLabel(const Bar &bar);
    void addPendingLabel(const Bar &whole);
    Bar widestPart(Bar bar) const;
    void addMarkLabel(std::size_t i);
    LabelStyle styleOf(MarkKind kind) const;
    bool placeMarkLabel(std::size_t i, const QString &text, LabelStyle style);
    bool placeOverBar(std::size_t i, qreal x, const QString &text, qreal wanted, LabelStyle style);
    bool placeBefore(std::size_t i, qreal x, const QString &text, qreal wanted, LabelStyle style);
    bool placeBelow(qreal x, const QString &text, LabelStyle style, const ItemRef &ref);
    void addSwallowedLine(qreal from, std::size_t mark);
    void pushLabel(qreal left, qreal width, const QString &text, LabelStyle style, const ItemRef &ref);
    qreal freeFrom(qreal x) const;
    qreal freeUntil(qreal x) const;
    bool isTaken(qreal left, qreal right) const;
    bool crossesEnd(const QRectF &rect) const;
    qreal textWidth(const QString &text, bool bold) const { return m_measure(text, LabelSize, bold); }
    ItemRef spanRef(std::size_t i, quint32 count = 1) const { return {ItemRef::Kind::Span, m_laneNumber, quint32(i), count}; }
    ItemRef markRef(std::size_t i, quint32 count = 1) const { return {ItemRef::Kind::Mark, m_laneNumber, quint32(i), count}; }
    bool isLively() const; // selected, hovered, or outermost: its sleeps are labelled too

    static constexpr qreal LabelSize = 12, SmallSize = 10;

    TimelineIndex &m_index;
    const TimelineOptions &m_options;
    const TextMeasure &m_measure;
    const TimeScale &m_scale;
    const QRectF m_plot;
    DisplayLayers &m_layers;
    const Time m_lasting;

    // State of the current row.
    const Lane *m_lane = nullptr;
    quint32 m_laneNumber = 0;
    qreal m_y = 0, m_height = 0, m_bar = 0;
    std::vector<Bar> m_bars;
    std::vector<Box> m_boxes; // bars, marks and labels, by their left edges once labels are placed
    std::vector<Box> m_labels;
    std::vector<Box> m_glyphs; // on the bar
    std::vector<Box> m_below; // glyphs and labels between the bar and the next row
    std::vector<std::size_t> m_labelled; // marks of the middle track
    struct
    {
        QRectF rect;
        PixelCell cell;
    } m_merged; // the merged run being extended; count 0: none
};

} // namespace awaitscope
