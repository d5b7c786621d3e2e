// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace awaitscope {

//! A task set as the source of a program.
struct ProgramText
{
    QString source;
    QHash<QString, int> lineOfStep; //!< by JSON pointer of the step, as in Trace::stepPointers; lines count from 1
    int firstLine = 1; //!< where the task set's own part begins, after what every program of the kind contains
    //! The innermost step written on that line or, for a line that is only part of one (`try:`, `pass`), the one above it.
    QString stepAt(int line) const;
};

} // namespace awaitscope
