// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/picture/displaylist.h"

namespace awaitscope {

//! Bars lower than this have no pattern and no outline, only one tone per state. Pixels.
constexpr qreal LowBar = 6;

//! The look of a bar in this state, without its position.
RectItem barLook(SpanState state, bool orphan);

//! The single tone of a low bar.
ColorRole lowBarTone(SpanState state, bool orphan);

} // namespace awaitscope
