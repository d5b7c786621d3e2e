// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/rowclipboard.h"

#include "model/program/tasksetreader.h"
#include "model/program/tasksetwriter.h"
#include "model/program/tasktable.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

struct Clip
{
    Q_DECLARE_TR_FUNCTIONS(RowClipboard)
};

} // namespace

QString copyRows(const TaskSet &set, const std::vector<int> &rows)
{
    std::vector<int> others;
    const int count = static_cast<int>(taskRows(set).size());
    for (int i = 0; i < count; ++i)
        if (std::find(rows.begin(), rows.end(), i) == rows.end())
            others.push_back(i);
    const Result<TaskSet> kept = others.empty() ? Result<TaskSet>(set) : removeRows(set, others);
    return QString::fromUtf8(writeTaskSet(kept ? *kept : set));
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
    // Merging coroutines, exception types and shared objects of two sets is still to be written; say so rather than
    // do nothing.
    Q_UNUSED(set)
    Q_UNUSED(at)
    return Problem{{}, Clip::tr("Pasting tasks from another task set is not supported yet.")};
}

} // namespace awaitscope
