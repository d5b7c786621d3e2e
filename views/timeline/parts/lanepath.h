// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QHash>
#include <QString>

#include <compare>
#include <unordered_map>
#include <vector>

namespace awaitscope {

//! A lane among its siblings: its name, and how many siblings of that name were created before it.
struct LaneStep
{
    QString name;
    int nth = 0;
    bool operator==(const LaneStep &) const = default;
};

//! Identifies a lane by what it is, from the outermost lane down to it. Denotes the same lane in another run of the task set, or
//! of an edited one, where its number may differ.
using LanePath = std::vector<LaneStep>;

//! The paths of these lanes. O(lanes of the store).
std::vector<LanePath> pathsOf(const TraceStore &store, const std::vector<quint32> &lanes);

//! Finds the lanes of given paths in a store, also while it grows.
class LaneFinder
{
public:
    LaneFinder() = default;
    explicit LaneFinder(const std::vector<LanePath> &paths);

    //! Processes the lanes added to the store since the last call. Returns whether one was found. Computes names only for children
    //! of lanes that are on a path: O(new lanes).
    bool update(const TraceStore &store);
    //! By path, in the order of the constructor; NoIndex: not found yet.
    const std::vector<quint32> &lanes() const { return m_found; }

private:
    struct Name
    {
        int seen = 0;
        QHash<int, std::size_t> nodes; // by nth
    };
    struct Node
    {
        QHash<QString, Name> children;
        std::vector<std::size_t> paths; // those that end here
    };
    std::vector<Node> m_nodes{1}; // the first is the parent of the outermost lanes
    std::unordered_map<qint32, std::size_t> m_nodeOf{{-1, 0}}; // by lane
    std::vector<quint32> m_found;
    std::size_t m_looked = 0;
};

} // namespace awaitscope
