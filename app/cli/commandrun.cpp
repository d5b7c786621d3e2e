// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: the commands without a window.

#include "app/cli/commandline.h"
#include "app/cli/openrun.h"
#include "app/document/fileloader.h"
#include "app/document/files.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/exampleindex.h"
#include "model/runs/enginerun.h"
#include "model/text/filenames.h"
#include "model/text/outputfile.h"
#include "model/text/visibletext.h"
#include "model/words/console.h"
#include "views/export/exportjob.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QHash>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>

#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace awaitscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

int outputError = 0; //!< errno of the first failed write to standard output

void print(FILE *stream, const QByteArray &utf8)
{
    const bool printed = std::fwrite(utf8.constData(), 1, std::size_t(utf8.size()), stream) == std::size_t(utf8.size());
    if (std::fflush(stream) == 0 && printed)
        return;
    if (stream == stdout && outputError == 0)
        outputError = errno;
}

//! The destination of the trace. A file is opened before the run, so that an unwritable path is reported immediately; it appears
//! completely at the end or not at all.
std::unique_ptr<OutputFile> openEvents(const request::Run &request)
{
    const QString path = request.events == QLatin1String("-") ? QStringLiteral("/dev/stdout") : request.events;
    if (isSameFile(request.file, path)) {
        printError(text("%1: This would overwrite the task set itself.\n").arg(visibleText(path)));
        return nullptr;
    }
    auto file = std::make_unique<OutputFile>(path, OutputFile::Option::Wait);
    if (file->open())
        return file;
    printError(QStringLiteral("%1: %2\n").arg(visibleText(request.events), text("Cannot be written: %1.").arg(file->errorString())));
    return nullptr;
}

bool writeEvents(const Trace &trace, const request::Run &request, OutputFile &out)
{
    QString error = writeTrace(trace, out, request.ticks);
    if (error.isEmpty() && !out.commit())
        error = out.errorString();
    if (!error.isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(visibleText(request.events), text("Cannot be written: %1.").arg(error)));
    return error.isEmpty();
}

//! A name that is not in use; %1 becomes a number if necessary.
QString freeName(const QString &pattern)
{
    QString name = pattern.arg(QString());
    for (int number = 2; fileExists(name); ++number)
        name = pattern.arg(QStringLiteral("-%1").arg(number));
    return name;
}

//! To a file or a pipe exactly what Python would print; on a terminal, without control characters that move the cursor or hide lines.
void printConsole(const Trace &trace, FILE *prints, FILE *reports)
{
    for (const ConsoleLine &line : consoleLines(trace)) {
        FILE *stream = line.isError ? reports : prints;
        const QByteArray text = QByteArray::fromStdString(line.text);
        print(stream, (::isatty(::fileno(stream)) ? visibleUtf8(text) : text) + '\n');
    }
}

QString outputFor(const request::Export &request, const QString &file)
{
    QString out = request.output;
    return out.replace(QLatin1String("{name}"), QFileInfo(file).completeBaseName());
}

//! The lanes with these names, as shown in the timeline. None, with a message, if one does not exist.
std::optional<std::vector<quint32>> lanesNamed(const QStringList &names, const TraceStore &store, const QString &file)
{
    std::vector<quint32> lanes;
    for (const QString &name : names) {
        const std::size_t before = lanes.size();
        for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
            if (store.displayName(lane) == visibleText(name.trimmed()))
                lanes.push_back(lane);
        if (lanes.size() == before) {
            printError(QStringLiteral("%1: %2\n").arg(visibleText(file), text("There is no lane %1.").arg(visibleText(name.trimmed()))));
            return std::nullopt;
        }
    }
    return lanes;
}

//! The events without a store: for long runs they take most of the memory.
bool exportEvents(const Trace &trace, const QString &out)
{
    OutputFile file(out);
    QString error = file.open() ? writeTrace(trace, file) : file.errorString();
    if (error.isEmpty() && !file.commit())
        error = file.errorString();
    if (!error.isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(visibleText(out), text("Cannot be written: %1.").arg(error)));
    return error.isEmpty();
}

//! \a set is null for a recorded run.
bool exportStore(const request::Export &request, const QString &file, const TaskSet *set, const TraceStore &store)
{
    ExportOptions options = request.options;
    options.strategy = request.strategy == Strategy::AsWritten ? QString() : strategyId(request.strategy);
    if (!request.lanes.isEmpty()) {
        options.lanes = lanesNamed(request.lanes, store, file);
        if (!options.lanes)
            return false;
    }
    ExportJob job = ExportJob::prepare(set, store, options, outputFor(request, file));
    const std::optional<QString> error = job.run();
    if (error)
        printError(visibleText(*error) + u'\n');
    else if (!job.note().isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(visibleText(job.path()), job.note()));
    return !error;
}

//! Exports the run in \a source, which was made from \a file. Returns whether it succeeded; problems were printed to standard error.
bool exportRun(const request::Export &request, const QString &source, const QString &file, bool onlyEvents)
{
    const std::unique_ptr<RunSource> run = openRun(source, {request.strategy, request.python, {}});
    if (!run)
        return false;
    run->runToEnd();
    if (onlyEvents)
        return exportEvents(run->trace(), outputFor(request, file));
    run->store().update();
    return exportStore(request, file, run->program(), run->store());
}

//! A program of another language is made of the source, everything else of a recorded run of the program. Returns whether it succeeded.
bool exportPython(const request::Export &request, const QString &file, bool onlyEvents)
{
    const auto succeeded = [&file](const Problems &problems) {
        printError(describePython(file, problems));
        return problems.empty();
    };
    const std::optional<ExportFormat> format = formatOf(outputFor(request, file));
    if (format == ExportFormat::Python || format == ExportFormat::Cpp) {
        const Result<TaskSet> set = translatePython(file, request.interpreter);
        if (!set)
            return succeeded(set.problems());
        const Trace none;
        return exportStore(request, file, &*set, TraceStore(none));
    }
    QTemporaryDir folder;
    const QString recorded = folder.filePath(QStringLiteral("run.awrec"));
    PythonRun run;
    run.file = file;
    run.interpreter = request.interpreter;
    if (const Problems problems = recordPython(run, recorded); !problems.empty())
        return succeeded(problems);
    return exportRun(request, recorded, file, onlyEvents);
}

//! Returns whether it succeeded; problems were printed to standard error.
bool exportOne(const request::Export &request, const QString &file)
{
    const bool onlyEvents = formatOf(outputFor(request, file)) == ExportFormat::TraceLines && request.lanes.isEmpty();
    if (isPythonFile(file))
        return exportPython(request, file, onlyEvents);
    return exportRun(request, file, file, onlyEvents);
}

constexpr int SettleMs = 80; // an editor may write a file in several steps
constexpr int LookMs = 1000;

//! Exports changed files again, until the program is terminated.
class Watching
{
public:
    explicit Watching(const request::Export &request)
        : m_request(request)
    {
        for (const QString &file : m_request.files)
            m_stamps[file] = fileStamp(file);
        m_settled.setSingleShot(true);
        m_settled.setInterval(SettleMs);
        const auto wait = [this] { m_settled.start(); };
        QObject::connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settled, wait);
        QObject::connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settled, wait);
        QObject::connect(&m_settled, &QTimer::timeout, &m_watcher, [this] { exportChanged(); });
        // Polling is needed because a watch stays with the original file, even if its folder was replaced.
        QObject::connect(&m_look, &QTimer::timeout, &m_watcher, [this] { exportChanged(); });
        m_look.start(LookMs);
        watch();
    }

private:
    void watch()
    {
        for (const QString &file : m_request.files) {
            // Many editors replace the file by a new one, which only the watch on the folder reports.
            for (const QString &path : {file, QFileInfo(file).absolutePath()})
                if (fileExists(path))
                    m_watcher.addPath(path);
        }
    }

    void exportChanged()
    {
        for (const QString &file : m_request.files) {
            const FileStamp now = fileStamp(file);
            if (now == FileStamp() || std::exchange(m_stamps[file], now) == now)
                continue;
            if (exportOne(m_request, file))
                printOut(visibleText(outputFor(m_request, file)) + u'\n');
            m_watcher.removePath(file); // it may be another file
            m_watcher.removePath(QFileInfo(file).absolutePath());
        }
        watch();
    }

    const request::Export &m_request;
    QHash<QString, FileStamp> m_stamps;
    QFileSystemWatcher m_watcher;
    QTimer m_settled;
    QTimer m_look;
};

} // namespace

void printOut(const QString &message)
{
    print(stdout, visibleText(message, LineBreaks::Kept).toUtf8());
}

void printError(const QString &message)
{
    print(stderr, visibleText(message, LineBreaks::Kept).toUtf8());
}

int statusAfterOutput(int status)
{
    if (outputError == 0)
        return status;
    printError(text("standard output: Cannot be written: %1.\n").arg(systemError(outputError)));
    return Misused;
}

int runCommand(const request::Run &request)
{
    const std::unique_ptr<RunSource> run = openRun(request.file, {request.strategy, request.python, request.options});
    if (!run)
        return Misused;
    std::unique_ptr<OutputFile> events;
    if (!request.events.isEmpty() && !(events = openEvents(request)))
        return Misused;
    run->runToEnd();
    if (events && !writeEvents(run->trace(), request, *events))
        return Misused;
    const bool toStandardOutput = events && events->isStandardOutput();
    if (!toStandardOutput || request.console)
        printConsole(run->trace(), toStandardOutput ? stderr : stdout, stderr);
    if (const QString limit = run->limitMessage(); !limit.isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(visibleText(request.file), limit));
    return run->exitStatus();
}

int exportCommand(const request::Export &request)
{
    QSet<QString> outputs;
    for (const QString &file : request.files) {
        const QString out = outputFor(request, file);
        const auto isOut = [&out](const QString &input) { return isSameFile(input, out); };
        if (std::any_of(request.files.begin(), request.files.end(), isOut)) { // a task set may have the suffix .json, too
            printError(text("%1: This would overwrite the task set itself.\n").arg(visibleText(out)));
            return Misused;
        }
        const auto isSame = [&out](const QString &other) { return other == out || isSameFile(other, out); };
        if (std::any_of(outputs.begin(), outputs.end(), isSame)) {
            printError(text("%1: Two files would be written to %2.\n").arg(visibleText(file), visibleText(out)));
            return Misused;
        }
        outputs.insert(out);
        if (request.output.contains(QLatin1String("{name}")))
            makeFoldersFor(out); // creates a folder of pictures if necessary
    }
    std::optional<Watching> watching;
    if (request.watch)
        watching.emplace(request); // from now on, exports again what changes
    int status = Done;
    for (const QString &file : request.files)
        if (!exportOne(request, file))
            status = Misused;
    return watching ? QCoreApplication::exec() : status;
}

int checkCommand(const request::Check &request)
{
    int status = Done;
    for (const QString &file : request.files) {
        const bool isPicture = FileLoader::kindOf(file) == FileLoader::Kind::Picture;
        if (const Result<QByteArray> contents = isPicture ? QByteArray() : readFile(file); !contents) {
            printError(describe(file, contents.problems()));
            status = Misused;
            continue;
        }
        const Result<FoundProgram> found = loadProgram(file);
        Problems problems = found ? Problems() : found.problems();
        if (found)
            if (const Result<std::unique_ptr<Run>> run = Run::create(under(request.python, found->set)); !run)
                problems = run.problems();
        printOut(describe(file, problems));
        if (!problems.empty() && status == Done)
            status = Failed;
    }
    return status;
}

int windowWithoutDisplay(const request::Window &request)
{
    if (isPythonFile(request.file)) { // it is executed only when somebody asks for that
        printError(text("No display is available, so no window is opened. `awaitscope run %1` runs the program.\n").arg(visibleText(request.file)));
        return Misused;
    }
    const QString picture = freeName(QStringLiteral("timeline%1.png"));
    printError(text("No display is available, so no window is opened. The console output follows; the timeline is in %1.\n").arg(picture));
    std::unique_ptr<RunSource> run;
    if (!request.file.isEmpty())
        run = openRun(request.file, {});
    else if (const Result<TaskSet> set = readExample(QStringLiteral("first-look")))
        run = *EngineRun::create(*set);
    if (!run)
        return Misused;
    run->runToEnd();
    printConsole(run->trace(), stdout, stderr);
    run->store().update();
    const std::optional<QString> error = exportFile(run->program(), run->store(), {}, picture);
    if (error)
        printError(visibleText(*error) + u'\n');
    return error ? Misused : Done;
}

} // namespace awaitscope
