// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/programtext.h"
#include "model/program/taskset.h"

namespace awaitscope {

//! The asyncio program as one would write it by hand: it prints and reports under Python what the console shows, whatever
//! names and texts hold. \a set must be a checked one.
ProgramText pythonProgram(const TaskSet &set);

//! Only its source.
inline QString writePython(const TaskSet &set)
{
    return pythonProgram(set).source;
}

} // namespace awaitscope
