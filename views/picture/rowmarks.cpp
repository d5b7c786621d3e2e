// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/picture/rowbuilder.h: marks and their labels.

#include "model/words/lanelabels.h"
#include "views/picture/rowbuilder.h"
#include "views/picture/signlook.h"

#include <algorithm>
#include <cmath>
#include <optional>

// The marks and labels of a row. Marks are on three tracks, so that those at the same time do not hide each other: cancellation
// requests above the bar, what ends a task on it, catches and log lines below.

namespace awaitscope {

namespace {

using Track = SignLook::Track;

SignLook lookOf(MarkKind kind)
{
    return lookOf(signOf(kind));
}

//! Errors and deadlocks need their label even if there is hardly any room.
bool mustBeLabelled(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Retrieved:
    case MarkKind::Swallowed:
    case MarkKind::Silenced:
    case MarkKind::Lost:
    case MarkKind::PendingError:
    case MarkKind::Replaced:
    case MarkKind::CallbackError:
    case MarkKind::Deadlock:
    case MarkKind::NeverBegan:
    case MarkKind::Expired:
        return true;
    default:
        return false;
    }
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

// The most important mark of each track is drawn for all marks at its position.
void RowBuilder::addMarkGroup(std::size_t first, std::size_t last)
{
    if (last - first > 24) {
        addMark(m_index.mostImportant(m_laneNumber, first, last), quint32(last - first));
        return;
    }
    std::vector<std::size_t> chosen; // by track
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
        chosen.push_back(best.value_or(last));
    }
    // What the others have to say is said all the same: a timeout that expired when its task failed, two errors of one moment.
    for (std::size_t i = first; i < last; ++i)
        if (m_height >= 12 && mustBeLabelled(m_lane->marks[i].kind) && std::ranges::find(chosen, i) == chosen.end() && !continuesReplaced(i, first))
            m_labelled.push_back(i);
    for (std::size_t i = first; i < last; ++i) {
        if (m_lane->marks[i].kind == MarkKind::NeverAwaited)
            m_labelled.push_back(i);
    }
}

// Whether the label of an earlier mark of the group goes on to this one: of errors that replaced each other in one moment.
bool RowBuilder::continuesReplaced(std::size_t i, std::size_t first) const
{
    const auto &events = m_index.store().trace().events();
    const std::vector<Mark> &marks = m_lane->marks;
    for (std::size_t k = first; k < i && marks[i].kind == MarkKind::Replaced; ++k)
        if (marks[k].kind == MarkKind::Replaced && marks[k].time == marks[i].time && events[marks[k].event].b == events[marks[i].event].a)
            return true;
    return false;
}

void RowBuilder::addMark(std::size_t i, quint32 count)
{
    const qreal x = m_scale.x(m_lane->marks[i].time);
    if (m_height < 12)
        return; // no room: the bars show enough
    addGlyph(i, count, x);
    const MarkKind kind = m_lane->marks[i].kind;
    if (lookOf(kind).track == Track::Middle || mustBeLabelled(kind))
        m_labelled.push_back(i);
}

void RowBuilder::addGlyph(std::size_t i, quint32 count, qreal x)
{
    const SignLook look = lookOf(m_lane->marks[i].kind);
    if (look.track == Track::None)
        return; // drawn as a flag across the lanes, see the builder; for a coroutine object the bar is enough
    const qreal middle = barRect(0, 1).center().y();
    const qreal size = std::min(look.size, std::max<qreal>(m_bar * 0.86, 6));
    const qreal above = middle - m_bar / 2 - 4, below = middle + m_bar / 2 + 6;
    if (look.shape == SignLook::Shape::Dot) {
        RectItem dot;
        dot.rect = QRectF(x - 2, below - 2, 4, 4);
        dot.fill = look.color;
        dot.radius = 2;
        m_below.push_back({x - 3, x + 3});
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
    if (look.track == Track::Middle) {
        m_boxes.push_back({x - size / 2, x + size / 2});
        m_glyphs.push_back({x - size / 2, x + size / 2});
    } else if (look.track == Track::Below) {
        m_below.push_back({x - size / 2 - 1, x + size / 2 + 1});
    }
}

void RowBuilder::addLabels()
{
    const auto byLeft = [](const Box &a, const Box &b) { return a.left < b.left; };
    if (!std::is_sorted(m_boxes.begin(), m_boxes.end(), byLeft)) // bars by themselves are sorted
        std::sort(m_boxes.begin(), m_boxes.end(), byLeft);
    // Labels of failures are placed first, those that repeat what the look of a bar already shows last.
    for (const Bar &bar : m_bars) {
        if (!bar.merged && m_lane->spans[bar.span].state == SpanState::Pending)
            addPendingLabel(bar);
    }
    for (const bool needed : {true, false}) {
        for (std::size_t i : m_labelled) {
            if (mustBeLabelled(m_lane->marks[i].kind) == needed)
                addMarkLabel(i);
        }
    }
    for (const Bar &bar : m_bars) {
        const Bar part = !bar.merged && bar.right - bar.left >= 30 ? widestPart(bar) : bar;
        if (!bar.merged && part.right - part.left >= 30 && m_lane->spans[bar.span].state != SpanState::Pending)
            addSpanLabel(part);
    }
}

// Cut idle time is drawn over the bar, and would hide its label.
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
    case SpanState::HeldUp:
    case SpanState::Calling:
        style = {ColorRole::AwaitingText, false, s.orphan || s.state == SpanState::Calling};
        break;
    case SpanState::Cancelling:
        style = {ColorRole::Text, false, false};
        break;
    }
    // Room next to the marks at the ends of the bar.
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
    const QStringList texts = spanLabels(m_index.store(), m_laneNumber, s);
    for (const QString &text : texts) {
        if (const qreal wanted = textWidth(text, false); wanted <= right - left)
            return pushLabel(left, wanted, text, style, spanRef(bar.span));
    }
}

// In the bar, else after it, else below it; then the same with a shorter text. Every variant contains the type of the exception.
void RowBuilder::addPendingLabel(const Bar &whole)
{
    const Bar bar = widestPart(whole);
    const bool endsInCut = bar.right < whole.right;
    const bool settled = m_lane->spans[bar.span].end != Time::max();
    qreal left = bar.left + 8; // the cross at the raise covers the first pixels
    for (const Box &b : m_boxes) {
        if (b.left <= bar.left && b.right > bar.left && b.right < bar.left + 14)
            left = std::max(left, b.right + 7);
    }
    if (bar.right - left >= 20 && m_bar >= 12) {
        GlyphItem sign;
        sign.center = {left + 6, barRect(0, 1).center().y()};
        sign.size = 13;
        sign.glyph = Glyph::Warning;
        sign.color = ColorRole::OnPending;
        sign.ground = ColorRole::None;
        m_layers.glyphs.push_back({sign, spanRef(bar.span), Clip::Plot});
    }
    const qreal inside = bar.right - 14 - left - 18;
    QStringList texts = pendingLabels(m_index.store(), m_laneNumber, m_options.origin);
    if (settled) {
        // The fate is shown after the bar, or in it, or else wherever there is room.
        const auto mark = std::find_if(m_labelled.begin(), m_labelled.end(), [&](std::size_t i) {
            return m_lane->marks[i].time == m_lane->spans[whole.span].begin && mustBeLabelled(m_lane->marks[i].kind);
        });
        if (mark != m_labelled.end()) {
            const QStringList fates = markLabels(m_index.store(), m_laneNumber, m_lane->marks[*mark], m_options.origin);
            const QStringList both = settledLabels(m_index.store(), m_laneNumber);
            const bool takesBoth = std::ranges::any_of(both, [&](const QString &t) { return textWidth(t, true) + 2 <= inside; });
            if (fates.isEmpty() || placeMarkLabel(*mark, fates.front(), styleOf(m_lane->marks[*mark].kind)) || takesBoth) {
                if (!fates.isEmpty() && m_labels.empty())
                    texts = both + texts;
                m_labelled.erase(mark);
            }
        }
    }
    // For a settled exception, the label of the mark says more than that of the bar, and takes the room outside.
    const qreal outside = endsInCut || settled ? 0 : freeFrom(bar.right + 1) - bar.right - 16;
    const auto place = [&](const QString &text) {
        const qreal wanted = textWidth(text, true) + 2;
        if (wanted <= inside)
            pushLabel(left + 17, wanted, text, {ColorRole::OnPending, true, false}, spanRef(bar.span));
        else if (wanted <= outside)
            pushLabel(bar.right + 8, wanted, text, {ColorRole::Raised, true, false}, spanRef(bar.span));
        return wanted <= std::max(inside, outside);
    };
    const auto placeSmall = [&](const QString &text) { return placeBelow(bar.left, text, {ColorRole::Raised, true, false}, spanRef(bar.span)); };
    // The last two have no message, and the last one does not mention the fate.
    const auto full = texts.begin() + std::max<qsizetype>(texts.size() - 2, 0);
    if (std::any_of(texts.begin(), full, place) || (!settled && std::any_of(texts.begin(), full, placeSmall)))
        return;
    for (auto text = full; text != texts.end(); ++text)
        if (place(*text) || (!settled && placeSmall(*text)))
            return;
}

// Where the next thing in the row begins at or after x; the edge of the plot if there is none, and x if it is occupied.
qreal RowBuilder::freeFrom(qreal x) const
{
    qreal free = m_plot.right();
    for (const Box &b : m_boxes) {
        if (b.right <= x)
            continue;
        if (b.left <= x)
            return x;
        free = std::min(free, b.left);
        break; // they are sorted by their left edges
    }
    return free;
}

RowBuilder::LabelStyle RowBuilder::styleOf(MarkKind kind) const
{
    switch (kind) {
    case MarkKind::Swallowed:
    case MarkKind::Silenced:
    case MarkKind::Replaced:
        return {ColorRole::Raised, false, false};
    case MarkKind::Lost:
    case MarkKind::PendingError:
    case MarkKind::CallbackError:
        return {ColorRole::Raised, true, false};
    case MarkKind::Cancelled:
    case MarkKind::NeverBegan:
    case MarkKind::TimedOut:
    case MarkKind::Expired:
    case MarkKind::Deadlock:
        return {ColorRole::Cancelled, true, false};
    default:
        return {};
    }
}

// Beside the mark or over its own bar; below the bar; the same with a shorter text. An error's type is never dropped.
void RowBuilder::addMarkLabel(std::size_t i)
{
    const Mark &mark = m_lane->marks[i];
    const bool isError = mark.kind == MarkKind::Lost || mark.kind == MarkKind::PendingError;
    if (isError && m_index.store().trace().events()[mark.event].kind != EventKind::NeverRetrieved)
        return; // the red bar says it
    const QStringList texts = markLabels(m_index.store(), m_laneNumber, mark, m_options.origin);
    const LabelStyle style = styleOf(mark.kind);
    for (const QString &text : texts) {
        if (placeMarkLabel(i, text, style))
            return;
        if (mustBeLabelled(mark.kind) && placeBelow(m_scale.x(mark.time), text, style, markRef(i)))
            return;
    }
}

bool RowBuilder::placeMarkLabel(std::size_t i, const QString &text, LabelStyle style)
{
    const Mark &mark = m_lane->marks[i];
    const qreal x = m_scale.x(mark.time), wanted = textWidth(text, style.bold) + 2;
    const bool onTrack = lookOf(mark.kind).track == Track::Middle || mark.kind == MarkKind::NeverAwaited;
    if (x < m_plot.left() - 1 || x > m_plot.right() + 1 || !onTrack)
        return false;
    qreal left = x + 1;
    for (const Box &b : m_glyphs) { // after the glyph of the mark, and the pending or ghost bar that follows it
        if (b.left <= x && b.right > left)
            left = b.right;
    }
    for (const Bar &bar : m_bars) {
        const SpanState state = m_lane->spans[bar.span].state;
        const bool follows = state == SpanState::Pending ? std::abs(bar.left - x) < 2 : state == SpanState::NeverAwaited;
        if (follows && bar.right > left)
            left = bar.right;
    }
    const bool unseen = mark.kind == MarkKind::Swallowed || mark.kind == MarkKind::Silenced;
    const qreal dash = unseen ? 48 : 0;
    if (left + 7 + dash + wanted + 4 <= freeFrom(left + 0.5)) {
        if (unseen)
            addSwallowedLine(left, i);
        pushLabel(left + 7 + dash, wanted, text, style, markRef(i));
        return true;
    }
    return placeOverBar(i, x, text, wanted, style) || placeBefore(i, x, text, wanted, style);
}

// On a plate over the bar that begins or ends at the mark, or contains it.
bool RowBuilder::placeOverBar(std::size_t i, qreal x, const QString &text, qreal wanted, LabelStyle style)
{
    style.plate = true;
    for (const Bar &bar : m_bars) {
        if (bar.merged || m_lane->spans[bar.span].state == SpanState::Pending)
            continue;
        const Bar part = widestPart(bar);
        const qreal after = std::max(part.left + 8, x + 14);
        if (bar.left <= x + 2 && bar.right > x + 20 && after + wanted <= part.right - 8 && !isTaken(after, after + wanted)) {
            pushLabel(after, wanted, text, style, markRef(i));
            return true;
        }
        const qreal before = std::min(part.right, x) - 14 - wanted;
        if (bar.left < x - 20 && bar.right >= x - 12 && part.left + 8 <= before && !isTaken(before, before + wanted)) {
            pushLabel(before, wanted, text, style, markRef(i));
            return true;
        }
    }
    return false;
}

// In free space before the mark.
bool RowBuilder::placeBefore(std::size_t i, qreal x, const QString &text, qreal wanted, LabelStyle style)
{
    const qreal before = x - 14 - wanted;
    if (freeUntil(x - 2) + 6 > before)
        return false;
    pushLabel(before, wanted, text, style, markRef(i));
    return true;
}

// In a small font between the bar and the edge of the row, as close to x as possible.
bool RowBuilder::placeBelow(qreal x, const QString &text, LabelStyle style, const ItemRef &ref)
{
    const qreal strip = (m_height - m_bar) / 2, wanted = std::ceil(m_measure(text, SmallSize, style.bold)) + 4;
    if (strip < SmallSize + 1 || wanted > m_plot.width() - 8)
        return false;
    const auto fits = [&](qreal left) {
        return left >= m_plot.left() + 2 && left + wanted <= m_plot.right() - 2
            && std::ranges::none_of(m_below, [&](const Box &b) { return b.left < left + wanted + 3 && b.right > left - 3; });
    };
    std::vector<qreal> places{x, x - wanted / 2, x - wanted, m_plot.right() - 3 - wanted, m_plot.left() + 3};
    for (const Box &b : m_below) {
        places.push_back(b.right + 4);
        places.push_back(b.left - 4 - wanted);
    }
    std::ranges::stable_sort(places, {}, [&](qreal left) { return std::max({left - x, x - left - wanted, 0.0}); });
    const auto place = std::ranges::find_if(places, fits);
    if (place == places.end())
        return false;
    TextItem item;
    item.rect = QRectF(*place, m_y + m_height - strip, wanted, strip);
    item.text = text;
    item.color = style.color;
    item.pixelSize = SmallSize;
    item.bold = style.bold;
    item.plate = crossesEnd(item.rect);
    m_layers.labels.push_back({item, ref, Clip::Plot});
    m_below.push_back({*place - 2, *place + wanted + 2});
    return true;
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

// Whether a label or the glyph of a mark is there; a bar can be written on.
bool RowBuilder::isTaken(qreal left, qreal right) const
{
    const auto overlaps = [&](const Box &b) { return b.left < right && b.right > left; };
    return std::ranges::any_of(m_labels, overlaps) || std::ranges::any_of(m_glyphs, overlaps);
}

// Whether the line at the end of the run would cross the text.
bool RowBuilder::crossesEnd(const QRectF &rect) const
{
    const TraceStore &store = m_index.store();
    if (!store.finished())
        return false;
    const qreal x = m_scale.x(store.trace().events().back().time);
    return x > rect.left() - 2 && x < rect.right() + 2;
}

void RowBuilder::addSwallowedLine(qreal from, std::size_t mark)
{
    LineItem line;
    const qreal y = barRect(0, 1).center().y();
    line.from = {from + 1, y};
    line.to = {from + 47, y};
    line.color = ColorRole::Raised;
    line.edge = Edge::Dashed;
    line.width = 3;
    m_layers.lines.push_back({line, markRef(mark), Clip::Plot});
}

void RowBuilder::pushLabel(qreal left, qreal width, const QString &text, LabelStyle style, const ItemRef &ref)
{
    TextItem item;
    item.rect = QRectF(left, barRect(0, 1).center().y() - 9, width, 18);
    item.text = text;
    item.color = style.color;
    item.pixelSize = LabelSize;
    item.bold = style.bold;
    const bool onColour = style.color == ColorRole::OnPending || style.color == ColorRole::OnAccent;
    item.plate = style.plate || (!onColour && crossesEnd(item.rect));
    m_layers.labels.push_back({item, ref, Clip::Plot});
    // Labels must not overlap each other either.
    const Box box{left - 4, left + width + 4};
    m_labels.push_back(box);
    m_boxes.insert(std::upper_bound(m_boxes.begin(), m_boxes.end(), box, [](const Box &a, const Box &b) { return a.left < b.left; }), box);
}

} // namespace awaitscope
