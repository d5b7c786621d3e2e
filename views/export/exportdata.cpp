// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/exportdata.h"

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
    Q_UNUSED(taskSet);
    Q_UNUSED(options);
    if (format == ExportFormat::TraceLines) {
        std::string text;
        writeTrace(store.trace(), text);
        return QByteArray::fromStdString(text);
    }
    *error = QCoreApplication::translate("Export", "this format is not supported yet");
    return {};
}

} // namespace awaitscope
