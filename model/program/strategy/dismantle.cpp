// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/strategy/dismantle.h"

#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"

namespace awaitscope {

namespace {

using Text = StrategyText;
using Kind = WaitPattern::Kind;

Awaitable awaitableOf(CoroCall call)
{
    Awaitable a;
    a.node = Awaitable::Coro{std::move(call)};
    return a;
}

std::optional<QString> takeNameNote(Extras &extras)
{
    for (auto it = extras.begin(); it != extras.end(); ++it) {
        const auto *name = std::get_if<QString>(&it->second.node);
        if (it->first == taskNameNote && name) {
            const QString result = *name;
            extras.erase(it);
            return result;
        }
    }
    return {};
}

//! Reads the members of a wait form and marks the steps that created them for removal.
class Dismantler
{
public:
    Dismantler(TaskSet &set, const WaitPattern &form, bool lists, WaitParts &parts)
        : members(parts.members), wrapper(parts.wrapper), m_set(set), m_form(form), m_lists(lists)
    {
    }

    Refusal run()
    {
        switch (m_form.kind) {
        case Kind::Gather: return gather(m_form.first(), *gatherParts(m_form.first()));
        case Kind::DeferredGather: return deferredGather();
        case Kind::TaskGroup: return taskGroup(std::get<step::TaskGroup>(m_form.first().op));
        case Kind::Calls: return calls();
        case Kind::Tasks: return tasks();
        case Kind::Loop: return loop(std::get<step::For>(m_form.first().op));
        }
        Q_UNREACHABLE();
    }

private:
    Refusal results(const std::optional<QString> &as)
    {
        if (as && countReads(m_set, *as) > 0)
            return Text::tr("Later steps use the list of results “%1”, which only a gather provides.").arg(*as);
        return {};
    }

    Refusal gather(Step &, const GatherParts &parts)
    {
        if (const auto refusal = results(parts.as); refusal && !m_lists)
            return refusal;
        return addAll(*parts.of);
    }

    Refusal deferredGather()
    {
        const auto &await = std::get<step::Await>(m_form.first().op);
        const QString name = std::get<Awaitable::Var>(await.of.node).name;
        Step *maker = findMaker(m_set, name);
        if (countReads(m_set, name) > 1)
            return Text::tr("Other steps use the gather “%1”.").arg(name);
        if (const auto refusal = results(await.as))
            return refusal;
        markRemoved(*maker);
        return addAll(*gatherParts(*maker)->of);
    }

    Refusal addAll(const std::vector<Awaitable> &all)
    {
        for (const Awaitable &a : all)
            if (const auto refusal = add(a))
                return refusal;
        return {};
    }

    Refusal add(const Awaitable &a)
    {
        if (const auto *list = std::get_if<Awaitable::Each>(&a.node))
            return addList(list->list);
        if (const auto *var = std::get_if<Awaitable::Var>(&a.node))
            return addTask(var->name);
        members.push_back({a, {}});
        return {};
    }

    Refusal addList(const QString &name)
    {
        Step *maker = findMaker(m_set, name);
        const auto *list = maker ? std::get_if<step::List>(&maker->op) : nullptr;
        if (!list)
            return Text::tr("Main does not show what the list “%1” contains.").arg(name);
        if (countReads(m_set, name) > 1)
            return Text::tr("Other steps use the tasks in the list “%1”.").arg(name);
        markRemoved(*maker);
        const std::vector<Awaitable> items = list->of;
        return addAll(items);
    }

    //! A task that was created earlier and kept in a variable; the steps that created it are moved too.
    Refusal addTask(const QString &name)
    {
        Step *maker = findMaker(m_set, name);
        if (!maker || std::holds_alternative<step::List>(maker->op) || gatherParts(*maker))
            return Text::tr("Main does not show to which coroutine “%1” belongs.").arg(name);
        int reads = countReads(m_set, name) - 1;
        Body setup{*maker};
        std::vector<Step *> moved{maker};
        collectCallbacks(mainCoroutine(m_set)->body, name, setup, moved);
        reads -= int(moved.size()) - 1;
        if (reads > 0)
            return Text::tr("Other steps use the task “%1”.").arg(name);
        for (Step *s : moved)
            markRemoved(*s);
        members.push_back({variableNamed(name), std::move(setup)});
        return {};
    }

    void collectCallbacks(Body &body, const QString &name, Body &setup, std::vector<Step *> &moved)
    {
        for (Step &s : body) {
            if (const auto *callback = std::get_if<step::Callback>(&s.op); callback && callback->of == name) {
                setup.push_back(s);
                moved.push_back(&s);
            }
            forEachBody(s, QString(), [&](Body &inner, const QString &) { collectCallbacks(inner, name, setup, moved); });
        }
    }

    Refusal taskGroup(const step::TaskGroup &group)
    {
        for (const Step &s : group.body) {
            if (const auto *spawn = std::get_if<step::Spawn>(&s.op); spawn && spawn->in && spawn->in == group.as)
                addGroupTask(s, *spawn);
            else if (const auto *let = std::get_if<step::Let>(&s.op); let && !let->as && isGroupSpawn(let->of, group.as))
                members.push_back({withoutGroup(let->of), {}});
            else if (const auto *callback = std::get_if<step::Callback>(&s.op); callback && ownsTask(callback->of))
                members.back().setup.push_back(s);
            else
                return Text::tr("The task group does more than start tasks (“%1”).").arg(opName(s));
        }
        if (group.as && countReads(m_set, *group.as) > spawnsIn(group))
            return Text::tr("Other steps use the task group “%1”.").arg(*group.as);
        return {};
    }

    static int spawnsIn(const step::TaskGroup &group)
    {
        return int(std::count_if(group.body.begin(), group.body.end(), [](const Step &s) {
            return std::holds_alternative<step::Spawn>(s.op) || std::holds_alternative<step::Let>(s.op);
        }));
    }

    bool ownsTask(const QString &name) const
    {
        const auto *var = members.empty() ? nullptr : std::get_if<Awaitable::Var>(&members.back().what.node);
        return var && var->name == name;
    }

    static bool isGroupSpawn(const Awaitable &a, const std::optional<QString> &group)
    {
        const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node);
        return spawn && spawn->in && spawn->in == group;
    }

    static Awaitable withoutGroup(Awaitable a)
    {
        auto &spawn = std::get<Awaitable::Spawn>(a.node);
        spawn.in.reset();
        // A group can only start coroutines; elsewhere a wait_for or a sleep without a task name is used directly.
        if (!spawn.name && !spawn.times)
            return *spawn.of;
        return a;
    }

    void addGroupTask(const Step &original, const step::Spawn &spawn)
    {
        if (spawn.as) {
            Step alone = original;
            std::get<step::Spawn>(alone.op).in.reset();
            members.push_back({spawn.call.times ? eachOf(*spawn.as) : variableNamed(*spawn.as), {alone}});
            return;
        }
        CoroCall call = spawn.call;
        call.times.reset();
        if (spawn.name)
            members.push_back({spawned(awaitableOf(call), spawn.name, spawn.call.times), {}});
        else
            members.push_back({awaitableOf(spawn.call), {}});
    }

    Refusal calls()
    {
        for (size_t i = 0; i < m_form.count; ++i) {
            if (const size_t turn = turnLength(*m_form.body, m_form.index + i)) {
                i += turn - 1;
                if (const auto refusal = awaitedTask((*m_form.body)[m_form.index + i]))
                    return refusal;
                continue;
            }
            Step s = (*m_form.body)[m_form.index + i];
            std::optional<qint64> times;
            if (const auto *repeat = std::get_if<step::Repeat>(&s.op)) {
                times = repeat->times;
                s = Step(repeat->body.front());
            }
            std::optional<QString> name = takeNameNote(s.extras);
            auto *call = std::get_if<step::Call>(&s.op);
            auto *await = std::get_if<step::Await>(&s.op);
            const std::optional<QString> as = call ? call->as : await->as;
            if (await && !std::holds_alternative<Awaitable::Coro>(await->of.node)) { // a function in a thread
                if (as && countReads(m_set, *as) > 0)
                    return Text::tr("Later steps use “%1”, which the function in a thread returns.").arg(*as);
                members.push_back({await->of, {}});
                continue;
            }
            CoroCall what = call ? call->call : std::get<Awaitable::Coro>(await->of.node).call;
            if (as && countReads(m_set, *as) > 0)
                return Text::tr("Later steps use “%1”, which “%2” returns.").arg(*as, what.coro);
            if (times && *times > 1'000'000)
                return Text::tr("A call is repeated more than a million times.");
            if (name) {
                members.push_back({spawned(awaitableOf(what), name, times), {}});
            } else {
                what.times = times;
                members.push_back({awaitableOf(what), {}});
            }
        }
        return {};
    }

    Refusal tasks()
    {
        for (size_t i = 0; i < m_form.count; ++i)
            if (const auto refusal = awaitedTask((*m_form.body)[m_form.index + i]))
                return refusal;
        return {};
    }

    Refusal awaitedTask(const Step &s)
    {
        const auto &await = std::get<step::Await>(s.op);
        if (await.as && countReads(m_set, *await.as) > 0)
            return Text::tr("Later steps use the result “%1”.").arg(*await.as);
        const QString name = std::get<Awaitable::Var>(await.of.node).name;
        return addTask(name);
    }

    Refusal loop(const step::For &loop)
    {
        const auto *guard = std::get_if<step::Try>(&loop.body.front().op);
        const Body &waiting = guard ? guard->body : loop.body;
        const auto &await = std::get<step::Await>(waiting.front().op);
        const bool doesMore = loop.body.size() > 1 || waiting.size() > 1 || (await.as && countReads(m_set, *await.as) > 0);
        if (doesMore || countReads(m_set, loop.as) > 1 || (loop.index && countReads(m_set, *loop.index) > 0))
            return Text::tr("The loop does more with each task than wait for it.");
        if (guard) {
            wrapper = *guard;
            wrapper->body.clear();
        }
        return addList(loop.in);
    }

    std::vector<WaitMember> &members;
    std::optional<step::Try> &wrapper;
    TaskSet &m_set;
    const WaitPattern m_form;
    const bool m_lists; //!< the new form also provides the list of results
};

} // namespace

Awaitable spawned(Awaitable of, std::optional<QString> name, std::optional<qint64> times)
{
    Awaitable a;
    a.node = Awaitable::Spawn{std::make_shared<const Awaitable>(std::move(of)), std::move(name), {}, times};
    return a;
}

Awaitable variableNamed(const QString &name)
{
    Awaitable a;
    a.node = Awaitable::Var{name};
    return a;
}

Awaitable eachOf(const QString &list)
{
    Awaitable a;
    a.node = Awaitable::Each{list};
    return a;
}

Refusal takeApart(TaskSet &set, const WaitPattern &form, bool lists, WaitParts &out)
{
    return Dismantler(set, form, lists, out).run();
}

} // namespace awaitscope
