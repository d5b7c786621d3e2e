// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: Python files.

#include "app/cli/commandline.h"
#include "app/document/fileloader.h"
#include "app/document/files.h"
#include "app/runs/pythonprogram.h"
#include "app/runs/runlikeness.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetwriter.h"
#include "model/retell/retelling.h"
#include "model/text/filenames.h"
#include "model/text/outputfile.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace awaitscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

//! Takes this program's place. Returns only if that fails.
int becomeCommand(const QStringList &command)
{
    std::vector<QByteArray> words;
    for (const QString &word : command)
        words.push_back(fileNameToBytes(word));
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    printError(QStringLiteral("awaitscope: %1: %2\n").arg(visibleText(command.first()), systemError(errno)));
    return Misused;
}

//! Writes the events of a recording. Returns whether it succeeded.
bool writeRecordedEvents(const QString &recording, const request::RunPython &request)
{
    const Result<Recording> read = FileLoader::readNow(recording);
    if (!read) {
        printError(describe(request.run.file, read.problems()));
        return false;
    }
    OutputFile out(request.events == QLatin1String("-") ? QStringLiteral("/dev/stdout") : request.events, OutputFile::Option::Wait);
    QString error = out.open() ? writeTrace(*read->trace, out) : out.errorString();
    if (error.isEmpty() && !out.commit())
        error = out.errorString();
    if (!error.isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(visibleText(request.events), text("Cannot be written: %1.").arg(error)));
    return error.isEmpty();
}

} // namespace

int runPythonCommand(const request::RunPython &request)
{
    PythonRun run = request.run;
    QTemporaryDir folder;
    const QString recording = folder.filePath(QStringLiteral("run.awrec"));
    if (!request.events.isEmpty())
        run.options += pythonRecordingOptions(recording);
    const Result<QStringList> command = pythonCommand(run);
    if (!command) {
        printError(describePython(run.file, command.problems()));
        return Misused;
    }
    if (request.events.isEmpty()) {
        folder.remove();
        return becomeCommand(*command);
    }
    std::signal(SIGINT, SIG_IGN); // the program decides what an interrupt means
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    if (request.events == QLatin1String("-"))
        process.setStandardOutputFile(QProcess::nullDevice());
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.start(command->first(), command->mid(1));
    if (!process.waitForFinished(-1)) {
        printError(QStringLiteral("awaitscope: %1\n").arg(process.errorString()));
        return Misused;
    }
    return writeRecordedEvents(recording, request) ? process.exitCode() : int(Misused);
}

namespace {

//! Runs the task set, and says whether it does what was recorded. What it does not do is no failure: a trace does not tell everything.
int printLikeness(const QString &file, const Trace &recorded, const TaskSet &set)
{
    const Result<QString> found = likeness(recorded, set);
    if (!found) {
        printError(describe(file, found.problems()));
        return Misused;
    }
    printError(QStringLiteral("%1: %2\n").arg(visibleText(file), *found));
    return Done;
}

int convertRecording(const request::Convert &request, const QString &recording)
{
    const Result<Recording> read = FileLoader::readNow(recording);
    const Result<TaskSet> set = read ? retell(*read->trace) : Result<TaskSet>(read.problems());
    if (!set) {
        printError(describe(request.file, set.problems()));
        return Misused;
    }
    if (const Problems problems = writeFile(request.output, writeTaskSet(*set)); !problems.empty()) {
        printError(describe(request.output, problems));
        return Misused;
    }
    return printLikeness(request.output, *read->trace, *set);
}

int convertRun(const request::Convert &request)
{
    const QTemporaryDir folder;
    const QString recording = folder.filePath(QStringLiteral("run.awrec"));
    PythonRun run;
    run.file = request.file;
    run.interpreter = request.interpreter;
    if (const Problems problems = recordPython(run, recording); !problems.empty()) {
        printError(describePython(request.file, problems));
        return Misused;
    }
    return convertRecording(request, recording);
}

} // namespace

int convertCommand(const request::Convert &request)
{
    if (isSameFile(request.file, request.output)) {
        printError(text("%1: This would overwrite the file itself.\n").arg(visibleText(request.output)));
        return Misused;
    }
    if (!isPythonFile(request.file))
        return convertRecording(request, request.file);
    if (request.fromRun)
        return convertRun(request);
    const Result<TaskSet> set = translatePython(request.file, request.interpreter);
    Problems problems = set ? writeFile(request.output, writeTaskSet(*set)) : set.problems();
    if (problems.empty())
        return Done;
    if (set) {
        printError(describe(request.output, problems));
        return Misused;
    }
    printError(describePython(request.file, problems));
    return Misused;
}

} // namespace awaitscope
