// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/lane.h"

namespace awaitscope {

//! How long the displayed run is, and what of the time around it can be shown.
struct RunExtent
{
    TimeRange run{Time{0}, Time{1'000'000'000}};
    bool live = false; //!< in progress: what is shown grows in steps, so that the picture need not be rescaled in every frame
    Time hidden{0}; //!< how much of the run is not shown because idle time is cut; margins are based on the rest
    Time axis{0}; //!< end of the longest run that is compared with this one

    //! The run with margins, and while it is live some room for growth. \a compared: up to the end of the longest of the compared runs.
    TimeRange domain(bool compared) const;
};

} // namespace awaitscope
