// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/awaittrials.h"

namespace awaitscope {

//! The worst of what happened when an await failed; the worst first.
enum class Verdict : quint8 { Hangs,
                              Lost,
                              Orphans,
                              Unseen,
                              Ends, //!< the program
                              LeftOver,
                              Handled,
                              NotReached };

Verdict verdictOf(const AwaitTrial &trial);
//! For programs: never translated.
QString verdictId(Verdict verdict);
//! All that happened, for people: "leaves orphans: fetch#4; the output changes".
QString storyOf(const AwaitTrial &trial);
//! What tasks left behind, one sentence part each; empty: nothing.
QStringList remainsOf(const TrialRun &run);
//! "fetch: await asyncio.sleep(1)", not longer than a column of a table; made visible.
QString codeOf(const AwaitPlace &place);
//! How many of each: "2 lost, 3 handled".
QString sumOf(const std::vector<AwaitTrial> &trials);

} // namespace awaitscope
