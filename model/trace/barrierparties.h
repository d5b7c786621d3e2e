// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <optional>

namespace awaitscope {

//! How many tasks must wait at a barrier until it opens. \a barrier: what a task waits for. None: it is no barrier, or the trace does not
//! say, because the run did not end in a deadlock or was read from a file.
std::optional<quint32> partiesOf(const Trace &trace, EntityId barrier);
//! Only for the engine, once for each barrier at which a task waits when the run ends in a deadlock.
void noteParties(Trace &trace, std::string_view barrier, quint32 parties);

} // namespace awaitscope
