// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/pythonprogram.h"
#include "model/trace/tracestore.h"

#include <QTemporaryDir>

#include <functional>
#include <vector>

namespace awaitscope {

//! A place of a Python program that awaits.
struct AwaitPlace
{
    int line = 0;
    int nth = 0; //!< of its line, from 1
    QString kind; //!< await, async with, async for
    QString function; //!< empty: outside functions
    QString code;
};

//! How one run of the program ended, as far as it matters here.
struct TrialRun
{
    int status = 0;
    QByteArray printed;
    QByteArray said; //!< standard error
    QString stopped; //!< why the program was stopped, because it hangs or exceeds a limit; else empty
    // Names of tasks.
    QStringList lost, unseen, orphans, pending, neverAwaited;
};

//! The fault that makes this await fail, as the command line has it. \a eachTime: not only the first time that the program comes there.
QString faultAt(const AwaitPlace &place, const QString &failure, bool eachTime);

//! Reads which tasks left something behind.
void readTasks(const TraceStore &store, TrialRun &run);
//! Removes the names that \a plain has.
void subtract(TrialRun &run, const TrialRun &plain);

//! What became of the program when an await failed. The names are those that are not in the plain run.
struct AwaitTrial
{
    AwaitPlace place;
    bool reached = false;
    bool outputChanged = false;
    bool ended = false; //!< the exception ended the program, or its exit status is another
    TrialRun run;
};

//! Runs a program once as it is, and once for each await made to fail.
class AwaitTrials
{
public:
    //! \a failure: TYPE or TYPE:MESSAGE. \a eachTime: not only the first time that the program comes there.
    AwaitTrials(PythonRun run, QString failure, bool eachTime);

    //! Finds the awaits and makes the plain run. \a goOn is asked several times a second; false ends the program that runs.
    Problems prepare(const std::function<bool()> &goOn);
    const std::vector<AwaitPlace> &places() const { return m_places; }
    const TrialRun &plain() const { return m_plain; }
    //! Problems: it could not be run, or \a goOn was false.
    Result<AwaitTrial> trial(const AwaitPlace &place, const std::function<bool()> &goOn);

private:
    Problems findPlaces(const std::function<bool()> &goOn);
    Result<TrialRun> run(const QStringList &options, const QString &name, const std::function<bool()> &goOn);

    PythonRun m_run;
    QString m_failure;
    bool m_eachTime;
    QTemporaryDir m_folder;
    std::vector<AwaitPlace> m_places;
    TrialRun m_plain;
};

} // namespace awaitscope
