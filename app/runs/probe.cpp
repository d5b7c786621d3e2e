// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/probe.h"

#include "model/text/filenames.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace awaitscope {

namespace {

bool holdsProbe(const QString &folder)
{
    return QFileInfo(folder + QLatin1String("/sitecustomize.py")).isFile() && QFileInfo(folder + QLatin1String("/awaitscope_probe.py")).isFile();
}

} // namespace

QString probeFolder()
{
    const QString program = QFileInfo(QStringLiteral("/proc/self/exe")).canonicalFilePath();
    const QString installed = QDir::cleanPath(QFileInfo(program).path() + QLatin1String("/../share/awaitscope/python"));
    QStringList folders{installed};
#ifdef AWAITSCOPE_PROBE_SOURCE
    folders += QStringLiteral(AWAITSCOPE_PROBE_SOURCE); // not installed: the program of the build folder
#endif
    const auto found = std::find_if(folders.cbegin(), folders.cend(), holdsProbe);
    return found == folders.cend() ? QString() : *found;
}

void useProbe(const QString &probe, const QString &path, const QStringList &options)
{
    const QByteArray others = qgetenv("PYTHONPATH");
    qputenv("PYTHONPATH", others.isEmpty() ? fileNameToBytes(probe) : fileNameToBytes(probe) + ':' + others);
    qputenv("AWAITSCOPE_RECORD", fileNameToBytes(path));
    qputenv("AWAITSCOPE_RECORD_OPTIONS", options.join(u',').toUtf8());
}

} // namespace awaitscope
