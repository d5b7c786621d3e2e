// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/predict/endings.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

//! The context of the texts for translators.
struct Endings
{
    Q_DECLARE_TR_FUNCTIONS(awaitscope::Endings)
};

bool isSettled(const TraceStore &store, quint32 lane)
{
    const LaneEnd end = store.lanes()[lane].end;
    if (end == LaneEnd::Open)
        return false;
    const auto row = end == LaneEnd::Raised ? store.ledgerOf(lane) : std::nullopt;
    return !row || store.ledger()[*row].fate != Fate::Pending;
}

Ending endOf(const TraceStore &store, quint32 lane)
{
    switch (store.lanes()[lane].end) {
    case LaneEnd::Succeeded:
        return Ending::Succeeds;
    case LaneEnd::Raised:
        break;
    case LaneEnd::Cancelled:
    case LaneEnd::TimedOut:
        return Ending::Cancelled;
    case LaneEnd::NeverAwaited:
        return Ending::NeverStarts;
    case LaneEnd::Open:
    case LaneEnd::DestroyedPending:
        return Ending::NeverEnds;
    }
    const auto row = store.ledgerOf(lane);
    const Fate fate = row ? store.ledger()[*row].fate : Fate::Retrieved;
    const bool isUnseen = fate == Fate::Lost || fate == Fate::Pending || fate == Fate::Swallowed || fate == Fate::Silenced;
    return isUnseen ? Ending::RaisesUnseen : Ending::Raises;
}

} // namespace

QString endingText(Ending ending)
{
    switch (ending) {
    case Ending::Succeeds:
        return Endings::tr("succeeds");
    case Ending::Raises:
        return Endings::tr("raises");
    case Ending::RaisesUnseen:
        return Endings::tr("raises, unseen");
    case Ending::Cancelled:
        return Endings::tr("cancelled");
    case Ending::Orphan:
        return Endings::tr("orphan");
    case Ending::NeverEnds:
        return Endings::tr("never ends");
    case Ending::NeverStarts:
        return Endings::tr("never starts");
    }
    return {};
}

QString endingTip(Ending ending)
{
    switch (ending) {
    case Ending::Succeeds:
        return Endings::tr("It returns.");
    case Ending::Raises:
        return Endings::tr("It ends with an exception that some code sees.");
    case Ending::RaisesUnseen:
        return Endings::tr("It ends with an exception that no code ever sees: lost, swallowed or silenced.");
    case Ending::Cancelled:
        return Endings::tr("It ends because it is cancelled.");
    case Ending::Orphan:
        return Endings::tr("What waited for it stops waiting, and it goes on alone.");
    case Ending::NeverEnds:
        return Endings::tr("It still waits when the program ends.");
    case Ending::NeverStarts:
        return Endings::tr("None of its code is executed.");
    }
    return {};
}

std::vector<Ending> endingsOf(const TraceStore &store, quint32 lane)
{
    if (lane == NoIndex)
        return {Ending::NeverStarts};
    std::vector<Ending> endings{endOf(store, lane)};
    if (store.lanes()[lane].orphan)
        endings.push_back(Ending::Orphan);
    return endings;
}

std::vector<Question> questionsOf(const TraceStore &covered, const std::vector<TaskRow> &rows)
{
    std::vector<Question> questions;
    QStringList known;
    const auto isRow = [&rows](const QString &name) { return std::ranges::any_of(rows, [&](const TaskRow &row) { return row.name == name; }); };
    for (quint32 lane = 0; lane < covered.lanes().size(); ++lane) {
        const QString name = covered.ownName(lane);
        if (covered.lanes()[lane].kind == LaneKind::Call && !isRow(name))
            continue; // a part of its task; what main awaits in its turn is one of the set
        known += name;
        if (!isSettled(covered, lane))
            questions.push_back({covered.displayName(lane), lane, covered.lanes()[lane].parent < 0 && questions.empty()});
    }
    if (questions.empty() || !questions.front().isMain)
        return questions; // nothing more is created
    for (const TaskRow &row : rows)
        if (row.count == 1 && !known.contains(row.name))
            questions.push_back({row.name, NoIndex, false});
    return questions;
}

quint32 laneIn(const TraceStore &whole, const Question &question)
{
    if (question.lane != NoIndex)
        return question.lane < whole.lanes().size() ? question.lane : NoIndex;
    for (quint32 lane = 0; lane < whole.lanes().size(); ++lane)
        if (whole.ownName(lane) == question.name)
            return lane;
    return NoIndex;
}

} // namespace awaitscope
