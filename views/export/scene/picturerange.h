// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <optional>

namespace awaitscope {

//! What a picture of the time \a all shows: some room before and after it, or \a wanted as far as it is valid. \a width in pixels,
//! names included.
TimeRange pictureRange(TimeRange all, const std::optional<TimeRange> &wanted, double width);

} // namespace awaitscope
