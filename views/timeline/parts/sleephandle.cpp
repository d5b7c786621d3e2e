// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/sleephandle.h"

#include "model/trace/stepspans.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr qint64 Millisecond = 1'000'000;
constexpr double RoundPixels = 4; // minimum width of a step that the user can feel

bool isFailure(MarkKind kind)
{
    return kind == MarkKind::Retrieved || kind == MarkKind::Swallowed || kind == MarkKind::Silenced || kind == MarkKind::Lost || kind == MarkKind::PendingError;
}

//! The last span of the lane that began before \a end and has a non-zero length.
std::optional<std::size_t> lastBefore(const Lane &lane, Time end)
{
    const auto after = std::partition_point(lane.spans.begin(), lane.spans.end(), [end](const Span &s) { return s.begin < end; });
    for (auto it = after; it != lane.spans.begin();) {
        --it;
        if (it->state != SpanState::Running && it->end > it->begin)
            return std::size_t(it - lane.spans.begin());
    }
    return std::nullopt;
}

//! The coroutine that a lane awaited inline until \a end.
std::optional<quint32> calleeUntil(const TraceStore &store, quint32 lane, Time end)
{
    const std::vector<Lane> &lanes = store.lanes();
    for (auto i = quint32(lanes.size()); i > lane + 1;) {
        --i;
        if (lanes[i].kind == LaneKind::Call && lanes[i].parent == qint32(lane) && lanes[i].finish == end)
            return i;
    }
    return std::nullopt;
}

} // namespace

std::optional<SleepHandle> handleOfSpan(const TraceStore &store, const SleepLengths &lengths, quint32 lane, std::size_t span)
{
    const Span &s = store.lanes()[lane].spans[span];
    if (s.state != SpanState::Sleeping || s.end == Time::max() || lengths.isEmpty())
        return std::nullopt;
    const Span &first = store.lanes()[lane].spans[firstSpanOfSameWait(store.lanes()[lane].spans, span)];
    const std::string_view step = store.trace().stepPointer(store.trace().events()[first.firstEvent].step);
    const QString pointer = QString::fromUtf8(step.data(), qsizetype(step.size()));
    const auto length = lengths.constFind(pointer);
    if (length == lengths.constEnd())
        return std::nullopt;
    // On the wall clock a sleep takes slightly longer; one that was cut short did not end by itself.
    const Time whole{*length * Millisecond}, took = s.end - first.begin;
    const bool exact = store.trace().clock != "wall";
    if (took < whole || (exact && took > whole))
        return std::nullopt;
    return SleepHandle{lane, quint32(span), first.begin, s.end, pointer, *length, false};
}

std::optional<SleepHandle> handleOfMark(const TraceStore &store, const SleepLengths &lengths, quint32 lane, std::size_t mark)
{
    const Mark &m = store.lanes()[lane].marks[mark];
    if (!isFailure(m.kind))
        return std::nullopt;
    for (std::optional<quint32> at = lane; at; at = calleeUntil(store, *at, m.time)) {
        const Lane &l = store.lanes()[*at];
        const auto last = lastBefore(l, m.time);
        if (!last || l.spans[*last].end != m.time)
            return std::nullopt; // something else was awaited in between
        if (l.spans[*last].state == SpanState::Calling)
            continue;
        std::optional<SleepHandle> found = handleOfSpan(store, lengths, *at, *last);
        if (found)
            found->failure = true;
        return found;
    }
    return std::nullopt;
}

quint32 lanesOfHandle(const TraceStore &store, const SleepHandle &handle)
{
    const auto &events = store.trace().events();
    const std::vector<Span> &own = store.lanes()[handle.lane].spans;
    const StepId step = events[own[firstSpanOfSameWait(own, handle.span)].firstEvent].step;
    const auto sleepsByIt = [&](const Lane &lane) {
        return std::any_of(lane.spans.begin(), lane.spans.end(),
                           [&](const Span &s) { return s.state == SpanState::Sleeping && events[s.firstEvent].step == step; });
    };
    return quint32(std::count_if(store.lanes().begin(), store.lanes().end(), sleepsByIt));
}

qint64 sleepUntil(Time begin, Time end, double perPixel)
{
    const double wanted = std::max(double((end - begin).count()) / double(Millisecond), 0.0);
    qint64 step = 1;
    for (int factor = 5; double(step * Millisecond) < RoundPixels * perPixel; factor = factor == 5 ? 2 : 5)
        step *= factor; // 1, 5, 10, 50 ...
    return std::llround(wanted / double(step)) * step;
}

} // namespace awaitscope
