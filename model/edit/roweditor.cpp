// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit/roweditor.h"

#include "model/edit/tasktable.h"
#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"
#include "model/program/query/waitpattern.h"

#include <algorithm>

namespace awaitscope {

namespace {

using Text = TaskTableText;

//! Index of the step of main's own list that contains the place: `N` of "/coros/main/body/N/...".
size_t topLevelIndex(const QString &pointer)
{
    return pointer.section(u'/', 4, 4).toULongLong();
}

Step callStep(const NewTask &task)
{
    Step call{step::Call{task.call, {}}, {}};
    if (task.count == 1)
        return call;
    return {step::Repeat{task.count, {std::move(call)}}, {}};
}

Step spawnStep(const NewTask &task, std::optional<QString> group)
{
    step::Spawn spawn{task.call, task.label, std::move(group), {}};
    if (task.count != 1)
        spawn.call.times = task.count;
    return {std::move(spawn), {}};
}

//! Several objects at once are only possible in a list.
Step makeStep(const NewTask &task, const QString &listName)
{
    if (task.count == 1)
        return {step::Make{task.call, {}}, {}};
    return {step::List{{memberOf(task)}, listName}, {}};
}

//! Removes references to a variable from the awaitables of a step.
void removeMembers(Step &s, const QString &variable)
{
    treewalk::forEachField(s, [&](const auto &, auto &member) {
        using Member = std::decay_t<decltype(member)>;
        if constexpr (std::is_same_v<Member, std::vector<Awaitable>>)
            std::erase_if(member, [&](const Awaitable &a) {
                const auto *var = std::get_if<Awaitable::Var>(&a.node);
                return var && var->name == variable;
            });
    });
    if (auto *wait = std::get_if<step::Wait>(&s.op); wait && wait->of.removeAll(variable) > 0 && wait->of.isEmpty())
        markRemoved(s);
}

//! Whether the step is meaningless without the task and produces nothing that others could use.
bool diesWith(const Step &s, const QString &variable)
{
    return std::visit(
        [&](const auto &op) {
        using Op = std::decay_t<decltype(op)>;
        if constexpr (
            std::is_same_v<
                Op,
                step::
                    Callback> || std::is_same_v<Op, step::Drop> || std::is_same_v<Op, step::Cancel> || std::is_same_v<Op, step::Inspect>) {
            return op.of == variable;
        } else if constexpr (std::is_same_v<Op, step::Result> || std::is_same_v<Op, step::Exception>) {
            return op.of == variable && !op.as;
        } else if constexpr (
            std::is_same_v<Op,
                           step::Await> || std::is_same_v<Op, step::Shield> || std::is_same_v<Op, step::WaitFor>) {
            const auto *var = std::get_if<Awaitable::Var>(&op.of.node);
            return var && var->name == variable && !op.as;
        } else {
            return false;
        }
        },
        s.op);
}

template <typename Op, typename... Ops>
constexpr bool isOneOf = (std::is_same_v<Op, Ops> || ...);

//! The variable to which the result of the awaited coroutine is assigned.
QString resultVariable(const Step &s)
{
    return std::visit(
        [](const auto &op) -> QString {
            using Op = std::decay_t<decltype(op)>;
            constexpr bool gives = isOneOf<Op, step::Call, step::Await, step::Retry, step::WaitFor, step::Shield>;
            if constexpr (gives)
                return op.as.value_or(QString());
            else
                return {};
        },
        s.op);
}

void markUses(Body &body, const QString &variable)
{
    for (Step &s : body) {
        if (diesWith(s, variable))
            markRemoved(s);
        removeMembers(s, variable);
        forEachBody(s, QString(), [&](Body &inner, const QString &) { markUses(inner, variable); });
    }
}

} // namespace

Awaitable memberOf(const NewTask &task)
{
    Awaitable coro;
    coro.node = Awaitable::Coro{task.call};
    auto &call = std::get<Awaitable::Coro>(coro.node).call;
    if (!task.label) {
        if (task.count != 1)
            call.times = task.count;
        return coro;
    }
    Awaitable spawned;
    spawned.node = Awaitable::Spawn{std::make_shared<const Awaitable>(std::move(coro)),
                                    task.label,
                                    {},
                                    task.count == 1 ? std::nullopt : std::optional(task.count)};
    return spawned;
}

RowEditor::RowEditor(const TaskSet &original, Mode mode)
    : m_copy(mode == Mode::Edit ? std::optional(original) : std::nullopt),
      set(m_copy ? *m_copy : const_cast<TaskSet &>(original))
{
    if (m_copy)
        set.coros.reserve(set.coros.size() + 8); // the sites point into the bodies, so the coroutines must not be moved
    rescan();
}

void RowEditor::rescan()
{
    sites = findCallSites(set);
    m_lookup.reset();
}

const RowEditor::Lookup &RowEditor::lookup() const
{
    if (m_lookup)
        return *m_lookup;
    Lookup &found = m_lookup.emplace();
    found.calls = countCalls(set);
    for (size_t i = set.coros.size(); i-- > 0;)
        found.coroutines.insert(set.coros[i].name, i);
    if (const Coroutine *main = mainCoroutine(set))
        forEachNameUse(main->body, QString(), [&found](const NameUse &use) {
            if (std::holds_alternative<step::Callback>(use.step->op))
                found.watched.insert(use.name);
        });
    return found;
}

Body *RowEditor::ownBody(const CallSite &site)
{
    if (site.call->body)
        return &*site.call->body;
    const auto place = lookup().coroutines.constFind(site.call->coro);
    return place == lookup().coroutines.cend() ? nullptr : &set.coros[*place].body;
}

BodySummary RowEditor::shape(const CallSite &site)
{
    Body *own = ownBody(site);
    Body *body = workingBody(own);
    static Body none;
    BodySummary result = analyseBody(body ? *body : none, literalArguments(*site.call));
    const step::Retry *retry = own ? retryWrapper(*own) : nullptr;
    if (!retry && site.place == CallSite::Place::Retry)
        retry = &std::get<step::Retry>(site.step().op);
    const bool alone = result.handling.kind == TaskHandling::Kind::None;
    if (retry)
        result.handling = alone ? TaskHandling{TaskHandling::Kind::Retry, retry->on, retry->attempts} : TaskHandling{TaskHandling::Kind::Custom, {}, 3};
    const QString variable = site.place == CallSite::Place::Spawn ? site.variable() : QString();
    if (!variable.isEmpty() && lookup().watched.contains(variable))
        result.handling = result.handling.kind == TaskHandling::Kind::None ? TaskHandling{TaskHandling::Kind::DoneCallback, {}, 3}
                                                                           : TaskHandling{TaskHandling::Kind::Custom, {}, 3};
    return result;
}

bool RowEditor::isShared(const CallSite &site) const
{
    return !site.call->body && lookup().calls.value(site.call->coro) > 1;
}

bool RowEditor::makePrivate(CallSite &site, const QString &wish)
{
    if (site.call->body)
        return true;
    const Coroutine *coro = set.find(site.call->coro);
    if (!coro)
        return false;
    if (!isShared(site))
        return true;
    Coroutine copy = *coro;
    copy.name = freeCoroutineName(set, wish);
    site.call->coro = copy.name;
    if (set.coros.size() == set.coros.capacity())
        return false;
    set.coros.insert(set.coros.end(), std::move(copy));
    m_lookup.reset();
    return true;
}

QString RowEditor::rowName(const CallSite &site) const
{
    const auto *label = site.label();
    if (label && *label)
        return **label;
    if (isShared(site) && site.call->args)
        for (const auto &[name, value] : *site.call->args)
            if (const auto *s = std::get_if<QString>(&value.node); s && name == u"name")
                return *s;
    return site.call->coro;
}

QString RowEditor::copyName(const CallSite &site) const
{
    const QString name = rowName(site);
    return name == site.call->coro ? name : site.call->coro + u' ' + name;
}

void RowEditor::insertBeforeWaiting(Step step)
{
    Body &body = mainCoroutine(set)->body;
    const auto form = findWaitPattern(set);
    size_t at = form ? topLevelIndex(form->pointer) : 0;
    // If nothing waits, the task is inserted before the first sleep, so that it has time to run.
    if (!form)
        while (at < body.size() && !std::holds_alternative<step::Sleep>(body[at].op))
            ++at;
    body.insert(body.begin() + std::ptrdiff_t(std::min(at, body.size())), std::move(step));
}

void RowEditor::insertAwaited(const NewTask &task)
{
    const auto form = findWaitPattern(set);
    if (!form) {
        step::Gather gather;
        gather.of.push_back(memberOf(task));
        mainCoroutine(set)->body.push_back({std::move(gather), {}});
        return;
    }
    Step &first = form->first();
    std::vector<Awaitable> *members = nullptr;
    if (form->kind == WaitPattern::Kind::Gather)
        members = gatherMembers(first);
    else if (form->kind == WaitPattern::Kind::DeferredGather)
        members = gatherMembers(*findMaker(set, std::get<Awaitable::Var>(std::get<step::Await>(first.op).of.node).name));
    const auto *each = members && members->size() == 1 ? std::get_if<Awaitable::Each>(&members->front().node) : nullptr;
    const QString listName = each ? each->list : form->kind == WaitPattern::Kind::Loop ? std::get<step::For>(first.op).in
                                                                                       : QString();
    Step *maker = listName.isEmpty() ? nullptr : findMaker(set, listName);
    if (auto *list = maker ? std::get_if<step::List>(&maker->op) : nullptr) {
        Awaitable member = memberOf(task);
        const bool tasks = !list->of.empty() && std::holds_alternative<Awaitable::Spawn>(list->of.front().node);
        if (tasks && !task.label)
            member.node = Awaitable::Spawn{std::make_shared<const Awaitable>(Awaitable(member)), {}, {}, {}};
        list->of.push_back(std::move(member));
    } else if (members) {
        members->push_back(memberOf(task));
    } else if (auto *group = std::get_if<step::TaskGroup>(&first.op)) {
        if (!group->as)
            group->as = freeVariable(set, QStringLiteral("group"));
        group->body.push_back(spawnStep(task, group->as));
    } else {
        form->body->insert(form->body->begin() + std::ptrdiff_t(form->index + form->count), callStep(withIndex(task)));
    }
}

NewTask RowEditor::withIndex(NewTask task) const
{
    const Coroutine *coro = task.call.body ? nullptr : set.find(task.call.coro);
    const QStringList params = (coro ? coro->params : task.call.params).value_or(QStringList());
    Expr::Dict args = task.call.args.value_or(Expr::Dict());
    const bool given = std::any_of(args.begin(), args.end(), [](const auto &arg) { return arg.first == u"index"; });
    if (params.contains(QStringLiteral("index")) && !given) {
        args.emplace_back(QStringLiteral("index"), Expr{qint64(0)});
        task.call.args = std::move(args);
    }
    return task;
}

void RowEditor::insert(const NewTask &original, TaskStart start)
{
    const NewTask task = original.count == 1 ? withIndex(original) : original;
    switch (start) {
    case TaskStart::Awaited:
    case TaskStart::Custom:
        insertAwaited(task);
        break;
    case TaskStart::FireAndForget:
        insertBeforeWaiting(spawnStep(task, {}));
        break;
    case TaskStart::NeverAwaited:
        insertBeforeWaiting(makeStep(task, freeVariable(set, QStringLiteral("objects"))));
        break;
    }
    rescan();
}

QString RowEditor::removeUses(const QString &variable)
{
    Body &body = mainCoroutine(set)->body;
    markUses(body, variable);
    applyMarks(body, {});
    return countReads(set, variable) > 0 ? Text::tr("Other steps use “%1”. Change them first.").arg(variable) : QString();
}

QString RowEditor::remove(int row)
{
    CallSite &s = site(row);
    if (s.place == CallSite::Place::Member) {
        s.list->erase(s.list->begin() + std::ptrdiff_t(s.member));
        rescan();
        return {};
    }
    const QString variable = s.variable();
    if (const QString result = resultVariable(s.step()); !result.isEmpty() && countReads(set, result) > 0)
        return Text::tr("Other steps use its result “%1”. Change them first.").arg(result);
    markRemoved(s.step());
    applyMarks(mainCoroutine(set)->body, {});
    const bool gone = variable.isEmpty() || countReads(set, variable) == 0;
    const QString refusal = gone ? QString() : removeUses(variable);
    rescan();
    return refusal;
}

void RowEditor::dropUnused(const QStringList &coros)
{
    struct
    {
        QHash<QString, int> calls;
        void call(const CoroCall &c, const QString &)
        {
            if (!c.body)
                --calls[c.coro];
        }
    } left{countCalls(set)};
    QSet<QString> unused;
    for (const QString &name : coros) {
        if (name == set.main.coro || left.calls.value(name) > 0 || unused.contains(name))
            continue;
        unused.insert(name);
        if (const Coroutine *coro = set.find(name))
            walkBody(coro->body, QString(), left); // coroutines that only this one called are now unused as well
    }
    std::erase_if(set.coros, [&unused](const Coroutine &c) { return unused.contains(c.name); });
    rescan();
}

} // namespace awaitscope
