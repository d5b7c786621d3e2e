// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/openrun.h"

#include "app/cli/commandline.h"
#include "app/document/fileloader.h"
#include "app/document/files.h"
#include "model/runs/enginerun.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

std::unique_ptr<RunSource> openRecording(const QString &file, const RunConditions &conditions)
{
    const auto refuse = [&file](const char *why) {
        printError(QStringLiteral("%1: %2\n").arg(visibleText(file), text(why)));
        return nullptr;
    };
    if (conditions.python)
        return refuse(QT_TRANSLATE_NOOP("CommandLine", "A recorded run is over, so it cannot be given another Python."));
    if (conditions.strategy != Strategy::AsWritten)
        return refuse(QT_TRANSLATE_NOOP("CommandLine", "A recorded run is over, so it cannot be given a strategy."));
    Result<Recording> recording = FileLoader::readNow(file);
    if (recording) {
        printLeftOut(file, *recording);
        return sourceOf(*std::move(recording));
    }
    printError(describe(file, recording.problems()));
    return nullptr;
}

} // namespace

void printLeftOut(const QString &file, const Recording &recording)
{
    if (!recording.leftOut.isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(visibleText(file), recording.leftOut));
}

TaskSet under(std::optional<PythonVersion> python, TaskSet set)
{
    if (python)
        set.python = python;
    return set;
}

std::unique_ptr<RunSource> openRun(const QString &file, const RunConditions &conditions)
{
    if (FileLoader::kindOf(file) == FileLoader::Kind::Recording)
        return openRecording(file, conditions);
    const Result<TaskSet> set = loadTaskSet(file);
    if (!set) {
        printError(describe(file, set.problems()));
        return nullptr;
    }
    Result<std::unique_ptr<EngineRun>> run = EngineRun::create(under(conditions.python, *set), conditions.strategy, conditions.options);
    if (run)
        return *std::move(run);
    printError(describe(file, run.problems()));
    return nullptr;
}

} // namespace awaitscope
