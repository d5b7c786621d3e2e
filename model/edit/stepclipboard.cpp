// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/stepclipboard.h"

#include "model/edit/rowclipboard.h"
#include "model/edit/stepimport.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

struct Clip
{
    Q_DECLARE_TR_FUNCTIONS(StepClipboard)
};

const QString markKey = QStringLiteral("x-awaitscope-clipboard");
const QString stepsMark = QStringLiteral("steps");
const QString membersMark = QStringLiteral("members");

QString markOf(const TaskSet &set)
{
    for (const auto &[key, value] : set.extras)
        if (const auto *mark = key == markKey ? std::get_if<QString>(&value.node) : nullptr)
            return *mark;
    return {};
}

std::vector<Awaitable> membersOf(const Body &body)
{
    const auto *list = body.size() == 1 ? std::get_if<step::List>(&body.front().op) : nullptr;
    return list ? list->of : std::vector<Awaitable>();
}

} // namespace

QString copySteps(const TaskSet &set, const QStringList &pointers)
{
    Body steps;
    std::vector<Awaitable> members;
    for (const QString &pointer : pointers) {
        if (const Step *step = stepAt(set, pointer))
            steps.push_back(*step);
        else if (const Awaitable *member = awaitableAt(set, pointer))
            members.push_back(*member);
    }
    if (steps.empty() && members.empty())
        return {};
    TaskSet empty;
    empty.main.coro = QStringLiteral("main");
    empty.coros.push_back({empty.main.coro, {}, {}, {}});
    // A loop around the steps, because break and continue are only valid inside one.
    const Step around = steps.empty() ? Step{step::List{members, QStringLiteral("members")}, {}} : Step{step::Repeat{1, steps}, {}};
    ImportedSteps clip = importSteps(empty, set, {around});
    clip.set.find(QStringLiteral("main"))->body = clip.body;
    clip.set.extras.emplace_back(markKey, Expr{steps.empty() ? membersMark : stepsMark});
    return QString::fromUtf8(writeTaskSet(clip.set));
}

Result<StepEdit> pasteSteps(const TaskSet &set, const QString &json, const QString &list, int index)
{
    if (!looksLikeRows(json))
        return Problem{{}, Clip::tr("The clipboard holds no steps.")};
    const Result<TaskSet> clip = readTaskSet(json.toUtf8());
    if (!clip)
        return clip.problems();
    const Coroutine *main = clip->find(clip->main.coro);
    const ImportedSteps imported = importSteps(set, *clip, main ? main->body : Body());
    const bool intoMembers = isMemberList(set, list);
    if (intoMembers != (markOf(*clip) == membersMark))
        return Problem{list, Clip::tr("Steps and members of a gather cannot be exchanged.")};
    if (intoMembers)
        return insertMembers(imported.set, list, index, membersOf(imported.body));
    const auto *around = imported.body.size() == 1 ? std::get_if<step::Repeat>(&imported.body.front().op) : nullptr;
    return insertSteps(imported.set, list, index, around && markOf(*clip) == stepsMark ? around->body : imported.body);
}

} // namespace awaitscope
