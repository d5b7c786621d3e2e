// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/stepspans.h"

#include <algorithm>

namespace awaitscope {

namespace {

StepId stepOfEvent(const TraceStore &store, quint32 event)
{
    const auto &events = store.trace().events();
    return event < events.size() ? placeOf(events[event]) : StepId::None;
}

} // namespace

std::size_t firstSpanOfSameWait(const std::vector<Span> &spans, std::size_t i)
{
    const bool goesOn = i > 0 && spans[i].orphan && !spans[i - 1].orphan && spans[i - 1].state == spans[i].state && spans[i - 1].end == spans[i].begin;
    return goesOn ? i - 1 : i;
}

StepId stepOfSpan(const TraceStore &store, quint32 lane, std::size_t span)
{
    if (lane >= store.lanes().size() || span >= store.lanes()[lane].spans.size())
        return StepId::None;
    const std::vector<Span> &spans = store.lanes()[lane].spans;
    return stepOfEvent(store, spans[firstSpanOfSameWait(spans, span)].firstEvent);
}

StepId stepOfMark(const TraceStore &store, quint32 lane, std::size_t mark)
{
    if (lane >= store.lanes().size() || mark >= store.lanes()[lane].marks.size())
        return StepId::None;
    return stepOfEvent(store, store.lanes()[lane].marks[mark].event);
}

std::vector<bool> stepsAt(const TraceStore &store, std::string_view pointer, bool inside)
{
    const auto &all = store.trace().stepPointers;
    std::vector<bool> wanted(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string_view step = all[i];
        wanted[i] = step == pointer || (inside && step.size() > pointer.size() && step.starts_with(pointer) && step[pointer.size()] == '/');
    }
    return wanted;
}

std::vector<std::pair<quint32, quint32>> spansOfSteps(const TraceStore &store, const std::vector<bool> &steps, std::size_t most)
{
    std::vector<std::pair<quint32, quint32>> found;
    if (std::find(steps.begin(), steps.end(), true) == steps.end())
        return found;
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane) {
        const std::vector<Span> &spans = store.lanes()[lane].spans;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const StepId step = stepOfSpan(store, lane, i);
            if (std::size_t(step) >= steps.size() || !steps[std::size_t(step)])
                continue;
            if (spans[i].state == SpanState::Running && i > 0 && stepOfSpan(store, lane, i - 1) == step)
                continue; // the moment after a wait
            if (found.size() == most)
                return found;
            found.emplace_back(lane, quint32(i));
        }
    }
    return found;
}

} // namespace awaitscope
