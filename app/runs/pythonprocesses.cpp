// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/pythonprocesses.h"

#include "model/text/filenames.h"
#include "model/text/shellwords.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cerrno>

namespace awaitscope {

namespace {

constexpr int FirstMinor = 14; // of Python 3, that can be attached to
constexpr qint64 MostMaps = 1 << 20; // bytes of a list of mapped files: the interpreter is among the first
constexpr qint64 MostCommand = 16 << 10; // bytes

QString tr(const char *source)
{
    return QCoreApplication::translate("Attach", source);
}

QByteArray procPath(qint64 id, const char *name)
{
    return "/proc/" + QByteArray::number(id) + '/' + name;
}

//! What a link of /proc says; empty: it cannot be read. The links of namespaces point to no file.
QByteArray linkOf(qint64 id, const char *name)
{
    std::array<char, PATH_MAX> target{};
    const ssize_t size = ::readlink(procPath(id, name).constData(), target.data(), target.size());
    return size > 0 ? QByteArray(target.data(), size) : QByteArray();
}

QByteArray contentOf(qint64 id, const char *name, qint64 most)
{
    QFile file(QString::fromLatin1(procPath(id, name)));
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(most) : QByteArray();
}

QString commandOf(qint64 id)
{
    QByteArray words = contentOf(id, "cmdline", MostCommand);
    if (words.endsWith('\0'))
        words.chop(1);
    QStringList list;
    for (const QByteArray &word : words.split('\0'))
        list += fileNameFromBytes(word);
    return shellCommand(list);
}

//! By the name of the program, else by the library and the modules that it has mapped: "3.14".
QString versionOf(qint64 id, const QString &interpreter)
{
    static const QRegularExpression inName(QStringLiteral("^python(3\\.[0-9]{1,2})t?$")), inFiles(QStringLiteral("/(?:lib)?python(3\\.[0-9]{1,2})[/.t]"));
    if (const auto found = inName.match(QFileInfo(interpreter).fileName()); found.hasMatch())
        return found.captured(1);
    const auto found = inFiles.match(QString::fromUtf8(contentOf(id, "maps", MostMaps)));
    return found.hasMatch() ? found.captured(1) : QString();
}

bool isPythonName(const QString &interpreter)
{
    static const QRegularExpression python(QStringLiteral("^python([0-9]+(\\.[0-9]+)?t?)?$"));
    return python.match(QFileInfo(interpreter).fileName()).hasMatch();
}

PythonProcess describe(qint64 id, const QString &interpreter)
{
    PythonProcess process;
    process.id = id;
    process.interpreter = interpreter;
    process.command = commandOf(id);
    process.version = versionOf(id, interpreter);
    const QStringList version = process.version.split(u'.');
    if (!process.version.isEmpty() && (version[0].toInt() != 3 || version[1].toInt() < FirstMinor))
        process.hindrance = tr("Its Python is %1; a running program can be recorded from Python 3.14 on.").arg(process.version);
    else if (linkOf(id, "ns/mnt") != linkOf(::getpid(), "ns/mnt"))
        process.hindrance = tr("It runs in a container or another sandbox, where other files may have the same names.");
    else if (!QFileInfo::exists(interpreter))
        process.hindrance = tr("Its interpreter was replaced or deleted since it started. Restart the program.");
    return process;
}

//! The program that a process executes, without what the system adds when its file is gone.
QString interpreterOf(qint64 id)
{
    QString path = fileNameFromBytes(linkOf(id, "exe"));
    if (path.endsWith(QLatin1String(" (deleted)")))
        path.chop(10);
    return path;
}

} // namespace

std::vector<PythonProcess> findPythonProcesses()
{
    std::vector<PythonProcess> found;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::NoSort)) {
        bool isNumber = false;
        const qint64 id = name.toLongLong(&isNumber);
        struct stat about = {};
        if (!isNumber || id == ::getpid() || ::stat(procPath(id, "").constData(), &about) != 0 || about.st_uid != ::geteuid())
            continue;
        if (const QString interpreter = interpreterOf(id); isPythonName(interpreter))
            found.push_back(describe(id, interpreter));
    }
    std::ranges::sort(found, std::greater(), &PythonProcess::id);
    return found;
}

bool isAlive(qint64 id)
{
    const QByteArray about = contentOf(id, "stat", 512); // NUMBER (NAME) STATE ...
    const qsizetype name = about.lastIndexOf(") ");
    return name > 0 && about.size() > name + 2 && about[name + 2] != 'Z' && about[name + 2] != 'X';
}

PythonProcess pythonProcess(qint64 id)
{
    PythonProcess none;
    none.id = id;
    struct stat about = {};
    if (id <= 0 || ::stat(procPath(id, "").constData(), &about) != 0) {
        none.hindrance = tr("There is no such process.");
        return none;
    }
    if (about.st_uid != ::geteuid()) {
        none.hindrance = tr("It belongs to another user. Record it as that user.");
        return none;
    }
    const QString interpreter = interpreterOf(id);
    if (interpreter.isEmpty()) {
        none.hindrance = tr("The system does not let this program look at it.");
        return none;
    }
    if (!isPythonName(interpreter)) {
        none.hindrance = tr("It does not run Python, but %1.").arg(visibleText(interpreter));
        return none;
    }
    return describe(id, interpreter);
}

} // namespace awaitscope
