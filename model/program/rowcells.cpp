// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/exceptiontypes.h"
#include "model/program/names.h"
#include "model/program/roweditor.h"
#include "model/program/tasktable.h"
#include "model/program/treewalk.h"
#include "model/program/waitform.h"

#include <algorithm>

// Edits of one cell of the task table.

namespace awaitscope {

namespace {

using Text = TaskTableText;

Problem noSuchRow()
{
    return RowEditor::refuse(Text::tr("There is no such task any more."));
}

//! The argument that the value of a parameter comes from; null when it does not come from a literal argument.
Expr *argumentFor(CoroCall &call, const Expr &value)
{
    const auto *var = std::get_if<VarRef>(&value.node);
    if (!var || !call.args)
        return nullptr;
    for (auto &[name, argument] : *call.args)
        if (name == var->name)
            return literalArguments(call).contains(name) ? &argument : nullptr;
    return nullptr;
}

QString copyName(RowEditor &editor, const CallSite &site)
{
    const QString name = editor.rowName(site);
    return name == site.call->coro ? name : site.call->coro + u' ' + name;
}

// ------------------------------------------------------------------------------------------------- outcome

Step outcomeStep(const TaskOutcome &outcome)
{
    if (outcome.kind == TaskOutcome::Kind::Raises)
        return {step::Raise{outcome.type, outcome.message, {}}, {}};
    return {step::Return{outcome.value}, {}};
}

//! Whether another value of a true-or-false argument gives the wished outcome; the argument is then left changed.
bool flipArgument(RowEditor &editor, CallSite &site, const TaskOutcome &wish)
{
    if (!site.call->args)
        return false;
    for (auto &[name, value] : *site.call->args) {
        auto *flag = std::get_if<bool>(&value.node);
        if (!flag)
            continue;
        *flag = !*flag;
        if (editor.shape(site).outcome == wish)
            return true;
        *flag = !*flag;
    }
    return false;
}

void placeOutcome(const BodyShape &shape, const TaskOutcome &outcome)
{
    Body &body = *shape.endBody;
    const bool nothing = outcome.kind == TaskOutcome::Kind::Returns && !outcome.value;
    if (!shape.endIsStep) {
        if (!nothing)
            body.insert(body.begin() + std::ptrdiff_t(shape.endIndex), outcomeStep(outcome));
    } else if (nothing && shape.endIndex + 1 == body.size() && !shape.conditional) {
        body.pop_back(); // the end of the body says it as well
    } else {
        body[shape.endIndex] = outcomeStep(outcome);
    }
}

//! A handler that no longer fits the exception would silently stop handling it.
void followWithHandler(const TaskSet &set, const BodyShape &shape, const TaskOutcome &outcome)
{
    if (outcome.kind != TaskOutcome::Kind::Raises || shape.handling.kind != TaskHandling::Kind::TryExcept || !shape.tryBody)
        return;
    auto &handlers = *std::get<step::Try>((*shape.tryBody)[shape.tryIndex].op).except;
    const bool fits = std::any_of(handlers.begin(), handlers.end(), [&](const Handler &h) {
        return std::any_of(h.types.begin(), h.types.end(), [&](const QString &t) { return isSubclass(set, outcome.type, t); });
    });
    if (!fits)
        handlers.front().types = QStringList{outcome.type};
}

// ------------------------------------------------------------------------------------------------- handling

QStringList typesFor(const TaskHandling &wish, const TaskOutcome &outcome)
{
    if (!wish.types.isEmpty())
        return wish.types;
    return {outcome.kind == TaskOutcome::Kind::Raises ? outcome.type : QStringLiteral("Exception")};
}

void removeCallbacks(RowEditor &editor, const QString &variable)
{
    struct Marker
    {
        const QString &name;
        void step(Step &s, const QString &)
        {
            const auto *callback = std::get_if<step::Callback>(&s.op);
            if (callback && callback->of == name)
                markRemoved(s);
        }
    } marker{variable};
    Body &body = mainCoroutine(editor.set)->body;
    walkBody(body, QString(), marker);
    applyMarks(body, {});
}

void removeRetry(RowEditor &editor, CallSite &site)
{
    if (site.place == CallSite::Place::Retry) {
        auto retry = std::get<step::Retry>(site.step().op);
        site.step().op = step::Call{retry.of, retry.as};
        return;
    }
    Body &body = *ownBody(editor.set, *site.call);
    const step::Retry retry = *retryWrapper(body);
    if (retry.of.body)
        body = Body(*retry.of.body);
    else
        body = {Step{step::Call{retry.of, retry.as}, {}}};
}

void removeTry(const BodyShape &shape)
{
    Body &body = *shape.tryBody;
    const step::Try guarded = std::get<step::Try>(body[shape.tryIndex].op);
    const auto at = body.erase(body.begin() + std::ptrdiff_t(shape.tryIndex));
    body.insert(at, guarded.body.begin(), guarded.body.end());
}

void removeHandling(RowEditor &editor, int row, const BodyShape &shape)
{
    CallSite &site = editor.site(row);
    switch (shape.handling.kind) {
    case TaskHandling::Kind::None:
    case TaskHandling::Kind::Custom: break;
    case TaskHandling::Kind::TryExcept:
    case TaskHandling::Kind::Finally: removeTry(shape); break;
    case TaskHandling::Kind::Retry: removeRetry(editor, site); break;
    case TaskHandling::Kind::DoneCallback: removeCallbacks(editor, site.variable()); break;
    }
    editor.rescan();
}

void wrapInTry(Body &body, const TaskHandling &wish, const TaskOutcome &outcome)
{
    step::Try guarded;
    guarded.body = std::move(body);
    if (wish.kind == TaskHandling::Kind::Finally) {
        guarded.finally = Body{Step{step::Log{Text::tr("cleaning up")}, {}}};
    } else {
        Handler handler;
        handler.types = typesFor(wish, outcome);
        handler.as = QStringLiteral("e");
        handler.body = Body{Step{step::Log{Text::tr("handled: {e}")}, {}}};
        guarded.except = std::vector<Handler>{std::move(handler)};
    }
    body = Body{Step{std::move(guarded), {}}};
}

void wrapInRetry(RowEditor &editor, const CallSite &site, const TaskHandling &wish, const TaskOutcome &outcome)
{
    Body &body = *ownBody(editor.set, *site.call);
    const Coroutine *coro = site.call->body ? nullptr : editor.set.find(site.call->coro);
    const std::optional<QStringList> params = coro ? coro->params : site.call->params;
    step::Retry retry;
    retry.of.coro = site.call->coro + QStringLiteral(" attempt");
    if (params && !params->isEmpty()) {
        retry.of.params = params;
        retry.of.args.emplace();
        for (const QString &p : *params)
            retry.of.args->emplace_back(p, Expr{VarRef{p}});
    }
    retry.of.body = std::move(body);
    retry.attempts = std::max<qint64>(wish.attempts, 1);
    retry.delay = 100;
    retry.on = typesFor(wish, outcome);
    retry.as = QStringLiteral("result");
    body = Body{Step{std::move(retry), {}}, Step{step::Return{Expr{VarRef{QStringLiteral("result")}}}, {}}};
}

Step callbackStep(const QString &variable, const QString &name)
{
    step::Callback callback;
    callback.of = variable;
    callback.id = name;
    callback.action = CallbackAction::Retrieve;
    return {std::move(callback), {}};
}

//! Makes the task in a step of its own, with a callback, and lets what stood there before wait for the variable.
QString addCallback(RowEditor &editor, CallSite &site)
{
    if (site.count() != 1)
        return Text::tr("Many tasks at once cannot have a callback from here: edit the steps of main.");
    const QString name = editor.rowName(site);
    QString variable = site.variable();
    Awaitable var;
    if (site.place == CallSite::Place::Spawn) {
        auto &spawn = std::get<step::Spawn>(site.step().op);
        const bool forget = variable.isEmpty() && !spawn.in;
        if (variable.isEmpty())
            spawn.as = variable = freeVariable(editor.set, QStringLiteral("task"));
        Body added{callbackStep(variable, name)};
        if (forget)
            added.push_back({step::Drop{variable}, {}}); // nobody holds it, as before
        site.body->insert(site.body->begin() + std::ptrdiff_t(site.index + 1), added.begin(), added.end());
        return {};
    }
    const bool member = site.place == CallSite::Place::Member;
    if (!member && (site.place != CallSite::Place::Call || site.repeat))
        return Text::tr("A callback needs a task, and this coroutine runs without one.");
    variable = freeVariable(editor.set, QStringLiteral("task"));
    const auto *label = site.label();
    step::Spawn spawn{*site.call, label ? *label : std::nullopt, {}, variable};
    var.node = Awaitable::Var{variable};
    Body *body = site.body;
    const size_t index = site.index;
    if (member)
        (*site.list)[site.member] = var;
    else
        site.step().op = step::Await{var, std::get<step::Call>(site.step().op).as};
    const Body added{Step{std::move(spawn), {}}, callbackStep(variable, name)};
    body->insert(body->begin() + std::ptrdiff_t(index), added.begin(), added.end());
    return {};
}

int rowOfName(RowEditor &editor, const QString &coro, int near)
{
    int best = near;
    for (int i = 0; i < int(editor.sites.size()); ++i)
        if (editor.site(i).call->coro == coro && (best == near || std::abs(i - near) < std::abs(best - near)))
            best = i;
    return best;
}

} // namespace

Result<TaskSet> setRowName(const TaskSet &set, int row, const QString &name)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return noSuchRow();
    CallSite &site = editor.site(row);
    if (name.trimmed().isEmpty())
        return RowEditor::refuse(Text::tr("A task needs a name."));
    if (name == editor.rowName(site))
        return editor.done();
    auto *label = site.label();
    const bool shared = editor.isShared(site);
    if (label && *label) {
        *label = name;
        return editor.done();
    }
    if (shared && site.call->args) {
        for (auto &[key, value] : *site.call->args) {
            if (key == u"name" && std::holds_alternative<QString>(value.node)) {
                value.node = name;
                return editor.done();
            }
        }
    }
    if (site.call->body) {
        site.call->coro = name;
        return editor.done();
    }
    if (editor.set.find(name))
        return RowEditor::refuse(Text::tr("There is already a coroutine “%1”.").arg(name));
    if (shared) {
        editor.makePrivate(site, name);
        return editor.done();
    }
    if (Coroutine *coro = editor.set.find(site.call->coro))
        coro->name = name;
    site.call->coro = name;
    return editor.done();
}

Result<TaskSet> setRowSleep(const TaskSet &set, int row, std::optional<qint64> ms)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return noSuchRow();
    if (ms && *ms < 0)
        return RowEditor::refuse(Text::tr("A duration cannot be negative."));
    const TaskRow before = taskRows(set)[size_t(row)];
    if (!before.sleepLocked.isEmpty())
        return RowEditor::refuse(before.sleepLocked);
    if (before.sleepMs == ms)
        return editor.done();
    CallSite &site = editor.site(row);
    BodyShape shape = editor.shape(site);
    Expr *argument = shape.sleeps.empty() ? nullptr : argumentFor(*site.call, *shape.sleeps.front());
    if (ms && argument) {
        argument->node = *ms;
        return editor.done();
    }
    if (!editor.makePrivate(site, copyName(editor, site)))
        return noSuchRow();
    shape = editor.shape(site);
    if (shape.sleeps.empty()) {
        shape.endBody->insert(shape.endBody->begin() + std::ptrdiff_t(shape.endIndex), {step::Sleep{Expr{*ms}}, {}});
    } else if (ms) {
        shape.sleeps.front()->node = *ms;
    } else {
        shape.sleepBody->erase(shape.sleepBody->begin() + std::ptrdiff_t(shape.sleepIndex));
    }
    return editor.done();
}

Result<TaskSet> setRowOutcome(const TaskSet &set, int row, const TaskOutcome &outcome)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return noSuchRow();
    CallSite &site = editor.site(row);
    BodyShape shape = editor.shape(site);
    if (outcome.kind == TaskOutcome::Kind::Custom || outcome == shape.outcome)
        return editor.done();
    if (shape.outcome.kind == TaskOutcome::Kind::Custom)
        return RowEditor::refuse(taskRows(set)[size_t(row)].outcomeLocked);
    if (outcome.kind == TaskOutcome::Kind::Raises && !isKnownExceptionType(set, outcome.type))
        return RowEditor::refuse(Text::tr("There is no exception type “%1”.").arg(outcome.type));
    if (editor.isShared(site) && flipArgument(editor, site, outcome))
        return editor.done();
    if (shape.endIsStep && outcome.kind == TaskOutcome::Kind::Returns && outcome.value) {
        const auto *ret = std::get_if<step::Return>(&(*shape.endBody)[shape.endIndex].op);
        if (Expr *argument = ret && ret->value ? argumentFor(*site.call, *ret->value) : nullptr) {
            *argument = *outcome.value;
            return editor.done();
        }
    }
    if (!editor.makePrivate(site, copyName(editor, site)))
        return noSuchRow();
    shape = editor.shape(site);
    followWithHandler(editor.set, shape, outcome);
    placeOutcome(shape, outcome);
    return editor.done();
}

Result<TaskSet> setRowHandling(const TaskSet &set, int row, const TaskHandling &handling)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return noSuchRow();
    BodyShape shape = editor.shape(editor.site(row));
    if (handling.kind == TaskHandling::Kind::Custom || handling == shape.handling)
        return editor.done();
    if (shape.handling.kind == TaskHandling::Kind::Custom)
        return RowEditor::refuse(taskRows(set)[size_t(row)].handlingLocked);
    if (!editor.makePrivate(editor.site(row), copyName(editor, editor.site(row))))
        return noSuchRow();
    const QString coro = editor.site(row).call->coro;
    shape = editor.shape(editor.site(row));
    const TaskOutcome outcome = shape.outcome;
    removeHandling(editor, row, shape);
    CallSite &site = editor.site(rowOfName(editor, coro, row));
    switch (handling.kind) {
    case TaskHandling::Kind::None:
    case TaskHandling::Kind::Custom: break;
    case TaskHandling::Kind::TryExcept:
    case TaskHandling::Kind::Finally: wrapInTry(*ownBody(editor.set, *site.call), handling, outcome); break;
    case TaskHandling::Kind::Retry: wrapInRetry(editor, site, handling, outcome); break;
    case TaskHandling::Kind::DoneCallback:
        if (const QString refusal = addCallback(editor, site); !refusal.isEmpty())
            return RowEditor::refuse(refusal);
    }
    return editor.done();
}

Result<TaskSet> setRowCount(const TaskSet &set, int row, qint64 count)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return noSuchRow();
    CallSite &site = editor.site(row);
    if (count < 1 || count > 1'000'000)
        return RowEditor::refuse(Text::tr("There can be 1 to 1,000,000 of a task."));
    if (count == site.count())
        return editor.done();
    if (const QString lock = taskRows(set)[size_t(row)].countLocked; !lock.isEmpty())
        return RowEditor::refuse(lock);
    const std::optional<qint64> times = count == 1 ? std::nullopt : std::optional(count);
    const Coroutine *coro = site.call->body ? nullptr : set.find(site.call->coro);
    const bool counts = !times && coro && coro->params && coro->params->contains(QStringLiteral("index"));
    if (counts && site.call->args.value_or(Expr::Dict()).size() < size_t(coro->params->size())) {
        if (!site.call->args)
            site.call->args.emplace();
        site.call->args->emplace_back(QStringLiteral("index"), Expr{qint64(0)}); // the only one is the first
    }
    if (site.repeat && times)
        site.repeat->times = count;
    else if (site.repeat)
        site.step() = Step(site.repeat->body.front());
    else if (site.place == CallSite::Place::Call)
        site.step() = Step{step::Repeat{count, {Step(site.step())}}, {}};
    else if (site.spawn)
        site.spawn->times = times;
    else
        site.call->times = times;
    return editor.done();
}

} // namespace awaitscope
