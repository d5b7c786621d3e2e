// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/exportdata.h"

#include "model/formats/chrometrace.h"
#include "model/formats/pythonwriter.h"
#include "model/formats/tables.h"
#include "model/formats/tracewriter.h"
#include "model/program/tasksetwriter.h"

#include <QCoreApplication>

namespace awaitscope {

void describe(const TaskSet &taskSet, ExportOptions &options)
{
    if (options.titleText.isEmpty())
        options.titleText = taskSet.title.value_or(taskSet.name.value_or(QString()));
    if (options.embed && options.embedded.isEmpty())
        options.embedded = writeTaskSet(taskSet);
}

QByteArray exportText(ExportFormat format, const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, QString *error)
{
    std::string text;
    switch (format) {
    case ExportFormat::ChromeTrace:
        writeChromeTrace(store, text, options.tasksAsThreads ? ChromeTraceTasks::AsThreads : ChromeTraceTasks::AsTracks);
        return QByteArray::fromStdString(text);
    case ExportFormat::TraceLines:
        writeTrace(store.trace(), text);
        return QByteArray::fromStdString(text);
    case ExportFormat::Csv:
        return writeCsv(store).toUtf8();
    case ExportFormat::Markdown:
        return writeMarkdown(store, options.titleText).toUtf8();
    case ExportFormat::Mermaid:
        return writeMermaid(store, options.titleText).toUtf8();
    case ExportFormat::Python:
        if (taskSet)
            return writePython(*taskSet).toUtf8();
        *error = QCoreApplication::translate("Export", "a program needs the task set, not only its run");
        return {};
    case ExportFormat::Cpp:
        *error = QCoreApplication::translate("Export", "C++ programs cannot be written yet");
        return {};
    case ExportFormat::Png:
    case ExportFormat::Svg:
    case ExportFormat::Pdf:
    case ExportFormat::WebP:
        break;
    }
    *error = QCoreApplication::translate("Export", "this is a picture, not a text");
    return {};
}

} // namespace awaitscope
