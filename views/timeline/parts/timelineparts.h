// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/idlecuts.h"
#include "views/timeline/parts/itemnavigation.h"
#include "views/timeline/parts/lanerows.h"
#include "views/timeline/parts/lanesearch.h"
#include "views/timeline/parts/markerlayer.h"
#include "views/timeline/parts/rangenavigation.h"
#include "views/timeline/parts/sleepresize.h"
#include "views/timeline/parts/timelinespace.h"

namespace awaitscope {

//! What a timeline is made of, for those of its parts that work with several others.
struct TimelineParts
{
    TimelineSpace &space;
    RangeNavigation &ranges;
    LaneRows &rows;
    ItemNavigation &items;
    LaneSearch &search;
    MarkerLayer &markers;
    SleepResize &sleeps;
    IdleCuts &cuts;
};

} // namespace awaitscope
