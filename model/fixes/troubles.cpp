// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fixes/troubles.h"

#include <QHash>

#include <algorithm>

namespace awaitscope {

namespace {

bool isTrouble(Sign sign)
{
    switch (sign) {
    case Sign::Pending:
    case Sign::Lost:
    case Sign::Swallowed:
    case Sign::Silenced:
    case Sign::Replaced:
    case Sign::CallbackError:
    case Sign::NeverAwaited:
    case Sign::NeverBegan:
    case Sign::TimedOut:
    case Sign::Expired:
    case Sign::DestroyedPending:
    case Sign::Deadlock:
    case Sign::CancelSwallowed:
    case Sign::Orphan:
        return true;
    default:
        return false;
    }
}

bool isUnseenError(Sign sign)
{
    return sign == Sign::Pending || sign == Sign::Lost || sign == Sign::Swallowed || sign == Sign::Silenced;
}

//! Names of lanes, each worked out once.
std::vector<QString> pathsOf(const TraceStore &store)
{
    std::vector<QString> paths;
    QHash<QString, int> siblings;
    for (quint32 i = 0; i < store.lanes().size(); ++i) {
        const qint32 parent = store.lanes()[i].parent;
        const QString name = (parent >= 0 && std::size_t(parent) < paths.size() ? paths[std::size_t(parent)] : QString()) + QChar(1) + store.ownName(i);
        const int earlier = siblings[name]++;
        paths.push_back(earlier == 0 ? name : name + QChar(2) + QString::number(earlier));
    }
    return paths;
}

} // namespace

QString pathOfLane(const TraceStore &store, quint32 lane)
{
    return pathsOf(store)[lane];
}

std::vector<Trouble> troublesOf(const TraceStore &store)
{
    std::vector<Trouble> out;
    const std::vector<QString> paths = pathsOf(store);
    for (quint32 i = 0; i < store.lanes().size(); ++i) {
        const Lane &lane = store.lanes()[i];
        for (const Mark &m : lane.marks)
            if (isTrouble(signOf(m.kind)))
                out.push_back({paths[i], signOf(m.kind)});
        if (lane.orphan && lane.kind == LaneKind::Task)
            out.push_back({paths[i], Sign::Orphan});
    }
    return out;
}

std::optional<Trouble> troubleAt(const TraceStore &store, quint32 id, std::optional<std::size_t> mark)
{
    const Lane &lane = store.lanes()[id];
    const auto at = [&](Sign sign) { return Trouble{pathOfLane(store, id), sign}; };
    if (mark) {
        const Sign sign = signOf(lane.marks[*mark].kind);
        return isTrouble(sign) ? std::optional(at(sign)) : std::nullopt;
    }
    for (const Mark &m : lane.marks)
        if (isTrouble(signOf(m.kind)))
            return at(signOf(m.kind));
    return lane.orphan ? std::optional(at(Sign::Orphan)) : std::nullopt;
}

bool isStillThere(const Trouble &trouble, const std::vector<Trouble> &troubles)
{
    return std::ranges::any_of(troubles, [&](const Trouble &other) {
        return other.path == trouble.path && (other.sign == trouble.sign || (isUnseenError(other.sign) && isUnseenError(trouble.sign)));
    });
}

} // namespace awaitscope
