// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/comparison.h"

#include "model/formats/trace/eventlayout.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Compare", text);
}

LaneMatch matchOf(const std::vector<ComparedRun> &runs)
{
    std::vector<const TraceStore *> stores;
    for (const ComparedRun &run : runs)
        stores.push_back(run.store);
    return LaneMatch(stores);
}

} // namespace

Comparison::Comparison(std::vector<ComparedRun> runs)
    : m_runs(std::move(runs)), m_match(matchOf(m_runs)), m_differences(m_runs.size())
{
    m_rowDiffers.assign(m_runs.size(), std::vector<bool>(m_match.rowCount(), false));
    for (std::size_t run = 1; run < m_runs.size(); ++run) {
        m_differences[run] = compare(run);
        for (const LaneChange &change : m_differences[run].lanes) {
            const quint32 row = change.after == NoIndex ? m_match.row(0, change.before) : m_match.row(run, change.after);
            m_rowDiffers[run][row] = m_rowDiffers[0][row] = true;
        }
    }
}

Comparison::Difference Comparison::compare(std::size_t run) const
{
    const TraceStore &before = store(0), &after = store(run);
    EventMatch match(before.trace(), after.trace());
    Difference out;
    out.event = firstEventDifference(match, before.trace(), after.trace());
    if (!out.event)
        return out; // what the stores conclude from the same events may differ only in what a file does not tell
    for (quint32 row = 0; row < m_match.rowCount(); ++row) {
        const quint32 a = m_match.lane(0, row), b = m_match.lane(run, row);
        if (a == NoIndex && b == NoIndex)
            continue; // of a third run
        if (const auto change = compareLanes(match, before, a, after, b))
            out.lanes.push_back(*change);
    }
    const auto order = [](const LaneChange &c) { return std::tuple(c.moment, c.afterEvent == NoIndex ? c.beforeEvent : c.afterEvent); };
    std::ranges::stable_sort(out.lanes, {}, order);
    return out;
}

bool Comparison::isSame() const
{
    for (std::size_t run = 1; run < m_runs.size(); ++run)
        if (!isSame(run))
            return false;
    return true;
}

std::vector<quint32> Comparison::differing(std::size_t run) const
{
    std::vector<quint32> out;
    for (quint32 lane = 0; lane < store(run).lanes().size(); ++lane)
        if (differs(run, lane))
            out.push_back(lane);
    return out;
}

QStringList Comparison::texts(std::size_t run, const LaneChange &change) const
{
    return changeTexts(store(0), store(run), change);
}

QString Comparison::eventText(std::size_t run, quint32 event) const
{
    const TraceStore &s = store(run);
    if (event >= s.trace().events().size())
        return tr("no more events");
    const Event &e = s.trace().events()[event];
    const std::string_view kind = layoutOf(e.kind).name;
    return tr("%1 (%2)").arg(QString::fromLatin1(kind.data(), qsizetype(kind.size())), s.displayName(e.subject));
}

std::optional<FirstDifference> Comparison::first(std::size_t run) const
{
    const Difference &d = m_differences[run];
    if (!d.lanes.empty()) {
        const LaneChange &change = d.lanes.front();
        return FirstDifference{change.moment, change.before, change.after, texts(run, change).front()};
    }
    if (!d.event)
        return std::nullopt;
    const auto timeOf = [](const TraceStore &s, quint32 event) {
        return event < s.trace().events().size() ? s.trace().events()[event].time : Time::max();
    };
    const Time moment = std::min(timeOf(store(0), d.event->before), timeOf(store(run), d.event->after));
    return FirstDifference{moment, NoIndex, NoIndex,
                           tr("other events, or in another order: %1, was: %2").arg(eventText(run, d.event->after), eventText(0, d.event->before))};
}

std::optional<Time> Comparison::firstMoment() const
{
    std::optional<Time> out;
    for (std::size_t run = 1; run < m_runs.size(); ++run)
        if (const auto difference = first(run); difference && (!out || difference->moment < *out))
            out = difference->moment;
    return out;
}

TimeRange Comparison::range() const
{
    TimeRange out{Time(0), Time(1)};
    for (const ComparedRun &run : m_runs)
        out.end = std::max(out.end, run.store->range().end);
    return out;
}

} // namespace awaitscope
