// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/files.h"
#include "model/formats/console.h"
#include "model/formats/tracewriter.h"
#include "model/program/exampleindex.h"
#include "model/program/tasksetreader.h"
#include "views/export/exporter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace awaitscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

void print(FILE *stream, const QByteArray &utf8)
{
    std::fwrite(utf8.constData(), 1, std::size_t(utf8.size()), stream);
    std::fflush(stream);
}

//! The file with the strategy applied, ready to run; problems are on standard error already.
struct Loaded
{
    TaskSet set;
    std::unique_ptr<Run> run;
};
std::optional<Loaded> load(const QString &file, Strategy strategy, const RunOptions &options)
{
    const Result<TaskSet> set = loadTaskSet(file);
    if (!set) {
        printError(describe(file, set.problems()));
        return std::nullopt;
    }
    Result<TaskSet> rewritten = withStrategy(*set, strategy);
    if (!rewritten) {
        printError(describe(file, rewritten.problems()));
        return std::nullopt;
    }
    Result<std::unique_ptr<Run>> run = Run::create(*rewritten, options);
    if (!run) {
        printError(describe(file, run.problems()));
        return std::nullopt;
    }
    return Loaded{*std::move(rewritten), *std::move(run)};
}

//! Where the trace goes. A file is opened before the run, so that a path that cannot be written is told at once, and
//! appears whole at the end or not at all.
std::unique_ptr<QFileDevice> openEvents(const QString &path)
{
    if (path == QLatin1String("-")) {
        auto out = std::make_unique<QFile>();
        return out->open(stdout, QIODevice::WriteOnly) ? std::move(out) : nullptr;
    }
    auto file = std::make_unique<QSaveFile>(path);
    if (file->open(QIODevice::WriteOnly))
        return file;
    printError(QStringLiteral("%1: %2\n").arg(path, text("Cannot be written: %1.").arg(file->errorString())));
    return nullptr;
}

bool writeEvents(const Run &run, const request::Run &request, QFileDevice &out)
{
    QString error = writeTrace(run.trace(), out, request.ticks);
    if (auto *file = qobject_cast<QSaveFile *>(&out); error.isEmpty() && file && !file->commit())
        error = file->errorString();
    if (!error.isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(request.events, text("Cannot be written: %1.").arg(error)));
    return error.isEmpty();
}

void printConsole(const Trace &trace, FILE *prints, FILE *reports)
{
    for (const ConsoleLine &line : consoleLines(trace))
        print(line.isError ? reports : prints, QByteArray::fromStdString(line.text) + '\n');
}

} // namespace

void printOut(const QString &message)
{
    print(stdout, message.toUtf8());
}

void printError(const QString &message)
{
    print(stderr, message.toUtf8());
}

int runCommand(const request::Run &request)
{
    std::optional<Loaded> loaded = load(request.file, request.strategy, request.options);
    if (!loaded)
        return Misused;
    const bool toStandardOutput = request.events == QLatin1String("-");
    std::unique_ptr<QFileDevice> events;
    if (!request.events.isEmpty() && !(events = openEvents(request.events)))
        return Misused;
    Run &run = *loaded->run;
    run.runToEnd();
    if (events && !writeEvents(run, request, *events))
        return Misused;
    if (!toStandardOutput)
        printConsole(run.trace(), stdout, stderr);
    else if (request.console)
        printConsole(run.trace(), stderr, stderr);
    if (!run.limitMessage().isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(request.file, run.limitMessage()));
    return run.endedWithException() ? Failed : Done;
}

int exportCommand(const request::Export &request)
{
    for (const QString &file : request.files) {
        std::optional<Loaded> loaded = load(file, request.strategy, {});
        if (!loaded)
            return Misused;
        loaded->run->runToEnd();
        TraceStore store(loaded->run->trace());
        store.update();
        ExportOptions options = request.options;
        options.strategy = request.strategy == Strategy::AsWritten ? QString() : strategyId(request.strategy);
        QString out = request.output;
        out.replace(QLatin1String("{name}"), QFileInfo(file).completeBaseName());
        if (const std::optional<QString> error = exportFile(&loaded->set, store, options, out)) {
            printError(*error + u'\n');
            return Misused;
        }
    }
    return Done;
}

int checkCommand(const request::Check &request)
{
    int status = Done;
    for (const QString &file : request.files) {
        const Result<QByteArray> contents = readFile(file);
        if (!contents) {
            printError(describe(file, contents.problems()));
            status = Misused;
            continue;
        }
        const Result<TaskSet> set = readTaskSet(*contents);
        Problems problems = set ? Problems() : set.problems();
        if (set)
            if (const Result<std::unique_ptr<Run>> run = Run::create(*set); !run)
                problems = run.problems();
        printOut(describe(file, problems));
        if (!problems.empty() && status == Done)
            status = Failed;
    }
    return status;
}

int windowWithoutDisplay(const request::Window &request)
{
    printError(text("There is no display, so no window is opened: here is the console, and the timeline in timeline.png.\n"));
    Result<TaskSet> set = request.file.isEmpty() ? readExample(QStringLiteral("first-look")) : loadTaskSet(request.file);
    if (!set) {
        printError(describe(request.file, set.problems()));
        return Misused;
    }
    Result<std::unique_ptr<Run>> run = Run::create(*set);
    if (!run) {
        printError(describe(request.file, run.problems()));
        return Misused;
    }
    (*run)->runToEnd();
    printConsole((*run)->trace(), stdout, stderr);
    TraceStore store((*run)->trace());
    store.update();
    const std::optional<QString> error = exportFile(&*set, store, {}, QDir::current().filePath(QStringLiteral("timeline.png")));
    if (error)
        printError(*error + u'\n');
    return error ? Misused : Done;
}

} // namespace awaitscope
