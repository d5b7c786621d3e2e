// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/framebuilder.h"

#include <QCoreApplication>

#include <algorithm>
#include <bitset>
#include <cmath>

// The legend names the states that occur, and only those.

namespace awaitscope {

namespace {

constexpr qreal RowHeight = 22, Swatch = 24, Gap = 22, TextSize = 11.5, Side = 12;
constexpr std::size_t LanesLooked = 4000, SpansLooked = 400; // what is rarer than that need not be explained

enum class Entry : quint8 { Running, Sleeping, Awaiting, Orphan, Succeeded, Pending, Lost, Retrieved, Swallowed, Cancelled, TimedOut, Ghost, Count };
constexpr auto EntryCount = static_cast<std::size_t>(Entry::Count);

const char *const EntryTexts[EntryCount] = {
    QT_TRANSLATE_NOOP("awaitscope::Legend", "running a step"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "sleeping"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "awaiting"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "orphan"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "succeeded"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "raised, not retrieved"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "lost: never retrieved"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "raised, retrieved"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "swallowed: seen by no code"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "cancelled"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "timed out"),
    QT_TRANSLATE_NOOP("awaitscope::Legend", "never awaited"),
};

std::optional<Entry> entryOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Succeeded:
        return Entry::Succeeded;
    case MarkKind::Retrieved:
        return Entry::Retrieved;
    case MarkKind::Swallowed:
        return Entry::Swallowed;
    case MarkKind::Lost:
        return Entry::Lost;
    case MarkKind::Cancelled:
        return Entry::Cancelled;
    case MarkKind::TimedOut:
        return Entry::TimedOut;
    case MarkKind::NeverAwaited:
        return Entry::Ghost;
    case MarkKind::PendingError:
        return Entry::Pending;
    case MarkKind::CancelRequested:
    case MarkKind::CancelDelivered:
    case MarkKind::DestroyedPending:
    case MarkKind::Caught:
    case MarkKind::Log:
    case MarkKind::GatherFailed:
    case MarkKind::Deadlock:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Entry> entryOf(SpanState state)
{
    switch (state) {
    case SpanState::Running:
        return Entry::Running;
    case SpanState::Sleeping:
        return Entry::Sleeping;
    case SpanState::Awaiting:
        return Entry::Awaiting;
    case SpanState::Pending:
        return Entry::Pending;
    case SpanState::NeverAwaited:
        return Entry::Ghost;
    case SpanState::Created:
    case SpanState::Calling:
    case SpanState::Cancelling:
    case SpanState::Swallowed:
        return std::nullopt;
    }
    return std::nullopt;
}

std::bitset<EntryCount> occurring(const TraceStore &store)
{
    std::bitset<EntryCount> out;
    const auto set = [&out](std::optional<Entry> e) {
        if (e)
            out.set(static_cast<std::size_t>(*e));
    };
    for (std::size_t l = 0; l < std::min(store.lanes().size(), LanesLooked); ++l) {
        const Lane &lane = store.lanes()[l];
        for (std::size_t i = 0; i < std::min(lane.spans.size(), SpansLooked); ++i) {
            const bool lost = lane.spans[i].state == SpanState::Pending && lane.spans[i].end == Time::max() && store.finished();
            if (!lost) // has an entry of its own
                set(entryOf(lane.spans[i].state));
            if (lane.spans[i].orphan)
                set(Entry::Orphan);
        }
        for (std::size_t i = 0; i < std::min(lane.marks.size(), SpansLooked); ++i)
            set(entryOf(lane.marks[i].kind));
    }
    return out;
}

struct Placed
{
    Entry entry;
    QPointF at; // top left, from the top left of the legend
};

std::vector<Placed> place(const TraceStore &store, qreal width, const TextMeasure &measure)
{
    std::vector<Placed> out;
    const auto has = occurring(store);
    qreal x = Side, y = 0;
    for (std::size_t i = 0; i < EntryCount; ++i) {
        if (!has.test(i))
            continue;
        const qreal w = Swatch + 8 + std::ceil(measure(QCoreApplication::translate("awaitscope::Legend", EntryTexts[i]), TextSize, false)) + Gap;
        if (x + w > width && x > Side) {
            x = Side;
            y += RowHeight;
        }
        out.push_back({static_cast<Entry>(i), {x, y}});
        x += w;
    }
    return out;
}

GlyphItem glyphOf(Entry entry, QPointF center)
{
    GlyphItem g;
    g.center = center;
    g.size = 15;
    switch (entry) {
    case Entry::Succeeded:
        g.color = ColorRole::Succeeded;
        break;
    case Entry::Cancelled:
    case Entry::TimedOut:
        g.glyph = entry == Entry::Cancelled ? Glyph::Cancel : Glyph::Clock;
        g.color = ColorRole::Cancelled;
        break;
    case Entry::Running:
    case Entry::Sleeping:
    case Entry::Awaiting:
    case Entry::Orphan:
    case Entry::Pending:
    case Entry::Lost:
    case Entry::Retrieved:
    case Entry::Swallowed:
    case Entry::Ghost:
    case Entry::Count:
        g.glyph = Glyph::Cross;
        g.color = ColorRole::Raised;
        break;
    }
    return g;
}

RectItem swatchOf(Entry entry, const QRectF &rect)
{
    RectItem r;
    r.rect = rect;
    r.radius = 3;
    switch (entry) {
    case Entry::Running:
        r.fill = ColorRole::Running;
        break;
    case Entry::Orphan:
    case Entry::Sleeping:
        r.fill = ColorRole::Sleeping;
        r.pattern = entry == Entry::Orphan ? Pattern::Stripes : Pattern::Hatch;
        r.patternColor = entry == Entry::Orphan ? ColorRole::OrphanStripe : ColorRole::SleepingHatch;
        break;
    case Entry::Ghost:
        r.outline = ColorRole::NeverAwaited;
        r.edge = Edge::Dotted;
        r.outlineWidth = 1.5;
        break;
    case Entry::Pending:
    case Entry::Lost:
        r.fill = ColorRole::Pending;
        r.outline = ColorRole::PendingOutline;
        r.outlineWidth = 2;
        r.brokenEnd = entry == Entry::Lost;
        break;
    case Entry::Awaiting:
    case Entry::Succeeded:
    case Entry::Retrieved:
    case Entry::Swallowed:
    case Entry::Cancelled:
    case Entry::TimedOut:
    case Entry::Count:
        r.fill = ColorRole::Awaiting;
        r.outline = ColorRole::Created;
        break;
    }
    return r;
}

bool isGlyph(Entry e)
{
    return e == Entry::Succeeded || e == Entry::Retrieved || e == Entry::Swallowed || e == Entry::Cancelled || e == Entry::TimedOut;
}

} // namespace

qreal legendHeight(const TraceStore &store, qreal width, const TextMeasure &measure)
{
    const auto placed = place(store, width, measure);
    return placed.empty() ? 0 : placed.back().at.y() + RowHeight;
}

void FrameBuilder::addLegend()
{
    const ItemRef ref{ItemRef::Kind::Legend, NoIndex, NoIndex, 1};
    const qreal top = m_geometry.plot.bottom() + 6;
    line(m_layers.frame, {0, m_geometry.plot.bottom()}, {m_geometry.size.width(), m_geometry.plot.bottom()}, ColorRole::Grid, Clip::None);
    for (const Placed &p : place(m_store, m_geometry.size.width(), m_measure)) {
        const QRectF box(p.at.x(), top + p.at.y() + 4, Swatch, 13);
        if (isGlyph(p.entry))
            m_layers.frame.push_back({glyphOf(p.entry, box.center()), ref, Clip::None});
        else
            m_layers.frame.push_back({swatchOf(p.entry, box), ref, Clip::None});
        if (p.entry == Entry::Swallowed)
            line(m_layers.frame, box.center() + QPointF(8, 0), {box.right() + 4, box.center().y()}, ColorRole::Raised, Clip::None, Edge::Dashed, 2.5);
        const QString words = QCoreApplication::translate("awaitscope::Legend", EntryTexts[static_cast<std::size_t>(p.entry)]);
        TextItem item;
        item.rect = QRectF(box.right() + 8, box.top() - 3, m_measure(words, TextSize, false) + 4, 19);
        item.text = words;
        item.color = ColorRole::SecondaryText;
        item.pixelSize = TextSize;
        m_layers.frame.push_back({item, ref, Clip::None});
    }
}

} // namespace awaitscope
