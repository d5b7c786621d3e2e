// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/edit/tasktable.h: edits of a cell.

#include "model/edit/roweditor.h"
#include "model/edit/tasktable.h"
#include "model/program/grammar/exceptiontypes.h"

#include <algorithm>

// Edits of one cell of the task table.

namespace awaitscope {

namespace {

using Text = TaskTableText;

//! The argument that supplies a parameter; null if it is not a literal.
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

// ------------------------------------------------------------------------------------------------- outcome

Step outcomeStep(const TaskOutcome &outcome)
{
    if (outcome.kind == TaskOutcome::Kind::Raises)
        return {step::Raise{outcome.type, outcome.message, {}}, {}};
    return {step::Return{outcome.value}, {}};
}

//! Whether negating a boolean argument produces the wanted outcome; the argument then stays changed.
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

void placeOutcome(const BodySummary &shape, const TaskOutcome &outcome)
{
    Body &body = *shape.endBody;
    const bool nothing = outcome.kind == TaskOutcome::Kind::Returns && !outcome.value;
    if (!shape.endIsStep) {
        if (!nothing)
            body.insert(body.begin() + std::ptrdiff_t(shape.endIndex), outcomeStep(outcome));
    } else if (nothing && shape.endIndex + 1 == body.size() && !shape.conditional) {
        body.pop_back(); // reaching the end of the body means the same
    } else {
        body[shape.endIndex] = outcomeStep(outcome);
    }
}

//! Adapts a handler that would no longer match the exception and silently stop handling it.
void followWithHandler(const TaskSet &set, const BodySummary &shape, const TaskOutcome &outcome)
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

} // namespace

Result<TaskSet> setRowName(const TaskSet &set, int row, const QString &name)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return RowEditor::noSuchRow();
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
        return RowEditor::noSuchRow();
    if (ms && *ms < 0)
        return RowEditor::refuse(Text::tr("A duration cannot be negative."));
    const TaskRow before = rowOf(editor, editor.site(row));
    if (!before.sleepLocked.isEmpty())
        return RowEditor::refuse(before.sleepLocked);
    if (before.sleepMs == ms)
        return editor.done();
    CallSite &site = editor.site(row);
    BodySummary shape = editor.shape(site);
    Expr *argument = shape.sleeps.empty() ? nullptr : argumentFor(*site.call, *shape.sleeps.front());
    if (ms && argument) {
        argument->node = *ms;
        return editor.done();
    }
    if (!editor.makePrivate(site, editor.copyName(site)))
        return RowEditor::noSuchRow();
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
        return RowEditor::noSuchRow();
    CallSite &site = editor.site(row);
    BodySummary shape = editor.shape(site);
    if (outcome.kind == TaskOutcome::Kind::Custom || outcome == shape.outcome)
        return editor.done();
    if (shape.outcome.kind == TaskOutcome::Kind::Custom)
        return RowEditor::refuse(rowOf(editor, site).outcomeLocked);
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
    if (!editor.makePrivate(site, editor.copyName(site)))
        return RowEditor::noSuchRow();
    shape = editor.shape(site);
    followWithHandler(editor.set, shape, outcome);
    placeOutcome(shape, outcome);
    return editor.done();
}

Result<TaskSet> setRowCount(const TaskSet &set, int row, qint64 count)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return RowEditor::noSuchRow();
    CallSite &site = editor.site(row);
    if (count < 1 || count > 1'000'000)
        return RowEditor::refuse(Text::tr("The count must be between 1 and 1,000,000."));
    if (count == site.count())
        return editor.done();
    if (const QString lock = rowOf(editor, site).countLocked; !lock.isEmpty())
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
