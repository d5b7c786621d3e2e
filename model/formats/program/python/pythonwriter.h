// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/program/programtext.h"
#include "model/program/grammar/taskset.h"

namespace awaitscope {

//! The asyncio program as one would write it by hand: under Python it prints and reports what the console shows, whatever names
//! and texts contain. \a set must be checked.
ProgramText pythonProgram(const TaskSet &set);

//! Only its source.
inline QString writePython(const TaskSet &set)
{
    return pythonProgram(set).source;
}

} // namespace awaitscope
