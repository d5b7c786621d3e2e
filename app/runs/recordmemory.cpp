// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/recordmemory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

namespace awaitscope {

namespace {

constexpr qsizetype MostPrograms = 10;
const QString Key = QStringLiteral("record/recent");

RecordRequest requestFrom(const QJsonObject &object)
{
    RecordRequest request;
    request.command = object.value(u"command").toString();
    request.folder = object.value(u"folder").toString();
    request.interpreter = object.value(u"interpreter").toString();
    const QJsonArray environment = object.value(u"environment").toArray();
    for (const auto &each : environment)
        request.environment += each.toString();
    request.light = object.value(u"light").toBool();
    request.origins = object.value(u"origins").toBool();
    return request;
}

QJsonObject objectFrom(const RecordRequest &request)
{
    return {{QStringLiteral("command"), request.command},
            {QStringLiteral("folder"), request.folder},
            {QStringLiteral("interpreter"), request.interpreter},
            {QStringLiteral("environment"), QJsonArray::fromStringList(request.environment)},
            {QStringLiteral("light"), request.light},
            {QStringLiteral("origins"), request.origins}};
}

} // namespace

QList<RecordRequest> recentPrograms(const QSettings &settings)
{
    QList<RecordRequest> programs;
    const QJsonArray all = QJsonDocument::fromJson(settings.value(Key).toByteArray()).array();
    for (const auto &each : all)
        if (RecordRequest request = requestFrom(each.toObject()); !request.command.isEmpty() && programs.size() < MostPrograms)
            programs += request;
    return programs;
}

void rememberProgram(QSettings &settings, const RecordRequest &request)
{
    QList<RecordRequest> programs = recentPrograms(settings);
    programs.removeIf([&](const RecordRequest &old) { return old.command == request.command && old.folder == request.folder; });
    programs.prepend(request);
    QJsonArray all;
    for (const RecordRequest &each : programs.first(std::min(programs.size(), MostPrograms)))
        all += objectFrom(each);
    settings.setValue(Key, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace awaitscope
