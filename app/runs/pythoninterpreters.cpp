// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/pythoninterpreters.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int OldestMinor = 8, NewestMinor = 20; // of Python 3

QString tr(const char *source)
{
    return QCoreApplication::translate("Python", source);
}

bool isProgram(const QString &path)
{
    const QFileInfo info(path);
    return info.isFile() && info.isExecutable();
}

class Finder
{
public:
    explicit Finder(const QString &folder)
        : m_folder(folder) {}

    std::vector<Interpreter> find()
    {
        addNames();
        addEnvironments();
        addPyenv();
        addOthersOnPath();
        return std::move(m_found);
    }

private:
    void add(const QString &label, const QString &path, const QString &program)
    {
        m_seen += path;
        m_found.push_back({label, program, path});
    }
    bool isListed(const QString &path) const { return m_seen.contains(path); }
    void addNames();
    void addEnvironments();
    void addPyenv();
    void addOthersOnPath();

    QString m_folder;
    std::vector<Interpreter> m_found;
    QStringList m_seen; // paths
};

// python3 is listed even if it is not there: the program then says so.
void Finder::addNames()
{
    add(QStringLiteral("python3"), QStandardPaths::findExecutable(QStringLiteral("python3")), QStringLiteral("python3"));
    for (int minor = NewestMinor; minor >= OldestMinor; --minor) {
        const QString name = QStringLiteral("python3.%1").arg(minor);
        if (const QString path = QStandardPaths::findExecutable(name); !path.isEmpty())
            add(name, path, name);
    }
}

void Finder::addEnvironments()
{
    for (const char *name : {".venv", "venv", "env"}) {
        const QString root = m_folder + u'/' + QLatin1String(name), program = root + QStringLiteral("/bin/python");
        if (!m_folder.isEmpty() && QFileInfo::exists(root + QStringLiteral("/pyvenv.cfg")) && isProgram(program))
            add(tr("%1, beside the file").arg(QLatin1String(name)), program, program);
    }
    const QString active = qEnvironmentVariable("VIRTUAL_ENV"), program = active + QStringLiteral("/bin/python");
    if (!active.isEmpty() && isProgram(program) && !isListed(program))
        add(tr("%1 (active environment)").arg(QFileInfo(active).fileName()), program, program);
}

void Finder::addPyenv()
{
    const QString root = qEnvironmentVariable("PYENV_ROOT", QDir::homePath() + QStringLiteral("/.pyenv"));
    QStringList names = QDir(root + QStringLiteral("/versions")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const auto minorOf = [](const QString &name) { return name.section(u'.', 1, 1).toInt(); };
    std::sort(names.begin(), names.end(), [&](const QString &a, const QString &b) { return minorOf(a) > minorOf(b); });
    for (const QString &name : names) {
        const QString program = QStringLiteral("%1/versions/%2/bin/python3").arg(root, name);
        const bool tooOld = name.startsWith(QLatin1String("3.")) && minorOf(name) < OldestMinor;
        if (!tooOld && isProgram(program) && !isListed(program))
            add(tr("%1 (pyenv)").arg(name), program, program);
    }
}

// A name stands for its first program on PATH; the others have only their paths. python3 is mostly a link to one that is listed anyway.
void Finder::addOthersOnPath()
{
    static const QRegularExpression version(QStringLiteral("^python3(\\.(\\d+))?$"));
    QStringList targets;
    for (const Interpreter &each : m_found)
        targets += QFileInfo(each.path).canonicalFilePath();
    for (const QString &folder : qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts)) {
        for (const QString &name : QDir(folder).entryList({QStringLiteral("python3*")}, QDir::Files, QDir::Name)) {
            const QRegularExpressionMatch found = version.match(name);
            const QString path = QDir(folder).absoluteFilePath(name), target = QFileInfo(path).canonicalFilePath();
            const bool tooOld = found.hasCaptured(2) && found.captured(2).toInt() < OldestMinor;
            if (!found.hasMatch() || tooOld || !isProgram(path) || targets.contains(target))
                continue;
            targets += target;
            add(path, path, path);
        }
    }
}

} // namespace

std::vector<Interpreter> findInterpreters(const QString &folder)
{
    return Finder(folder).find();
}

} // namespace awaitscope
