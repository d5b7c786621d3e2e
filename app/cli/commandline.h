// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/pythonprogram.h"
#include "model/engine/run.h"
#include "model/program/strategy/strategy.h"
#include "views/export/options/exportoptions.h"
#include "views/export/scene/comparisonscene.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace awaitscope {

//! What the command line requests.
namespace request {

struct Window
{
    QString file; //!< empty: recovered work, or the example of the first start
    QString screenshot; //!< not empty: draw the window into this file and exit
    QString theme; //!< light, dark or empty
    QSize size;
    QString follow; //!< not empty: wait for this recording
    QString process; //!< number of the process that will write it; empty: unknown
};
struct Run
{
    QString file;
    Strategy strategy = Strategy::AsWritten;
    std::optional<PythonVersion> python; //!< none: that of the task set
    RunOptions options;
    QString events; //!< a path, "-" or empty
    bool console = false; //!< requested explicitly
    bool ticks = false;
};
struct Export
{
    QStringList files;
    QString output; //!< for more than one file it contains {name}
    Strategy strategy = Strategy::AsWritten;
    std::optional<PythonVersion> python; //!< none: that of each task set
    QString interpreter; //!< for Python files; empty: python3
    ExportOptions options;
    QStringList lanes; //!< by name; empty: all
    bool watch = false; //!< keep running, and export each file again when it changes
};
//! Runs side by side: each file with each strategy.
struct Compare
{
    QStringList files;
    std::vector<Strategy> strategies; //!< empty: as written; of one task set alone, all that it allows
    std::vector<PythonVersion> pythons; //!< empty: that of each task set
    QString output; //!< empty: Markdown on standard output
    ComparisonOptions options;
    bool failOnDifference = false;
};
struct Check
{
    QStringList files;
    std::optional<PythonVersion> python; //!< none: that of each task set
};
//! Run a command, and record the Python programs in it.
struct Record
{
    QStringList command; //!< not empty
    QString output; //!< empty: a free name
    QStringList options; //!< of the probe
    bool live = false; //!< open a window that follows it
};
//! Record a program that is already running.
struct Attach
{
    qint64 process = 0;
    QString interpreter; //!< that makes the request; empty: the program's own
    QString output; //!< empty: a free name
    QStringList options; //!< of the probe
    bool live = false; //!< open a window that follows it
};
//! Run a Python file, and return what it returns.
struct RunPython
{
    PythonRun run;
    QString events; //!< a path, "-" or empty
};
//! Run a Python file once for each of its awaits, which fails, and say what became of it.
struct TryAwaits
{
    PythonRun run;
    QString failure; //!< TYPE or TYPE:MESSAGE; empty: a TimeoutError
    bool eachTime = false; //!< fails each time the program comes there, not only the first time
    bool json = false;
};
//! Make a task set of a Python file or of a recorded run.
struct Convert
{
    QString file;
    QString output;
    bool fromRun = false; //!< of a Python file: run it, and tell the run again
    QString interpreter; //!< empty: python3
};
//! Where the probe is.
struct Probe
{};
//! Something to print: a help text, the version.
struct Print
{
    QString text;
};
//! Wrong usage: a message for standard error.
struct Wrong
{
    QString message;
};

} // namespace request

using Invocation = std::variant<request::Window, request::Run, request::Export, request::Compare, request::Check, request::Record, request::Attach,
                                request::RunPython, request::TryAwaits, request::Convert, request::Probe, request::Print, request::Wrong>;

//! Exit status of the program.
enum ExitStatus { Done = 0,
                  Failed = 1,
                  Misused = 2,
                  Stuck = 3 /*!< a deadlock or a limit ended the run */ };

//! Parses the arguments, without the name of the program. Pure.
Invocation parseArguments(const QStringList &arguments);

//! \name The commands without a window. Each returns the exit status.
//!@{
int runCommand(const request::Run &request);
int exportCommand(const request::Export &request);
int compareCommand(const request::Compare &request);
int checkCommand(const request::Check &request);
//! Becomes the command; returns only if that fails.
int recordCommand(const request::Record &request);
//! Returns when the program has ended, or at SIGINT and SIGTERM.
int attachCommand(const request::Attach &request);
int probeCommand();
//! Becomes the program, unless its events are wanted.
int runPythonCommand(const request::RunPython &request);
int tryCommand(const request::TryAwaits &request);
int convertCommand(const request::Convert &request);
//! `awaitscope` without a display: says so, prints the console output of the file and writes its timeline.png.
int windowWithoutDisplay(const request::Window &request);
//!@}

//! Returns \a status, or Misused with a message if writing to standard output failed.
int statusAfterOutput(int status);

//! UTF-8 to standard output, or to standard error.
void printOut(const QString &text);
void printError(const QString &text);

} // namespace awaitscope
