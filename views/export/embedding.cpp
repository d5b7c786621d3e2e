// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/embedding.h"

#include "views/export/pngchunks.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

#include <variant>

namespace awaitscope {

namespace {

//! More than any picture that Awaitscope writes; a larger file is not read into memory.
constexpr qint64 LargestFile = 1'000'000'000;

enum class Found : quint8 { Nothing,
                            Damaged };
using Search = std::variant<Found, EmbeddedTaskSet>;

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

Search inPng(QIODevice &file)
{
    const std::optional<PngTexts> texts = readPngTexts(file);
    if (!texts)
        return Found::Damaged;
    const QByteArray taskSet = texts->value(EmbeddedKey);
    return taskSet.isEmpty() ? Search(Found::Nothing) : EmbeddedTaskSet{taskSet, QString::fromUtf8(texts->value(EmbeddedStrategyKey))};
}

Search inSvg(const QByteArray &data)
{
    QXmlStreamReader xml(data);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"taskset"
            || xml.namespaceUri() != u"urn:awaitscope:taskset:1")
            continue;
        const QString strategy = xml.attributes().value(QLatin1StringView("strategy")).toString();
        const QString text = xml.readElementText();
        return xml.hasError() ? Search(Found::Damaged) : EmbeddedTaskSet{text.toUtf8(), strategy};
    }
    return xml.hasError() ? Found::Damaged : Found::Nothing;
}

Search inPdf(const QByteArray &data)
{
    static const QByteArray open("<aw:taskset xmlns:aw=\"urn:awaitscope:taskset:1\">");
    if (!data.startsWith("%PDF-"))
        return Found::Damaged;
    const qsizetype at = data.indexOf(open);
    if (at < 0)
        return Found::Nothing;
    const qsizetype end = data.indexOf('<', at + open.size());
    if (end < 0)
        return Found::Damaged;
    const auto plain = QByteArray::fromBase64Encoding(data.mid(at + open.size(), end - at - open.size()), QByteArray::AbortOnBase64DecodingErrors);
    const auto unpacked = plain ? unpackEmbedded(*plain) : std::nullopt;
    return unpacked ? Search(*unpacked) : Found::Damaged;
}

std::optional<Search> searchIn(const QString &path, ExportFormat format, QString *error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(path), file.errorString());
        return std::nullopt;
    }
    if (file.size() > LargestFile) {
        *error = tr("%1 is too large to be a picture made by Awaitscope.").arg(QDir::toNativeSeparators(path));
        return std::nullopt;
    }
    if (format == ExportFormat::Png)
        return inPng(file);
    return format == ExportFormat::Svg ? inSvg(file.readAll()) : inPdf(file.readAll());
}

} // namespace

QByteArray packEmbedded(const QByteArray &taskSet, const QString &strategy)
{
    // Sorted keys and no white space: the same content gives the same bytes.
    return QJsonDocument(QJsonObject{{QStringLiteral("strategy"), strategy}, {QStringLiteral("taskset"), QString::fromUtf8(taskSet)}})
        .toJson(QJsonDocument::Compact);
}

std::optional<EmbeddedTaskSet> unpackEmbedded(const QByteArray &packed)
{
    const QJsonObject object = QJsonDocument::fromJson(packed).object();
    const QJsonValue taskSet = object[u"taskset"];
    if (!taskSet.isString())
        return std::nullopt;
    return EmbeddedTaskSet{taskSet.toString().toUtf8(), object[u"strategy"].toString()};
}

std::optional<EmbeddedTaskSet> readEmbeddedTaskSet(const QString &path, QString *error)
{
    const std::optional<ExportFormat> format = formatOf(path);
    if (format != ExportFormat::Png && format != ExportFormat::Svg && format != ExportFormat::Pdf) {
        *error = tr("%1 is not a PNG, SVG or PDF picture.").arg(QDir::toNativeSeparators(path));
        return std::nullopt;
    }
    const std::optional<Search> found = searchIn(path, *format, error);
    if (!found)
        return std::nullopt;
    if (const auto *embedded = std::get_if<EmbeddedTaskSet>(&*found))
        return *embedded;
    *error = std::get<Found>(*found) == Found::Damaged
        ? tr("%1 is damaged: its task set cannot be read.").arg(QDir::toNativeSeparators(path))
        : tr("%1 contains no task set: it was made by another program, or exported without one.").arg(QDir::toNativeSeparators(path));
    return std::nullopt;
}

} // namespace awaitscope
