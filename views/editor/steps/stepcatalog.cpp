// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/stepcatalog.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

struct Kinds
{
    Q_DECLARE_TR_FUNCTIONS(StepKinds)
};

//! 0 for no match; higher is better.
int score(const StepKind &kind, const QString &letters)
{
    const auto starts = [&](const QString &text) { return text.startsWith(letters, Qt::CaseInsensitive); };
    if (kind.title.compare(letters, Qt::CaseInsensitive) == 0 || kind.op.compare(letters, Qt::CaseInsensitive) == 0)
        return 6;
    if (starts(kind.title) || starts(kind.op))
        return 5;
    const QStringList words = (kind.title + u' ' + kind.search).split(u' ');
    if (std::any_of(words.begin(), words.end(), starts))
        return 4;
    if (kind.title.contains(letters, Qt::CaseInsensitive) || kind.search.contains(letters, Qt::CaseInsensitive))
        return 3;
    if (letters.size() > 2 && kind.summary.contains(letters, Qt::CaseInsensitive))
        return 2;
    return 0;
}

} // namespace

const StepKind &stepKind(const Step &step)
{
    return stepKinds()[step.op.index()];
}

QString groupTitle(StepGroup group)
{
    switch (group) {
    case StepGroup::Common: return Kinds::tr("Common");
    case StepGroup::Errors: return Kinds::tr("Errors");
    case StepGroup::Flow: return Kinds::tr("Flow and variables");
    case StepGroup::Tasks: return Kinds::tr("Creating tasks");
    case StepGroup::Waiting: return Kinds::tr("Waiting");
    case StepGroup::Limits: return Kinds::tr("Timeouts and cancellation");
    case StepGroup::Futures: return Kinds::tr("Inspecting tasks, futures");
    case StepGroup::Shared: return Kinds::tr("Locks, queues, events");
    }
    return {};
}

std::vector<const StepKind *> findStepKinds(const QString &letters)
{
    const QString wanted = letters.trimmed();
    std::vector<std::pair<int, const StepKind *>> found;
    for (const StepKind &kind : stepKinds()) {
        const int points = wanted.isEmpty() ? 1 : score(kind, wanted);
        if (points > 0)
            found.emplace_back(points, &kind);
    }
    std::stable_sort(found.begin(), found.end(), [&](const auto &a, const auto &b) {
        return wanted.isEmpty() ? a.second->group < b.second->group : a.first > b.first;
    });
    std::vector<const StepKind *> kinds;
    for (const auto &[points, kind] : found)
        kinds.push_back(kind);
    return kinds;
}

} // namespace awaitscope
