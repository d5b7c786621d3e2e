// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/arrangement.h"

#include "model/program/file/owndata.h"
#include "views/picture/lanelayout.h"

namespace awaitscope {

namespace {

const QString Key = QStringLiteral("arrangement"), Pinned = QStringLiteral("pinned"), Collapsed = QStringLiteral("collapsed"),
              Hidden = QStringLiteral("hidden"), Moved = QStringLiteral("moved"), Which = QStringLiteral("lane"),
              After = QStringLiteral("after"), Before = QStringLiteral("before");

// Limits for malicious files; nobody arranges that much by hand.
constexpr std::size_t MostPaths = 10'000, MostMoves = 1'000, MostSteps = 1'000;
constexpr qint64 MostNth = 10'000'000;

// A name; a sibling that is not the first with its name is written as [name, number of earlier ones].
Expr written(const LaneStep &step)
{
    return step.nth == 0 ? Expr{step.name} : Expr{Expr::List{Expr{step.name}, Expr{qint64(step.nth)}}};
}

Expr written(const LanePath &path)
{
    Expr::List list;
    for (const LaneStep &step : path)
        list.push_back(written(step));
    return Expr{std::move(list)};
}

Expr written(const std::vector<LanePath> &paths)
{
    Expr::List list;
    for (const LanePath &path : paths)
        list.push_back(written(path));
    return Expr{std::move(list)};
}

std::optional<LaneStep> stepIn(const Expr *value)
{
    if (const auto *name = value ? std::get_if<QString>(&value->node) : nullptr)
        return LaneStep{*name, 0};
    const auto *pair = value ? std::get_if<Expr::List>(&value->node) : nullptr;
    if (!pair || pair->size() != 2)
        return std::nullopt;
    const auto *name = std::get_if<QString>(&(*pair)[0].node);
    const auto *nth = std::get_if<qint64>(&(*pair)[1].node);
    return name && nth && *nth >= 0 && *nth <= MostNth ? std::optional(LaneStep{*name, int(*nth)}) : std::nullopt;
}

std::optional<LanePath> pathIn(const Expr *value)
{
    const auto *list = value ? std::get_if<Expr::List>(&value->node) : nullptr;
    if (!list || list->empty() || list->size() > MostSteps)
        return std::nullopt;
    LanePath path;
    for (const Expr &entry : *list) {
        const std::optional<LaneStep> step = stepIn(&entry);
        if (!step)
            return std::nullopt;
        path.push_back(*step);
    }
    return path;
}

std::vector<LanePath> pathsIn(const Expr *value)
{
    std::vector<LanePath> out;
    const auto *list = value ? std::get_if<Expr::List>(&value->node) : nullptr;
    for (std::size_t i = 0; list && i < std::min(list->size(), MostPaths); ++i)
        if (const std::optional<LanePath> path = pathIn(&(*list)[i]))
            out.push_back(*path);
    return out;
}

std::vector<Arrangement::Move> movesIn(const Expr *value)
{
    std::vector<Arrangement::Move> out;
    const auto *list = value ? std::get_if<Expr::List>(&value->node) : nullptr;
    for (std::size_t i = 0; list && i < std::min(list->size(), MostMoves); ++i) {
        const auto *move = std::get_if<Expr::Dict>(&(*list)[i].node);
        if (!move)
            continue;
        if (const std::optional<LanePath> lane = pathIn(fieldOf(*move, Which)))
            out.push_back({*lane, stepIn(fieldOf(*move, After)), stepIn(fieldOf(*move, Before))});
    }
    return out;
}

// The path of a lane's sibling.
LanePath beside(LanePath path, const LaneStep &step)
{
    path.back() = step;
    return path;
}

} // namespace

std::vector<LanePath> Arrangement::paths() const
{
    std::vector<LanePath> out = pinned;
    out.insert(out.end(), collapsed.begin(), collapsed.end());
    out.insert(out.end(), hidden.begin(), hidden.end());
    for (const Move &move : moves) {
        out.push_back(move.lane);
        for (const auto &sibling : {move.after, move.before})
            if (sibling)
                out.push_back(beside(move.lane, *sibling));
    }
    return out;
}

void Arrangement::apply(const std::vector<quint32> &found, LaneLayout &layout) const
{
    layout.reset();
    std::size_t at = 0;
    const auto each = [&](std::size_t count, auto act) {
        for (std::size_t i = 0; i < count; ++i, ++at)
            if (found[at] != NoIndex)
                act(found[at]);
    };
    each(pinned.size(), [&](quint32 lane) { layout.setPinned(lane, true); });
    each(collapsed.size(), [&](quint32 lane) { layout.setCollapsed(lane, true); });
    each(hidden.size(), [&](quint32 lane) { layout.setHidden(lane, true); });
    for (const Move &move : moves) {
        const quint32 lane = found[at++];
        const auto sibling = [&](bool named) { return !named ? LaneLayout::NoSibling : found[at] == NoIndex ? (++at, LaneLayout::GoneSibling)
                                                                                                            : found[at++]; };
        const quint32 after = sibling(move.after.has_value());
        const quint32 before = sibling(move.before.has_value());
        if (lane != NoIndex)
            layout.place(lane, after, before);
    }
}

Arrangement arrangementOf(const TaskSet &set)
{
    const Expr *own = ownData(set, Key);
    const auto *dict = own ? std::get_if<Expr::Dict>(&own->node) : nullptr;
    if (!dict)
        return {};
    return {pathsIn(fieldOf(*dict, Pinned)), pathsIn(fieldOf(*dict, Collapsed)), pathsIn(fieldOf(*dict, Hidden)), movesIn(fieldOf(*dict, Moved))};
}

void setArrangement(TaskSet &set, const Arrangement &arrangement)
{
    if (arrangement.isEmpty()) {
        if (!arrangementOf(set).isEmpty())
            setOwnData(set, Key, std::nullopt);
        return;
    }
    Expr::Dict dict;
    const auto add = [&dict](const QString &key, const std::vector<LanePath> &paths) {
        if (!paths.empty())
            dict.push_back({key, written(paths)});
    };
    add(Pinned, arrangement.pinned);
    add(Collapsed, arrangement.collapsed);
    add(Hidden, arrangement.hidden);
    Expr::List moves;
    for (const Arrangement::Move &move : arrangement.moves) {
        Expr::Dict entry{{Which, written(move.lane)}};
        if (move.after)
            entry.push_back({After, written(*move.after)});
        if (move.before)
            entry.push_back({Before, written(*move.before)});
        moves.push_back(Expr{std::move(entry)});
    }
    if (!moves.empty())
        dict.push_back({Moved, Expr{std::move(moves)}});
    setOwnData(set, Key, Expr{std::move(dict)});
}

} // namespace awaitscope
