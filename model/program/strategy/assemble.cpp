// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/strategy/assemble.h"

#include "model/program/query/variableusage.h"

namespace awaitscope {

namespace {

using Text = StrategyText;

class Builder
{
public:
    Builder(const TaskSet &set, const std::vector<WaitMember> &members)
        : m_set(set), m_members(members) {}

    Refusal taskGroup(Body &out) const
    {
        step::TaskGroup group;
        group.as = freeVariable(m_set, QStringLiteral("group"));
        for (const WaitMember &m : m_members)
            if (const auto refusal = intoGroup(m, *group.as, group.body))
                return refusal;
        out.push_back({std::move(group), {}});
        return {};
    }

    Refusal sequence(Body &out) const
    {
        if (m_members.empty())
            return Text::tr("There is no task yet that could be awaited.");
        for (const WaitMember &m : m_members)
            if (const auto refusal = m.setup.empty() ? inTurn(m.what, out) : madeInTurn(m, out))
                return refusal;
        return {};
    }

private:
    //! A task that is used only by its await can be replaced by a call.
    Refusal madeInTurn(const WaitMember &m, Body &out) const
    {
        const bool alone = m.setup.size() == 1;
        if (const auto *spawn = std::get_if<step::Spawn>(&m.setup.front().op); spawn && alone)
            return callInTurn(spawn->call, spawn->name, spawn->call.times, out);
        if (const auto *made = std::get_if<step::Make>(&m.setup.front().op); made && alone)
            return callInTurn(made->call, {}, {}, out);
        out.insert(out.end(), m.setup.begin(), m.setup.end());
        return inTurn(m.what, out);
    }

    static Refusal intoGroup(const WaitMember &m, const QString &group, Body &out)
    {
        if (!m.setup.empty()) {
            Body setup = m.setup;
            auto *spawn = std::get_if<step::Spawn>(&setup.front().op);
            if (!spawn)
                return Text::tr("“%1” is created by a step that is not possible in a task group.").arg(opName(setup.front()));
            spawn->in = group;
            out.insert(out.end(), setup.begin(), setup.end());
            return {};
        }
        if (const auto *coro = std::get_if<Awaitable::Coro>(&m.what.node)) {
            out.push_back({step::Spawn{coro->call, {}, group, {}}, {}});
            return {};
        }
        auto spawn = std::holds_alternative<Awaitable::Spawn>(m.what.node) ? std::get<Awaitable::Spawn>(m.what.node)
                                                                           : Awaitable::Spawn{std::make_shared<const Awaitable>(m.what), {}, {}, {}};
        if (const auto *coro = std::get_if<Awaitable::Coro>(&spawn.of->node)) {
            CoroCall call = coro->call;
            call.times = spawn.times;
            out.push_back({step::Spawn{std::move(call), spawn.name, group, {}}, {}});
            return {};
        }
        const bool startable = std::holds_alternative<Awaitable::WaitFor>(spawn.of->node) || std::holds_alternative<Awaitable::Sleep>(spawn.of->node)
            || std::holds_alternative<Awaitable::ToThread>(spawn.of->node);
        if (!startable)
            return Text::tr("A task group can only start coroutines, not a gather or a shield.");
        spawn.in = group;
        Awaitable of;
        of.node = std::move(spawn);
        out.push_back({step::Let{std::move(of), {}}, {}});
        return {};
    }

    Refusal inTurn(const Awaitable &a, Body &out) const
    {
        if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
            return callInTurn(coro->call, {}, coro->call.times, out);
        if (const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node)) {
            const auto *coro = std::get_if<Awaitable::Coro>(&spawn->of->node);
            return coro ? callInTurn(coro->call, spawn->name, spawn->times, out) : inTurn(*spawn->of, out);
        }
        if (const auto *list = std::get_if<Awaitable::Each>(&a.node)) {
            step::For loop;
            loop.in = list->list;
            loop.as = freeVariable(m_set, QStringLiteral("task"));
            loop.body.push_back({step::Await{variableNamed(loop.as), {}}, {}});
            out.push_back({std::move(loop), {}});
            return {};
        }
        out.push_back({step::Await{a, {}}, {}});
        return {};
    }

    //! Whether each of several calls would receive its number.
    bool getsIndex(const CoroCall &call) const
    {
        const Coroutine *known = call.body ? nullptr : m_set.find(call.coro);
        const QStringList params = (call.body ? call.params : known ? known->params
                                                                    : std::nullopt)
                                       .value_or(QStringList());
        return params.contains(QStringLiteral("index"))
            && !(call.args && std::any_of(call.args->begin(), call.args->end(), [](const auto &arg) { return arg.first == u"index"; }));
    }

    Refusal callInTurn(CoroCall call, const std::optional<QString> &name, std::optional<qint64> times, Body &out) const
    {
        call.times.reset();
        if (times && getsIndex(call))
            return Text::tr("“%1” needs an index, which a sequence of calls does not provide.").arg(call.coro);
        Step one{step::Call{std::move(call), {}}, {}};
        if (name)
            one.extras.emplace_back(taskNameNote, Expr{*name});
        if (times)
            out.push_back({step::Repeat{*times, {one}}, {}});
        else
            out.push_back(std::move(one));
        return {};
    }

    const TaskSet &m_set;
    const std::vector<WaitMember> &m_members;
};

} // namespace

Body gatherOver(const std::vector<WaitMember> &members, bool collect)
{
    Body steps;
    step::Gather gather;
    for (const WaitMember &m : members) {
        steps.insert(steps.end(), m.setup.begin(), m.setup.end());
        gather.of.push_back(m.what);
    }
    if (collect)
        gather.returnExceptions = true;
    steps.push_back({std::move(gather), {}});
    return steps;
}

Refusal taskGroupOver(const TaskSet &set, const std::vector<WaitMember> &members, Body &out)
{
    return Builder(set, members).taskGroup(out);
}

Refusal sequenceOver(const TaskSet &set, const std::vector<WaitMember> &members, Body &out)
{
    return Builder(set, members).sequence(out);
}

} // namespace awaitscope
