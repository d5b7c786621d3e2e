// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/keptview.h"

#include <algorithm>

namespace awaitscope {

namespace {

template <typename List, typename Get>
int nthOfItsKind(const List &list, std::size_t index, Get get)
{
    return int(std::count_if(list.begin(), list.begin() + std::ptrdiff_t(index), [&](const auto &entry) { return get(entry) == get(list[index]); }));
}

template <typename List, typename Get>
std::optional<quint32> findNth(const List &list, int kind, int nth, Get get)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        if (int(get(list[i])) == kind && nth-- == 0)
            return quint32(i);
    return std::nullopt;
}

constexpr auto stateOf = [](const Span &span) { return span.state; };
constexpr auto kindOf = [](const Mark &mark) { return mark.kind; };

} // namespace

void KeptView::forget()
{
    m_selection.clear();
    m_top.clear();
    m_below = 0;
}

KeptView::Item KeptView::itemOf(const ViewItem &item) const
{
    const Lane &lane = m_space.store()->lanes()[item.lane];
    Item kept{{}, item.kind, 0, 0};
    if (item.kind == ViewItem::Kind::Span && item.index < lane.spans.size()) {
        kept.state = int(lane.spans[item.index].state);
        kept.nth = nthOfItsKind(lane.spans, item.index, stateOf);
    } else if (item.kind == ViewItem::Kind::Mark && item.index < lane.marks.size()) {
        kept.state = int(lane.marks[item.index].kind);
        kept.nth = nthOfItsKind(lane.marks, item.index, kindOf);
    }
    return kept;
}

void KeptView::keep()
{
    const TraceStore &store = *m_space.store();
    const LaneLayout &layout = m_space.layout();
    std::vector<quint32> lanes;
    std::vector<Item> items;
    const bool chosen = m_selection.empty(); // by the user; otherwise it may be only a part of what should be selected
    for (const ViewItem &item : m_space.state()->selection()) {
        if (!chosen || item.kind == ViewItem::Kind::Arrow || item.lane >= store.lanes().size())
            continue;
        lanes.push_back(item.lane);
        items.push_back(itemOf(item));
    }
    const int scrolled = m_space.scrollY();
    const std::size_t top = layout.rowAt(scrolled + layout.pinnedHeight());
    const bool hasTop = scrolled > 0 && top < layout.rows().size();
    if (hasTop)
        lanes.push_back(layout.rows()[top].lane);
    std::vector<LanePath> paths = pathsOf(store, lanes);
    if (hasTop) {
        m_top = std::move(paths.back());
        m_below = int(scrolled + layout.pinnedHeight() - layout.rows()[top].y);
    } else if (m_top.empty() || !store.isLive()) {
        m_top.clear();
    }
    if (items.empty())
        return;
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i].lane = std::move(paths[i]);
    m_selection = std::move(items);
}

std::vector<LanePath> KeptView::paths() const
{
    std::vector<LanePath> paths;
    for (const Item &item : m_selection)
        paths.push_back(item.lane);
    paths.push_back(m_top);
    return paths;
}

std::optional<std::vector<ViewItem>> KeptView::selectionIn(const std::vector<quint32> &found) const
{
    if (m_selection.empty())
        return std::nullopt;
    const std::size_t first = found.size() - 1 - m_selection.size();
    std::vector<ViewItem> items;
    for (std::size_t i = 0; i < m_selection.size(); ++i) {
        if (found[first + i] == NoIndex)
            continue;
        const Item &kept = m_selection[i];
        const Lane &lane = m_space.store()->lanes()[found[first + i]];
        std::optional<quint32> index;
        if (kept.kind == ViewItem::Kind::Span)
            index = findNth(lane.spans, kept.state, kept.nth, stateOf);
        else if (kept.kind == ViewItem::Kind::Mark)
            index = findNth(lane.marks, kept.state, kept.nth, kindOf);
        items.push_back({index ? kept.kind : ViewItem::Kind::Lane, found[first + i], index.value_or(0)});
    }
    return items;
}

void KeptView::scrollTo(quint32 lane)
{
    const LaneLayout &layout = m_space.layout();
    const auto row = lane == NoIndex ? std::nullopt : layout.visibleRowOf(*m_space.store(), lane);
    if (!row)
        return;
    m_space.scrollTo(int(layout.rows()[*row].y - layout.pinnedHeight()) + m_below);
    if (!m_space.store()->isLive()) // otherwise more lanes may follow
        m_top.clear();
}

} // namespace awaitscope
