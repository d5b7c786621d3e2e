// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/runlikeness.h"

#include "model/retell/runoutline.h"
#include "model/runs/enginerun.h"
#include "model/text/durationtext.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

QString tr(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

} // namespace

Result<QString> likeness(const Trace &recorded, const TaskSet &set)
{
    RunOptions options; // it cannot be the same if it goes on for much longer
    options.limits.maxEvents = std::min<quint64>(options.limits.maxEvents, 4 * quint64(recorded.events().size()) + 10'000);
    const Result<std::unique_ptr<EngineRun>> run = EngineRun::create(set, Strategy::AsWritten, options);
    if (!run)
        return run.problems();
    (*run)->runToEnd();
    const OutlineComparison found = compareOutlines(recorded, (*run)->trace());
    const QString events = tr("%1 events").arg(found.events);
    if (found.same && found.latest <= std::chrono::milliseconds(1))
        return tr("The task set does exactly the same: %1, in the same order, at the same times.").arg(events);
    if (found.same)
        return tr("The task set does the same: %1, in the same order; times differ by up to %2.").arg(events, durationText(found.latest));
    return tr("The runs first differ at %1, after %2. Recorded: %3. Task set: %4.")
        .arg(durationText(found.at), events, visibleText(found.first), visibleText(found.second));
}

} // namespace awaitscope
