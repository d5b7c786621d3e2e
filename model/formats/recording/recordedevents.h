// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/recording/recordingtables.h"
#include "model/trace/trace.h"

#include <memory>

namespace awaitscope::recording {

//! What the records tell, as the events of a run in the order of time. A record of a step tells of its beginning and its end; how a wait ended
//! follows from what became of what was waited for.
std::unique_ptr<Trace> eventsOf(const Tables &tables, const Header &header);

} // namespace awaitscope::recording
