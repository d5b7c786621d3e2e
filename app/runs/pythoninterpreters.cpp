// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/pythoninterpreters.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int OldestMinor = 8, NewestMinor = 20; // of Python 3

QString text(const char *source)
{
    return QCoreApplication::translate("Python", source);
}

bool isProgram(const QString &path)
{
    const QFileInfo info(path);
    return info.isFile() && info.isExecutable();
}

void addVersionsOnPath(std::vector<Interpreter> &found)
{
    found.push_back({QStringLiteral("python3"), QStringLiteral("python3")});
    for (int minor = NewestMinor; minor >= OldestMinor; --minor) {
        const QString name = QStringLiteral("python3.%1").arg(minor);
        if (!QStandardPaths::findExecutable(name).isEmpty())
            found.push_back({name, name});
    }
}

void addPyenv(std::vector<Interpreter> &found)
{
    const QString root = qEnvironmentVariable("PYENV_ROOT", QDir::homePath() + QStringLiteral("/.pyenv"));
    QStringList names = QDir(root + QStringLiteral("/versions")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const auto minorOf = [](const QString &name) { return name.section(u'.', 1, 1).toInt(); };
    std::sort(names.begin(), names.end(), [&](const QString &a, const QString &b) { return minorOf(a) > minorOf(b); });
    for (const QString &name : names) {
        const QString program = QStringLiteral("%1/versions/%2/bin/python3").arg(root, name);
        const bool tooOld = name.startsWith(QLatin1String("3.")) && minorOf(name) < OldestMinor;
        if (!tooOld && isProgram(program))
            found.push_back({text("%1 (pyenv)").arg(name), program});
    }
}

void addEnvironments(const QString &folder, std::vector<Interpreter> &found)
{
    for (const char *name : {".venv", "venv", "env"}) {
        const QString root = folder + u'/' + QLatin1String(name);
        const QString program = root + QStringLiteral("/bin/python");
        if (QFileInfo::exists(root + QStringLiteral("/pyvenv.cfg")) && isProgram(program))
            found.push_back({text("%1, beside the file").arg(QLatin1String(name)), program});
    }
}

} // namespace

std::vector<Interpreter> findInterpreters(const QString &folder)
{
    std::vector<Interpreter> found;
    addVersionsOnPath(found);
    if (!folder.isEmpty())
        addEnvironments(folder, found);
    addPyenv(found);
    return found;
}

} // namespace awaitscope
