// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <optional>
#include <span>

namespace awaitscope {

//! Of a run that ended in a deadlock: the items of a queue for which join() waits. Not in the file.
struct UndoneItems
{
    std::span<const EntityId> takers; //!< tasks that took items and did not call task_done() for all of them
    quint32 left = 0; //!< items that are still in the queue
};

//! \a join: what a task waits for. None: it is no join(), or the trace was read from a file, which does not say.
std::optional<UndoneItems> undoneItems(const Trace &trace, EntityId join);
//! Only for the engine, once for each queue. The takers become the members of what is waited for.
void noteUndoneItems(Trace &trace, std::string_view queue, std::span<const EntityId> takers, quint32 left);

} // namespace awaitscope
