// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/edit/tasktable.h: edits of what a task does about its failure.

#include "model/edit/roweditor.h"
#include "model/edit/tasktable.h"
#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"
#include "model/program/query/waitpattern.h"

#include <algorithm>

// What a task does about its own failure: one cell of the task table, and the steps that implement it.

namespace awaitscope {

namespace {

using Text = TaskTableText;

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
    Body &body = *editor.ownBody(site);
    const step::Retry retry = *retryWrapper(body);
    if (retry.of.body)
        body = Body(*retry.of.body);
    else
        body = {Step{step::Call{retry.of, retry.as}, {}}};
}

void removeTry(const BodySummary &shape)
{
    Body &body = *shape.tryBody;
    const step::Try guarded = std::get<step::Try>(body[shape.tryIndex].op);
    const auto at = body.erase(body.begin() + std::ptrdiff_t(shape.tryIndex));
    body.insert(at, guarded.body.begin(), guarded.body.end());
}

void removeHandling(RowEditor &editor, int row, const BodySummary &shape)
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
    Body &body = *editor.ownBody(site);
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

//! Creates the task in a step of its own, with a callback; the previous step waits for the variable instead.
QString addCallback(RowEditor &editor, CallSite &site)
{
    if (site.count() != 1)
        return Text::tr("A callback cannot be added to several tasks at once here. Edit the steps of main.");
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
            added.push_back({step::Drop{variable}, {}}); // nothing keeps a reference, as before
        site.body->insert(site.body->begin() + std::ptrdiff_t(site.index + 1), added.begin(), added.end());
        return {};
    }
    const bool member = site.place == CallSite::Place::Member;
    if (!member && (site.place != CallSite::Place::Call || site.repeat))
        return Text::tr("A callback needs a task, and this coroutine is awaited without one.");
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

Result<TaskSet> setRowHandling(const TaskSet &set, int row, const TaskHandling &handling)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return RowEditor::noSuchRow();
    BodySummary shape = editor.shape(editor.site(row));
    if (handling.kind == TaskHandling::Kind::Custom || handling == shape.handling)
        return editor.done();
    if (shape.handling.kind == TaskHandling::Kind::Custom)
        return RowEditor::refuse(rowOf(editor, editor.site(row)).handlingLocked);
    if (!editor.makePrivate(editor.site(row), editor.copyName(editor.site(row))))
        return RowEditor::noSuchRow();
    const QString coro = editor.site(row).call->coro;
    shape = editor.shape(editor.site(row));
    const TaskOutcome outcome = shape.outcome;
    removeHandling(editor, row, shape);
    CallSite &site = editor.site(rowOfName(editor, coro, row));
    switch (handling.kind) {
    case TaskHandling::Kind::None:
    case TaskHandling::Kind::Custom: break;
    case TaskHandling::Kind::TryExcept:
    case TaskHandling::Kind::Finally: wrapInTry(*editor.ownBody(site), handling, outcome); break;
    case TaskHandling::Kind::Retry: wrapInRetry(editor, site, handling, outcome); break;
    case TaskHandling::Kind::DoneCallback:
        if (const QString refusal = addCallback(editor, site); !refusal.isEmpty())
            return RowEditor::refuse(refusal);
    }
    return editor.done();
}

} // namespace awaitscope
