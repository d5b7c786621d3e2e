// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/callsites.h"
#include "model/program/result.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <optional>

namespace awaitscope {

struct TaskTableText
{
    Q_DECLARE_TR_FUNCTIONS(TaskTable)
};

//! A task to be put into main: how the coroutine is called and under which name its task runs.
struct NewTask
{
    CoroCall call; //!< without `times`
    std::optional<QString> label;
    qint64 count = 1;
};

//! One edit of the task table: a private copy of the set, and what edits of several cells share.
class RowEditor
{
public:
    explicit RowEditor(const TaskSet &original);

    TaskSet set;
    std::vector<CallSite> sites;

    bool has(int row) const { return row >= 0 && size_t(row) < sites.size(); }
    CallSite &site(int row) { return sites[size_t(row)]; }
    //! After a change of main, or of the list of coroutines, the sites must be found again.
    void rescan();

    BodyShape shape(const CallSite &site);
    //! The body of the coroutine that the row calls, inline or not; null if there is no such coroutine.
    Body *ownBody(const CallSite &site);
    //! Whether another call uses the same coroutine.
    bool isShared(const CallSite &site) const;
    //! Gives the row a coroutine of its own; false if there is no such coroutine. Sites stay valid.
    bool makePrivate(CallSite &site, const QString &wish);
    QString rowName(const CallSite &site) const;
    //! The name for a copy of the coroutine that only this row uses.
    QString copyName(const CallSite &site) const;

    //! Inserts the task where main would start it that way. Invalidates the sites.
    void insert(const NewTask &task, TaskStart start);
    //! Removes the call from main, with everything that main does with its task; empty, or why not. Invalidates
    //! the sites.
    QString remove(int row);
    //! Removes coroutines that nobody calls, among those given.
    void dropUnused(const QStringList &coros);

    Result<TaskSet> done() { return std::move(set); }
    static Problem noSuchRow() { return refuse(TaskTableText::tr("This task no longer exists.")); }
    static Problem refuse(const QString &message) { return {QString(), message}; }

private:
    //! Facts needed for every row, looked up once for all rows.
    struct Lookup
    {
        QHash<QString, size_t> coroutines; //!< place by name
        QHash<QString, int> calls; //!< by name of the coroutine
        QSet<QString> watched; //!< variables of main with a callback
    };
    const Lookup &lookup() const;
    //! Where the call is not repeated, the parameter `index` is 0.
    NewTask withIndex(NewTask task) const;
    void insertAwaited(const NewTask &task);
    void insertBeforeWaiting(Step step);
    QString removeUses(const QString &variable);

    mutable std::optional<Lookup> m_lookup; //!< until the next rescan()
};

//! What the table shows of one task.
TaskRow rowOf(RowEditor &editor, const CallSite &site);

//! The awaitable that stands for the task in a list: the coroutine, or a named task.
Awaitable memberOf(const NewTask &task);

} // namespace awaitscope
