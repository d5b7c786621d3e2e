// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/options/exportsettings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

namespace awaitscope {

namespace {

constexpr qsizetype LongestFileName = 80;
const QString PresetsKey = QStringLiteral("export/presets");

bool isFileNameChar(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'.';
}

std::optional<int> boundedInt(const QJsonValue &value, int least, int most)
{
    if (!value.isDouble())
        return std::nullopt;
    return std::clamp(int(std::clamp(value.toDouble(), -1e9, 1e9)), least, most);
}

template <typename Enum>
void readEnum(const QJsonValue &value, Enum last, Enum &out)
{
    if (const auto number = boundedInt(value, -1, 1000); number && *number >= 0 && *number <= int(last))
        out = Enum(*number);
}

void readBool(const QJsonValue &value, bool &out)
{
    out = value.toBool(out);
}

QJsonValue orNull(std::optional<int> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

} // namespace

QString fileNameFor(const QString &title)
{
    QString name;
    for (const QChar c : title) {
        if (isFileNameChar(c))
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    name.truncate(LongestFileName);
    while (name.startsWith(u'.'))
        name.remove(0, 1); // a leading dot would hide the file
    while (name.endsWith(u'-') || name.endsWith(u'.'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("timeline") : name;
}

QByteArray optionsToJson(const ExportOptions &o)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("theme"), int(o.theme)},
                                     {QStringLiteral("width"), orNull(o.width)},
                                     {QStringLiteral("height"), orNull(o.height)},
                                     {QStringLiteral("scale"), o.scale},
                                     {QStringLiteral("dpi"), orNull(o.dpi)},
                                     {QStringLiteral("transparent"), o.transparent},
                                     {QStringLiteral("title"), o.title},
                                     {QStringLiteral("legend"), o.legend},
                                     {QStringLiteral("ruler"), o.ruler},
                                     {QStringLiteral("log"), o.log},
                                     {QStringLiteral("embed"), o.embed},
                                     {QStringLiteral("fit"), int(o.fit)},
                                     {QStringLiteral("page"), int(o.page.pageSize().id())},
                                     {QStringLiteral("landscape"), o.page.orientation() == QPageLayout::Landscape},
                                     {QStringLiteral("speed"), o.playSpeed},
                                     {QStringLiteral("fps"), o.framesPerSecond},
                                     {QStringLiteral("threads"), o.tasksAsThreads}})
        .toJson(QJsonDocument::Compact);
}

void optionsFromJson(const QByteArray &json, ExportOptions &o)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty())
        return;
    readEnum(object[u"theme"], ExportTheme::Auto, o.theme);
    readEnum(object[u"fit"], PageFit::Tiles, o.fit);
    o.width = boundedInt(object[u"width"], 100, 30'000);
    o.height = boundedInt(object[u"height"], 100, 30'000);
    o.dpi = boundedInt(object[u"dpi"], 10, 2400);
    o.scale = std::clamp(object[u"scale"].toDouble(o.scale), 0.1, 25.0);
    readBool(object[u"transparent"], o.transparent);
    readBool(object[u"title"], o.title);
    readBool(object[u"legend"], o.legend);
    readBool(object[u"ruler"], o.ruler);
    readBool(object[u"log"], o.log);
    readBool(object[u"embed"], o.embed);
    readBool(object[u"threads"], o.tasksAsThreads);
    if (const auto id = boundedInt(object[u"page"], 0, int(QPageSize::LastPageSize)); id && *id != int(QPageSize::Custom))
        o.page.setPageSize(QPageSize(QPageSize::PageSizeId(*id)), QMarginsF(12, 12, 12, 12));
    const bool landscape = object[u"landscape"].toBool(o.page.orientation() == QPageLayout::Landscape);
    o.page.setOrientation(landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    o.playSpeed = std::clamp(object[u"speed"].toDouble(o.playSpeed), 0.001, 1000.0);
    o.framesPerSecond = boundedInt(object[u"fps"], 1, 60).value_or(o.framesPerSecond);
}

OwnPresets::OwnPresets(QSettings &settings)
    : m_settings(settings)
{
    const QJsonObject all = QJsonDocument::fromJson(settings.value(PresetsKey).toByteArray()).object();
    for (auto it = all.begin(); it != all.end(); ++it)
        m_presets[it.key()] = QJsonDocument(it.value().toObject()).toJson(QJsonDocument::Compact);
}

void OwnPresets::apply(const QString &name, ExportOptions &options) const
{
    optionsFromJson(m_presets.value(name), options);
}

void OwnPresets::save(const QString &name, const ExportOptions &options)
{
    m_presets[name] = optionsToJson(options);
    write();
}

void OwnPresets::remove(const QString &name)
{
    m_presets.remove(name);
    write();
}

void OwnPresets::write()
{
    QJsonObject all;
    for (auto it = m_presets.begin(); it != m_presets.end(); ++it)
        all[it.key()] = QJsonDocument::fromJson(it.value()).object();
    m_settings.setValue(PresetsKey, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace awaitscope
