// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/spansofstep.h"

#include "views/common/stretch.h"

#include <algorithm>

namespace awaitscope {

namespace {

std::string_view stepOfEvent(const TraceStore &store, quint32 event)
{
    const auto &events = store.trace().events();
    return event < events.size() ? store.trace().stepPointer(events[event].step) : std::string_view();
}

StepId stepIdOf(const TraceStore &store, const Span &span)
{
    const auto &events = store.trace().events();
    return span.firstEvent < events.size() ? events[span.firstEvent].step : StepId::None;
}

//! The moment in which the task goes on after a wait comes from the waiting step, but belongs to what follows.
bool goesOn(const TraceStore &store, const std::vector<Span> &spans, std::size_t i)
{
    return i > 0 && spans[i].state == SpanState::Running
        && stepIdOf(store, spans[beginOfStretch(spans, i - 1)]) == stepIdOf(store, spans[i]);
}

//! By the number of the step, whether it is the one at the pointer or inside of it.
std::vector<bool> stepsAt(const TraceStore &store, const std::string &pointer)
{
    const std::vector<std::string> &all = store.trace().stepPointers;
    const std::string inside = pointer + '/';
    std::vector<bool> wanted(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        wanted[i] = all[i] == pointer || all[i].compare(0, inside.size(), inside) == 0;
    return wanted;
}

} // namespace

std::vector<ViewItem> spansOfStep(const TraceStore &store, const QString &pointer, std::size_t most)
{
    const std::vector<bool> wanted = stepsAt(store, pointer.toStdString());
    std::vector<ViewItem> found;
    if (std::find(wanted.begin(), wanted.end(), true) == wanted.end())
        return found;
    for (std::size_t lane = 0; lane < store.lanes().size(); ++lane) {
        const std::vector<Span> &spans = store.lanes()[lane].spans;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const auto step = static_cast<std::size_t>(stepIdOf(store, spans[beginOfStretch(spans, i)]));
            if (step < wanted.size() && wanted[step] && !goesOn(store, spans, i))
                found.push_back({ViewItem::Kind::Span, static_cast<quint32>(lane), static_cast<quint32>(i)});
            if (found.size() == most)
                return found;
        }
    }
    return found;
}

QString stepOfItem(const TraceStore &store, const ViewItem &item)
{
    if (item.lane >= store.lanes().size())
        return {};
    const Lane &lane = store.lanes()[item.lane];
    std::string_view step;
    if (item.kind == ViewItem::Kind::Span && item.index < lane.spans.size())
        step = stepOfEvent(store, lane.spans[beginOfStretch(lane.spans, item.index)].firstEvent);
    else if (item.kind == ViewItem::Kind::Mark && item.index < lane.marks.size())
        step = stepOfEvent(store, lane.marks[item.index].event);
    return QString::fromUtf8(step.data(), static_cast<qsizetype>(step.size()));
}

} // namespace awaitscope
