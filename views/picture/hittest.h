// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"
#include "views/picture/displaylistbuilder.h"

#include <optional>

namespace awaitscope {

//! Where an item of the list can be clicked: its shape, enlarged to at least 8 px in each direction.
QRectF hitArea(const DisplayItem &item);

//! The item at \a pos: the topmost one that contains it, otherwise the nearest one whose enlarged area does; a lane only if
//! nothing else is there. `kind` is None if there is nothing. Linear in the list.
ItemRef hitTest(const DisplayList &list, QPointF pos);

//! Converts whatever can be selected to the item that the views share; nothing for a legend entry. \a options: those the list was built with.
std::optional<ViewItem> toViewItem(const ItemRef &ref, const TimelineOptions &options);

} // namespace awaitscope
