// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/explain.h"
#include "views/common/viewstate.h"

#include <optional>

namespace awaitscope {

//! What a lane, a span or a mark shows, and why. Absent for an arrow and for an item that does not exist.
std::optional<Explanation> explainItem(const TraceStore &store, const ViewItem &item);

} // namespace awaitscope
