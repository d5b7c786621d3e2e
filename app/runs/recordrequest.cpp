// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/recordrequest.h"

#include "app/runs/probe.h"
#include "model/text/shellwords.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <unistd.h>

#include <cerrno>

namespace awaitscope {

namespace {

const QString Command = QStringLiteral("command"), Folder = QStringLiteral("folder"), Interpreter = QStringLiteral("interpreter"),
              Environment = QStringLiteral("environment"), Output = QStringLiteral("output");

QString tr(const char *source)
{
    return QCoreApplication::translate("Record", source);
}

bool isAssignment(const QString &word)
{
    static const QRegularExpression assignment(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*="));
    return assignment.match(word).hasMatch();
}

bool isPythonName(const QString &program)
{
    static const QRegularExpression python(QStringLiteral("^python(3(\\.[0-9]+)?)?$"));
    return python.match(QFileInfo(program).fileName()).hasMatch();
}

bool endsLikePython(const QString &word)
{
    return word.endsWith(QLatin1String(".py"), Qt::CaseInsensitive);
}

class Planner
{
public:
    explicit Planner(const RecordRequest &request)
        : m_request(request) {}

    Result<RecordPlan> plan();

private:
    void fail(const QString &field, const QString &message) { m_problems.push_back({field, message}); }
    void checkFolder();
    void takeEnvironment(const QStringList &additions, const QString &field);
    void checkInterpreter();
    void takeWords();
    void findProgram(const QString &name);
    void checkPython() const;
    void checkPythonOptions(const QStringList &arguments);
    void chooseOutput();
    void addProbe();

    const RecordRequest &m_request;
    RecordPlan m_plan;
    QString m_stem; // of the recording's name
    Problems m_problems;
};

Result<RecordPlan> Planner::plan()
{
    m_plan.environment = QProcessEnvironment::systemEnvironment();
    checkFolder();
    if (!m_problems.empty())
        return m_problems;
    takeEnvironment(m_request.environment, Environment);
    checkInterpreter();
    takeWords();
    if (m_problems.empty())
        chooseOutput();
    if (m_problems.empty())
        addProbe();
    if (!m_problems.empty())
        return m_problems;
    return m_plan;
}

void Planner::checkFolder()
{
    const QString path = m_request.folder.isEmpty() ? QDir::currentPath() : m_request.folder;
    const QFileInfo folder(path);
    if (!folder.exists())
        return fail(Folder, tr("There is no folder %1.").arg(visibleText(path)));
    if (!folder.isDir() || !folder.isExecutable())
        return fail(Folder, tr("%1 is not a folder that can be entered.").arg(visibleText(path)));
    m_plan.folder = folder.absoluteFilePath();
}

void Planner::takeEnvironment(const QStringList &additions, const QString &field)
{
    for (const QString &addition : additions) {
        const QString name = addition.section(u'=', 0, 0);
        if (!isAssignment(addition))
            fail(field, tr("%1 is not of the form NAME=VALUE.").arg(visibleText(addition)));
        else if (name.startsWith(QLatin1String("AWAITSCOPE_RECORD")))
            fail(field, tr("%1 is set by the recording itself.").arg(name));
        else
            m_plan.environment.insert(name, addition.section(u'=', 1));
    }
}

void Planner::checkInterpreter()
{
    const QString &path = m_request.interpreter;
    if (path.isEmpty())
        return;
    const QFileInfo file(path);
    if (!file.isFile() || !file.isExecutable())
        return fail(Interpreter, tr("%1 is not a program.").arg(visibleText(path)));
    // What is installed in its virtual environment is found first, as after `activate`.
    const QDir folder = file.absoluteDir();
    if (QFileInfo::exists(folder.filePath(QStringLiteral("../pyvenv.cfg")))) {
        const QString others = m_plan.environment.value(QStringLiteral("PATH"));
        m_plan.environment.insert(QStringLiteral("PATH"), others.isEmpty() ? folder.path() : folder.path() + u':' + others);
        m_plan.environment.insert(QStringLiteral("VIRTUAL_ENV"), QDir::cleanPath(folder.filePath(QStringLiteral(".."))));
    }
}

void Planner::takeWords()
{
    const Result<QStringList> split = shellWords(m_request.command);
    if (!split)
        return fail(Command, QStringLiteral("%1: %2").arg(split.problems().front().pointer, split.problems().front().message));
    QStringList words = *split, assignments;
    while (!words.isEmpty() && isAssignment(words.first()))
        assignments += words.takeFirst();
    takeEnvironment(assignments, Command);
    if (words.isEmpty())
        return fail(Command, tr("Enter the command that starts the program, for example: python3 server.py"));
    const bool isScript = endsLikePython(words.first());
    if (isScript || words.first() == QLatin1String("-m") || words.first() == QLatin1String("-c"))
        words.prepend(m_request.interpreter.isEmpty() ? QStringLiteral("python3") : m_request.interpreter);
    else if (isPythonName(words.first()) && !m_request.interpreter.isEmpty())
        words.first() = m_request.interpreter;
    const QString name = words.takeFirst();
    m_plan.arguments = words;
    findProgram(name);
    m_stem = QFileInfo(name).completeBaseName();
    if (isPythonName(name) || name == m_request.interpreter)
        checkPythonOptions(words);
}

void Planner::findProgram(const QString &name)
{
    const QStringList path = m_plan.environment.value(QStringLiteral("PATH")).split(u':', Qt::SkipEmptyParts);
    const QString found = name.contains(u'/') ? QDir(m_plan.folder).absoluteFilePath(name) : QStandardPaths::findExecutable(name, path);
    const QFileInfo file(found);
    if (found.isEmpty() || !file.exists())
        return fail(Command, tr("There is no program %1.").arg(visibleText(name)));
    if (!file.isFile() || !file.isExecutable())
        return fail(Command, tr("%1 cannot be executed.").arg(visibleText(name)));
    m_plan.program = file.absoluteFilePath();
}

//! The arguments of an interpreter: whether it will read the probe, and whether the file is there.
void Planner::checkPythonOptions(const QStringList &arguments)
{
    static const QString withValue = QStringLiteral("WX"), ends = QStringLiteral("mc");
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (!word.startsWith(u'-') || word == QLatin1String("-")) {
            m_stem = QFileInfo(word).completeBaseName();
            if (endsLikePython(word) && !QFileInfo::exists(QDir(m_plan.folder).absoluteFilePath(word)))
                fail(Command, tr("There is no file %1 in the folder.").arg(visibleText(word)));
            return;
        }
        if (word.startsWith(QLatin1String("--")))
            continue;
        for (qsizetype at = 1; at < word.size(); ++at) {
            const QChar option = word[at];
            if (QStringLiteral("IES").contains(option))
                return fail(Command, tr("With -%1 Python does not load the recorder: leave it out.").arg(option));
            if (ends.contains(option)) {
                if (option == u'm')
                    m_stem = at + 1 < word.size() ? word.mid(at + 1) : arguments.value(i + 1);
                return;
            }
            if (withValue.contains(option)) {
                i += at + 1 < word.size() ? 0 : 1;
                break;
            }
        }
    }
}

const QString Suffix = QStringLiteral("awrec");

//! The first name of this pattern that is free.
QString freeName(const QDir &folder, const QString &stem, const QString &suffix)
{
    QString path = folder.absoluteFilePath(stem + u'.' + suffix);
    for (int number = 2; fileExists(path); ++number)
        path = folder.absoluteFilePath(QStringLiteral("%1-%2.%3").arg(stem).arg(number).arg(suffix));
    return path;
}

void Planner::chooseOutput()
{
    if (m_request.output.isEmpty()) {
        m_plan.recording = newRecordingPath(m_stem.isEmpty() ? QStringLiteral("run") : m_stem);
    } else {
        const QFileInfo wanted(QDir(m_plan.folder).absoluteFilePath(m_request.output));
        if (wanted.isDir())
            return fail(Output, tr("%1 is a folder.").arg(visibleText(m_request.output)));
        m_plan.recording = freeName(wanted.dir(), wanted.completeBaseName(), wanted.suffix().isEmpty() ? Suffix : wanted.suffix());
    }
    const QString folder = QFileInfo(m_plan.recording).absolutePath();
    if (::access(fileNameToBytes(folder).constData(), W_OK | X_OK) != 0)
        fail(Output, tr("The recording cannot be written to %1: %2.").arg(visibleText(folder), systemError(errno)));
}

void Planner::addProbe()
{
    const QString probe = probeFolder();
    if (probe.isEmpty())
        return fail(Command, tr("The probe is missing: share/awaitscope/python beside the program's folder."));
    QStringList options;
    if (m_request.light)
        options += QStringLiteral("light");
    if (m_request.origins)
        options += QStringLiteral("origins");
    const QString others = m_plan.environment.value(QStringLiteral("PYTHONPATH"));
    m_plan.environment.insert(QStringLiteral("PYTHONPATH"), others.isEmpty() ? probe : probe + u':' + others);
    m_plan.environment.insert(QStringLiteral("AWAITSCOPE_RECORD"), m_plan.recording);
    m_plan.environment.insert(QStringLiteral("AWAITSCOPE_RECORD_OPTIONS"), options.join(u','));
    // Its output goes through a pipe, where it would stay in a buffer until there is much of it.
    if (!m_plan.environment.contains(QStringLiteral("PYTHONUNBUFFERED")))
        m_plan.environment.insert(QStringLiteral("PYTHONUNBUFFERED"), QStringLiteral("1"));
}

} // namespace

Result<RecordPlan> planRecording(const RecordRequest &request)
{
    return Planner(request).plan();
}

QString newRecordingPath(const QString &stem)
{
    const QString moment = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QDir folder(recordingsFolder());
    QDir().mkpath(folder.path());
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return freeName(folder, QStringLiteral("%1-%2").arg(stem, moment), Suffix);
}

QString recordingsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/awaitscope/recordings");
}

} // namespace awaitscope
