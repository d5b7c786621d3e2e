// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "views/common/theme.h"

#include <QPixmap>

namespace awaitscope {

//! How a picture of a run is made. Sizes are in layout pixels.
struct RunPictureOptions
{
    int width = 760;
    int maximalHeight = 32'000; //!< what is below is cut off
    bool legend = false;
    qreal ratio = 1; //!< device pixels in a layout pixel
};

//! The timeline of a task set, as exported pictures show it; null if the set cannot be run.
QPixmap runPicture(const TaskSet &set, const Theme &theme, const RunPictureOptions &options);

} // namespace awaitscope
