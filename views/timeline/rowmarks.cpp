// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/rowbuilder.h"
#include "views/timeline/timelinewords.h"

#include <algorithm>
#include <cmath>
#include <optional>

// The marks and labels of a row. Marks run on three tracks, so that those of one moment do not hide each other: requests to
// cancel above the bar, what ends a task on it, catches and log lines below.

namespace awaitscope {

namespace {

enum class Track : quint8 { Above,
                            Middle,
                            Below,
                            None };

struct MarkLook
{
    Track track = Track::None;
    Glyph glyph = Glyph::Tick;
    ColorRole color = ColorRole::Text;
    qreal size = 18;
};

MarkLook lookOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Succeeded:
        return {Track::Middle, Glyph::Tick, ColorRole::Succeeded};
    case MarkKind::Retrieved:
    case MarkKind::Swallowed:
        return {Track::Middle, Glyph::Cross, ColorRole::Raised};
    case MarkKind::Lost:
    case MarkKind::PendingError:
        return {Track::Middle, Glyph::Cross, ColorRole::Pending};
    case MarkKind::Cancelled:
        return {Track::Middle, Glyph::Cancel, ColorRole::Cancelled};
    case MarkKind::TimedOut:
        return {Track::Middle, Glyph::Clock, ColorRole::Cancelled};
    case MarkKind::CancelDelivered:
        return {Track::Middle, Glyph::Cancel, ColorRole::Cancelled, 12};
    case MarkKind::CancelRequested:
        return {Track::Above, Glyph::Request, ColorRole::Cancelled, 11};
    case MarkKind::DestroyedPending:
        return {Track::Middle, Glyph::Skull, ColorRole::SecondaryText};
    case MarkKind::Deadlock:
        return {Track::Middle, Glyph::Warning, ColorRole::Cancelled, 15};
    case MarkKind::Caught:
        return {Track::Below, Glyph::Cross, ColorRole::SecondaryText, 10};
    case MarkKind::Log:
        return {Track::Below, Glyph::Tick, ColorRole::SecondaryText, 4};
    case MarkKind::NeverAwaited:
    case MarkKind::GatherFailed: // a flag over all lanes, see the builder
        return {};
    }
    return {};
}

} // namespace

void RowBuilder::addMarks()
{
    const std::vector<Mark> &marks = m_lane->marks;
    const qreal reach = 20;
    const Time begin = m_scale.time(m_plot.left() - reach), end = m_scale.time(m_plot.right() + reach);
    const auto from = std::partition_point(marks.begin(), marks.end(), [&](const Mark &m) { return m.time < begin; });
    const auto to = std::partition_point(from, marks.end(), [&](const Mark &m) { return m.time < end; });
    auto i = std::size_t(from - marks.begin());
    const auto last = std::size_t(to - marks.begin());
    const qreal together = std::min<qreal>(10, m_bar * 0.5);
    while (i < last) {
        const Time limit = m_scale.time(m_scale.x(marks[i].time) + together);
        const auto next = std::partition_point(marks.begin() + std::ptrdiff_t(i) + 1, to, [&](const Mark &m) { return m.time < limit; });
        const auto after = std::size_t(next - marks.begin());
        addMarkGroup(i, after);
        i = after;
    }
}

// The most important mark of each track stands for the others at its place.
void RowBuilder::addMarkGroup(std::size_t first, std::size_t last)
{
    if (last - first > 24) {
        addMark(m_index.mostImportant(m_laneNumber, first, last), quint32(last - first));
        return;
    }
    for (const Track track : {Track::Above, Track::Middle, Track::Below}) {
        std::optional<std::size_t> best;
        quint32 count = 0;
        for (std::size_t i = first; i < last; ++i) {
            const MarkKind kind = m_lane->marks[i].kind;
            if (lookOf(kind).track != track)
                continue;
            ++count;
            if (!best || importance(kind) > importance(m_lane->marks[*best].kind))
                best = i;
        }
        if (best)
            addMark(*best, count);
    }
    for (std::size_t i = first; i < last; ++i) {
        if (m_lane->marks[i].kind == MarkKind::NeverAwaited)
            m_labelled.push_back(i);
    }
}

void RowBuilder::addMark(std::size_t i, quint32 count)
{
    const qreal x = m_scale.x(m_lane->marks[i].time);
    if (m_height < 12)
        return; // no room: the bars tell
    addGlyph(i, count, x);
    if (lookOf(m_lane->marks[i].kind).track == Track::Middle)
        m_labelled.push_back(i);
}

void RowBuilder::addGlyph(std::size_t i, quint32 count, qreal x)
{
    const MarkLook look = lookOf(m_lane->marks[i].kind);
    if (look.track == Track::None)
        return;
    const qreal middle = barRect(0, 1).center().y();
    const qreal size = std::min(look.size, std::max<qreal>(m_bar * 0.86, 6));
    const qreal above = middle - m_bar / 2 - 4, below = middle + m_bar / 2 + 6;
    if (look.size < 5) { // a log line: a dot
        RectItem dot;
        dot.rect = QRectF(x - 2, below - 2, 4, 4);
        dot.fill = look.color;
        dot.radius = 2;
        m_layers.glyphs.push_back({dot, markRef(i, count), Clip::Plot});
        return;
    }
    GlyphItem glyph;
    glyph.center = {x, look.track == Track::Above ? above : look.track == Track::Below ? below
                                                                                       : middle};
    glyph.size = size;
    glyph.glyph = look.glyph;
    glyph.color = look.color;
    glyph.ground = look.glyph == Glyph::Request || look.glyph == Glyph::Warning ? ColorRole::None : ColorRole::Canvas;
    m_layers.glyphs.push_back({glyph, markRef(i, count), Clip::Plot});
    if (look.track == Track::Middle)
        m_boxes.push_back({x - size / 2, x + size / 2});
}

void RowBuilder::addLabels()
{
    const auto byLeft = [](const Box &a, const Box &b) { return a.left < b.left; };
    if (!std::is_sorted(m_boxes.begin(), m_boxes.end(), byLeft)) // bars alone are
        std::sort(m_boxes.begin(), m_boxes.end(), byLeft);
    // What went wrong has the first choice of room, and what a bar already shows by its look the last.
    const auto eachWideBar = [this](bool pending, auto add) {
        for (const Bar &bar : m_bars) {
            const bool wanted = !bar.merged && bar.right - bar.left >= 30 && (m_lane->spans[bar.span].state == SpanState::Pending) == pending;
            const Bar part = wanted ? widestPart(bar) : bar;
            if (wanted && part.right - part.left >= 30)
                add(part, part.right < bar.right);
        }
    };
    eachWideBar(true, [this](const Bar &bar, bool endsInCut) { addPendingLabel(bar, endsInCut); });
    for (std::size_t i : m_labelled)
        addMarkLabel(i);
    eachWideBar(false, [this](const Bar &bar, bool) { addSpanLabel(bar); });
}

// Idle time that is cut lies over the bar, and would over its label.
RowBuilder::Bar RowBuilder::widestPart(Bar bar) const
{
    Bar widest = bar;
    widest.right = widest.left;
    const auto offer = [&widest](qreal left, qreal right) {
        if (right - left > widest.right - widest.left) {
            widest.left = left;
            widest.right = right;
        }
    };
    for (const TimeRange &cut : m_scale.cuts().cuts()) {
        const qreal begin = m_scale.x(cut.begin), end = m_scale.x(cut.end);
        if (end <= bar.left || begin >= bar.right)
            continue;
        offer(bar.left, begin);
        bar.left = std::max(bar.left, end);
    }
    offer(bar.left, bar.right);
    return widest;
}

void RowBuilder::addSpanLabel(const Bar &bar)
{
    const Span &s = m_lane->spans[bar.span];
    LabelStyle style;
    switch (s.state) {
    case SpanState::Created:
    case SpanState::NeverAwaited:
    case SpanState::Swallowed:
    case SpanState::Pending:
        return;
    case SpanState::Sleeping:
        if (!isLively())
            return;
        style = {ColorRole::Text, false, true};
        break;
    case SpanState::Running:
        style = {ColorRole::OnAccent, false, false};
        break;
    case SpanState::Awaiting:
    case SpanState::Calling:
        style = {ColorRole::AwaitingText, false, s.orphan || s.state == SpanState::Calling};
        break;
    case SpanState::Cancelling:
        style = {ColorRole::Text, false, false};
        break;
    }
    // Room beside the marks that sit on the ends of the bar.
    qreal left = bar.left + 8, right = bar.right - 8;
    for (const Box &b : m_boxes) {
        if (b.right <= left + 12 && b.right > bar.left && b.left < bar.left)
            left = std::max(left, b.right + 6);
        if (b.left > left && b.left < right && b.right > bar.right)
            right = b.left - 4;
    }
    for (const Box &b : m_labels) {
        if (b.left < right && b.right > left)
            right = std::min(right, b.left - 4);
    }
    const QString text = spanLabel(m_index.store(), m_laneNumber, s);
    const qreal wanted = textWidth(text, false), room = right - left;
    if (wanted <= room || (room >= 64 && room >= wanted * 0.6))
        pushLabel(left, std::min(wanted, room), text, style, spanRef(bar.span));
}

void RowBuilder::addPendingLabel(const Bar &bar, bool endsInCut)
{
    const QString text = pendingLabel(m_index.store(), m_laneNumber, m_options.origin);
    const qreal wanted = textWidth(text, true) + 2;
    qreal left = bar.left + 8; // the cross at the raise covers the first pixels
    for (const Box &b : m_boxes) {
        if (b.left <= bar.left && b.right > bar.left && b.right < bar.left + 14)
            left = std::max(left, b.right + 7);
    }
    const qreal inside = bar.right - 14 - left - 18, outside = endsInCut ? 0 : freeFrom(bar.right + 1) - bar.right - 16;
    const bool goesIn = inside >= wanted || (inside >= 70 && outside < wanted);
    if (bar.right - left >= 20 && m_bar >= 12) {
        GlyphItem sign;
        sign.center = {left + 6, barRect(0, 1).center().y()};
        sign.size = 13;
        sign.glyph = Glyph::Warning;
        sign.color = ColorRole::OnPending;
        sign.ground = ColorRole::None;
        m_layers.glyphs.push_back({sign, spanRef(bar.span), Clip::Plot});
    }
    // Of an exception that was settled, the mark's label tells more than the bar's, and takes the room outside.
    const bool settled = m_lane->spans[bar.span].end != Time::max();
    if (goesIn)
        pushLabel(left + 17, std::min(wanted, inside), text, {ColorRole::OnPending, true, false}, spanRef(bar.span));
    else if (outside >= 60 && !settled)
        pushLabel(bar.right + 8, std::min(wanted, outside), text, {ColorRole::Raised, true, false}, spanRef(bar.span));
}

// Where the next thing of the row begins at or behind x; the edge of the plot if there is none.
qreal RowBuilder::freeFrom(qreal x) const
{
    const auto next = std::lower_bound(m_boxes.begin(), m_boxes.end(), x, [](const Box &b, qreal v) { return b.left < v; });
    return next == m_boxes.end() ? m_plot.right() : std::min(next->left, m_plot.right());
}

void RowBuilder::addMarkLabel(std::size_t i)
{
    const Mark &mark = m_lane->marks[i];
    const QString text = markLabel(m_index.store(), m_laneNumber, mark, m_options.origin);
    if (text.isEmpty() || mark.kind == MarkKind::Lost || mark.kind == MarkKind::PendingError)
        return; // the red bar says it
    LabelStyle style;
    if (mark.kind == MarkKind::Swallowed)
        style.color = ColorRole::Raised;
    else if (mark.kind == MarkKind::Cancelled || mark.kind == MarkKind::TimedOut || mark.kind == MarkKind::Deadlock)
        style = {ColorRole::Cancelled, true, false};
    const qreal x = m_scale.x(mark.time);
    qreal left = x;
    for (const Box &b : m_boxes) { // behind what covers or touches the mark: its glyph, the red that follows it
        if (b.left <= left + 1 && b.right > left)
            left = b.right;
    }
    if (mark.kind == MarkKind::Swallowed && freeFrom(left) - left > 140) {
        addSwallowedLine(left);
        left += 48;
    }
    left += 7;
    const qreal wanted = textWidth(text, style.bold) + 2, room = freeFrom(left) - left - 4;
    const bool elidedFits = left >= m_plot.left() && room >= 60 && room >= wanted * 0.4;
    if (left >= m_plot.left() && wanted <= room)
        return pushLabel(left, wanted, text, style, markRef(i));
    // Else before the mark: on a plate over its own bar, or where nothing is.
    const qreal before = x - 14 - wanted;
    for (const Bar &bar : m_bars) {
        if (!bar.merged && bar.left < x - 40 && bar.right >= x - 12 && bar.left + 8 <= before && !isLabelled(before, x - 14)) {
            style.plate = true;
            return pushLabel(before, wanted, text, style, markRef(i));
        }
    }
    if (freeUntil(x - 2) + 6 <= before)
        return pushLabel(before, wanted, text, style, markRef(i));
    if (elidedFits)
        pushLabel(left, std::min(wanted, room), text, style, markRef(i));
}

// Where the last thing before x ends; the edge of the plot if there is none.
qreal RowBuilder::freeUntil(qreal x) const
{
    qreal free = m_plot.left();
    for (const Box &b : m_boxes) {
        if (b.left < x)
            free = std::max(free, b.right);
    }
    return free;
}

bool RowBuilder::isLabelled(qreal left, qreal right) const
{
    return std::any_of(m_labels.begin(), m_labels.end(), [&](const Box &b) { return b.left < right && b.right > left; });
}

void RowBuilder::addSwallowedLine(qreal from)
{
    LineItem line;
    const qreal y = barRect(0, 1).center().y();
    line.from = {from + 1, y};
    line.to = {from + 47, y};
    line.color = ColorRole::Raised;
    line.edge = Edge::Dashed;
    line.width = 3;
    m_layers.lines.push_back({line, {}, Clip::Plot});
}

void RowBuilder::pushLabel(qreal left, qreal width, const QString &text, LabelStyle style, const ItemRef &ref)
{
    TextItem item;
    item.rect = QRectF(left, barRect(0, 1).center().y() - 9, width, 18);
    item.text = text;
    item.color = style.color;
    item.pixelSize = LabelSize;
    item.bold = style.bold;
    item.plate = style.plate;
    m_layers.labels.push_back({item, ref, Clip::Plot});
    // Labels are in the way of each other, too.
    const Box box{left - 4, left + width + 4};
    m_labels.push_back(box);
    m_boxes.insert(std::upper_bound(m_boxes.begin(), m_boxes.end(), box, [](const Box &a, const Box &b) { return a.left < b.left; }), box);
}

} // namespace awaitscope
