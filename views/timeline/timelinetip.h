// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"
#include "views/common/viewstate.h"
#include "views/picture/displaylistbuilder.h"

#include <QString>

namespace awaitscope {

//! What is under the pointer, as rich text: a headline, the facts, and a plain explanation of why it looks as it does.
//! \a merged: how many spans share the place.
QString timelineTip(const TraceStore &store, const ViewItem &item, quint32 merged, const Theme &theme);

//! The same for anything in a display list that has words, including signs of the picture as a whole. \a options: those it was built with.
QString timelineTip(const TraceStore &store, const ItemRef &ref, const TimelineOptions &options, const Theme &theme);

} // namespace awaitscope
