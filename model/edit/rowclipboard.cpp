// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/rowclipboard.h"

#include "model/edit/roweditor.h"
#include "model/edit/stepimport.h"
#include "model/edit/tasktable.h"
#include "model/edit/taskwords.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

struct Clip
{
    Q_DECLARE_TR_FUNCTIONS(RowClipboard)
};

//! A row, ready to be inserted into another main.
struct Loose
{
    NewTask task;
    TaskStart start = TaskStart::Awaited;
    TaskHandling around; //!< what main does about its failure: a done callback, or retries
};

std::vector<Loose> looseRows(const TaskSet &set, const std::vector<int> &rows)
{
    RowEditor editor(set);
    std::vector<Loose> loose;
    for (const int row : rows) {
        if (!editor.has(row))
            continue;
        CallSite &site = editor.site(row);
        Loose one{{*site.call, {}, site.count()}, site.start, {}};
        one.task.call.times.reset();
        if (const auto *label = site.label())
            one.task.label = *label;
        const TaskHandling handling = editor.shape(site).handling;
        if (handling.kind == TaskHandling::Kind::DoneCallback || (handling.kind == TaskHandling::Kind::Retry && site.place == CallSite::Place::Retry))
            one.around = handling;
        loose.push_back(std::move(one));
    }
    return loose;
}

QString freeLabel(const TaskSet &set, const QString &wish)
{
    const std::vector<TaskRow> rows = taskRows(set);
    QString label = wish;
    for (int i = 2; std::any_of(rows.begin(), rows.end(), [&](const TaskRow &r) { return r.name == label; }); ++i)
        label = QStringLiteral("%1 %2").arg(wish).arg(i);
    return label;
}

Result<TaskSet> insertOne(const TaskSet &set, Loose loose)
{
    if (loose.task.label)
        loose.task.label = freeLabel(set, *loose.task.label);
    RowEditor editor(set);
    editor.insert(loose.task, loose.start);
    const TaskSet inserted = *editor.done();
    if (loose.around.kind == TaskHandling::Kind::None)
        return inserted;
    const std::vector<int> added = newRows(set, inserted);
    return added.empty() ? Result<TaskSet>(inserted) : setRowHandling(inserted, added.front(), loose.around);
}

//! Moves rows that were added at the end up, so that the first of them becomes row `at`.
Result<TaskSet> movedUp(const TaskSet &before, TaskSet after, int at)
{
    const std::vector<int> added = newRows(before, after);
    for (std::size_t i = 0; at >= 0 && i < added.size(); ++i) {
        const int place = at + static_cast<int>(i);
        if (added[i] <= place)
            continue;
        Result<TaskSet> moved = moveRow(after, added[i], place);
        if (!moved)
            return moved;
        after = *std::move(moved);
    }
    return after;
}

Result<TaskSet> withRows(const TaskSet &into, const TaskSet &from, const std::vector<int> &rows, int at)
{
    if (!into.find(into.main.coro))
        return Problem{{}, Clip::tr("The task set has no main coroutine.")};
    std::vector<Loose> loose = looseRows(from, rows);
    Body calls;
    QStringList coros;
    for (const Loose &one : loose) {
        calls.push_back({step::Call{one.task.call, {}}, {}});
        if (!one.task.call.body)
            coros += one.task.call.coro;
    }
    // Each task gets a coroutine of its own, so that editing the copy does not change the original.
    ImportedSteps imported = importSteps(into, from, std::move(calls), coros);
    TaskSet set = std::move(imported.set);
    const TaskSet before = set;
    for (std::size_t i = 0; i < loose.size(); ++i) {
        loose[i].task.call = std::get<step::Call>(imported.body[i].op).call;
        Result<TaskSet> inserted = insertOne(set, loose[i]);
        if (!inserted)
            return inserted;
        set = *std::move(inserted);
    }
    return movedUp(before, std::move(set), at);
}

} // namespace

QString copyRows(const TaskSet &set, const std::vector<int> &rows)
{
    TaskSet empty;
    empty.main.coro = set.main.coro;
    empty.mainIsName = true;
    empty.coros.push_back({set.main.coro, {}, {}, {}});
    const Result<TaskSet> copied = withRows(empty, set, rows, -1);
    return copied ? QString::fromUtf8(writeTaskSet(*copied)) : QString();
}

bool looksLikeRows(const QString &text)
{
    return text.trimmed().startsWith(u'{') && text.contains(QLatin1String("\"coros\""));
}

Result<TaskSet> pasteRows(const TaskSet &set, const QString &json, int at)
{
    if (!looksLikeRows(json))
        return Problem{{}, Clip::tr("The clipboard holds no tasks.")};
    const Result<TaskSet> clip = readTaskSet(json.toUtf8());
    if (!clip)
        return clip.problems();
    std::vector<int> all(taskRows(*clip).size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<int>(i);
    if (all.empty())
        return Problem{{}, Clip::tr("The clipboard holds no tasks.")};
    return withRows(set, *clip, all, at);
}

} // namespace awaitscope
