// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/strategy.h"

#include "model/program/names.h"
#include "model/program/treewalk.h"
#include "model/program/waitform.h"

#include <QCoreApplication>

// A rewriting takes the place where main waits apart into members (what is awaited, and the steps that make it), and
// builds the other form from them.

namespace awaitscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Strategy)
};

using Kind = WaitForm::Kind;

// An inline call has no task name; the name waits here for the way back.
const QString nameNote = QStringLiteral("_name");

struct Member
{
    Awaitable what; //!< as it would stand in a gather
    Body setup; //!< the steps that make the task when `what` is a variable
};

struct Refusal
{
    QString reason;
};

Awaitable awaitableOf(CoroCall call)
{
    Awaitable a;
    a.node = Awaitable::Coro{std::move(call)};
    return a;
}

Awaitable variable(const QString &name)
{
    Awaitable a;
    a.node = Awaitable::Var{name};
    return a;
}

Awaitable each(const QString &list)
{
    Awaitable a;
    a.node = Awaitable::Each{list};
    return a;
}

Awaitable spawned(Awaitable of, std::optional<QString> name, std::optional<qint64> times = {})
{
    Awaitable a;
    a.node = Awaitable::Spawn{std::make_shared<const Awaitable>(std::move(of)), std::move(name), {}, times};
    return a;
}

std::optional<QString> takeNameNote(Extras &extras)
{
    for (auto it = extras.begin(); it != extras.end(); ++it) {
        const auto *name = std::get_if<QString>(&it->second.node);
        if (it->first == nameNote && name) {
            const QString result = *name;
            extras.erase(it);
            return result;
        }
    }
    return {};
}

// ------------------------------------------------------------------------------------------------- taking apart

//! Reads the members of a wait form and marks the steps that made them for removal.
class Dismantler
{
public:
    Dismantler(TaskSet &set, const WaitForm &form) : m_set(set), m_form(form) {}

    std::optional<Refusal> run(bool lists)
    {
        m_lists = lists;
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

    std::vector<Member> members;
    std::optional<step::Try> wrapper; //!< a try that stood around the await in a loop

private:
    std::optional<Refusal> results(const std::optional<QString> &as)
    {
        if (as && countReads(m_set, *as) > 0)
            return Refusal{Text::tr("Later steps use the list of results “%1”, which only a gather gives.").arg(*as)};
        return {};
    }

    std::optional<Refusal> gather(Step &, const GatherParts &parts)
    {
        if (const auto refusal = results(parts.as); refusal && !m_lists)
            return refusal;
        return addAll(*parts.of);
    }

    std::optional<Refusal> deferredGather()
    {
        const auto &await = std::get<step::Await>(m_form.first().op);
        const QString name = std::get<Awaitable::Var>(await.of.node).name;
        Step *maker = findMaker(m_set, name);
        if (countReads(m_set, name) > 1)
            return Refusal{Text::tr("Other steps use the gather “%1”.").arg(name)};
        if (const auto refusal = results(await.as))
            return refusal;
        markRemoved(*maker);
        return addAll(*gatherParts(*maker)->of);
    }

    std::optional<Refusal> addAll(const std::vector<Awaitable> &all)
    {
        for (const Awaitable &a : all)
            if (const auto refusal = add(a))
                return refusal;
        return {};
    }

    std::optional<Refusal> add(const Awaitable &a)
    {
        if (const auto *list = std::get_if<Awaitable::Each>(&a.node))
            return addList(list->list);
        if (const auto *var = std::get_if<Awaitable::Var>(&a.node))
            return addTask(var->name);
        members.push_back({a, {}});
        return {};
    }

    std::optional<Refusal> addList(const QString &name)
    {
        Step *maker = findMaker(m_set, name);
        const auto *list = maker ? std::get_if<step::List>(&maker->op) : nullptr;
        if (!list)
            return Refusal{Text::tr("Nothing in main says what the list “%1” holds.").arg(name)};
        if (countReads(m_set, name) > 1)
            return Refusal{Text::tr("Other steps use the tasks in the list “%1”.").arg(name)};
        markRemoved(*maker);
        const std::vector<Awaitable> items = list->of;
        return addAll(items);
    }

    //! A task made before and kept in a variable; the steps that made it move along.
    std::optional<Refusal> addTask(const QString &name)
    {
        Step *maker = findMaker(m_set, name);
        if (!maker || std::holds_alternative<step::List>(maker->op) || gatherParts(*maker))
            return Refusal{Text::tr("Nothing in main says which coroutine “%1” stands for.").arg(name)};
        int reads = countReads(m_set, name) - 1;
        Body setup{*maker};
        std::vector<Step *> moved{maker};
        collectCallbacks(mainCoroutine(m_set)->body, name, setup, moved);
        reads -= int(moved.size()) - 1;
        if (reads > 0)
            return Refusal{Text::tr("Other steps use the task “%1”.").arg(name)};
        for (Step *s : moved)
            markRemoved(*s);
        members.push_back({variable(name), std::move(setup)});
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

    std::optional<Refusal> taskGroup(const step::TaskGroup &group)
    {
        for (const Step &s : group.body) {
            if (const auto *spawn = std::get_if<step::Spawn>(&s.op); spawn && spawn->in && spawn->in == group.as)
                addGroupTask(s, *spawn);
            else if (const auto *let = std::get_if<step::Let>(&s.op); let && !let->as && isGroupSpawn(let->of, group.as))
                members.push_back({withoutGroup(let->of), {}});
            else if (const auto *callback = std::get_if<step::Callback>(&s.op); callback && ownsTask(callback->of))
                members.back().setup.push_back(s);
            else
                return Refusal{Text::tr("The task group does more than start tasks (“%1”).").arg(opName(s))};
        }
        if (group.as && countReads(m_set, *group.as) > spawnsIn(group))
            return Refusal{Text::tr("Other steps use the task group “%1”.").arg(*group.as)};
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
        // A group can only start coroutines; elsewhere a wait_for or a sleep without a task name stands for itself.
        if (!spawn.name && !spawn.times)
            return *spawn.of;
        return a;
    }

    void addGroupTask(const Step &original, const step::Spawn &spawn)
    {
        if (spawn.as) {
            Step alone = original;
            std::get<step::Spawn>(alone.op).in.reset();
            members.push_back({spawn.call.times ? each(*spawn.as) : variable(*spawn.as), {alone}});
            return;
        }
        CoroCall call = spawn.call;
        call.times.reset();
        if (spawn.name)
            members.push_back({spawned(awaitableOf(call), spawn.name, spawn.call.times), {}});
        else
            members.push_back({awaitableOf(spawn.call), {}});
    }

    std::optional<Refusal> calls()
    {
        for (size_t i = 0; i < m_form.count; ++i) {
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
            CoroCall what = call ? call->call : std::get<Awaitable::Coro>(await->of.node).call;
            if (as && countReads(m_set, *as) > 0)
                return Refusal{Text::tr("Later steps use “%1”, which “%2” returns.").arg(*as, what.coro)};
            if (times && *times > 1'000'000)
                return Refusal{Text::tr("A call is repeated more than a million times.")};
            if (name) {
                members.push_back({spawned(awaitableOf(what), name, times), {}});
            } else {
                what.times = times;
                members.push_back({awaitableOf(what), {}});
            }
        }
        return {};
    }

    std::optional<Refusal> tasks()
    {
        for (size_t i = 0; i < m_form.count; ++i) {
            const auto &await = std::get<step::Await>((*m_form.body)[m_form.index + i].op);
            if (await.as && countReads(m_set, *await.as) > 0)
                return Refusal{Text::tr("Later steps use the result “%1”.").arg(*await.as)};
            const QString name = std::get<Awaitable::Var>(await.of.node).name;
            if (const auto refusal = addTask(name))
                return refusal;
        }
        return {};
    }

    std::optional<Refusal> loop(const step::For &loop)
    {
        const auto *guard = std::get_if<step::Try>(&loop.body.front().op);
        const Body &waiting = guard ? guard->body : loop.body;
        const auto &await = std::get<step::Await>(waiting.front().op);
        const bool doesMore = loop.body.size() > 1 || waiting.size() > 1 || (await.as && countReads(m_set, *await.as) > 0);
        if (doesMore || countReads(m_set, loop.as) > 1 || (loop.index && countReads(m_set, *loop.index) > 0))
            return Refusal{Text::tr("The loop does more with each task than wait for it.")};
        if (guard) {
            wrapper = *guard;
            wrapper->body.clear();
        }
        return addList(loop.in);
    }

    TaskSet &m_set;
    const WaitForm m_form;
    bool m_lists = false; //!< the new form gives the list of results, too
};

// ------------------------------------------------------------------------------------------------- building

class Builder
{
public:
    Builder(const TaskSet &set, const std::vector<Member> &members) : m_set(set), m_members(members) {}

    Body gather(bool collect) const
    {
        Body steps;
        step::Gather gather;
        for (const Member &m : m_members) {
            steps.insert(steps.end(), m.setup.begin(), m.setup.end());
            gather.of.push_back(m.what);
        }
        if (collect)
            gather.returnExceptions = true;
        steps.push_back({std::move(gather), {}});
        return steps;
    }

    std::optional<Refusal> taskGroup(Body &out) const
    {
        step::TaskGroup group;
        group.as = freeVariable(m_set, QStringLiteral("group"));
        for (const Member &m : m_members)
            if (const auto refusal = intoGroup(m, *group.as, group.body))
                return refusal;
        out.push_back({std::move(group), {}});
        return {};
    }

    std::optional<Refusal> sequence(Body &out) const
    {
        for (const Member &m : m_members) {
            out.insert(out.end(), m.setup.begin(), m.setup.end());
            if (const auto refusal = inTurn(m.what, out))
                return refusal;
        }
        return {};
    }

private:
    static std::optional<Refusal> intoGroup(const Member &m, const QString &group, Body &out)
    {
        if (!m.setup.empty()) {
            Body setup = m.setup;
            auto *spawn = std::get_if<step::Spawn>(&setup.front().op);
            if (!spawn)
                return Refusal{Text::tr("“%1” is made by a step that cannot stand in a task group.").arg(opName(setup.front()))};
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
        const bool startable = std::holds_alternative<Awaitable::WaitFor>(spawn.of->node) || std::holds_alternative<Awaitable::Sleep>(spawn.of->node);
        if (!startable)
            return Refusal{Text::tr("A task group starts coroutines; a gather or a shield among the members is none.")};
        spawn.in = group;
        Awaitable of;
        of.node = std::move(spawn);
        out.push_back({step::Let{std::move(of), {}}, {}});
        return {};
    }

    std::optional<Refusal> inTurn(const Awaitable &a, Body &out) const
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
            loop.body.push_back({step::Await{variable(loop.as), {}}, {}});
            out.push_back({std::move(loop), {}});
            return {};
        }
        out.push_back({step::Await{a, {}}, {}});
        return {};
    }

    std::optional<Refusal> callInTurn(CoroCall call, const std::optional<QString> &name, std::optional<qint64> times, Body &out) const
    {
        const QString coro = call.coro;
        call.times.reset();
        const Coroutine *known = call.body ? nullptr : m_set.find(coro);
        const QStringList params = (call.body ? call.params : known ? known->params
                                                                    : std::nullopt)
                                       .value_or(QStringList());
        const bool counts = times && params.contains(QStringLiteral("index"))
            && !(call.args && std::any_of(call.args->begin(), call.args->end(), [](const auto &arg) { return arg.first == u"index"; }));
        if (counts)
            return Refusal{Text::tr("“%1” gets a running index, which a sequence of calls does not give.").arg(coro)};
        Step one{step::Call{std::move(call), {}}, {}};
        if (name)
            one.extras.emplace_back(nameNote, Expr{*name});
        if (times)
            out.push_back({step::Repeat{*times, {one}}, {}});
        else
            out.push_back(std::move(one));
        return {};
    }

    const TaskSet &m_set;
    const std::vector<Member> &m_members;
};

std::optional<Strategy> strategyOf(TaskSet &set, const WaitForm &form)
{
    const auto ofGather = [](const Step &s) { return gatherParts(s)->collect ? Strategy::Collect : Strategy::FailFast; };
    switch (form.kind) {
    case Kind::Gather: return ofGather(form.first());
    case Kind::DeferredGather: return ofGather(*findMaker(set, std::get<Awaitable::Var>(std::get<step::Await>(form.first().op).of.node).name));
    case Kind::TaskGroup: return Strategy::TaskGroup;
    case Kind::Calls: return Strategy::Sequential;
    case Kind::Tasks: return {}; // concurrent, awaited in turn
    case Kind::Loop: break;
    }
    const Step *maker = findMaker(set, std::get<step::For>(form.first().op).in);
    const auto *list = maker ? std::get_if<step::List>(&maker->op) : nullptr;
    const bool objects = list && std::all_of(list->of.begin(), list->of.end(), [](const Awaitable &a) {
                             return std::holds_alternative<Awaitable::Coro>(a.node);
                         });
    return objects ? std::optional(Strategy::Sequential) : std::nullopt;
}

//! A gather only changes its flag: everything around it may stay.
bool flipGather(TaskSet &set, const WaitForm &form, Strategy strategy)
{
    const bool toGather = strategy == Strategy::FailFast || strategy == Strategy::Collect;
    if (!toGather || (form.kind != Kind::Gather && form.kind != Kind::DeferredGather))
        return false;
    Step &gather = form.kind == Kind::Gather ? form.first()
                                             : *findMaker(set, std::get<Awaitable::Var>(std::get<step::Await>(form.first().op).of.node).name);
    setGatherCollect(gather, strategy == Strategy::Collect);
    return true;
}

std::optional<Refusal> rebuild(TaskSet &set, const WaitForm &form, Strategy strategy)
{
    const bool toGather = strategy == Strategy::FailFast || strategy == Strategy::Collect;
    Dismantler dismantler(set, form);
    if (const auto refusal = dismantler.run(toGather))
        return refusal;
    const Builder builder(set, dismantler.members);
    Body steps;
    std::optional<Refusal> refusal;
    if (toGather)
        steps = builder.gather(strategy == Strategy::Collect);
    else
        refusal = strategy == Strategy::TaskGroup ? builder.taskGroup(steps) : builder.sequence(steps);
    if (refusal)
        return refusal;
    if (dismantler.wrapper) {
        dismantler.wrapper->body = std::move(steps);
        steps = {Step{*dismantler.wrapper, {}}};
    }
    for (size_t i = 1; i < form.count; ++i)
        markRemoved((*form.body)[form.index + i]);
    markReplaced(form.first());
    applyMarks(mainCoroutine(set)->body, steps);
    return {};
}

} // namespace

QString strategyId(Strategy strategy)
{
    switch (strategy) {
    case Strategy::AsWritten: return QStringLiteral("as-written");
    case Strategy::FailFast: return QStringLiteral("fail-fast");
    case Strategy::Collect: return QStringLiteral("collect");
    case Strategy::TaskGroup: return QStringLiteral("task-group");
    case Strategy::Sequential: return QStringLiteral("sequential");
    }
    Q_UNREACHABLE();
}

std::optional<Strategy> strategyFromId(const QString &id)
{
    for (const Strategy strategy : allStrategies)
        if (strategyId(strategy) == id)
            return strategy;
    return {};
}

QString strategyTitle(Strategy strategy)
{
    switch (strategy) {
    case Strategy::AsWritten: return Text::tr("As written");
    case Strategy::FailFast: return Text::tr("Fail fast");
    case Strategy::Collect: return Text::tr("Collect");
    case Strategy::TaskGroup: return Text::tr("Task group");
    case Strategy::Sequential: return Text::tr("One by one");
    }
    Q_UNREACHABLE();
}

QString strategyDescription(Strategy strategy)
{
    switch (strategy) {
    case Strategy::AsWritten: return Text::tr("Runs the task set as its steps say.");
    case Strategy::FailFast: return Text::tr("A gather: the first exception reaches main at once, the other tasks run on.");
    case Strategy::Collect: return Text::tr("A gather with return_exceptions: main waits for all, and exceptions become results.");
    case Strategy::TaskGroup: return Text::tr("A task group: the first failure cancels the other tasks, and main gets an exception group.");
    case Strategy::Sequential: return Text::tr("Each coroutine is awaited before the next one starts; an exception stops the rest.");
    }
    Q_UNREACHABLE();
}

Result<TaskSet> withStrategy(const TaskSet &set, Strategy strategy)
{
    if (strategy == Strategy::AsWritten)
        return set;
    TaskSet changed = set;
    const auto form = findWaitForm(changed);
    if (!form)
        return Problem{QStringLiteral("/main"), Text::tr("Main waits for no tasks: it has no gather, no task group and no sequence of calls.")};
    if (strategyOf(changed, *form) == strategy || flipGather(changed, *form, strategy))
        return changed;
    const QString pointer = form->pointer;
    if (const auto refusal = rebuild(changed, *form, strategy))
        return Problem{pointer, refusal->reason};
    return changed;
}

std::optional<Strategy> detectStrategy(const TaskSet &set)
{
    TaskSet copy = set;
    const auto form = findWaitForm(copy);
    return form ? strategyOf(copy, *form) : std::nullopt;
}

QString strategyRefusal(const TaskSet &set, Strategy strategy)
{
    const Result<TaskSet> changed = withStrategy(set, strategy);
    return changed ? QString() : changed.problems().front().message;
}

} // namespace awaitscope
