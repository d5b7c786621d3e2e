// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/rowbuilder.h"

#include "views/picture/barlook.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

// The spans of a row. Marks and labels are in rowmarks.cpp.

namespace awaitscope {

namespace {

// All patterns repeat after this many pixels, so that a bar that begins far outside can be shortened by a multiple of it without
// shifting its pattern.
constexpr qreal PatternPeriod = 96;
constexpr qreal LeastRed = 24; // minimum width for an exception that was never retrieved

//! Also shown with zero duration: a coroutine object that was never awaited, and an exception that was never retrieved.
bool hasBarAlways(const Span &span)
{
    return span.state == SpanState::NeverAwaited || (span.state == SpanState::Pending && span.end == Time::max());
}

} // namespace

void DisplayLayers::clear()
{
    for (auto *layer : {&ground, &bars, &lines, &glyphs, &labels, &names, &frame})
        layer->clear();
}

void DisplayLayers::moveTo(std::vector<DisplayItem> &out)
{
    for (auto *layer : {&ground, &bars, &lines, &glyphs, &labels, &names, &frame}) {
        out.insert(out.end(), std::make_move_iterator(layer->begin()), std::make_move_iterator(layer->end()));
        layer->clear();
    }
}

RowBuilder::RowBuilder(TimelineIndex &index, const TimelineOptions &options, const TextMeasure &measure, const TimeScale &scale,
                       QRectF plot, DisplayLayers &layers)
    : m_index(index), m_options(options), m_measure(measure), m_scale(scale), m_plot(plot), m_layers(layers), m_lasting(index.store().range().end)
{
}

void RowBuilder::add(const LaneRow &row, qreal y)
{
    m_laneNumber = row.lane;
    m_lane = &m_index.store().lanes()[row.lane];
    m_y = y;
    m_height = qreal(row.height);
    m_bar = barHeight(*m_lane, m_height);
    m_bars.clear();
    m_boxes.clear();
    m_labels.clear();
    m_glyphs.clear();
    m_below.clear();
    m_labelled.clear();
    addSpans();
    addMarks();
    if (m_height >= 18)
        addLabels();
}

bool RowBuilder::isLively() const
{
    const auto concerns = [this](const ViewItem &item) { return item.lane == m_laneNumber && item.kind != ViewItem::Kind::Arrow; };
    return m_lane->parent < 0 || std::any_of(m_options.selection.begin(), m_options.selection.end(), concerns)
        || (m_options.hover && concerns(*m_options.hover));
}

qreal RowBuilder::clampedLeft(qreal x) const
{
    const qreal least = m_plot.left() - 2 * PatternPeriod;
    return x >= least ? x : x + PatternPeriod * std::ceil((least - x) / PatternPeriod);
}

QRectF RowBuilder::barRect(qreal x0, qreal x1) const
{
    return QRectF(x0, m_y + std::round((m_height - m_bar) / 2), std::max<qreal>(x1 - x0, 1), m_bar);
}

void RowBuilder::addSpans()
{
    const std::vector<Span> &spans = m_lane->spans;
    const TimeRange range = m_options.range;
    const auto from = std::partition_point(spans.begin(), spans.end(), [&](const Span &s) { return s.end < range.begin; });
    const auto to = std::partition_point(from, spans.end(), [&](const Span &s) { return s.begin < range.end; });
    auto i = std::size_t(from - spans.begin());
    const auto last = std::size_t(to - spans.begin());
    m_merged.cell.count = 0;
    while (i < last) {
        if (hasBarAlways(spans[i]) || m_scale.x(endOf(spans[i])) - m_scale.x(spans[i].begin) >= 1) {
            flushMerged();
            addSpan(i++);
        } else {
            i = addMerged(i, last);
        }
    }
    flushMerged();
}

// The first span from i on that begins at or after pixelEnd. Galloping search: O(1) for a neighbour, O(log n) for a far one.
std::size_t RowBuilder::endOfPixel(std::size_t i, std::size_t last, qreal pixelEnd) const
{
    const Time end = m_scale.time(pixelEnd);
    const std::vector<Span> &spans = m_lane->spans;
    std::size_t step = 1, low = i;
    while (low + step < last && spans[low + step].begin < end) {
        low += step;
        step *= 2;
    }
    const auto high = spans.begin() + std::ptrdiff_t(std::min(last, low + step));
    return std::size_t(std::partition_point(spans.begin() + std::ptrdiff_t(low) + 1, high, [end](const Span &s) { return s.begin < end; })
                       - spans.begin());
}

// Spans thinner than a pixel that begin in the same pixel become one cell; adjacent cells that look alike become one run.
std::size_t RowBuilder::addMerged(std::size_t i, std::size_t last)
{
    const std::vector<Span> &spans = m_lane->spans;
    const qreal pixel = std::floor(m_scale.x(spans[i].begin) + 0.01); // 99.999 becomes 100, despite rounding errors
    std::size_t end = endOfPixel(i, last, pixel + 1);
    const Span &final = spans[end - 1];
    if (end > i + 1 && (hasBarAlways(final) || m_scale.x(endOf(final)) - m_scale.x(final.begin) >= 1))
        --end; // it only begins here, and is drawn by itself
    const PixelCell cell = m_index.worstOf(m_laneNumber, i, end);
    if (cell.count == 1 && cell.worst == SpanState::Pending && spans[i].begin == endOf(spans[i]))
        return end; // retrieved at the time of the raise: no bar, the mark shows it
    const bool alike = m_merged.cell.count > 0 && m_merged.cell.worst == cell.worst && m_merged.cell.orphan == cell.orphan
        && pixel - m_merged.rect.right() < 1;
    if (alike) {
        m_merged.rect.setRight(pixel + 1);
        m_merged.cell.count += cell.count;
    } else {
        flushMerged();
        m_merged.rect = barRect(pixel, pixel + 1);
        m_merged.cell = cell;
        m_merged.cell.first = quint32(cell.worst == SpanState::Pending ? firstPending(i, end) : i);
    }
    return end;
}

// The first pending one of the spans [i, end), which contain at least one. O(log^2 n).
std::size_t RowBuilder::firstPending(std::size_t i, std::size_t end) const
{
    while (end - i > 1) {
        const std::size_t middle = i + (end - i) / 2;
        if (m_index.worstOf(m_laneNumber, i, middle).worst == SpanState::Pending)
            end = middle;
        else
            i = middle;
    }
    return i;
}

void RowBuilder::flushMerged()
{
    const PixelCell cell = m_merged.cell;
    m_merged.cell.count = 0;
    if (cell.count == 0)
        return;
    RectItem bar = barOf(cell.worst, cell.orphan, m_merged.rect);
    if (bar.fill == ColorRole::None || bar.fill == ColorRole::Awaiting)
        bar.fill = bar.outline == ColorRole::None ? ColorRole::Created : bar.outline; // one pixel has no room for an outline
    bar.outline = ColorRole::None;
    bar.radius = 0;
    pushBar(bar, spanRef(cell.first, cell.count), true);
    if (cell.count > 1 && bar.rect.width() >= 44 && m_bar >= 12) {
        TextItem text;
        text.rect = QRectF(std::max(bar.rect.left(), m_plot.left()), bar.rect.top(), bar.rect.width(), bar.rect.height());
        text.text = QStringLiteral("×") + QLocale().toString(cell.count);
        text.color = ColorRole::Text;
        text.alignment = Qt::AlignCenter;
        text.pixelSize = 11;
        text.plate = true;
        m_layers.labels.push_back({text, spanRef(cell.first, cell.count), Clip::Plot});
    }
}

RectItem RowBuilder::barOf(SpanState state, bool orphan, const QRectF &rect) const
{
    RectItem bar;
    if (m_bar < LowBar)
        bar.fill = lowBarTone(state, orphan);
    else
        bar = barLook(state, orphan);
    bar.rect = rect;
    bar.radius = rect.width() >= 6 && m_bar >= 10 ? 3 : 0;
    return bar;
}

void RowBuilder::pushBar(const RectItem &bar, const ItemRef &ref, bool merged)
{
    const qreal left = std::max(bar.rect.left(), m_plot.left()), right = std::min(bar.rect.right(), m_plot.right());
    m_bars.push_back({left, right, ref.index, merged});
    m_boxes.push_back({bar.rect.left(), bar.rect.right()});
    m_layers.bars.push_back({bar, ref, Clip::Plot});
}

void RowBuilder::addSpan(std::size_t i)
{
    const Span &s = m_lane->spans[i];
    if (s.state == SpanState::Pending)
        return addPending(s, i);
    if (s.state == SpanState::NeverAwaited)
        return addUnawaited(s, i);
    const qreal x0 = clampedLeft(m_scale.x(s.begin));
    qreal x1 = clampedRight(m_scale.x(endOf(s)));
    const bool touches = i + 1 < m_lane->spans.size() && m_lane->spans[i + 1].begin == s.end;
    if (touches && x1 - x0 >= 4)
        x1 -= 1; // a gap to the next bar
    const RectItem bar = barOf(s.state, s.orphan, barRect(x0, x1));
    pushBar(bar, spanRef(i), false);
    outlineSelected(bar.rect, i);
}

void RowBuilder::addPending(const Span &s, std::size_t i)
{
    const bool open = s.end == Time::max();
    const qreal x0 = clampedLeft(m_scale.x(s.begin)), end = clampedRight(m_scale.x(endOf(s)));
    // Raised at the very end and never retrieved: no time is left, but it must be visible.
    const qreal x1 = open && m_bar >= 10 ? std::max(end, x0 + LeastRed) : end;
    RectItem bar = barOf(s.state, s.orphan, barRect(x0, x1));
    if (bar.rect.width() >= 5 && m_bar >= LowBar) { // smaller ones are just red
        const qreal grow = m_bar >= 14 ? 2 : 0;
        bar.rect.adjust(0, -grow, 0, grow);
        bar.outline = ColorRole::PendingOutline;
        bar.outlineWidth = m_bar >= 14 ? 2 : 1;
        const auto row = m_index.store().ledgerOf(m_laneNumber);
        bar.brokenEnd = open && row && m_index.store().ledger()[*row].fate == Fate::Lost;
    }
    pushBar(bar, spanRef(i), false);
    outlineSelected(bar.rect, i);
}

void RowBuilder::addUnawaited(const Span &s, std::size_t i)
{
    // It is usually created and destroyed at the same time, and still needs a visible body.
    const qreal x0 = clampedLeft(m_scale.x(s.begin)), x1 = clampedRight(m_scale.x(endOf(s)));
    const RectItem bar = barOf(s.state, false, barRect(x0, std::max(x1, x0 + 16)));
    pushBar(bar, spanRef(i), false);
    outlineSelected(bar.rect, i);
}

void RowBuilder::outlineSelected(const QRectF &rect, std::size_t i)
{
    const ViewItem self{ViewItem::Kind::Span, m_laneNumber, quint32(i)};
    const bool selected = std::find(m_options.selection.begin(), m_options.selection.end(), self) != m_options.selection.end();
    const bool highlighted = std::find(m_options.highlight.begin(), m_options.highlight.end(), self) != m_options.highlight.end();
    const bool hovered = highlighted || m_options.hover == self;
    if (!selected && !hovered)
        return;
    RectItem ring;
    ring.rect = rect.adjusted(-2, -2, 2, 2);
    ring.outline = selected ? ColorRole::SelectionOutline : ColorRole::Accent;
    ring.outlineWidth = selected ? 2 : 1.5f;
    ring.radius = 4;
    m_layers.lines.push_back({ring, {}, Clip::Plot});
}

} // namespace awaitscope
