// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/picture/lanefolds.h"

#include <QString>

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace awaitscope {

//! Which lanes to show. Empty: all of them.
struct LaneFilter
{
    bool failed = false;
    bool unretrieved = false;
    bool cancelled = false;
    QString name; //!< part of the lane's name, case-insensitive
    bool operator==(const LaneFilter &) const = default;
    bool isEmpty() const { return *this == LaneFilter(); }
};

//! One visible lane.
struct LaneRow
{
    quint32 lane = 0;
    float height = 0;
    qint64 y = 0; //!< from the top of all rows, including pinned ones
    quint16 indent = 0; //!< level below the outermost lanes
    bool hasChildren = false;
    bool collapsed = false;
    bool pinned = false;
    quint32 fold = NoIndex; //!< of LaneLayout::folds(), whose lanes share this row; none: the row is the lane's own
};

//! The displayed lanes from top to bottom: pinned ones first, then a tree of parents and their children in order of creation,
//! as modified by collapsing, hiding, moving, filtering and folding. What the user did is stored by lane, so that it remains valid
//! while the trace grows.
class LaneLayout
{
public:
    static constexpr int TaskHeight = 46;
    static constexpr int CallHeight = 32;
    static constexpr int TaskBar = 22;
    static constexpr int CallBar = 14;

    //! Computes the layout of the lanes of \a store again. O(lanes). Null: no rows.
    void update(const TraceStore *store);
    //! Adds the lanes that are new in \a store if all of them belong after the last row, as they mostly do; otherwise returns
    //! false, and update() is needed. O(new lanes).
    bool grow(const TraceStore *store);
    //! Discards what the user did to the lanes, except the filter.
    void reset();

    const std::vector<LaneRow> &rows() const { return m_rows; }
    //! Rows [0, pinnedCount()) stay in place while the others scroll.
    std::size_t pinnedCount() const { return m_pinnedCount; }
    qint64 pinnedHeight() const;
    qint64 totalHeight() const;
    //! First row that ends below \a y; rows().size() if none. O(log rows).
    std::size_t rowAt(qint64 y) const;
    std::optional<std::size_t> rowOf(quint32 lane) const;
    //! The row of the lane or, if it is inside a collapsed lane, of its nearest visible ancestor.
    std::optional<std::size_t> visibleRowOf(const TraceStore &store, quint32 lane) const;

    bool isCollapsed(quint32 lane) const { return m_collapsed.contains(lane); }
    void setCollapsed(quint32 lane, bool on);
    bool isPinned(quint32 lane) const;
    void setPinned(quint32 lane, bool on);
    void setHidden(quint32 lane, bool on);
    std::size_t hiddenCount() const { return m_hidden.size(); }
    bool isHidden(quint32 lane) const { return m_hidden.contains(lane); }
    //! Lanes of \a store without a row that are not merely inside a collapsed lane: hidden, below a hidden one, or filtered out. 0 if nothing is hidden.
    std::size_t hiddenLanes(const TraceStore &store) const;
    bool showsEverything() const { return m_hidden.empty() && m_collapsed.empty() && m_filter.isEmpty(); }
    //! Changes with every new layout.
    quint64 revision() const { return m_revision; }
    void showAll() { m_hidden.clear(); }
    //! Puts a lane after one sibling and before another; if a lane has several, the last place() wins. Takes effect with update().
    void place(quint32 lane, quint32 after, quint32 before);
    static constexpr quint32 NoSibling = NoIndex; //!< it is the first, or the last
    static constexpr quint32 GoneSibling = NoIndex - 1; //!< there was one, but it no longer exists
    //! The siblings between which a lane ends up if it is moved by \a steps visible siblings, up if negative; none if it stays.
    std::optional<std::pair<quint32, quint32>> siblingsAfterMove(const TraceStore &store, quint32 lane, int steps) const;
    const LaneFilter &filter() const { return m_filter; }
    void setFilter(const LaneFilter &filter) { m_filter = filter; }
    //! Which tasks made at the same line share a row. Takes effect with update().
    LaneFolds &folds() { return m_folds; }
    const LaneFolds &folds() const { return m_folds; }
    //! Thinner or thicker rows: 1 is the normal height, at least 0.35.
    void setDensity(double factor) { m_density = factor; }
    double density() const { return m_density; }
    //! Height of the bar of a task at this density.
    qreal taskBarHeight() const;

private:
    struct Children;
    float rowHeight(bool call) const;
    bool passes(const TraceStore &store, quint32 lane) const;
    void addRow(const TraceStore &store, quint32 lane, quint16 indent, bool hasChildren, bool pinned);
    void addTree(const TraceStore &store, const Children &children);
    void addFold(const TraceStore &store, quint32 fold, quint16 indent);
    void gatherFolds(std::vector<quint32> &siblings) const;
    void addFiltered(const TraceStore &store);
    bool addBehind(const TraceStore &store, quint32 lane);
    void applyMoves(const TraceStore &store, std::vector<quint32> &siblings) const;

    std::vector<LaneRow> m_rows;
    std::vector<quint32> m_rowOf; // by lane; NoIndex: not shown
    quint64 m_revision = 0;
    std::size_t m_hiddenLanes = 0; // as of the last update()
    void countHidden(const TraceStore &store);
    std::size_t m_laid = 0; // number of lanes of the store that were processed
    std::size_t m_pinnedCount = 0;
    std::vector<quint32> m_pinned; // in the order of pinning
    std::unordered_set<quint32> m_collapsed;
    std::unordered_set<quint32> m_hidden;
    struct Place
    {
        quint32 lane, after, before;
    };
    std::vector<Place> m_moves; // replayed in order
    LaneFilter m_filter;
    LaneFolds m_folds;
    double m_density = 1;
};

//! Height of the bars in a row of this lane.
qreal barHeight(const Lane &lane, qreal rowHeight);

} // namespace awaitscope
