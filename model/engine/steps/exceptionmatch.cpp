// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/exceptionmatch.h"

#include "model/engine/loop/engine.h"

#include <algorithm>

namespace awaitscope::engine {

bool matches(const Engine &e, const Exc &exc, const std::vector<TypeId> &types)
{
    return std::any_of(types.begin(), types.end(), [&](TypeId t) {
        return e.types.isSubclass(exc.type, t) || (!e.rules.cancellationIsNoException && t == e.types.exception);
    });
}

namespace {

Ref<Exc> part(Engine &e, const Exc &whole, std::vector<Ref<Exc>> members)
{
    if (members.empty())
        return {};
    Ref<Exc> group = e.makeGroup(whole.message, std::move(members));
    e.copyDetails(*group, whole);
    return group;
}

std::pair<Ref<Exc>, Ref<Exc>> split(Engine &e, const Ref<Exc> &exc, const std::vector<TypeId> &types, int depth, int &left)
{
    constexpr int Deepest = 900;
    if (depth > Deepest || --left < 0) {
        e.reachLimit("an exception group of too many members");
        return {{}, exc};
    }
    if (matches(e, *exc, types))
        return {exc, {}};
    if (!exc->isGroup)
        return {{}, exc};
    std::vector<Ref<Exc>> in, out;
    for (const Ref<Exc> &m : exc->members) {
        auto [yes, no] = split(e, m, types, depth + 1, left);
        if (yes)
            in.push_back(std::move(yes));
        if (no)
            out.push_back(std::move(no));
    }
    return {part(e, *exc, std::move(in)), part(e, *exc, std::move(out))};
}

} // namespace

std::pair<Ref<Exc>, Ref<Exc>> splitGroup(Engine &e, const Ref<Exc> &exc, const std::vector<TypeId> &types)
{
    int left = 1'000'000;
    return split(e, exc, types, 0, left);
}

Ref<Exc> takeMatch(Engine &e, bool fromGroup, Ref<Exc> &rest, const std::vector<TypeId> &types)
{
    if (fromGroup) {
        auto [yes, no] = splitGroup(e, rest, types);
        if (yes || e.rules.exceptStarCopiesRest)
            rest = std::move(no);
        return std::move(yes);
    }
    if (!matches(e, *rest, types))
        return {};
    Ref<Exc> match = e.makeGroup(std::string(), {rest});
    match->wrapped = true;
    rest.reset();
    return match;
}

} // namespace awaitscope::engine
