// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/edit/tasktable.h: adding, removing and moving rows.

#include "model/edit/roweditor.h"
#include "model/edit/tasktable.h"
#include "model/program/query/variableusage.h"

#include <algorithm>

// Edits of whole rows of the task table: add, remove, duplicate, move, start in a different way.

namespace awaitscope {

namespace {

using Text = TaskTableText;

NewTask taskOf(const CallSite &site)
{
    NewTask task{*site.call, {}, site.count()};
    task.call.times.reset();
    if (const auto *label = site.label())
        task.label = *label;
    return task;
}

int rowOfCoroutine(const RowEditor &editor, const QString &coro)
{
    for (size_t i = 0; i < editor.sites.size(); ++i)
        if (editor.sites[i].call->coro == coro)
            return int(i);
    return -1;
}

// ------------------------------------------------------------------------------------------------- moving

bool moveMember(CallSite &from, const CallSite &to)
{
    auto &list = *from.list;
    const auto first = list.begin() + std::ptrdiff_t(from.member);
    const auto last = list.begin() + std::ptrdiff_t(to.member);
    if (from.member < to.member)
        std::rotate(first, first + 1, last + 1);
    else
        std::rotate(last, first, first + 1);
    return true;
}

//! The number of steps that belong to the row: its call, and the callbacks and the drop of its variable right after it.
size_t stepsOfRow(const CallSite &site)
{
    const QString variable = site.variable();
    size_t end = site.index + 1;
    while (!variable.isEmpty() && end < site.body->size()) {
        const Step &s = (*site.body)[end];
        const auto *callback = std::get_if<step::Callback>(&s.op);
        const auto *drop = std::get_if<step::Drop>(&s.op);
        if (!(callback && callback->of == variable) && !(drop && drop->of == variable))
            break;
        ++end;
    }
    return end - site.index;
}

bool sameKind(const CallSite &a, const CallSite &b)
{
    const auto starts = [](const CallSite &s) { return s.place == CallSite::Place::Spawn || s.place == CallSite::Place::Make; };
    return a.body == b.body && !a.list && !b.list && a.start == b.start && (a.place == b.place || (starts(a) && starts(b)));
}

bool moveSteps(const CallSite &from, const CallSite &to)
{
    Body &body = *from.body;
    const auto first = body.begin() + std::ptrdiff_t(from.index);
    const auto length = std::ptrdiff_t(stepsOfRow(from));
    const auto last = body.begin() + std::ptrdiff_t(to.index);
    if (from.index < to.index)
        std::rotate(first, first + length, last + std::ptrdiff_t(stepsOfRow(to)));
    else
        std::rotate(last, first, first + length);
    return true;
}

bool canSwapWith(const CallSite &from, const CallSite &to)
{
    const bool both = from.list && from.list == to.list;
    const bool background = from.body == to.body && !from.list && !to.list && from.start != TaskStart::Awaited && to.start != TaskStart::Awaited
        && from.start != TaskStart::Custom && to.start != TaskStart::Custom;
    return both || background || sameKind(from, to);
}

//! Moves the row towards `to` as far as its place in main allows.
void moveWithin(RowEditor &editor, int from, int to)
{
    const int step = from < to ? 1 : -1;
    int target = from;
    for (int i = from; i != to; i += step)
        if (canSwapWith(editor.site(from), editor.site(i + step)))
            target = i + step;
    if (target == from)
        return;
    CallSite &moved = editor.site(from);
    if (moved.list)
        moveMember(moved, editor.site(target));
    else
        moveSteps(moved, editor.site(target));
    editor.rescan();
}

// ------------------------------------------------------------------------------------------------- templates

struct Recipe
{
    QString name;
    qint64 sleep;
    TaskOutcome outcome;
    TaskHandling::Kind handling;
    TaskStart start;
};

Recipe recipeFor(TaskTemplate kind)
{
    using Kind = TaskHandling::Kind;
    const TaskOutcome done = TaskOutcome::returns(Expr{QStringLiteral("done")});
    const auto raises = [](const QString &type, const QString &message) { return TaskOutcome::raises(type, message); };
    switch (kind) {
    case TaskTemplate::Succeeds: return {Text::tr("task"), 300, done, Kind::None, TaskStart::Awaited};
    case TaskTemplate::Raises:
        return {Text::tr("failing"), 200, raises(QStringLiteral("ValueError"), Text::tr("something went wrong")),
                Kind::None, TaskStart::Awaited};
    case TaskTemplate::HandlesOwnError:
        return {Text::tr("careful"), 200, raises(QStringLiteral("ValueError"), Text::tr("something went wrong")), Kind::TryExcept, TaskStart::Awaited};
    case TaskTemplate::CleansUp:
        return {Text::tr("tidy"), 200, raises(QStringLiteral("ValueError"), Text::tr("something went wrong")), Kind::Finally, TaskStart::Awaited};
    case TaskTemplate::FireAndForget:
        return {Text::tr("background"), 150, raises(QStringLiteral("OSError"), Text::tr("disk full")), Kind::None,
                TaskStart::FireAndForget};
    case TaskTemplate::NeverAwaited: return {Text::tr("forgotten"), 1000, done, Kind::None, TaskStart::NeverAwaited};
    case TaskTemplate::DoneCallback:
        return {Text::tr("watched"), 150, raises(QStringLiteral("RuntimeError"), Text::tr("seen by the callback")),
                Kind::DoneCallback, TaskStart::FireAndForget};
    }
    Q_UNREACHABLE();
}

QString addCoroutine(RowEditor &editor, const Recipe &recipe)
{
    Coroutine coro;
    coro.name = freeCoroutineName(editor.set, recipe.name);
    coro.body.push_back({step::Sleep{Expr{recipe.sleep}}, {}});
    if (recipe.outcome.kind == TaskOutcome::Kind::Raises)
        coro.body.push_back({step::Raise{recipe.outcome.type, recipe.outcome.message, {}}, {}});
    else
        coro.body.push_back({step::Return{recipe.outcome.value}, {}});
    // Before main, which is expected to be last.
    auto at = std::find_if(editor.set.coros.begin(), editor.set.coros.end(), [&](const Coroutine &c) { return c.name == editor.set.main.coro; });
    const QString name = coro.name;
    editor.set.coros.insert(at, std::move(coro));
    editor.rescan();
    return name;
}

//! Inserts a copy of the coroutine under a new name right after the original; returns the name.
QString copyCoroutine(RowEditor &editor, const QString &original)
{
    const QString name = freeCoroutineName(editor.set, original);
    auto &coros = editor.set.coros;
    const auto at = std::find_if(coros.begin(), coros.end(), [&](const Coroutine &c) { return c.name == original; });
    if (at != coros.end()) {
        Coroutine copy = *at;
        copy.name = name;
        coros.insert(at + 1, std::move(copy));
        editor.rescan();
    }
    return name;
}

Result<TaskSet> withCallback(const TaskSet &set, int row)
{
    TaskHandling callback;
    callback.kind = TaskHandling::Kind::DoneCallback;
    return setRowHandling(set, row, callback);
}

Result<TaskSet> duplicateRow(const TaskSet &set, int row)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return RowEditor::noSuchRow();
    NewTask task = taskOf(editor.site(row));
    const TaskStart start = editor.site(row).start;
    const bool watched = editor.shape(editor.site(row)).handling.kind == TaskHandling::Kind::DoneCallback;
    task.call.coro = copyCoroutine(editor, task.call.coro);
    if (task.label)
        *task.label += QStringLiteral(" 2");
    editor.insert(task, start);
    const int inserted = rowOfCoroutine(editor, task.call.coro);
    Result<TaskSet> made = editor.done();
    if (watched)
        made = withCallback(*made, inserted);
    if (!made)
        return made;
    RowEditor mover(*made);
    const int copy = rowOfCoroutine(mover, task.call.coro);
    moveWithin(mover, copy, std::min(row + 1, int(mover.sites.size()) - 1));
    return mover.done();
}

} // namespace

Result<TaskSet> setRowStart(const TaskSet &set, int row, TaskStart start)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return RowEditor::noSuchRow();
    const TaskRow before = rowOf(editor, editor.site(row));
    if (start == before.start)
        return editor.done();
    if (start == TaskStart::Custom)
        return RowEditor::refuse(Text::tr("Other uses of a task can be edited in the steps of main."));
    if (!before.startLocked.isEmpty())
        return RowEditor::refuse(before.startLocked);
    NewTask task = taskOf(editor.site(row));
    if (start == TaskStart::NeverAwaited) {
        if (task.count != 1)
            return RowEditor::refuse(Text::tr("A coroutine that is never awaited is a single object. Set the count to 1 first."));
        task.label.reset();
    }
    const bool watched = before.handling.kind == TaskHandling::Kind::DoneCallback;
    if (const QString refusal = editor.remove(row); !refusal.isEmpty())
        return RowEditor::refuse(refusal);
    editor.insert(task, start);
    const int now = rowOfCoroutine(editor, task.call.coro);
    if (!watched || start == TaskStart::NeverAwaited || now < 0)
        return editor.done();
    return withCallback(editor.set, now);
}

Result<TaskSet> addRow(const TaskSet &set, TaskTemplate kind, int at)
{
    RowEditor editor(set);
    if (!mainCoroutine(editor.set))
        return RowEditor::refuse(Text::tr("The task set has no main coroutine."));
    const Recipe recipe = recipeFor(kind);
    NewTask task;
    task.call.coro = addCoroutine(editor, recipe);
    editor.insert(task, recipe.start);
    int row = rowOfCoroutine(editor, task.call.coro);
    Result<TaskSet> result = editor.done();
    if (recipe.handling != TaskHandling::Kind::None) {
        TaskHandling handling;
        handling.kind = recipe.handling;
        result = setRowHandling(*result, row, handling);
    }
    if (!result || at < 0)
        return result;
    RowEditor mover(*result);
    row = rowOfCoroutine(mover, task.call.coro);
    moveWithin(mover, row, std::min(at, int(mover.sites.size()) - 1));
    return mover.done();
}

Result<TaskSet> removeRows(const TaskSet &set, const std::vector<int> &rows)
{
    RowEditor editor(set);
    std::vector<int> order = rows;
    std::sort(order.begin(), order.end(), std::greater<>());
    order.erase(std::unique(order.begin(), order.end()), order.end());
    QStringList coros;
    for (const int row : order) {
        if (!editor.has(row))
            return RowEditor::noSuchRow();
        CallSite &site = editor.site(row);
        if (!site.call->body)
            coros.append(site.call->coro);
        if (site.place == CallSite::Place::Member)
            site.list->erase(site.list->begin() + std::ptrdiff_t(site.member)); // the rows above do not change
        else if (const QString refusal = editor.remove(row); !refusal.isEmpty())
            return RowEditor::refuse(refusal);
    }
    editor.dropUnused(coros);
    return editor.done();
}

Result<TaskSet> duplicateRows(const TaskSet &set, const std::vector<int> &rows)
{
    std::vector<int> order = rows;
    std::sort(order.begin(), order.end(), std::greater<>());
    order.erase(std::unique(order.begin(), order.end()), order.end());
    TaskSet current = set;
    for (const int row : order) {
        Result<TaskSet> next = duplicateRow(current, row);
        if (!next)
            return next;
        current = *std::move(next);
    }
    return current;
}

Result<TaskSet> moveRow(const TaskSet &set, int from, int to)
{
    RowEditor editor(set);
    if (!editor.has(from))
        return RowEditor::noSuchRow();
    moveWithin(editor, from, std::clamp(to, 0, int(editor.sites.size()) - 1));
    return editor.done();
}

} // namespace awaitscope
