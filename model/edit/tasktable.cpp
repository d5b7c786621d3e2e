// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit/tasktable.h"

#include "model/edit/roweditor.h"
#include "model/program/query/variableusage.h"
#include "model/text/durationparser.h"
#include "model/text/jsonpointer.h"

namespace awaitscope {

namespace {

using Text = TaskTableText;

QString sleepText(const BodySummary &shape)
{
    if (shape.sleepsInLoop || shape.sleepTexts.contains(QString()))
        return Text::tr("varies");
    return shape.sleepTexts.join(QStringLiteral(", "));
}

std::optional<qint64> onlySleep(const BodySummary &shape, const Arguments &arguments)
{
    if (shape.sleeps.empty())
        return {};
    Expr value = *shape.sleeps.front();
    if (const auto *var = std::get_if<VarRef>(&value.node))
        value = arguments.value(var->name);
    const auto *ms = std::get_if<qint64>(&value.node);
    return ms ? std::optional(*ms) : std::nullopt;
}

QString sleepLock(const BodySummary &shape, const TaskRow &row)
{
    if (shape.sleeps.size() > 1 || shape.sleepsInLoop)
        return Text::tr("This task sleeps more than once: edit its steps.");
    if (!shape.sleeps.empty() && !row.sleepMs)
        return Text::tr("The duration is computed when the task runs: edit its steps.");
    return {};
}

QString countLock(const CallSite &site)
{
    if (site.repeat || site.place == CallSite::Place::Call)
        return {};
    if (site.place == CallSite::Place::Spawn)
        return site.variable().isEmpty() ? QString() : Text::tr("Main keeps this task in a variable, so its count is always 1.");
    if (site.place == CallSite::Place::Member)
        return {};
    return Text::tr("Only tasks in a gather, a group or a sequence can have a count.");
}

QString startLock(const CallSite &site)
{
    if (site.start == TaskStart::Custom)
        return Text::tr("Other steps use this task: edit the steps of main.");
    if (site.place == CallSite::Place::Inner || site.place == CallSite::Place::Retry)
        return Text::tr("It is inside another step: edit the steps of main.");
    return {};
}

QString coroutinePointer(const CallSite &site)
{
    return site.call->body ? site.pointer : QStringLiteral("/coros/") + escapePointerToken(site.call->coro);
}

} // namespace

TaskRow rowOf(RowEditor &editor, const CallSite &site)
{
    TaskRow row;
    const BodySummary shape = editor.shape(site);
    const auto *label = site.label();
    row.name = editor.rowName(site);
    row.coro = site.call->coro;
    row.label = label ? label->value_or(QString()) : QString();
    row.sleepMs = onlySleep(shape, literalArguments(*site.call));
    row.sleepText = sleepText(shape);
    row.outcome = shape.outcome;
    row.handling = shape.handling;
    row.start = site.start;
    row.count = site.count();
    row.sharesCoroutine = editor.isShared(site);
    row.callPointer = site.pointer;
    row.coroutinePointer = coroutinePointer(site);
    if (!row.sleepText.isEmpty() && shape.sleeps.empty())
        row.sleepMs.reset();
    row.sleepLocked = sleepLock(shape, row);
    if (shape.outcome.kind == TaskOutcome::Kind::Custom)
        row.outcomeLocked = Text::tr("How this task ends depends on several steps: edit them.");
    if (shape.handling.kind == TaskHandling::Kind::Custom)
        row.handlingLocked = Text::tr("This task handles errors in more than one way: edit its steps.");
    row.startLocked = startLock(site);
    row.countLocked = countLock(site);
    return row;
}

std::vector<TaskRow> taskRows(const TaskSet &set)
{
    RowEditor editor(set, RowEditor::Mode::Read);
    std::vector<TaskRow> rows;
    rows.reserve(editor.sites.size());
    for (const CallSite &site : editor.sites)
        rows.push_back(rowOf(editor, site));
    return rows;
}

TaskSet newTaskSet()
{
    TaskSet set;
    Coroutine task;
    task.name = Text::tr("task");
    task.body.push_back({step::Sleep{Expr{qint64(100)}}, {}});
    task.body.push_back({step::Return{Expr{QStringLiteral("done")}}, {}});
    Coroutine main;
    main.name = QStringLiteral("main");
    step::Gather gather;
    Awaitable member;
    member.node = Awaitable::Coro{CoroCall{task.name, {}, {}, {}, {}, {}}};
    gather.of.push_back(std::move(member));
    main.body.push_back({std::move(gather), {}});
    set.coros = {std::move(task), std::move(main)};
    set.main.coro = QStringLiteral("main");
    return set;
}

QString freeCoroutineName(const TaskSet &set, const QString &wish)
{
    if (!set.find(wish))
        return wish;
    QSet<QString> taken;
    for (const Coroutine &coro : set.coros)
        taken.insert(coro.name);
    QString name = wish;
    for (int n = 2; taken.contains(name); ++n)
        name = wish + u' ' + QString::number(n);
    return name;
}

} // namespace awaitscope
