// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/timeline/displaylist.h"

namespace awaitscope {

//! Bars lower than this have neither pattern nor outline: one tone a state.
constexpr qreal LowBar = 6;

//! The look of a bar of this state, without its place.
RectItem barLook(SpanState state, bool orphan);

//! The one tone of a low bar.
ColorRole lowBarTone(SpanState state, bool orphan);

} // namespace awaitscope
