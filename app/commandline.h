// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/run.h"
#include "model/program/strategy.h"
#include "views/export/exportoptions.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace awaitscope {

//! What the program was asked to do.
namespace request {

struct Window
{
    QString file; //!< empty: the example of the first start, or the work that was left behind
    QString screenshot; //!< not empty: draw the window into this file and end
    QString theme; //!< light, dark or empty
    QSize size;
};
struct Run
{
    QString file;
    Strategy strategy = Strategy::AsWritten;
    RunOptions options;
    QString events; //!< a path, "-" or empty
    bool console = false; //!< asked for by name
    bool ticks = false;
};
struct Export
{
    QStringList files;
    QString output; //!< with more than one file it holds {name}
    Strategy strategy = Strategy::AsWritten;
    ExportOptions options;
    QStringList lanes; //!< by name; empty: all
    bool watch = false; //!< go on, and export each file again when it changes
};
struct Check
{
    QStringList files;
};
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

using Invocation = std::variant<request::Window, request::Run, request::Export, request::Check, request::Print, request::Wrong>;

//! Exit status of the program.
enum ExitStatus { Done = 0,
                  Failed = 1,
                  Misused = 2 };

//! Understands the arguments, without the name of the program. Pure.
Invocation parseArguments(const QStringList &arguments);

//! What `awaitscope TOPIC --help` prints; an empty topic is the whole program.
QString helpText(const QString &topic);

//! \name The commands without a window. Each returns the exit status.
//!@{
int runCommand(const request::Run &request);
int exportCommand(const request::Export &request);
int checkCommand(const request::Check &request);
//! `awaitscope` where there is no display: says so, prints the console of the file and writes its timeline.png.
int windowWithoutDisplay(const request::Window &request);
//!@}

//! \a status, or Misused if something that was printed to standard output did not get there; says so.
int statusAfterOutput(int status);

//! UTF-8 to standard output, or to standard error.
void printOut(const QString &text);
void printError(const QString &text);

} // namespace awaitscope
