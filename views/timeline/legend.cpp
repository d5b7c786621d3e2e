// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/barlook.h"
#include "views/timeline/framebuilder.h"

#include <QCoreApplication>

#include <algorithm>
#include <bitset>
#include <cmath>

// The legend names the states that occur, and only those.

namespace awaitscope {

namespace {

constexpr qreal RowHeight = 22, Swatch = 24, Gap = 22, TextSize = 11.5, Side = 12;

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

//! What each state of a bar is explained by; several marks and states share an entry.
struct StateEntry
{
    SpanState state;
    Entry entry;
};
constexpr StateEntry StateEntries[] = {
    {SpanState::Running, Entry::Running},
    {SpanState::Sleeping, Entry::Sleeping},
    {SpanState::Awaiting, Entry::Awaiting},
    {SpanState::NeverAwaited, Entry::Ghost},
};

struct MarkEntry
{
    MarkKind kind;
    Entry entry;
};
constexpr MarkEntry MarkEntries[] = {
    {MarkKind::Succeeded, Entry::Succeeded},
    {MarkKind::Retrieved, Entry::Retrieved},
    {MarkKind::Swallowed, Entry::Swallowed},
    {MarkKind::Lost, Entry::Lost},
    {MarkKind::Cancelled, Entry::Cancelled},
    {MarkKind::TimedOut, Entry::TimedOut},
    {MarkKind::NeverAwaited, Entry::Ghost},
    {MarkKind::PendingError, Entry::Pending},
};

bool isGlyph(Entry e)
{
    return e == Entry::Succeeded || e == Entry::Retrieved || e == Entry::Swallowed || e == Entry::Cancelled || e == Entry::TimedOut;
}

std::bitset<EntryCount> entriesOf(const Occurrence &occurrence, const TimelineOptions &options)
{
    std::bitset<EntryCount> out;
    const auto set = [&out](Entry e) { out.set(static_cast<std::size_t>(e)); };
    for (const auto &[state, entry] : StateEntries) {
        if (occurrence.has(state))
            set(entry);
    }
    for (const auto &[kind, entry] : MarkEntries) {
        if (occurrence.has(kind) && (!options.lowBars || !isGlyph(entry)))
            set(entry);
    }
    if (occurrence.orphan)
        set(Entry::Orphan);
    if (occurrence.pending)
        set(Entry::Pending);
    if (!options.lowBars)
        return out;
    // Rows that low have no marks, except the signs of failed lanes at their names, and no hairlines beside bars.
    const auto setIf = [&out](Entry e, bool on) { out.set(static_cast<std::size_t>(e), on); };
    setIf(Entry::Running, occurrence.steps);
    setIf(Entry::Awaiting, occurrence.has(SpanState::Awaiting) || occurrence.has(SpanState::Calling));
    setIf(Entry::Retrieved, options.namesWidth > 0 && occurrence.has(MarkKind::Retrieved));
    setIf(Entry::Swallowed, occurrence.has(SpanState::Swallowed));
    setIf(Entry::Cancelled, occurrence.has(SpanState::Cancelling));
    return out;
}

struct Placed
{
    Entry entry;
    QPointF at; // top left, from the top left of the legend
};

std::vector<Placed> place(const TraceStore &store, const TimelineOptions &options, const TextMeasure &measure)
{
    std::vector<Placed> out;
    const qreal width = options.size.width();
    const auto has = entriesOf(options.occurrence ? *options.occurrence : occurringIn(store), options);
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

//! The tone that low bars have for it.
ColorRole toneOf(Entry entry)
{
    switch (entry) {
    case Entry::Running:
        return lowBarTone(SpanState::Running, false);
    case Entry::Sleeping:
        return lowBarTone(SpanState::Sleeping, false);
    case Entry::Orphan:
        return lowBarTone(SpanState::Sleeping, true);
    case Entry::Pending:
    case Entry::Lost:
        return lowBarTone(SpanState::Pending, false);
    case Entry::Swallowed:
        return lowBarTone(SpanState::Swallowed, false);
    case Entry::Ghost:
        return lowBarTone(SpanState::NeverAwaited, false);
    case Entry::Cancelled:
        return lowBarTone(SpanState::Cancelling, false);
    case Entry::Awaiting:
    case Entry::Succeeded:
    case Entry::Retrieved:
    case Entry::TimedOut:
    case Entry::Count:
        break;
    }
    return lowBarTone(SpanState::Awaiting, false);
}

} // namespace

qreal legendHeight(const TraceStore &store, const TimelineOptions &options, const TextMeasure &measure)
{
    const auto placed = place(store, options, measure);
    return placed.empty() ? 0 : placed.back().at.y() + RowHeight;
}

void FrameBuilder::addLegend()
{
    const ItemRef ref{ItemRef::Kind::Legend, NoIndex, NoIndex, 1};
    const qreal top = m_geometry.plot.bottom() + 6;
    line(m_layers.frame, {0, m_geometry.plot.bottom()}, {m_geometry.size.width(), m_geometry.plot.bottom()}, ColorRole::Grid, Clip::None);
    for (const Placed &p : place(m_store, m_options, m_measure)) {
        const QRectF box(p.at.x(), top + p.at.y() + 4, Swatch, 13);
        if (m_options.lowBars && p.entry != Entry::Retrieved) {
            RectItem swatch;
            swatch.rect = box;
            swatch.fill = toneOf(p.entry);
            m_layers.frame.push_back({swatch, ref, Clip::None});
        } else if (isGlyph(p.entry)) {
            m_layers.frame.push_back({glyphOf(p.entry, box.center()), ref, Clip::None});
        } else {
            m_layers.frame.push_back({swatchOf(p.entry, box), ref, Clip::None});
        }
        if (p.entry == Entry::Swallowed && !m_options.lowBars)
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
