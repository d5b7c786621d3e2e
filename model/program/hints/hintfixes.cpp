// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/hints/hintfixes.h"

#include "model/program/hints/hintedits.h"

#include "model/program/hints/hintanalysis.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"
#include "model/program/query/waitpattern.h"
#include "model/program/strategy/strategy.h"
#include "model/text/jsonpointer.h"

#include <algorithm>

namespace awaitscope {

namespace {

using Text = HintText;

Awaitable variableCalled(const QString &name)
{
    Awaitable a;
    a.node = Awaitable::Var{name};
    return a;
}

Awaitable eachIn(const QString &list)
{
    Awaitable a;
    a.node = Awaitable::Each{list};
    return a;
}

Expr value(const QString &variable)
{
    return Expr{VarRef{variable}};
}

Step logging(const QString &text)
{
    return {step::Log{text}, {}};
}

//! `if isinstance(result, type): then else: otherwise`
Step ifInstance(const QString &result, const QString &type, Body then, Body otherwise)
{
    Condition condition;
    condition.node = Condition::IsInstance{value(result), type};
    step::If choice{std::move(condition), std::move(then), {}};
    if (!otherwise.empty())
        choice.orElse = std::move(otherwise);
    return {std::move(choice), {}};
}

} // namespace

QString freshName(const TaskSet &set, const QString &wish)
{
    struct Names
    {
        QSet<QString> taken;
        void body(const Body &steps, const QString &)
        {
            forEachNameUse(steps, QString(), [this](const NameUse &use) { taken.insert(use.name); });
        }
        void call(const CoroCall &c, const QString &)
        {
            for (const QString &p : c.params.value_or(QStringList()))
                taken.insert(p);
        }
    } names;
    for (const Coroutine &coro : set.coros) {
        names.taken.insert(coro.name);
        for (const QString &p : coro.params.value_or(QStringList()))
            names.taken.insert(p);
        walkBody(coro.body, QString(), names);
    }
    QString name = wish;
    for (int n = 2; names.taken.contains(name); ++n)
        name = wish + QString::number(n);
    return name;
}

bool isInLoop(const TaskSet &set, const QString &pointer)
{
    struct Loops
    {
        const QString &wanted;
        bool found = false;
        void step(const Step &s, const QString &at)
        {
            found = found || (traitsOf(s).loops && wanted.startsWith(at + u'/'));
        }
    } loops{pointer};
    for (const Coroutine &coro : set.coros)
        walkBody(coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"), loops);
    return loops.found;
}

// ------------------------------------------------------------------------------------------------- fixes

namespace {

void awaitMade(Body &body, size_t i)
{
    auto &op = body[i].op;
    if (const auto *make = std::get_if<step::Make>(&op))
        op = step::Any(step::Call{make->call, {}});
    else if (const auto *let = std::get_if<step::Let>(&op))
        op = step::Any(step::Await{Awaitable(let->of), {}});
    else if (const auto *list = std::get_if<step::List>(&op))
        op = step::Any(step::Gather{std::vector<Awaitable>(list->of), {}, {}, {}});
}

//! Binds what the step creates to a name, `wish` unless it has one; returns whether it is a list.
bool nameTask(Step &s, const QString &wish, QString &name)
{
    const auto bind = [&](std::optional<QString> &as) { name = as ? *as : *(as = wish); };
    if (auto *spawn = std::get_if<step::Spawn>(&s.op)) {
        bind(spawn->as);
        return spawn->call.times.has_value();
    }
    if (auto *let = std::get_if<step::Let>(&s.op)) {
        bind(let->as);
        const auto *spawn = std::get_if<Awaitable::Spawn>(&let->of.node);
        return spawn && spawn->times;
    }
    name = std::get<step::List>(s.op).as;
    return true;
}

} // namespace

void keepAndAwait(const TaskSet &set, Body &body, size_t i, bool inLoop)
{
    auto *gather = std::get_if<step::Gather>(&body[i].op);
    const auto *let = std::get_if<step::Let>(&body[i].op);
    if (gather)
        return gather->await.reset();
    if (let && std::holds_alternative<Awaitable::Gather>(let->of.node))
        return awaitMade(body, i);
    QString name;
    const bool many = nameTask(body[i], freshName(set, QStringLiteral("task")), name);
    std::erase_if(body, [&](const Step &s) {
        const auto *drop = std::get_if<step::Drop>(&s.op);
        return drop && drop->of == name;
    });
    if (inLoop) {
        // The next iteration reuses the name for its own task, so each task gets its callback right after its creation.
        const QString one = many ? freshName(set, QStringLiteral("each")) : name;
        Step watch{step::Callback{one, name, CallbackAction::Retrieve, {}, {}}, {}};
        if (many)
            watch = Step{step::For{name, one, {}, Body{Step(watch)}}, {}};
        body.insert(body.begin() + std::ptrdiff_t(i + 1), std::move(watch));
        return;
    }
    size_t end = body.size();
    while (end > i + 1 && endsFlow(body[end - 1]))
        --end;
    Step wait{step::Await{variableCalled(name), {}}, {}};
    if (many)
        wait = Step{step::Gather{{eachIn(name)}, {}, {}, {}}, {}};
    body.insert(body.begin() + std::ptrdiff_t(end), std::move(wait));
}

namespace {

void mendHandlers(step::Try &s)
{
    auto &handlers = s.except ? *s.except : *s.exceptStar;
    const auto taking = std::find_if(handlers.begin(), handlers.end(), takesCancellation);
    if (taking == handlers.end()) {
        Handler cancelled;
        cancelled.types = QStringList{QStringLiteral("CancelledError")};
        cancelled.body = Body{logging(Text::tr("it was cancelled"))};
        handlers.insert(handlers.begin(), std::move(cancelled));
    } else if (taking->types.contains(baseException)) {
        taking->types.replaceInStrings(baseException, QStringLiteral("Exception"));
    } else {
        if (!taking->body)
            taking->body.emplace();
        while (!taking->body->empty() && endsFlow(taking->body->back()))
            taking->body->pop_back();
        taking->body->push_back({step::Reraise{}, {}});
    }
}

void mendCancellation(Body &body, size_t i)
{
    if (auto *loop = std::get_if<step::For>(&body[i].op))
        askForBaseException(loop->body, loop->as);
    else if (auto *guarded = std::get_if<step::Try>(&body[i].op))
        mendHandlers(*guarded);
    else if (auto *suppress = std::get_if<step::Suppress>(&body[i].op))
        suppress->types = QStringList{QStringLiteral("Exception")};
}

//! A handler that catches the cancellation of its own task must re-raise it, or it would be the next hint here.
void mendUntilObeyed(TaskSet &set, const QString &pointer)
{
    const auto isSuspicious = [&] {
        const std::vector<Hint> hints = findHints(set);
        return std::any_of(hints.begin(), hints.end(), [&](const Hint &h) { return h.kind == HintKind::Cancellation && h.pointer == pointer; });
    };
    for (int attempts = 0; attempts < 3 && (attempts == 0 || isSuspicious()); ++attempts)
        editStepAt(set, pointer, mendCancellation);
}

//! Converts consecutive calls to a gather; their results are taken from its list.
void gatherCalls(const TaskSet &set, Body &body, size_t first, size_t count)
{
    step::Gather gather;
    Body after;
    const QString results = freshName(set, QStringLiteral("results"));
    for (size_t k = 0; k < count; ++k) {
        const Step &s = body[first + k];
        Awaitable member;
        member.node = Awaitable::Coro{*inlineCall(s)};
        gather.of.push_back(std::move(member));
        if (const auto as = resultOf(s))
            after.push_back({step::Set{*as, Expr{ItemExpr{{value(results), Expr{qint64(k)}}}}}, {}});
    }
    if (!after.empty())
        gather.as = results;
    const auto at = body.begin() + std::ptrdiff_t(first);
    body.erase(at + 1, at + std::ptrdiff_t(count));
    body[first] = Step{std::move(gather), {}};
    body.insert(body.begin() + std::ptrdiff_t(first + 1), after.begin(), after.end());
}

//! Converts a loop that awaits its elements to a gather over the list, and a loop over its results.
void gatherLoop(const TaskSet &set, Body &body, size_t i)
{
    const step::For loop = std::get<step::For>(body[i].op);
    const auto *guarded = std::get_if<step::Try>(&loop.body.front().op);
    const Body &working = guarded ? guarded->body : loop.body;
    const QString result = awaitOfElement(working, loop.as)->as.value_or(freshName(set, QStringLiteral("result")));
    step::Gather gather;
    gather.of.push_back(eachIn(loop.in));
    step::For after{freshName(set, QStringLiteral("results")), result, loop.index, withoutFirst(working)};
    if (guarded) {
        gather.returnExceptions = true;
        const Handler &handler = guarded->except->front();
        Body handling = handler.body.value_or(Body());
        if (handler.as)
            handling.insert(handling.begin(), Step{step::Set{*handler.as, value(result)}, {}});
        after.body = Body{ifInstance(result, handler.types.front(), std::move(handling), withoutFirst(working))};
    }
    const bool looks = !after.body.empty();
    if (looks)
        gather.as = after.in;
    body[i] = Step{std::move(gather), {}};
    if (looks)
        body.insert(body.begin() + std::ptrdiff_t(i + 1), Step{std::move(after), {}});
}

void makeConcurrent(const TaskSet &set, Body &body, size_t i)
{
    BodyFacts facts(set);
    if (std::holds_alternative<step::For>(body[i].op))
        gatherLoop(set, body, i);
    else
        gatherCalls(set, body, i, independentCalls(body, i, facts));
}

} // namespace

void lookAtResults(TaskSet &set, const QString &gather)
{
    const QString waiting = waitingFor(set, gather);
    const auto [scope, at] = scopeAround(set, waiting);
    const ResultUse use = scope ? useOfResults(*scope, at, waiting) : ResultUse();
    const Body failed{};
    if (!use.loop.isEmpty()) {
        editStepAt(set, use.loop, [](Body &body, size_t i) {
            auto &loop = std::get<step::For>(body[i].op);
            loop.body = Body{ifInstance(loop.as, baseException, {logging(Text::tr("failed: {%1}").arg(loop.as))}, std::move(loop.body))};
        });
        return;
    }
    const QString results = freshName(set, QStringLiteral("results"));
    const QString result = freshName(set, QStringLiteral("result"));
    editStepAt(set, waiting, [&](Body &body, size_t i) {
        auto *made = std::get_if<step::Gather>(&body[i].op);
        std::optional<QString> &as = made ? made->as : std::get<step::Await>(body[i].op).as;
        if (!as)
            as = results;
        step::For loop{*as, result, {}, {ifInstance(result, baseException, {logging(Text::tr("failed: {%1}").arg(result))}, {})}};
        body.insert(body.begin() + std::ptrdiff_t(i + 1), Step{std::move(loop), {}});
    });
}

void lookIntoGroups(TaskSet &set)
{
    const auto form = findWaitPattern(set);
    struct Converter
    {
        const QString inside;
        void step(Step &s, const QString &at)
        {
            auto *guarded = std::get_if<step::Try>(&s.op);
            if (!guarded || !guarded->except || !inside.startsWith(at + QStringLiteral("/body/")))
                return;
            guarded->exceptStar = std::move(guarded->except);
            guarded->except.reset();
        }
    } converter{form ? form->pointer : QString()};
    Coroutine *main = mainCoroutine(set);
    walkBody(main->body, QStringLiteral("/coros/") + escapePointerToken(main->name) + QStringLiteral("/body"), converter);
}

Step blockOf(const TaskSet &set, const QString &of, Body steps)
{
    for (const SharedObject &object : set.objects.value_or(std::vector<SharedObject>())) {
        if (object.name == of && object.kind == ObjectKind::Semaphore)
            return {step::Semaphore{of, std::move(steps)}, {}};
        if (object.name == of && object.kind == ObjectKind::Condition)
            return {step::WithCondition{of, std::move(steps)}, {}};
    }
    return {step::Lock{of, std::move(steps)}, {}};
}

void useBlock(const TaskSet &set, Body &body, size_t acquire)
{
    const std::optional<size_t> release = bareAcquire(body, acquire);
    if (!release)
        return;
    const auto at = [&body](size_t index) { return body.begin() + std::ptrdiff_t(index); };
    const Body inner(at(acquire + 1), at(*release));
    body[acquire].op = blockOf(set, std::get<step::Acquire>(body[acquire].op).of, inner).op;
    body.erase(at(acquire + 1), at(*release + 1));
}

namespace {

bool isValid(const TaskSet &set)
{
    return problemsOf(set).empty();
}

//! `aclosing`: the generator gets a name, and is closed however the loop is left.
void closeGenerator(const TaskSet &set, Body &body, size_t i)
{
    auto loop = std::get<step::AsyncFor>(body[i].op);
    const CoroCall call = std::get<Awaitable::Coro>(loop.of.node).call;
    const QString name = freshName(set, QStringLiteral("generator"));
    loop.of = Awaitable{Awaitable::Var{name}, {}};
    step::Try guarded;
    guarded.body = Body{Step{std::move(loop), std::move(body[i].extras)}};
    guarded.finally = Body{Step{step::Aclose{name}, {}}};
    body[i] = Step{std::move(guarded), {}};
    body.insert(body.begin() + std::ptrdiff_t(i), Step{step::Make{call, name}, {}});
}

TaskSet withoutOrphans(const TaskSet &set, const QString &gather)
{
    const Result<TaskSet> grouped = orphansToGroup(set, gather) ? withStrategy(set, Strategy::TaskGroup) : Result<TaskSet>(Problem{});
    if (grouped) {
        TaskSet starred = *grouped;
        lookIntoGroups(starred);
        if (isValid(starred))
            return starred;
    }
    TaskSet collected = set;
    editStepAt(collected, gather, [](Body &body, size_t i) { setGatherCollect(body[i], true); });
    lookAtResults(collected, gather);
    return collected;
}

TaskSet fixed(const TaskSet &set, const Hint &hint)
{
    TaskSet changed = set;
    const auto edit = [&](const std::function<void(Body &, size_t)> &f) { editStepAt(changed, hint.pointer, f); };
    switch (hint.kind) {
    case HintKind::NeverAwaited: edit(awaitMade); break;
    case HintKind::ForgottenTask:
        edit([&](Body &body, size_t i) { keepAndAwait(set, body, i, isInLoop(set, hint.pointer)); });
        break;
    case HintKind::Cancellation: mendUntilObeyed(changed, hint.pointer); break;
    case HintKind::Orphans: return withoutOrphans(set, hint.pointer);
    case HintKind::CouldBeConcurrent:
        edit([&](Body &body, size_t i) { makeConcurrent(set, body, i); });
        break;
    case HintKind::UncheckedResults: lookAtResults(changed, hint.pointer); break;
    case HintKind::BareAcquire:
        edit([&](Body &body, size_t i) { useBlock(set, body, i); });
        break;
    case HintKind::OpenGenerator:
        edit([&](Body &body, size_t i) { closeGenerator(set, body, i); });
        break;
    case HintKind::BlockedLoop:
        edit([](Body &body, size_t i) { body[i].op = step::Any(step::Sleep{Expr(std::get<step::Block>(body[i].op).ms)}); });
        break;
    }
    return changed;
}

} // namespace

TaskSet withFix(const TaskSet &set, const Hint &hint)
{
    const std::vector<Hint> hints = findHints(set);
    if (std::find(hints.begin(), hints.end(), hint) == hints.end())
        return set;
    TaskSet changed = fixed(set, hint);
    if (isValid(changed))
        return changed;
    // A coroutine that cannot be awaited here, for example because it would call itself, is better not created.
    changed = set;
    if (hint.kind == HintKind::NeverAwaited)
        editStepAt(changed, hint.pointer, [](Body &body, size_t i) { body.erase(body.begin() + std::ptrdiff_t(i)); });
    return isValid(changed) ? changed : set;
}

} // namespace awaitscope
