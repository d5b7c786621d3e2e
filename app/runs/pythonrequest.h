// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/pythonprogram.h"

namespace awaitscope {

//! A text that is to be run as a Python program.
struct PythonRequest
{
    QString text;
    QString name; //!< of the file that is made of it: "Untitled.py"
    QString file; //!< the file that has exactly this text, which then is run itself; empty: there is none
    QString folder; //!< where it works and looks for modules; empty: a folder of its own
    QString interpreter;
    bool isRealClock = false;
    QStringList arguments;
    QStringList environment; //!< names of more variables that it may see
    int elapsedSeconds = 300;
    int memoryMegabytes = 4096;
    int outputMegabytes = 10;
    QStringList options; //!< more options of launch.py
    bool operator==(const PythonRequest &) const = default;
};

//! How the text is run, within its limits: from its file, or from a copy in \a folder, which is that of one user and has room for what the
//! program writes to its temporary folder. A problem if the copy cannot be written. Nothing is executed.
Result<PythonRun> preparedRun(const PythonRequest &request, const QString &folder);

} // namespace awaitscope
