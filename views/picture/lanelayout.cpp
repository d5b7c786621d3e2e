// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/lanelayout.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

// The tree as two arrays, filled after counting: a million lanes need no million allocations.
struct LaneLayout::Children
{
    explicit Children(const std::vector<Lane> &lanes)
        : first(lanes.size() + 2, 0), list(lanes.size())
    {
        for (const Lane &l : lanes)
            ++first[parentSlot(l) + 1];
        for (std::size_t i = 1; i < first.size(); ++i)
            first[i] += first[i - 1];
        std::vector<quint32> next(first.begin(), first.end() - 1);
        for (quint32 i = 0; i < lanes.size(); ++i)
            list[next[parentSlot(lanes[i])]++] = i;
    }
    static std::size_t parentSlot(const Lane &l) { return l.parent < 0 ? 0 : std::size_t(l.parent) + 1; }
    std::span<const quint32> roots() const { return span(0); }
    std::span<const quint32> of(quint32 lane) const { return span(std::size_t(lane) + 1); }

private:
    std::span<const quint32> span(std::size_t slot) const { return std::span(list).subspan(first[slot], first[slot + 1] - first[slot]); }
    std::vector<quint32> first;
    std::vector<quint32> list;
};

namespace {

qreal barIn(qreal rowHeight, bool call)
{
    const qreal share = call ? qreal(LaneLayout::CallBar) / LaneLayout::CallHeight : qreal(LaneLayout::TaskBar) / LaneLayout::TaskHeight;
    return std::max<qreal>(std::round(rowHeight * share), 1);
}

} // namespace

qreal barHeight(const Lane &lane, qreal rowHeight)
{
    return barIn(rowHeight, lane.kind == LaneKind::Call);
}

float LaneLayout::rowHeight(bool call) const
{
    return float(std::max(1.0, std::round((call ? CallHeight : TaskHeight) * m_density)));
}

qreal LaneLayout::taskBarHeight() const
{
    return barIn(qreal(rowHeight(false)), false);
}

void LaneLayout::reset()
{
    m_pinned.clear();
    m_collapsed.clear();
    m_hidden.clear();
    m_moves.clear();
}

void LaneLayout::update(const TraceStore *store)
{
    m_rows.clear();
    m_pinnedCount = 0;
    m_laid = store ? store->lanes().size() : 0;
    ++m_revision;
    m_hiddenLanes = 0;
    if (!store) {
        m_rowOf.clear();
        return;
    }
    m_rowOf.assign(store->lanes().size(), NoIndex);
    m_rows.reserve(store->lanes().size());
    for (quint32 lane : m_pinned) {
        if (lane < store->lanes().size())
            addRow(*store, lane, 0, false, true);
    }
    m_pinnedCount = m_rows.size();
    if (m_filter.isEmpty()) {
        m_folds.update(*store, [this](quint32 lane) { return isPinned(lane); });
        addTree(*store, Children(store->lanes()));
    } else {
        m_folds.clear();
        addFiltered(*store);
    }
    if (!m_hidden.empty() || !m_filter.isEmpty())
        countHidden(*store);
}

void LaneLayout::countHidden(const TraceStore &store)
{
    // Parents come before their children, so one pass decides each lane by its parent.
    std::vector<bool> hidden(store.lanes().size(), false);
    for (std::size_t lane = 0; lane < hidden.size(); ++lane) {
        const qint32 parent = store.lanes()[lane].parent;
        if (m_rowOf[lane] != NoIndex)
            continue;
        const bool below = m_filter.isEmpty() && parent >= 0 && std::size_t(parent) < lane && !hidden[std::size_t(parent)] && !isHidden(quint32(lane));
        hidden[lane] = !below; // otherwise it is collapsed into a visible parent
        m_hiddenLanes += hidden[lane] ? 1 : 0;
    }
}

std::size_t LaneLayout::hiddenLanes(const TraceStore &store) const
{
    const bool grew = store.lanes().size() > m_laid; // lanes added since will be laid out soon
    return grew && m_hidden.empty() && m_filter.isEmpty() ? 0 : m_hiddenLanes;
}

bool LaneLayout::grow(const TraceStore *store)
{
    if (!store || !m_filter.isEmpty() || !m_moves.empty() || !m_pinned.empty() || m_folds.mayFold(*store))
        return false;
    m_rowOf.resize(store->lanes().size(), NoIndex);
    ++m_revision;
    for (; m_laid < store->lanes().size(); ++m_laid) {
        if (!addBehind(*store, quint32(m_laid)))
            return false;
    }
    return true;
}

bool LaneLayout::addBehind(const TraceStore &store, quint32 lane)
{
    const qint32 parent = store.lanes()[lane].parent;
    if (parent < 0) {
        addRow(store, lane, 0, false, false);
        return true;
    }
    const quint32 above = m_rowOf[std::size_t(parent)];
    if (above == NoIndex)
        return true; // hidden with its parent, or inside a collapsed lane
    m_rows[above].hasChildren = true;
    if (isCollapsed(quint32(parent))) {
        m_rows[above].collapsed = true;
        return true;
    }
    // The parent's branch must be the last one: the last row is the parent or below it.
    qint32 at = qint32(m_rows.back().lane);
    while (at >= 0 && at != parent)
        at = store.lanes()[std::size_t(at)].parent;
    if (at < 0)
        return false;
    addRow(store, lane, quint16(std::min<int>(m_rows[above].indent + 1, 60000)), false, false);
    return true;
}

bool LaneLayout::passes(const TraceStore &store, quint32 lane) const
{
    const Lane &l = store.lanes()[lane];
    if (m_filter.failed || m_filter.unretrieved || m_filter.cancelled) {
        const auto row = store.ledgerOf(lane);
        const Fate fate = row ? store.ledger()[*row].fate : Fate::Retrieved;
        const bool unretrieved = row && (fate == Fate::Pending || fate == Fate::Lost);
        const bool any = (m_filter.failed && l.end == LaneEnd::Raised) || (m_filter.unretrieved && unretrieved)
            || (m_filter.cancelled && (l.end == LaneEnd::Cancelled || l.end == LaneEnd::TimedOut));
        if (!any)
            return false;
    }
    return m_filter.name.isEmpty() || store.displayName(lane).contains(m_filter.name, Qt::CaseInsensitive);
}

void LaneLayout::addRow(const TraceStore &store, quint32 lane, quint16 indent, bool hasChildren, bool pinned)
{
    const bool call = store.lanes()[lane].kind == LaneKind::Call;
    LaneRow row;
    row.lane = lane;
    row.y = totalHeight();
    row.height = rowHeight(call);
    row.indent = indent;
    row.hasChildren = hasChildren;
    row.collapsed = hasChildren && isCollapsed(lane);
    row.pinned = pinned;
    m_rowOf[lane] = quint32(m_rows.size());
    m_rows.push_back(row);
}

void LaneLayout::addTree(const TraceStore &store, const Children &children)
{
    struct Level
    {
        std::vector<quint32> lanes; // only if the user reordered them; otherwise `span` is enough
        std::span<const quint32> span;
        quint16 indent = 0;
        std::size_t next = 0;
    };
    // An explicit stack: a chain of parents may be as deep as the number of lanes.
    std::vector<Level> stack;
    const auto push = [&](std::span<const quint32> lanes, int indent) {
        Level level;
        level.indent = quint16(std::min(indent, 60000));
        level.span = lanes;
        if (!m_moves.empty() || !m_folds.folds().empty()) {
            level.lanes.assign(lanes.begin(), lanes.end());
            applyMoves(store, level.lanes);
            gatherFolds(level.lanes);
            level.span = level.lanes;
        }
        stack.push_back(std::move(level));
    };
    std::vector<bool> hasRow(m_folds.folds().size(), false);
    push(children.roots(), 0);
    while (!stack.empty()) {
        Level &level = stack.back();
        if (level.next == level.span.size()) {
            stack.pop_back();
            continue;
        }
        const quint32 lane = level.span[level.next++];
        if (m_hidden.contains(lane))
            continue;
        int indent = level.indent;
        if (const quint32 fold = m_folds.groupOf(lane); fold != NoIndex) {
            const bool isHere = !m_hidden.contains(m_folds.folds()[fold].lane); // else all that share its row are hidden
            if (isHere && !hasRow[fold])
                addFold(store, fold, level.indent);
            hasRow[fold] = true;
            if (m_folds.isFolded(lane))
                continue;
            indent += isHere ? 1 : 0; // it belongs to those above it
        }
        const auto below = children.of(lane);
        if (m_rowOf[lane] == NoIndex)
            addRow(store, lane, quint16(std::min(indent, 60000)), !below.empty(), false);
        if (!below.empty() && !isCollapsed(lane))
            push(below, indent + 1);
    }
}

//! Those that one line made stand together, at the place of the first of them. Linear.
void LaneLayout::gatherFolds(std::vector<quint32> &siblings) const
{
    std::unordered_map<quint32, std::vector<quint32>> rest; // by fold: those with rows of their own, but for the first lane
    std::unordered_set<quint32> seen;
    for (const quint32 lane : siblings)
        if (const quint32 fold = m_folds.groupOf(lane); fold != NoIndex && !seen.insert(fold).second && !m_folds.isFolded(lane))
            rest[fold].push_back(lane);
    if (rest.empty())
        return;
    seen.clear();
    std::vector<quint32> gathered;
    for (const quint32 lane : siblings) {
        const quint32 fold = m_folds.groupOf(lane);
        if (fold != NoIndex && !seen.insert(fold).second)
            continue; // it is there, or shares the row of its fold
        gathered.push_back(lane);
        if (const auto others = rest.find(fold); fold != NoIndex && others != rest.end())
            gathered.insert(gathered.end(), others->second.begin(), others->second.end());
    }
    siblings = std::move(gathered);
}

void LaneLayout::addFold(const TraceStore &store, quint32 fold, quint16 indent)
{
    const quint32 lane = m_folds.folds()[fold].lane;
    if (lane == NoIndex)
        return; // each of them has a row of its own
    addRow(store, lane, indent, true, false);
    m_rows.back().collapsed = true;
    m_rows.back().fold = fold;
}

void LaneLayout::addFiltered(const TraceStore &store)
{
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane) {
        if (m_rowOf[lane] == NoIndex && !m_hidden.contains(lane) && passes(store, lane))
            addRow(store, lane, 0, false, false);
    }
}

void LaneLayout::applyMoves(const TraceStore &store, std::vector<quint32> &siblings) const
{
    if (siblings.empty())
        return;
    const qint32 parent = store.lanes()[siblings.front()].parent;
    for (const auto &[lane, after, before] : m_moves) {
        if (lane >= store.lanes().size() || store.lanes()[lane].parent != parent)
            continue;
        const auto find = [&siblings](quint32 wanted) { return std::find(siblings.begin(), siblings.end(), wanted); };
        const auto own = find(lane);
        const auto from = own - siblings.begin();
        siblings.erase(own);
        const auto behind = find(after), ahead = find(before);
        const auto to = behind != siblings.end() ? std::next(behind)
            : after == NoSibling                 ? siblings.begin()
            : ahead != siblings.end()            ? ahead
            : before == NoSibling                ? siblings.end()
                                                 : siblings.begin() + from;
        siblings.insert(to, lane);
    }
}

std::optional<std::pair<quint32, quint32>> LaneLayout::siblingsAfterMove(const TraceStore &store, quint32 lane, int steps) const
{
    std::vector<quint32> siblings;
    for (std::size_t i = m_pinnedCount; i < m_rows.size(); ++i)
        if (store.lanes()[m_rows[i].lane].parent == store.lanes()[lane].parent)
            siblings.push_back(m_rows[i].lane);
    const auto own = std::find(siblings.begin(), siblings.end(), lane);
    if (own == siblings.end())
        return std::nullopt;
    const auto from = own - siblings.begin(), last = std::ptrdiff_t(siblings.size()) - 1;
    const auto to = std::clamp<std::ptrdiff_t>(from + steps, 0, last);
    if (to == from)
        return std::nullopt;
    siblings.erase(own);
    return std::pair(to == 0 ? NoSibling : siblings[std::size_t(to) - 1], to == last ? NoSibling : siblings[std::size_t(to)]);
}

qint64 LaneLayout::pinnedHeight() const
{
    return m_pinnedCount < m_rows.size() ? m_rows[m_pinnedCount].y : totalHeight();
}

qint64 LaneLayout::totalHeight() const
{
    return m_rows.empty() ? 0 : m_rows.back().y + qint64(m_rows.back().height);
}

std::size_t LaneLayout::rowAt(qint64 y) const
{
    const auto it = std::upper_bound(m_rows.begin(), m_rows.end(), y,
                                     [](qint64 v, const LaneRow &r) { return v < r.y + qint64(r.height); });
    return std::size_t(it - m_rows.begin());
}

std::optional<std::size_t> LaneLayout::rowOf(quint32 lane) const
{
    if (lane >= m_rowOf.size() || m_rowOf[lane] == NoIndex)
        return std::nullopt;
    return m_rowOf[lane];
}

std::optional<std::size_t> LaneLayout::visibleRowOf(const TraceStore &store, quint32 lane) const
{
    for (qint32 l = qint32(lane); l >= 0 && std::size_t(l) < store.lanes().size(); l = store.lanes()[std::size_t(l)].parent) {
        if (const auto row = rowOf(quint32(l)))
            return row;
        if (m_folds.isFolded(quint32(l)))
            return rowOf(m_folds.folds()[m_folds.groupOf(quint32(l))].lane);
    }
    return std::nullopt;
}

void LaneLayout::setCollapsed(quint32 lane, bool on)
{
    if (on)
        m_collapsed.insert(lane);
    else
        m_collapsed.erase(lane);
}

bool LaneLayout::isPinned(quint32 lane) const
{
    return std::find(m_pinned.begin(), m_pinned.end(), lane) != m_pinned.end();
}

void LaneLayout::setPinned(quint32 lane, bool on)
{
    std::erase(m_pinned, lane);
    if (on)
        m_pinned.push_back(lane);
}

void LaneLayout::setHidden(quint32 lane, bool on)
{
    if (on)
        m_hidden.insert(lane);
    else
        m_hidden.erase(lane);
}

void LaneLayout::place(quint32 lane, quint32 after, quint32 before)
{
    m_moves.push_back({lane, after, before});
}

} // namespace awaitscope
