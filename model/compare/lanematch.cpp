// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/lanematch.h"

#include <QHash>

#include <unordered_map>

namespace awaitscope {

//! Takes the runs in, one after the other.
class LaneMatch::Builder
{
public:
    explicit Builder(LaneMatch &match)
        : m_match(match)
    {
    }
    void add(const TraceStore &store);

private:
    //! The siblings of one name, in order.
    struct Siblings
    {
        std::vector<quint32> rows;
        std::size_t seen = 0; // in the run that is being taken in
        std::size_t run = 0; // of that count
    };
    struct LeftOver
    {
        std::vector<quint32> rows; // of earlier runs
        quint32 lanes = 0; // of this run
    };

    quint32 nameOf(const TraceStore &store, quint32 lane);
    Siblings &siblings(qint32 parentRow, quint32 name);
    quint32 known(qint32 parentRow, quint32 name);
    quint32 newRow(qint32 parentRow, quint32 name);
    void take(quint32 lane, quint32 row);
    void placeLeftOvers(const TraceStore &store, const std::vector<quint32> &lanes);

    LaneMatch &m_match;
    std::size_t m_run = 0;
    QHash<QString, quint32> m_names;
    std::unordered_map<quint64, Siblings> m_siblings;
    std::vector<quint32> m_nameOfRow;
    std::vector<quint32> m_nameOfLane; // of this run
};

quint32 LaneMatch::Builder::nameOf(const TraceStore &store, quint32 lane)
{
    const QString name = store.ownName(lane);
    const auto found = m_names.constFind(name);
    return found != m_names.constEnd() ? *found : *m_names.insert(name, quint32(m_names.size()));
}

LaneMatch::Builder::Siblings &LaneMatch::Builder::siblings(qint32 parentRow, quint32 name)
{
    Siblings &s = m_siblings[quint64(quint32(parentRow)) << 32 | name];
    if (s.run != m_run) {
        s.run = m_run;
        s.seen = 0;
    }
    return s;
}

// The row of the next sibling of that name, if an earlier run had so many.
quint32 LaneMatch::Builder::known(qint32 parentRow, quint32 name)
{
    Siblings &s = siblings(parentRow, name);
    return s.seen < s.rows.size() ? s.rows[s.seen++] : NoIndex;
}

quint32 LaneMatch::Builder::newRow(qint32 parentRow, quint32 name)
{
    const auto row = quint32(m_match.m_rowCount++);
    for (auto &lanes : m_match.m_laneOf)
        lanes.push_back(NoIndex);
    m_nameOfRow.push_back(name);
    Siblings &s = siblings(parentRow, name);
    s.rows.push_back(row);
    s.seen = s.rows.size();
    return row;
}

void LaneMatch::Builder::take(quint32 lane, quint32 row)
{
    m_match.m_rowOf[m_run][lane] = row;
    m_match.m_laneOf[m_run][row] = lane;
}

void LaneMatch::Builder::add(const TraceStore &store)
{
    const auto &lanes = store.lanes();
    m_run = m_match.m_laneOf.size();
    m_match.m_laneOf.emplace_back(m_match.m_rowCount, NoIndex);
    std::vector<quint32> &rowOf = m_match.m_rowOf.emplace_back(lanes.size(), NoIndex);
    m_nameOfLane.resize(lanes.size());
    std::vector<quint32> leftOver;
    for (quint32 lane = 0; lane < lanes.size(); ++lane) {
        const quint32 name = m_nameOfLane[lane] = nameOf(store, lane);
        const qint32 parent = lanes[lane].parent;
        const quint32 parentRow = parent < 0 ? NoIndex : rowOf[std::size_t(parent)];
        const bool placed = parent < 0 || parentRow != NoIndex;
        quint32 row = placed ? known(qint32(parentRow), name) : NoIndex;
        if (row == NoIndex && placed && m_run == 0)
            row = newRow(qint32(parentRow), name);
        if (row == NoIndex)
            leftOver.push_back(lane);
        else
            take(lane, row);
    }
    if (!leftOver.empty())
        placeLeftOvers(store, leftOver);
}

void LaneMatch::Builder::placeLeftOvers(const TraceStore &store, const std::vector<quint32> &lanes)
{
    const std::vector<quint32> &laneOf = m_match.m_laneOf[m_run];
    std::unordered_map<quint32, LeftOver> byName;
    for (const quint32 lane : lanes)
        ++byName[m_nameOfLane[lane]].lanes;
    for (quint32 row = 0; row < laneOf.size(); ++row)
        if (laneOf[row] == NoIndex)
            if (const auto found = byName.find(m_nameOfRow[row]); found != byName.end())
                found->second.rows.push_back(row);
    for (const quint32 lane : lanes) {
        const quint32 name = m_nameOfLane[lane];
        const qint32 parent = store.lanes()[lane].parent;
        const qint32 parentRow = parent < 0 ? -1 : qint32(m_match.m_rowOf[m_run][std::size_t(parent)]);
        quint32 row = known(parentRow, name); // the parent may have been placed just now
        if (row != NoIndex && laneOf[row] != NoIndex)
            row = NoIndex;
        const LeftOver &others = byName[name];
        if (row == NoIndex && others.lanes == 1 && others.rows.size() == 1 && laneOf[others.rows.front()] == NoIndex)
            row = others.rows.front();
        take(lane, row == NoIndex ? newRow(parentRow, name) : row);
    }
}

LaneMatch::LaneMatch(std::span<const TraceStore *const> runs)
{
    Builder builder(*this);
    for (const TraceStore *store : runs)
        builder.add(*store);
}

} // namespace awaitscope
