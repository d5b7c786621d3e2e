// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/exportdata.h"

#include "model/formats/program/cpp/cppwriter.h"
#include "model/formats/program/python/pythonwriter.h"
#include "model/formats/trace/chrometrace.h"
#include "model/formats/trace/eventtable.h"
#include "model/formats/trace/tables.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetwriter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace awaitscope {

void describe(const TaskSet &taskSet, ExportOptions &options)
{
    if (options.titleText.isEmpty())
        options.titleText = taskSet.title.value_or(taskSet.name.value_or(QString()));
    if (options.embed && options.embedded.isEmpty())
        options.embedded = writeTaskSet(taskSet);
}

namespace {

QByteArray program(ExportFormat format, const TaskSet *taskSet, QString *error)
{
    if (!taskSet) {
        *error = QCoreApplication::translate("Export", "a program can only be exported from a task set, not from a recorded run");
        return {};
    }
    if (format == ExportFormat::Python)
        return writePython(*taskSet).toUtf8();
    const Result<ProgramText> cpp = cppProgram(*taskSet);
    if (cpp)
        return cpp->source.toUtf8();
    QStringList lines;
    for (const Problem &problem : cpp.problems())
        lines += problem.pointer + QStringLiteral(": ") + problem.message;
    *error = lines.join(QLatin1Char('\n'));
    return {};
}

// In pieces, so that there are never two copies.
QByteArray traceLines(const TraceStore &store, const ExportOptions &)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeTrace(store.trace(), buffer);
    return std::move(buffer.buffer());
}

QByteArray chromeTrace(const TraceStore &store, const ExportOptions &options)
{
    std::string text;
    writeChromeTrace(store, text, options.tasksAsThreads ? ChromeTraceTasks::AsThreads : ChromeTraceTasks::AsTracks);
    return QByteArray::fromStdString(text);
}

//! The formats that show the run as text.
struct Writer
{
    ExportFormat format;
    QByteArray (*write)(const TraceStore &, const ExportOptions &);
};
constexpr Writer Writers[] = {
    {ExportFormat::ChromeTrace, chromeTrace},
    {ExportFormat::TraceLines, traceLines},
    {ExportFormat::Csv, [](const TraceStore &store, const ExportOptions &) { return writeCsv(store).toUtf8(); }},
    {ExportFormat::EventTable, [](const TraceStore &store, const ExportOptions &) { return writeEventTable(store); }},
    {ExportFormat::Markdown, [](const TraceStore &store, const ExportOptions &o) { return writeMarkdown(store, o.titleText).toUtf8(); }},
    {ExportFormat::Mermaid, [](const TraceStore &store, const ExportOptions &o) { return writeMermaid(store, o.titleText).toUtf8(); }},
};

} // namespace

QByteArray exportText(ExportFormat format, const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, QString *error)
{
    if (format == ExportFormat::Python || format == ExportFormat::Cpp)
        return program(format, taskSet, error);
    const auto writer = std::ranges::find(Writers, format, &Writer::format);
    if (writer != std::end(Writers))
        return writer->write(store, options);
    *error = QCoreApplication::translate("Export", "this is a picture format, not a text format");
    return {};
}

} // namespace awaitscope
