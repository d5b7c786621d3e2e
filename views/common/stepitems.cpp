// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/stepitems.h"

#include "model/trace/stepspans.h"

#include <algorithm>

namespace awaitscope {

namespace {

std::vector<ViewItem> spanItems(const TraceStore &store, const std::vector<bool> &steps, std::size_t most)
{
    std::vector<ViewItem> items;
    for (const auto &[lane, span] : spansOfSteps(store, steps, most))
        items.push_back({ViewItem::Kind::Span, lane, span});
    return items;
}

} // namespace

std::vector<ViewItem> spansOfStep(const TraceStore &store, const QString &pointer, std::size_t most)
{
    return spanItems(store, stepsAt(store, pointer.toStdString(), true), most);
}

std::vector<ViewItem> itemsOfStep(const TraceStore &store, const QString &pointer, std::size_t most)
{
    if (pointer.isEmpty())
        return {};
    const std::vector<bool> steps = stepsAt(store, pointer.toStdString(), false);
    std::vector<ViewItem> items = spanItems(store, steps, most);
    // A step that takes time also begins with a moment of running.
    const auto isMoment = [&store](const ViewItem &item) { return store.lanes()[item.lane].spans[item.index].state == SpanState::Running; };
    if (!std::all_of(items.begin(), items.end(), isMoment))
        std::erase_if(items, isMoment);
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
        for (quint32 i = 0; i < store.lanes()[lane].marks.size() && items.size() < most; ++i)
            if (const auto step = std::size_t(stepOfMark(store, lane, i)); step < steps.size() && steps[step])
                items.push_back({ViewItem::Kind::Mark, lane, i});
    return items;
}

QString stepOfItem(const TraceStore &store, const ViewItem &item)
{
    StepId step = StepId::None;
    if (item.kind == ViewItem::Kind::Span)
        step = stepOfSpan(store, item.lane, item.index);
    else if (item.kind == ViewItem::Kind::Mark)
        step = stepOfMark(store, item.lane, item.index);
    else if (item.kind == ViewItem::Kind::Arrow && item.index < store.arrows().size())
        step = store.trace().events()[store.arrows()[item.index].event].step;
    const std::string_view pointer = store.trace().stepPointer(step);
    return QString::fromUtf8(pointer.data(), qsizetype(pointer.size()));
}

} // namespace awaitscope
