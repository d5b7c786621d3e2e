// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"
#include "model/program/grammar/taskset.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QProcess;

namespace awaitscope {

//! How a Python file is run.
struct PythonRun
{
    QString file;
    QString interpreter; //!< a name or a path; empty: python3
    QStringList options; //!< of resources/python/launch.py
    QStringList arguments; //!< of the program
    QString folder; //!< in which it works; empty: that of this process
    std::optional<QProcessEnvironment> environment; //!< none: that of this process
};

//! Whether a file is Python, by its suffix.
bool isPythonFile(const QString &file);

//! The interpreter and its arguments, which run the program as `python3 FILE` would, on a virtual clock. A problem if there is no such
//! interpreter, or if the Python code of this program is not installed. Nothing is executed.
Result<QStringList> pythonCommand(const PythonRun &run);

//! Starts a command of that run.
void startPython(QProcess &process, const PythonRun &run, const QStringList &command);

//! Waits until the process has ended, and asks several times a second whether to go on. If not, it is killed with all that it has started.
//! A problem if that happened, or if it did not start.
Problems waitForPython(QProcess &process, const std::function<bool()> &goOn);

//! Options of launch.py with which the program is recorded into \a recording, a file that does not exist.
QStringList pythonRecordingOptions(const QString &recording);

//! Runs the program to its end without its output, and records it into \a recording, which must not exist. It may be stopped by its
//! limits; the recording is then complete up to there. A problem if there is none. \a goOn: see waitForPython().
Problems recordPython(PythonRun run, const QString &recording, const std::function<bool()> &goOn = {});

//! The process that makes a task set of the source, and what it has made. Nothing of the source is executed.
Result<QStringList> translationCommand(const QString &file, const QString &interpreter);
Result<TaskSet> translatedSet(QProcess &ended);

//! The process that finds how a strategy (NAME[@LINE]) is written into the calls of gather of the source. Nothing of it is executed.
Result<QStringList> rewritingCommand(const QString &strategy, const QString &file, const QString &interpreter);

//! The last thing that launch.py said on standard error, as a problem of that file.
Problem complaintOf(const QByteArray &said, const QString &file);

//! Makes a task set of the source without executing it. Each construct that a task set cannot express is a problem with its line.
Result<TaskSet> translatePython(const QString &file, const QString &interpreter);

//! "FILE: message", one line per problem. These have no JSON pointer.
QString describePython(const QString &file, const Problems &problems);

} // namespace awaitscope
