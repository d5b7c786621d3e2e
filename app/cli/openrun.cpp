// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/openrun.h"

#include "app/cli/commandline.h"
#include "app/document/fileloader.h"
#include "app/document/files.h"
#include "model/program/file/tasksetreader.h"
#include "model/runs/enginerun.h"
#include "model/text/visibletext.h"
#include "views/export/embedding/embedding.h"

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

Result<FoundProgram> loadPicture(const QString &file)
{
    QString error;
    const std::optional<EmbeddedTaskSet> found = readEmbeddedTaskSet(file, &error);
    if (!found)
        return Problem{{}, error};
    Result<TaskSet> set = readTaskSet(found->json);
    if (!set)
        return set.problems();
    return FoundProgram{*std::move(set), strategyFromId(found->strategy).value_or(Strategy::AsWritten)};
}

} // namespace

void printLeftOut(const QString &file, const Recording &recording)
{
    if (!recording.leftOut.isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(visibleText(file), recording.leftOut));
}

Result<FoundProgram> loadProgram(const QString &file)
{
    if (FileLoader::kindOf(file) == FileLoader::Kind::Picture)
        return loadPicture(file);
    Result<TaskSet> set = loadTaskSet(file);
    if (!set)
        return set.problems();
    return FoundProgram{*std::move(set)};
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
    Result<FoundProgram> found = loadProgram(file);
    if (!found) {
        printError(describe(file, found.problems()));
        return nullptr;
    }
    const Strategy strategy = conditions.strategy == Strategy::AsWritten ? found->strategy : conditions.strategy;
    Result<std::unique_ptr<EngineRun>> run = EngineRun::create(under(conditions.python, std::move((*std::move(found)).set)), strategy, conditions.options);
    if (run)
        return *std::move(run);
    printError(describe(file, run.problems()));
    return nullptr;
}

} // namespace awaitscope
