// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace awaitscope {

//! A process that runs Python, as /proc describes it.
struct PythonProcess
{
    qint64 id = 0;
    QString command; //!< its words, as a shell would take them
    QString version; //!< "3.14"; empty: its files do not say
    QString interpreter; //!< the program that it executes
    QString hindrance; //!< why it cannot be recorded, as a sentence; empty: nothing is known that would prevent it
};

//! The Python processes of this user, without this one's own, the newest first. Nothing is executed.
std::vector<PythonProcess> findPythonProcesses();

//! The process with that number, whatever it is. Its hindrance also says that it is gone, is no Python or is another user's.
PythonProcess pythonProcess(qint64 id);

//! Whether it has not ended, even if nobody has taken notice of its end.
bool isAlive(qint64 id);

} // namespace awaitscope
