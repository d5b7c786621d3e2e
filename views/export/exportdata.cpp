// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/exportdata.h"

#include "model/formats/program/cpp/cppwriter.h"
#include "model/formats/program/python/pythonwriter.h"
#include "model/formats/trace/chrometrace.h"
#include "model/formats/trace/tables.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetwriter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QStringList>

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
QByteArray traceLines(const Trace &trace)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeTrace(trace, buffer);
    return std::move(buffer.buffer());
}

} // namespace

QByteArray exportText(ExportFormat format, const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, QString *error)
{
    std::string text;
    switch (format) {
    case ExportFormat::ChromeTrace:
        writeChromeTrace(store, text, options.tasksAsThreads ? ChromeTraceTasks::AsThreads : ChromeTraceTasks::AsTracks);
        return QByteArray::fromStdString(text);
    case ExportFormat::TraceLines:
        return traceLines(store.trace());
    case ExportFormat::Csv:
        return writeCsv(store).toUtf8();
    case ExportFormat::Markdown:
        return writeMarkdown(store, options.titleText).toUtf8();
    case ExportFormat::Mermaid:
        return writeMermaid(store, options.titleText).toUtf8();
    case ExportFormat::Python:
    case ExportFormat::Cpp:
        return program(format, taskSet, error);
    case ExportFormat::Png:
    case ExportFormat::Svg:
    case ExportFormat::Pdf:
    case ExportFormat::WebP:
    case ExportFormat::Report:
        break;
    }
    *error = QCoreApplication::translate("Export", "this is a picture format, not a text format");
    return {};
}

} // namespace awaitscope
