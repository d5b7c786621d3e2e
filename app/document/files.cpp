// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/document/files.h"

#include "model/program/file/tasksetreader.h"
#include "model/text/inputfile.h"
#include "model/text/outputfile.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>

namespace awaitscope {

namespace {

QString tr(const char *source)
{
    return QCoreApplication::translate("Files", source);
}

} // namespace

Result<QByteArray> readFile(const QString &path)
{
    QFile file;
    QByteArray contents;
    QString why = openForReading(file, path, inputlimits::TaskSetBytes);
    if (why.isEmpty())
        why = readRest(file, contents, inputlimits::TaskSetBytes);
    if (!why.isEmpty())
        return Problem{{}, why};
    return contents;
}

QByteArray hashOf(const QByteArray &contents)
{
    return QCryptographicHash::hash(contents, QCryptographicHash::Sha256);
}

Result<TaskSet> loadTaskSet(const QString &path)
{
    const Result<QByteArray> contents = readFile(path);
    if (!contents)
        return contents.problems();
    return readTaskSet(*contents);
}

Problems writeFile(const QString &path, const QByteArray &contents)
{
    const QString error = writeWhole(path, contents);
    if (error.isEmpty())
        return {};
    return {Problem{{}, tr("Cannot be written: %1.").arg(error)}};
}

QString describe(const QString &file, const Problems &problems)
{
    QString lines;
    for (const Problem &problem : problems)
        lines += QStringLiteral("%1: %2: %3\n").arg(visibleText(file), visibleText(problem.pointer), visibleText(problem.message));
    return lines;
}

} // namespace awaitscope
