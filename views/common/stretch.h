// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

namespace awaitscope {

//! The span with which the stretch began that span \a i goes on with: a task that becomes an orphan in the middle of a sleep or a wait
//! has two spans for one of it, and only the first came from the step. O(1).
inline std::size_t beginOfStretch(const std::vector<Span> &spans, std::size_t i)
{
    const bool goesOn = i > 0 && spans[i].orphan && !spans[i - 1].orphan && spans[i - 1].state == spans[i].state && spans[i - 1].end == spans[i].begin;
    return goesOn ? i - 1 : i;
}

} // namespace awaitscope
