// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/pythonprogram.h"

#include "app/runs/probe.h"
#include "model/program/file/tasksetreader.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <csignal>

namespace awaitscope {

namespace {

constexpr int TranslationMs = 60'000;
constexpr int LongestRecordedRunMs = 60'000;
constexpr int SliceMs = 100, KillMs = 2000;

QString tr(const char *source)
{
    return QCoreApplication::translate("Python", source);
}

Result<QString> interpreterPath(const QString &wanted)
{
    const QString name = wanted.isEmpty() ? QStringLiteral("python3") : wanted;
    const QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty())
        return Problem{{}, tr("There is no %1, which runs Python; install it, or choose another one with --interpreter.").arg(name)};
    return path;
}

//! The interpreter, and a script of ours as its first argument.
Result<QStringList> scriptCommand(const QString &interpreter, const QString &script)
{
    const Result<QString> python = interpreterPath(interpreter);
    if (!python)
        return python.problems();
    const QString path = probeFolder() + u'/' + script;
    if (!QFileInfo(path).isFile())
        return Problem{{}, tr("The Python code of this program is missing: share/awaitscope/python beside the program's folder.")};
    return QStringList{*python, QStringLiteral("-B"), path};
}

} // namespace

bool isPythonFile(const QString &file)
{
    return QFileInfo(file).suffix().compare(QLatin1String("py"), Qt::CaseInsensitive) == 0;
}

Result<QStringList> pythonCommand(const PythonRun &run)
{
    Result<QStringList> command = scriptCommand(run.interpreter, QStringLiteral("launch.py"));
    if (!command)
        return command;
    // A name that begins with a hyphen is not an option.
    const QString file = run.file.startsWith(u'-') ? QStringLiteral("./") + run.file : run.file;
    return *command + run.options + QStringList{file} + run.arguments;
}

void startPython(QProcess &process, const PythonRun &run, const QStringList &command)
{
    process.setStandardInputFile(QProcess::nullDevice());
    if (!run.folder.isEmpty())
        process.setWorkingDirectory(run.folder);
    if (run.environment)
        process.setProcessEnvironment(*run.environment);
    process.start(command.first(), command.mid(1));
}

Problems waitForPython(QProcess &process, const std::function<bool()> &goOn)
{
    while (!process.waitForFinished(SliceMs)) {
        if (process.state() == QProcess::NotRunning) {
            if (process.error() == QProcess::FailedToStart)
                return {Problem{{}, process.errorString()}};
            return {};
        }
        if (!goOn || goOn())
            continue;
        ::kill(pid_t(process.processId()), SIGHUP); // launch.py takes the whole process group with it
        if (!process.waitForFinished(KillMs)) {
            process.kill();
            process.waitForFinished(-1);
        }
        return {Problem{{}, tr("It was interrupted.")}};
    }
    return {};
}

QStringList pythonRecordingOptions(const QString &recording)
{
    return {QStringLiteral("--record"), recording, QStringLiteral("--probe"), probeFolder()};
}

Problems recordPython(PythonRun run, const QString &recording, const std::function<bool()> &goOn)
{
    const QStringList limit{QStringLiteral("--max-elapsed"), QString::number(LongestRecordedRunMs)};
    run.options = limit + run.options + pythonRecordingOptions(recording);
    const Result<QStringList> command = pythonCommand(run);
    if (!command)
        return command.problems();
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    startPython(process, run, *command);
    if (Problems problems = waitForPython(process, goOn); !problems.empty())
        return problems;
    if (QFileInfo::exists(recording))
        return {};
    const Problem said = complaintOf(process.readAllStandardError(), run.file);
    return {said.message.isEmpty() ? Problem{{}, tr("The program never imported asyncio, so nothing was recorded.")} : said};
}

Problem complaintOf(const QByteArray &said, const QString &file)
{
    const QString line = QString::fromUtf8(said).trimmed().section(u'\n', -1).trimmed();
    const QString start = QStringLiteral("awaitscope: %1: ").arg(file);
    return {{}, line.startsWith(start) ? line.mid(start.size()) : line};
}

Result<QStringList> translationCommand(const QString &file, const QString &interpreter)
{
    const Result<QStringList> command = scriptCommand(interpreter, QStringLiteral("translate.py"));
    return command ? Result<QStringList>(*command + QStringList{QFileInfo(file).absoluteFilePath()}) : command;
}

Result<QStringList> rewritingCommand(const QString &strategy, const QString &file, const QString &interpreter)
{
    const Result<QStringList> command = scriptCommand(interpreter, QStringLiteral("rewrite.py"));
    return command ? Result<QStringList>(*command + QStringList{strategy, QFileInfo(file).absoluteFilePath()}) : command;
}

Result<TaskSet> translatedSet(QProcess &ended)
{
    if (ended.exitStatus() == QProcess::NormalExit && ended.exitCode() == 0)
        return readTaskSet(ended.readAllStandardOutput());
    Problems problems;
    for (const QString &line : QString::fromUtf8(ended.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts))
        problems.push_back({{}, line});
    if (problems.empty())
        problems.push_back({{}, tr("Cannot be read as Python.")});
    return problems;
}

Result<TaskSet> translatePython(const QString &file, const QString &interpreter)
{
    const Result<QStringList> command = translationCommand(file, interpreter);
    if (!command)
        return command.problems();
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(command->first(), command->mid(1));
    if (!process.waitForFinished(TranslationMs))
        return Problem{{}, process.errorString()};
    return translatedSet(process);
}

QString describePython(const QString &file, const Problems &problems)
{
    QString out;
    for (const Problem &problem : problems)
        out += QStringLiteral("%1: %2\n").arg(visibleText(file), visibleText(problem.message));
    return out;
}

} // namespace awaitscope
