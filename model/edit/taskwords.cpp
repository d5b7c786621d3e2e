// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/taskwords.h"

#include "model/edit/exprtext.h"

#include <QCoreApplication>

#include <cstddef>

namespace awaitscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(awaitscope::TaskTableModel)
};

} // namespace

bool sameTask(const TaskRow &a, const TaskRow &b)
{
    return a.name == b.name && a.coro == b.coro && a.label == b.label;
}

QString outcomeText(const TaskRow &row)
{
    if (row.start == TaskStart::NeverAwaited)
        return Words::tr("never awaited");
    switch (row.outcome.kind) {
    case TaskOutcome::Kind::Returns:
        return row.outcome.value ? Words::tr("returns %1").arg(exprText(*row.outcome.value)) : Words::tr("returns");
    case TaskOutcome::Kind::Raises:
        if (!row.outcome.message || row.outcome.message->isEmpty())
            return row.outcome.type;
        return QStringLiteral("%1: %2").arg(row.outcome.type, *row.outcome.message);
    case TaskOutcome::Kind::Custom: break;
    }
    return Words::tr("see the steps");
}

QString handlingText(const TaskHandling &handling)
{
    switch (handling.kind) {
    case TaskHandling::Kind::None: return Words::tr("none");
    case TaskHandling::Kind::TryExcept:
        return handling.types.isEmpty() ? Words::tr("try/except") : Words::tr("except %1").arg(handling.types.join(QStringLiteral(", ")));
    case TaskHandling::Kind::Finally: return Words::tr("finally");
    case TaskHandling::Kind::DoneCallback: return Words::tr("done callback");
    case TaskHandling::Kind::Retry: return Words::tr("retry %n times", nullptr, static_cast<int>(handling.attempts));
    case TaskHandling::Kind::Custom: break;
    }
    return Words::tr("see the steps");
}

QString startText(TaskStart start)
{
    switch (start) {
    case TaskStart::Awaited: return Words::tr("awaited");
    case TaskStart::FireAndForget: return Words::tr("fire and forget");
    case TaskStart::NeverAwaited: return Words::tr("never awaited");
    case TaskStart::Custom: break;
    }
    return Words::tr("see main");
}

std::vector<int> newRows(const TaskSet &before, const TaskSet &after)
{
    const std::vector<TaskRow> known = taskRows(before);
    const std::vector<TaskRow> now = taskRows(after);
    std::vector<bool> found(known.size());
    std::size_t first = 0; // the first one not found yet: most rows are where they were
    std::vector<int> added;
    for (std::size_t i = 0; i < now.size(); ++i) {
        std::size_t same = first;
        while (same < known.size() && (found[same] || !sameTask(known[same], now[i])))
            ++same;
        if (same == known.size())
            added.push_back(static_cast<int>(i));
        else
            found[same] = true;
        while (first < known.size() && found[first])
            ++first;
    }
    return added;
}

} // namespace awaitscope
