// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/signs.h"
#include "model/trace/tracestore.h"

#include <optional>
#include <vector>

namespace awaitscope {

//! Something in a run that nobody wants: an exception that no code saw, a task that is left running, a deadlock.
struct Trouble
{
    QString path; //!< of the lane: the names from main down, each with the number of earlier siblings of that name
    Sign sign = Sign::Furniture;
    bool operator==(const Trouble &) const = default;
};

//! All of a run, in the order of its lanes. Linear in its lanes and marks.
std::vector<Trouble> troublesOf(const TraceStore &store);

//! What is wrong with a lane, or at one of its marks; none if it is as it should be.
std::optional<Trouble> troubleAt(const TraceStore &store, quint32 lane, std::optional<std::size_t> mark = {});

//! Whether the other is the same trouble, or one that takes its place: an exception that no code saw, in another way.
bool isStillThere(const Trouble &trouble, const std::vector<Trouble> &troubles);

QString pathOfLane(const TraceStore &store, quint32 lane);

} // namespace awaitscope
