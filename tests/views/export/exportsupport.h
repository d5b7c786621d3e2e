// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/trace/tracereader.h"
#include "views/export/options/exportoptions.h"
#include "views/picture/displaylistbuilder.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

// Shared by the tests of the export.

namespace awaitscope::test {

inline const QString Scenarios = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/");
inline const QString Siblings = QStringLiteral("seed/a1_s2b_gather_fail_fast_siblings_survive");
inline const QString Forgotten = QStringLiteral("seed/a1_s3_fire_and_forget");

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! A stored trace and its layout.
struct StoredRun
{
    explicit StoredRun(const QString &name)
        : trace(std::move(*readTrace(contents(Scenarios + name + QStringLiteral(".jsonl"))))), store(*trace)
    {
        store.update();
    }
    std::unique_ptr<Trace> trace;
    TraceStore store;
};

inline ExportOptions fixedOptions()
{
    ExportOptions options;
    options.measure = fixedMeasure();
    options.width = 1000;
    return options;
}

//! One row for each scenario with a stored trace.
inline void scenarioRows()
{
    QTest::addColumn<QString>("name");
    for (const QString &folder : {QStringLiteral("seed"), QStringLiteral("constructs")})
        for (const QString &file : QDir(Scenarios + folder).entryList({QStringLiteral("*.jsonl")}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << folder + u'/' + file.chopped(6);
}

//! The output of a system program, including errors.
inline QByteArray outputOf(const QString &program, const QStringList &arguments, int *status)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    *status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAllStandardOutput() + process.readAllStandardError();
}

inline bool missing(const char *program)
{
    return QStandardPaths::findExecutable(QLatin1StringView(program)).isEmpty();
}

inline int difference(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

//! The fraction of pixels that differ by more than a quarter of the scale.
inline double differingShare(const QImage &one, const QImage &other)
{
    const QImage a = one.convertToFormat(QImage::Format_RGB32);
    const QImage b = other.convertToFormat(QImage::Format_RGB32);
    qint64 differing = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            differing += difference(a.pixel(x, y), b.pixel(x, y)) > 64;
    return double(differing) / (double(a.width()) * a.height());
}

} // namespace awaitscope::test
