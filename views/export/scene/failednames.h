// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylistbuilder.h"

#include <functional>
#include <vector>

namespace awaitscope {

//! The name of a failed lane in a picture whose rows are too thin for the names of all lanes.
struct FailedName
{
    quint32 lane = 0;
    qreal y = 0; //!< of its middle, from the top of the rows
    Fate fate = Fate::Pending;
    quint32 others = 0; //!< failed lanes so close to it that their own names do not fit
};

//! Middle of the lane's row from the top of all rows; none if it is not shown.
using RowMiddle = std::function<std::optional<qreal>(quint32 lane)>;

//! As many names of failed lanes as fit into \a height without touching each other, from top to bottom. Lanes whose exception
//! was never retrieved take precedence.
std::vector<FailedName> placeFailedNames(const TraceStore &store, const RowMiddle &middleOf, qreal height);

//! Width of a column for \a names; 0 if there are none.
qreal failedNamesWidth(const TraceStore &store, const std::vector<FailedName> &names, const TextMeasure &measure);

//! Draws them into the names column of \a list, each with a glyph for the fate of its exception.
void addFailedNames(const TraceStore &store, const std::vector<FailedName> &names, DisplayList &list);

} // namespace awaitscope
