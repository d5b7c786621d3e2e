// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/query/bodysummary.h"
#include "model/program/query/callsites.h"
#include "model/text/result.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <optional>

namespace awaitscope {

struct TaskTableText
{
    Q_DECLARE_TR_FUNCTIONS(TaskTable)
};

//! A task to insert into main: how to call the coroutine, and the name of its task.
struct NewTask
{
    CoroCall call; //!< without `times`
    std::optional<QString> label;
    qint64 count = 1;
};

//! One edit of the task table: a private copy of the set, and the operations shared by edits of several cells.
class RowEditor
{
    std::optional<TaskSet> m_copy; // none: the set is only read

public:
    enum class Mode { Edit,
                      Read }; //!< without a copy: nothing may be changed, and the original must outlive it
    explicit RowEditor(const TaskSet &original, Mode mode = Mode::Edit);
    Q_DISABLE_COPY_MOVE(RowEditor)

    TaskSet &set;
    std::vector<CallSite> sites;

    bool has(int row) const { return row >= 0 && size_t(row) < sites.size(); }
    CallSite &site(int row) { return sites[size_t(row)]; }
    //! Finds the sites again; required after a change of main or of the list of coroutines.
    void rescan();

    BodySummary shape(const CallSite &site);
    //! The body of the coroutine that the row calls, inline or not; null if there is no such coroutine.
    Body *ownBody(const CallSite &site);
    //! Whether another call uses the same coroutine.
    bool isShared(const CallSite &site) const;
    //! Gives the row a coroutine of its own; false if its coroutine does not exist. Sites stay valid.
    bool makePrivate(CallSite &site, const QString &wish);
    QString rowName(const CallSite &site) const;
    //! A name for a copy of the coroutine that only this row uses.
    QString copyName(const CallSite &site) const;

    //! Inserts the task at the place where main would start it with `start`. Invalidates the sites.
    void insert(const NewTask &task, TaskStart start);
    //! Removes the call from main, and everything that main does with its task; returns empty, or why it cannot be done.
    //! Invalidates the sites.
    QString remove(int row);
    //! Removes those of the given coroutines that are not called.
    void dropUnused(const QStringList &coros);

    Result<TaskSet> done() { return std::move(set); }
    static Problem noSuchRow() { return refuse(TaskTableText::tr("This task no longer exists.")); }
    static Problem refuse(const QString &message) { return {QString(), message}; }

private:
    //! Facts needed for every row, computed once for all rows.
    struct Lookup
    {
        QHash<QString, size_t> coroutines; //!< index by name
        QHash<QString, int> calls; //!< by name of the coroutine
        QSet<QString> watched; //!< variables of main with a callback
    };
    const Lookup &lookup() const;
    //! Sets the parameter `index` to 0 for a call that is not repeated.
    NewTask withIndex(NewTask task) const;
    void insertAwaited(const NewTask &task);
    void insertBeforeWaiting(Step step);
    QString removeUses(const QString &variable);

    mutable std::optional<Lookup> m_lookup; //!< valid until the next rescan()
};

//! The content of the table for one task.
TaskRow rowOf(RowEditor &editor, const CallSite &site);

//! The awaitable that represents the task in a list: the coroutine, or a named task.
Awaitable memberOf(const NewTask &task);

} // namespace awaitscope
