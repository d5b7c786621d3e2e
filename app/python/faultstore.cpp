// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/faultstore.h"

#include "model/text/shellwords.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace awaitscope {

namespace {

constexpr qsizetype MostFiles = 100, MostFaults = 200;
const QString Group = QStringLiteral("python/faults");

// A path has characters that mean something in a key.
QString keyOf(const QString &path)
{
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha1).toHex();
    return Group + u'/' + QString::fromLatin1(hash);
}

QJsonObject entry(const QSettings &settings, const QString &key)
{
    return QJsonDocument::fromJson(settings.value(key).toString().toUtf8()).object();
}

//! Forgets the oldest.
void limitFiles(QSettings &settings)
{
    settings.beginGroup(Group);
    const QStringList names = settings.childKeys();
    settings.endGroup();
    std::vector<std::pair<qint64, QString>> files;
    for (const QString &name : names)
        files.emplace_back(entry(settings, Group + u'/' + name)[u"stored"].toInteger(), Group + u'/' + name);
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i + MostFiles < files.size(); ++i)
        settings.remove(files[i].second);
}

} // namespace

std::vector<StoredFault> storedFaults(const QSettings &settings, const QString &path)
{
    std::vector<StoredFault> out;
    const QJsonObject stored = entry(settings, keyOf(path));
    if (stored[u"path"].toString() != path)
        return out;
    for (const QJsonValue &value : stored[u"faults"].toArray()) {
        const QJsonObject fault = value.toObject();
        if (fault[u"line"].toInt() > 0 && !fault[u"effect"].toString().isEmpty() && qsizetype(out.size()) < MostFaults)
            out.push_back({fault[u"line"].toInt(), fault[u"code"].toString(), std::max(fault[u"nth"].toInt(), 0), fault[u"task"].toString(),
                           fault[u"effect"].toString(), fault[u"once"].toBool(), fault[u"on"].toBool(true)});
    }
    return out;
}

void storeFaults(QSettings &settings, const QString &path, const std::vector<StoredFault> &faults)
{
    if (faults.empty())
        return settings.remove(keyOf(path));
    QJsonArray list;
    for (const StoredFault &fault : faults) {
        QJsonObject one;
        one[QStringLiteral("line")] = fault.line;
        one[QStringLiteral("code")] = fault.code;
        one[QStringLiteral("nth")] = fault.nth;
        one[QStringLiteral("task")] = fault.task;
        one[QStringLiteral("effect")] = fault.effect;
        one[QStringLiteral("once")] = fault.isOnce;
        one[QStringLiteral("on")] = fault.isOn;
        list += one;
    }
    const QJsonObject all{{QStringLiteral("path"), path}, {QStringLiteral("stored"), QDateTime::currentSecsSinceEpoch()}, {QStringLiteral("faults"), list}};
    settings.setValue(keyOf(path), QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
    limitFiles(settings);
}

int lineOf(const StoredFault &fault, const QStringList &lines)
{
    const auto distance = [&fault](int line) { return std::abs(line - fault.line); };
    int found = 0;
    for (int line = 1; line <= lines.size(); ++line)
        if (lines[line - 1].trimmed() == fault.code.trimmed() && (found == 0 || distance(line) < distance(found)))
            found = line;
    return found;
}

QString faultSpec(const StoredFault &fault, int line)
{
    QString place = QString::number(line);
    if (fault.nth > 0)
        place += QStringLiteral(".%1").arg(fault.nth);
    if (fault.isOnce)
        place += QStringLiteral("/1");
    if (!fault.task.isEmpty())
        place.prepend(fault.task + u'@');
    return place + u'=' + fault.effect;
}

QString faultOptions(const QStringList &specs)
{
    QStringList words;
    for (const QString &spec : specs)
        words += {QStringLiteral("--fail"), spec};
    return shellCommand(words);
}

} // namespace awaitscope
