// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/mergedrows.h"

#include "views/picture/barlook.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

//! What a pixel shows: 0 nothing, else 2 * (1 + state), plus 1 for an orphan. Greater is worse.
using Cell = quint8;

Cell cellOf(const Span &span)
{
    return Cell(2 * (1 + int(span.state)) + (span.orphan ? 1 : 0));
}

SpanState stateOf(Cell cell)
{
    return SpanState(cell / 2 - 1);
}

//! A step of zero length, shown only in lanes that have nothing else.
bool isInstant(const Span &span)
{
    return span.state == SpanState::Running && span.begin == span.end;
}

class Merger
{
public:
    Merger(const TraceStore &store, TimeRange range, DisplayList &list)
        : m_store(store), m_range(range), m_list(list), m_columns(std::size_t(std::max(1.0, std::ceil(list.plot.width()))))
    {
    }

    void line(const LaneRow *first, const LaneRow *last, qreal y);

private:
    //! The content of one pixel.
    struct Column
    {
        Cell cell = 0;
        quint32 lane = NoIndex; // whose exception is pending here, if any
        quint32 span = NoIndex;
        quint32 count = 0; // number of lanes with a pending exception here
        bool operator==(const Column &) const = default;
    };
    struct Run
    {
        std::size_t begin, end;
        Column column;
        std::size_t item; // in the list
    };

    void add(quint32 lane, quint32 index);
    void addLane(quint32 lane);
    ItemRef refOf(const Column &column, const LaneRow *first, const LaneRow *last) const;
    double column(Time t) const
    {
        return double((t - m_range.begin).count()) / double(m_range.duration().count()) * double(m_columns.size());
    }

    const TraceStore &m_store;
    TimeRange m_range;
    DisplayList &m_list;
    std::vector<Column> m_columns;
    std::vector<Run> m_above; // of the previous line
};

void Merger::add(quint32 lane, quint32 index)
{
    const Span &span = m_store.lanes()[lane].spans[index];
    const Time end = span.end == Time::max() ? m_store.range().end : span.end;
    if (end < m_range.begin || span.begin >= m_range.end)
        return;
    const double size = double(m_columns.size());
    const auto from = std::size_t(std::clamp(std::floor(column(span.begin)), 0.0, size - 1));
    const auto to = std::clamp(std::size_t(std::clamp(std::ceil(column(end)), 0.0, size)), from + 1, m_columns.size());
    const Cell cell = cellOf(span);
    for (std::size_t i = from; i < to; ++i) {
        Column &column = m_columns[i];
        column.cell = std::max(column.cell, cell);
        if (span.state != SpanState::Pending)
            continue;
        if (column.lane != lane)
            ++column.count;
        if (column.count == 1) {
            column.lane = lane;
            column.span = index;
        }
    }
}

void Merger::addLane(quint32 lane)
{
    const std::vector<Span> &spans = m_store.lanes()[lane].spans;
    const bool onlyInstants = std::all_of(spans.begin(), spans.end(), isInstant);
    for (quint32 i = 0; i < spans.size(); ++i) {
        if (onlyInstants || !isInstant(spans[i]))
            add(lane, i);
    }
}

//! Refers to the pending exception if there is one, else to the whole line.
ItemRef Merger::refOf(const Column &column, const LaneRow *first, const LaneRow *last) const
{
    if (column.count > 0)
        return {ItemRef::Kind::Span, column.lane, column.span, column.count};
    return {ItemRef::Kind::Span, first->lane, NoIndex, quint32(last - first)};
}

void Merger::line(const LaneRow *first, const LaneRow *last, qreal y)
{
    std::fill(m_columns.begin(), m_columns.end(), Column{});
    for (const LaneRow *row = first; row != last; ++row)
        addLane(row->lane);
    std::vector<Run> runs;
    auto above = m_above.begin();
    for (std::size_t x = 0; x < m_columns.size();) {
        Run run{x, x, m_columns[x], 0};
        while (run.end < m_columns.size() && m_columns[run.end] == run.column)
            ++run.end;
        x = run.end;
        if (run.column.cell == 0)
            continue;
        while (above != m_above.end() && above->begin < run.begin)
            ++above;
        if (above != m_above.end() && above->begin == run.begin && above->end == run.end && above->column == run.column) {
            run.item = above->item;
            std::get<RectItem>(m_list.items[run.item].shape).rect.setBottom(y + 1);
        } else {
            run.item = m_list.items.size();
            RectItem bar;
            bar.rect = QRectF(m_list.plot.left() + qreal(run.begin), y, qreal(run.end - run.begin), 1);
            bar.fill = lowBarTone(stateOf(run.column.cell), run.column.cell % 2 == 1);
            m_list.items.push_back({bar, refOf(run.column, first, last), Clip::Plot});
        }
        runs.push_back(run);
    }
    m_above = std::move(runs);
}

} // namespace

void addMergedRows(const TraceStore &store, const std::vector<LaneRow> &rows, TimeRange range, DisplayList &list)
{
    const auto lines = std::size_t(std::floor(list.plot.height()));
    Merger merger(store, range, list);
    for (std::size_t i = 0; i < lines; ++i)
        merger.line(rows.data() + i * rows.size() / lines, rows.data() + (i + 1) * rows.size() / lines, list.plot.top() + qreal(i));
}

} // namespace awaitscope
