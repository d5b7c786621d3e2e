// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/pythonrules.h"
#include "model/program/grammar/taskset.h"
#include "model/trace/tracestore.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

//! A rule in which versions of Python differ, and which made this run go as it did.
struct RuleInRun
{
    //! From which event on a lane would have gone differently.
    struct Place
    {
        quint32 lane = 0;
        quint32 event = 0;
    };
    const PythonRule *rule = nullptr;
    QString sentence; //!< what it says; of a rule that only later versions have, also that this one does not have it
    std::vector<Place> places; //!< sorted by lane, at most one for each
};

//! The rules of versions that mattered in a run: found by running the set once more for each, with this one as it was before (if the run's
//! Python has it) or as it became (if it does not), and comparing. Empty for a run that the set alone does not explain, as one that was
//! changed by hand or stopped, and for one of more than \a mostEvents. \a store: the complete run of \a set.
//! Takes as long as two dozen runs, so it is nothing for the path from an edit to its picture.
std::vector<RuleInRun> rulesInRun(const TaskSet &set, const TraceStore &store, std::size_t mostEvents = 5000);

//! Of those, the ones that matter for a lane, or, with \a until, for what happens in it up to that event.
std::vector<const RuleInRun *> rulesOf(const std::vector<RuleInRun> &rules, quint32 lane, std::optional<quint32> until = std::nullopt);

} // namespace awaitscope
