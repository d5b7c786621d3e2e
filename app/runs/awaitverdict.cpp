// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/awaitverdict.h"

#include "model/text/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr qsizetype LongestList = 6;
constexpr qsizetype WidestCode = 60;

QString tr(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

QString names(const QStringList &tasks)
{
    const QString list = tasks.first(std::min(tasks.size(), LongestList)).join(QStringLiteral(", "));
    return visibleText(tasks.size() > LongestList ? tr("%1 and %2 more").arg(list).arg(tasks.size() - LongestList) : list);
}

QString titleOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Hangs:
        return tr("hang");
    case Verdict::Lost:
        return tr("lost");
    case Verdict::Orphans:
        return tr("leave orphans");
    case Verdict::Unseen:
        return tr("seen by no code");
    case Verdict::Ends:
        return tr("end the program");
    case Verdict::LeftOver:
        return tr("leave something behind");
    case Verdict::Handled:
        return tr("handled");
    case Verdict::NotReached:
        return tr("not reached");
    }
    return {};
}

} // namespace

Verdict verdictOf(const AwaitTrial &trial)
{
    const TrialRun &run = trial.run;
    if (!trial.reached)
        return Verdict::NotReached;
    if (!run.stopped.isEmpty())
        return Verdict::Hangs;
    if (!run.lost.isEmpty())
        return Verdict::Lost;
    if (!run.orphans.isEmpty())
        return Verdict::Orphans;
    if (!run.unseen.isEmpty())
        return Verdict::Unseen;
    if (trial.ended)
        return Verdict::Ends;
    return run.pending.isEmpty() && run.neverAwaited.isEmpty() ? Verdict::Handled : Verdict::LeftOver;
}

QString verdictId(Verdict verdict)
{
    constexpr const char *Ids[] = {"hangs", "lost", "orphans", "unseen", "ends the program", "left over", "handled", "not reached"};
    return QLatin1String(Ids[std::size_t(verdict)]);
}

QStringList remainsOf(const TrialRun &run)
{
    QStringList out;
    if (!run.lost.isEmpty())
        out += tr("lost: the error of %1").arg(names(run.lost));
    if (!run.unseen.isEmpty())
        out += tr("seen by no code: the error of %1").arg(names(run.unseen));
    if (!run.orphans.isEmpty())
        out += tr("leaves orphans: %1").arg(names(run.orphans));
    if (!run.pending.isEmpty())
        out += tr("destroyed while pending: %1").arg(names(run.pending));
    if (!run.neverAwaited.isEmpty())
        out += tr("never awaited: %1").arg(names(run.neverAwaited));
    return out;
}

QString storyOf(const AwaitTrial &trial)
{
    const TrialRun &run = trial.run;
    if (!trial.reached)
        return tr("the program never reached it");
    QStringList out = remainsOf(run);
    if (!run.stopped.isEmpty())
        out.prepend(tr("hangs: %1").arg(visibleText(run.stopped)));
    if (trial.ended && run.stopped.isEmpty())
        out += tr("ends the program with status %1").arg(run.status);
    if (out.isEmpty())
        out += tr("handled");
    if (trial.outputChanged && run.stopped.isEmpty())
        out += tr("the output changes");
    return out.join(QStringLiteral("; "));
}

QString codeOf(const AwaitPlace &place)
{
    const QString code = visibleText(place.function.isEmpty() ? place.code : QStringLiteral("%1: %2").arg(place.function, place.code));
    return code.size() <= WidestCode ? code : code.left(WidestCode - 1) + QChar(0x2026);
}

QString sumOf(const std::vector<AwaitTrial> &trials)
{
    QStringList sum;
    for (int verdict = int(Verdict::Hangs); verdict <= int(Verdict::NotReached); ++verdict)
        if (const auto count = std::ranges::count_if(trials, [verdict](const AwaitTrial &trial) { return int(verdictOf(trial)) == verdict; }))
            sum += QStringLiteral("%1 %2").arg(count).arg(titleOf(Verdict(verdict)));
    return sum.join(QStringLiteral(", "));
}

} // namespace awaitscope
