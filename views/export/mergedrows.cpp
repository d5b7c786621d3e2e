// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/mergedrows.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

//! What a pixel shows: 0 nothing, else twice (1 + state), and 1 more for an orphan. The greater is the worse.
using Cell = quint8;

Cell cellOf(const Span &span)
{
    return Cell(2 * (1 + int(span.state)) + (span.orphan ? 1 : 0));
}

//! One tone a state: there is no room for patterns.
ColorRole toneOf(Cell cell)
{
    const auto state = SpanState(cell / 2 - 1);
    const bool orphan = cell % 2 == 1;
    switch (state) {
    case SpanState::Created:
        return ColorRole::Created;
    case SpanState::Running:
        return ColorRole::Running;
    case SpanState::Sleeping:
        return orphan ? ColorRole::OrphanStripe : ColorRole::SleepingHatch;
    case SpanState::Awaiting:
    case SpanState::Calling:
        return orphan ? ColorRole::OrphanStripe : ColorRole::Awaiting;
    case SpanState::NeverAwaited:
        return ColorRole::NeverAwaited;
    case SpanState::Cancelling:
        return ColorRole::Cancelled;
    case SpanState::Swallowed:
        return ColorRole::Raised;
    case SpanState::Pending:
        return ColorRole::Pending;
    }
    return ColorRole::Created;
}

class Merger
{
public:
    Merger(const TraceStore &store, TimeRange range, DisplayList &list)
        : m_store(store), m_range(range), m_list(list), m_cells(std::size_t(std::max(1.0, std::ceil(list.plot.width()))))
    {
    }

    void line(const LaneRow *first, const LaneRow *last, qreal y);

private:
    struct Run
    {
        std::size_t begin, end;
        Cell cell;
        std::size_t item; // in the list
    };

    void add(const Span &span);
    double column(Time t) const
    {
        return double((t - m_range.begin).count()) / double(m_range.duration().count()) * double(m_cells.size());
    }

    const TraceStore &m_store;
    TimeRange m_range;
    DisplayList &m_list;
    std::vector<Cell> m_cells;
    std::vector<Run> m_above; // of the line before
};

void Merger::add(const Span &span)
{
    const Time end = span.end == Time::max() ? m_store.range().end : span.end;
    if (end < m_range.begin || span.begin >= m_range.end)
        return;
    const double size = double(m_cells.size());
    const auto from = std::size_t(std::clamp(std::floor(column(span.begin)), 0.0, size - 1));
    const auto to = std::clamp(std::size_t(std::clamp(std::ceil(column(end)), 0.0, size)), from + 1, m_cells.size());
    const Cell cell = cellOf(span);
    for (std::size_t i = from; i < to; ++i)
        m_cells[i] = std::max(m_cells[i], cell);
}

void Merger::line(const LaneRow *first, const LaneRow *last, qreal y)
{
    std::fill(m_cells.begin(), m_cells.end(), Cell(0));
    for (const LaneRow *row = first; row != last; ++row)
        for (const Span &span : m_store.lanes()[row->lane].spans)
            add(span);
    std::vector<Run> runs;
    auto above = m_above.begin();
    for (std::size_t x = 0; x < m_cells.size();) {
        Run run{x, x, m_cells[x], 0};
        while (run.end < m_cells.size() && m_cells[run.end] == run.cell)
            ++run.end;
        x = run.end;
        if (run.cell == 0)
            continue;
        while (above != m_above.end() && above->begin < run.begin)
            ++above;
        if (above != m_above.end() && above->begin == run.begin && above->end == run.end && above->cell == run.cell) {
            run.item = above->item;
            std::get<RectItem>(m_list.items[run.item].shape).rect.setBottom(y + 1);
        } else {
            run.item = m_list.items.size();
            RectItem bar;
            bar.rect = QRectF(m_list.plot.left() + qreal(run.begin), y, qreal(run.end - run.begin), 1);
            bar.fill = toneOf(run.cell);
            m_list.items.push_back({bar, {ItemRef::Kind::Span, first->lane, NoIndex, quint32(last - first)}, Clip::Plot});
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
