// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/words/explain.h: arrows, and what belongs to no lane.

#include "model/words/explain.h"

#include "model/text/durationtext.h"
#include "model/words/waits.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

void explainEnd(const TraceStore &store, Explanation &out)
{
    const RunCounts &counts = store.counts();
    out.facts.emplace_back(tr("At"), durationText(store.range().end));
    if (store.isStopped())
        out.why = QStringList{tr("The run was stopped here.")};
    else if (!store.lanes().empty())
        out.facts.emplace_back(tr("Outcome"), explainLane(store, 0).title);
    out.facts.emplace_back(tr("Succeeded"), QString::number(counts.succeeded));
    out.facts.emplace_back(tr("Raised"), QString::number(counts.raised));
    if (counts.unretrieved > 0)
        out.facts.emplace_back(tr("Not retrieved"), QString::number(counts.unretrieved));
}

} // namespace

Explanation explainArrow(const TraceStore &store, const Arrow &arrow)
{
    const QString from = store.displayName(arrow.fromLane), to = store.displayName(arrow.toLane);
    Explanation out;
    switch (arrow.kind) {
    case ArrowKind::Spawn:
        out.title = tr("%1 creates %2").arg(from, to);
        break;
    case ArrowKind::Await:
        out.title = tr("%1 is done: %2 goes on").arg(from, to);
        break;
    case ArrowKind::Cancel:
        out.title = tr("%1 cancels %2").arg(from, to);
        break;
    case ArrowKind::Exception:
        out.title = tr("The exception of %1 reaches %2").arg(from, to);
        break;
    }
    out.facts.emplace_back(tr("At"), durationText(arrow.to));
    out.why += signSentence(signOf(arrow.kind));
    return out;
}

Explanation explainSign(const TraceStore &store, Sign sign, const std::optional<TimeRange> &when)
{
    Explanation out{signLabel(sign), {}, {signSentence(sign)}};
    if (sign == Sign::EndOfRun)
        explainEnd(store, out);
    else if (sign == Sign::WaitsForever)
        out.why = waitSentences(store) + out.why;
    else if (when && when->duration() > Time{0})
        out.facts = {{tr("From"), durationText(when->begin)}, {tr("To"), durationText(when->end)}, {tr("Lasts"), durationText(when->duration())}};
    else if (when)
        out.facts.emplace_back(tr("At"), durationText(when->begin));
    return out;
}

} // namespace awaitscope
