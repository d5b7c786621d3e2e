// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"

#include <QHash>
#include <QString>

namespace awaitscope {

//! A task set as a readable asyncio program.
struct PythonProgram
{
    QString source;
    QHash<QString, int> lineOfStep; //!< by JSON pointer of the step, as Trace::stepPointers spells it; lines count from 1
    //! The innermost step written on that line or, for a line that only belongs to one (`try:`, `pass`), the one above it.
    QString stepAt(int line) const;
};

//! The plain program, character for character that of the reference runner (`oracle.py emit`), whatever names and texts
//! hold. \a set must be a checked one.
PythonProgram pythonProgram(const TaskSet &set);

//! Only its source.
inline QString writePython(const TaskSet &set)
{
    return pythonProgram(set).source;
}

} // namespace awaitscope
