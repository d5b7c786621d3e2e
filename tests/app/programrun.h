// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// For tests of the real program.

namespace awaitscope {

struct Execution
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

//! Runs the real program, without a display.
inline Execution awaitscopeProgram(const QStringList &arguments, const QString &folder = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(QStringLiteral(AWAITSCOPE_PROGRAM), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

//! Runs a shell command line in \a folder, in which "$0" is the program.
inline Execution shell(const QTemporaryDir &folder, const QString &command)
{
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command, QStringLiteral(AWAITSCOPE_PROGRAM)});
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QString seed(const char *name)
{
    return QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/seed/%1.json").arg(QLatin1String(name));
}

inline QString written(const QTemporaryDir &folder, const char *name, const QByteArray &contents)
{
    const QString path = folder.filePath(QLatin1String(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("cannot write %s", name);
    return path;
}

inline constexpr char Valid[] = R"({"schema":1,"coros":{"main":{"body":[{"op":"log","text":"hello"},{"op":"return","value":3}]}},"main":"main"})";

} // namespace awaitscope
