// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"
#include "views/timeline/displaylist.h"

#include <optional>

namespace awaitscope {

//! Where an item of the list can be clicked: its shape, widened to at least 8 px each way.
QRectF hitArea(const DisplayItem &item);

//! What lies at \a pos: the uppermost item that contains it, else the nearest whose widened area does; a lane only if
//! there is nothing on it. `kind` is None where there is nothing. Linear in the list.
ItemRef hitTest(const DisplayList &list, QPointF pos);

//! Lanes, spans, marks and arrows as the views share them.
std::optional<ViewItem> toViewItem(const ItemRef &ref);

} // namespace awaitscope
