// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

#include <functional>
#include <set>
#include <utility>
#include <vector>

namespace awaitscope {

//! Tasks of a recorded program that the same line made, below the same parent: those that need no attention share one row.
struct LaneFold
{
    quint32 lane = NoIndex; //!< the first of those that share the row, which stands for it
    qint32 parent = -1;
    StepId made = StepId::None; //!< the line
    quint32 tasks = 0; //!< of all that the line made, also those with a row of their own
    quint32 succeeded = 0, raised = 0, cancelled = 0, open = 0;
    quint32 unretrieved = 0;
    std::vector<Time> begins, ends; //!< of those that share the row, each sorted; an open one has no end
    quint32 most = 0; //!< how many of them existed at the same time
    //! How many of them existed in some part of that time. O(log tasks).
    quint32 between(Time from, Time to) const;
};

//! Decides which lanes share rows: of each Least tasks or more that one line made, all but those that failed, hang, or lead to such a task.
class LaneFolds
{
public:
    static constexpr quint32 Least = 24;
    static constexpr quint32 MostOpen = 8; //!< of one line that have a row of their own; if more hang, all of them share it
    static constexpr Time Hangs{1'000'000'000}; //!< an open task that is older has a row of its own

    void setOn(bool on) { m_on = on; }
    bool isOn() const { return m_on; }
    //! Whether there may be folds in this store: tasks have lines only in recordings.
    bool mayFold(const TraceStore &store) const;
    //! \a mustShow: lanes that keep their row. O(lanes and new events), and O(n log n) for what is folded.
    void update(const TraceStore &store, const std::function<bool(quint32 lane)> &mustShow);
    void clear();
    //! Another store comes, perhaps at the same address: nothing of this one is known any more.
    void forget() { m_store = nullptr; }

    const std::vector<LaneFold> &folds() const { return m_folds; }
    //! The fold of those that the same line made; NoIndex: none, or it is unfolded.
    quint32 groupOf(quint32 lane) const { return lane < m_group.size() ? m_group[lane] : NoIndex; }
    //! Whether the lane shares the row of its fold.
    bool isFolded(quint32 lane) const { return lane < m_folded.size() && m_folded[lane]; }
    //! The fold whose row the lane stands for; NoIndex: none.
    quint32 foldAt(quint32 lane) const { return isFolded(lane) && m_folds[m_group[lane]].lane == lane ? m_group[lane] : NoIndex; }

    //! Gives all tasks that were made with this one rows of their own, or takes them away again. False: there are not so many of them.
    bool toggle(const TraceStore &store, quint32 lane);
    //! Gives a folded lane a row of its own, for as long as the run is shown.
    void show(quint32 lane) { m_shown.insert(lane); }

private:
    using Key = std::pair<qint32, StepId>; // parent, line
    void findPlaces(const TraceStore &store);
    StepId madeAt(const Lane &lane) const { return index(lane.task) < m_made.size() ? m_made[index(lane.task)] : StepId::None; }
    void collect(const TraceStore &store);
    void findWorthLooking(const TraceStore &store, const std::function<bool(quint32)> &mustShow);
    void fold(const TraceStore &store);

    bool m_on = false;
    const TraceStore *m_store = nullptr; // of m_made and m_unfolded
    std::size_t m_seen = 0; // events
    std::vector<StepId> m_made; // by task; only lines of a program
    std::vector<LaneFold> m_folds;
    std::vector<quint32> m_group; // by lane
    std::vector<bool> m_folded; // by lane
    std::vector<bool> m_worth; // by lane: it failed, hangs, or leads to such a lane
    std::set<Key> m_unfolded;
    std::set<quint32> m_shown;
    std::set<Key> m_large; // those with Least tasks or more
};

//! "fetch ×9,873"
QString foldName(const TraceStore &store, const LaneFold &fold);
//! "9,700 succeeded · 12 raised · 161 running · made at app.py:12", then shorter ones.
QStringList foldLabels(const TraceStore &store, const LaneFold &fold);

} // namespace awaitscope
