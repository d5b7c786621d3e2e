// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files.h"

#include "model/program/tasksetreader.h"
#include "model/text/outputfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace awaitscope {

namespace {

constexpr qint64 Block = 256 * 1024; //!< bytes

QString text(const char *source)
{
    return QCoreApplication::translate("Files", source);
}

} // namespace

Result<QByteArray> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return Problem{{}, text(QT_TRANSLATE_NOOP("Files", "This is a folder, not a file."))};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{{}, text(QT_TRANSLATE_NOOP("Files", "Cannot be read: %1.")).arg(file.errorString())};
    QByteArray contents; // in blocks: read() sets aside as much as it may read, and this file is most often small
    for (QByteArray block = file.read(Block); !block.isEmpty() && contents.size() <= LargestFile; block = file.read(Block))
        contents += block;
    if (file.error() != QFileDevice::NoError)
        return Problem{{}, text(QT_TRANSLATE_NOOP("Files", "Cannot be read: %1.")).arg(file.errorString())};
    if (contents.size() > LargestFile)
        return Problem{{},
                       text(QT_TRANSLATE_N_NOOP("Files", "Larger than %n MiB, the limit for a task set."))
                           .replace(QLatin1String("%n"), QString::number(LargestFile >> 20))};
    return contents;
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
    return {Problem{{}, text(QT_TRANSLATE_NOOP("Files", "Cannot be written: %1.")).arg(error)}};
}

QString describe(const QString &file, const Problems &problems)
{
    QString lines;
    for (const Problem &problem : problems)
        lines += QStringLiteral("%1: %2: %3\n").arg(file, problem.pointer, problem.message);
    return lines;
}

} // namespace awaitscope
