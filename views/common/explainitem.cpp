// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/explainitem.h"

namespace awaitscope {

std::optional<Explanation> explainItem(const TraceStore &store, const ViewItem &item)
{
    if (item.kind == ViewItem::Kind::Sign)
        return item.index < SignCount ? std::optional(explainSign(store, Sign(item.index), item.when)) : std::nullopt;
    if (item.kind == ViewItem::Kind::Arrow)
        return item.index < store.arrows().size() ? std::optional(explainArrow(store, store.arrows()[item.index])) : std::nullopt;
    if (item.lane >= store.lanes().size())
        return std::nullopt;
    const Lane &lane = store.lanes()[item.lane];
    if (item.kind == ViewItem::Kind::Span && item.index < lane.spans.size())
        return explainSpan(store, item.lane, item.index);
    if (item.kind == ViewItem::Kind::Mark && item.index < lane.marks.size())
        return explainMark(store, item.lane, item.index);
    return item.kind == ViewItem::Kind::Lane ? std::optional(explainLane(store, item.lane)) : std::nullopt;
}

} // namespace awaitscope
