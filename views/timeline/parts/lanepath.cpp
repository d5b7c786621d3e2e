// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/lanepath.h"

#include <algorithm>
#include <unordered_set>

namespace awaitscope {

std::vector<LanePath> pathsOf(const TraceStore &store, const std::vector<quint32> &lanes)
{
    // All lanes on the paths, and the parents whose children have to be counted.
    std::unordered_set<qint32> onTheWay, parents;
    for (const quint32 lane : lanes) {
        for (qint32 at = qint32(lane); at >= 0 && onTheWay.insert(at).second; at = store.lanes()[std::size_t(at)].parent)
            parents.insert(store.lanes()[std::size_t(at)].parent);
    }
    std::unordered_map<qint32, LaneStep> steps;
    std::unordered_map<qint32, QHash<QString, int>> seen; // by parent
    for (std::size_t i = 0; i < store.lanes().size() && steps.size() < onTheWay.size(); ++i) {
        const qint32 parent = store.lanes()[i].parent;
        if (!parents.contains(parent))
            continue;
        const QString name = store.ownName(quint32(i));
        const int nth = seen[parent][name]++;
        if (onTheWay.contains(qint32(i)))
            steps[qint32(i)] = {name, nth};
    }
    std::vector<LanePath> out;
    for (const quint32 lane : lanes) {
        LanePath &path = out.emplace_back();
        for (qint32 at = qint32(lane); at >= 0; at = store.lanes()[std::size_t(at)].parent)
            path.push_back(steps[at]);
        std::reverse(path.begin(), path.end());
    }
    return out;
}

LaneFinder::LaneFinder(const std::vector<LanePath> &paths)
    : m_found(paths.size(), NoIndex)
{
    for (std::size_t i = 0; i < paths.size(); ++i) {
        std::size_t at = 0;
        for (const LaneStep &step : paths[i]) {
            QHash<int, std::size_t> &nodes = m_nodes[at].children[step.name].nodes;
            const auto known = nodes.constFind(step.nth);
            const std::size_t next = known == nodes.constEnd() ? m_nodes.size() : *known;
            if (next == m_nodes.size()) {
                nodes.insert(step.nth, next);
                m_nodes.emplace_back();
            }
            at = next;
        }
        if (at != 0)
            m_nodes[at].paths.push_back(i);
    }
}

bool LaneFinder::update(const TraceStore &store)
{
    if (m_nodes.size() == 1)
        return false;
    bool found = false;
    for (; m_looked < store.lanes().size(); ++m_looked) {
        const auto above = m_nodeOf.find(store.lanes()[m_looked].parent);
        if (above == m_nodeOf.end() || m_nodes[above->second].children.isEmpty())
            continue;
        QHash<QString, Name> &children = m_nodes[above->second].children;
        const auto name = children.find(store.ownName(quint32(m_looked)));
        if (name == children.end())
            continue;
        const auto node = name->nodes.constFind(name->seen++);
        if (node == name->nodes.constEnd())
            continue;
        m_nodeOf[qint32(m_looked)] = *node;
        for (const std::size_t path : m_nodes[*node].paths) {
            m_found[path] = quint32(m_looked);
            found = true;
        }
    }
    return found;
}

} // namespace awaitscope
