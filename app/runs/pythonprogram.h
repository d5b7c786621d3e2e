// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"
#include "model/program/grammar/taskset.h"

#include <QString>
#include <QStringList>

class QProcess;

namespace awaitscope {

//! How a Python file is run.
struct PythonRun
{
    QString file;
    QString interpreter; //!< a name or a path; empty: python3
    QStringList options; //!< of resources/python/launch.py
    QStringList arguments; //!< of the program
};

//! Whether a file is Python, by its suffix.
bool isPythonFile(const QString &file);

//! The interpreter and its arguments, which run the program as `python3 FILE` would, on a virtual clock. A problem if there is no such
//! interpreter, or if the Python code of this program is not installed. Nothing is executed.
Result<QStringList> pythonCommand(const PythonRun &run);

//! Options of launch.py with which the program is recorded into \a recording, a file that does not exist.
QStringList pythonRecordingOptions(const QString &recording);

//! Runs the program to its end without its output, and records it into \a recording, which must not exist. It may be stopped by its
//! limits; the recording is then complete up to there. A problem if there is none.
Problems recordPython(PythonRun run, const QString &recording);

//! The process that makes a task set of the source, and what it has made. Nothing of the source is executed.
Result<QStringList> translationCommand(const QString &file, const QString &interpreter);
Result<TaskSet> translatedSet(QProcess &ended);

//! The last thing that launch.py said on standard error, as a problem of that file.
Problem complaintOf(const QByteArray &said, const QString &file);

//! Makes a task set of the source without executing it. Each construct that a task set cannot express is a problem with its line.
Result<TaskSet> translatePython(const QString &file, const QString &interpreter);

//! "FILE: message", one line per problem. These have no JSON pointer.
QString describePython(const QString &file, const Problems &problems);

} // namespace awaitscope
