// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/embedding/embedding.h"

#include "model/text/inputfile.h"
#include "views/export/embedding/pngchunks.h"
#include "views/export/embedding/webpchunks.h"
#include "views/export/embedding/xmlattributes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

#include <variant>

namespace awaitscope {

namespace {

constexpr qint64 Piece = 16 * 1024; //!< bytes: a second in the worst case
constexpr qint64 LargestPiece = 64 * 1024 * 1024;
constexpr int Deepest = 200; //!< nested elements

enum class Found : quint8 { Nothing,
                            Damaged };
using Search = std::variant<Found, EmbeddedTaskSet>;

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

//! Reports how much of the file was read; false to cancel.
using GoOn = std::function<bool(double part)>;

Search inPng(QIODevice &file, const GoOn &goOn)
{
    const double size = double(std::max<qint64>(file.size(), 1));
    const auto further = [&] { return !goOn || goOn(double(file.pos()) / size); };
    const std::optional<PngTexts> texts = readPngTexts(file, {EmbeddedKey, EmbeddedStrategyKey}, inputlimits::TaskSetBytes, further);
    if (!texts)
        return Found::Damaged;
    const QByteArray taskSet = texts->value(EmbeddedKey);
    return taskSet.isEmpty() ? Search(Found::Nothing) : EmbeddedTaskSet{taskSet, QString::fromUtf8(texts->value(EmbeddedStrategyKey))};
}

//! Searches for the task set of an SVG, which is passed piece by piece.
class SvgSearch
{
public:
    //! None if more input is needed.
    std::optional<Search> add(const QByteArray &piece);
    qint64 tokens() const { return m_tokens; } //!< read so far
    Search atEnd() const { return m_ended ? Found::Nothing : Found::Damaged; }

private:
    std::optional<Search> token(QXmlStreamReader::TokenType type);

    QXmlStreamReader m_xml;
    XmlAttributes m_attributes;
    int m_depth = 0;
    qint64 m_tokens = 0;
    bool m_inside = false;
    bool m_ended = false;
    QString m_strategy;
    QString m_text;
};

std::optional<Search> SvgSearch::add(const QByteArray &piece)
{
    if (!m_attributes.add(piece))
        return Found::Damaged;
    m_xml.addData(piece);
    while (!m_xml.atEnd())
        if (const std::optional<Search> found = token(m_xml.readNext()))
            return found;
    const bool wantsMore = m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError;
    return m_xml.hasError() && !wantsMore ? std::optional<Search>(Found::Damaged) : std::nullopt;
}

std::optional<Search> SvgSearch::token(QXmlStreamReader::TokenType type)
{
    m_tokens += type != QXmlStreamReader::Invalid; // which says that there is no more so far
    m_depth += type == QXmlStreamReader::StartElement ? 1 : type == QXmlStreamReader::EndElement ? -1
                                                                                                 : 0;
    m_ended = m_ended || (type == QXmlStreamReader::EndElement && m_depth == 0);
    if (m_depth > Deepest) // names are looked up at every level
        return Found::Damaged;
    if (!m_inside) {
        m_inside = type == QXmlStreamReader::StartElement && m_xml.name() == u"taskset" && m_xml.namespaceUri() == u"urn:awaitscope:taskset:1";
        if (m_inside)
            m_strategy = m_xml.attributes().value(QLatin1StringView("strategy")).toString();
        return std::nullopt;
    }
    if (type == QXmlStreamReader::EndElement)
        return EmbeddedTaskSet{m_text.toUtf8(), m_strategy};
    if (type == QXmlStreamReader::Characters || type == QXmlStreamReader::EntityReference)
        m_text += m_xml.text();
    const bool fine = type != QXmlStreamReader::StartElement && m_text.size() <= inputlimits::TaskSetBytes;
    return fine ? std::nullopt : std::optional<Search>(Found::Damaged);
}

Search inSvg(QIODevice &file, const GoOn &goOn)
{
    const double size = double(std::max<qint64>(file.size(), 1));
    SvgSearch search;
    // What has no end yet (a comment, a CDATA section) is read from its beginning with each piece: the pieces grow until it has.
    qint64 pieceSize = Piece;
    while (!goOn || goOn(std::min(double(file.pos()) / size, 1.0))) {
        const qint64 before = search.tokens();
        const QByteArray piece = file.read(pieceSize);
        if (piece.isEmpty() || file.pos() > inputlimits::PictureBytes)
            break;
        if (const std::optional<Search> found = search.add(piece))
            return *found;
        pieceSize = search.tokens() == before ? std::min(2 * pieceSize, LargestPiece) : Piece;
    }
    return search.atEnd();
}

const QByteArray ElementStart("<aw:taskset xmlns:aw=\"urn:awaitscope:taskset:1\">");

//! What xmpElement() made, somewhere in \a data.
Search inXmp(const QByteArray &data)
{
    const qsizetype at = data.indexOf(ElementStart);
    if (at < 0)
        return Found::Nothing;
    const qsizetype begin = at + ElementStart.size();
    const qsizetype end = data.indexOf('<', begin);
    if (end < 0)
        return Found::Damaged;
    const auto plain = QByteArray::fromBase64Encoding(data.sliced(begin, end - begin), QByteArray::AbortOnBase64DecodingErrors);
    const auto unpacked = plain ? unpackEmbedded(*plain) : std::nullopt;
    return unpacked ? Search(*unpacked) : Found::Damaged;
}

Search inPdf(QIODevice &file, const GoOn &goOn)
{
    QByteArray data;
    if (!readRest(file, data, inputlimits::PictureBytes, goOn).isEmpty() || !data.startsWith("%PDF-"))
        return Found::Damaged;
    return inXmp(data);
}

Search inWebP(QIODevice &file, const GoOn &goOn)
{
    const double size = double(std::max<qint64>(file.size(), 1));
    const auto further = [&] { return !goOn || goOn(double(file.pos()) / size); };
    const std::optional<QByteArray> xmp = readWebPXmp(file, 2 * inputlimits::TaskSetBytes, further); // in base64
    return xmp ? inXmp(*xmp) : Found::Damaged;
}

Search searchIn(QIODevice &file, ExportFormat format, const GoOn &goOn)
{
    if (format == ExportFormat::Png)
        return inPng(file, goOn);
    if (format == ExportFormat::WebP)
        return inWebP(file, goOn);
    return format == ExportFormat::Svg ? inSvg(file, goOn) : inPdf(file, goOn);
}

std::optional<Search> searchIn(const QString &path, ExportFormat format, QString *error, const GoOn &goOn)
{
    QFile file;
    if (const QString why = openForReading(file, path, inputlimits::PictureBytes); !why.isEmpty()) {
        *error = QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), why);
        return std::nullopt;
    }
    return searchIn(file, format, goOn);
}

} // namespace

QByteArray packEmbedded(const QByteArray &taskSet, const QString &strategy)
{
    // Sorted keys and no white space: the same content produces the same bytes.
    return QJsonDocument(QJsonObject{{QStringLiteral("strategy"), strategy}, {QStringLiteral("taskset"), QString::fromUtf8(taskSet)}})
        .toJson(QJsonDocument::Compact);
}

QByteArray xmpElement(const QByteArray &taskSet, const QString &strategy)
{
    return ElementStart + packEmbedded(taskSet, strategy).toBase64() + "</aw:taskset>";
}

std::optional<EmbeddedTaskSet> unpackEmbedded(const QByteArray &packed)
{
    const QJsonObject object = QJsonDocument::fromJson(packed).object();
    const QJsonValue taskSet = object[u"taskset"];
    if (!taskSet.isString())
        return std::nullopt;
    return EmbeddedTaskSet{taskSet.toString().toUtf8(), object[u"strategy"].toString()};
}

std::optional<EmbeddedTaskSet> readEmbeddedTaskSet(QIODevice &file, ExportFormat format)
{
    const Search found = searchIn(file, format, {});
    const auto *embedded = std::get_if<EmbeddedTaskSet>(&found);
    return embedded ? std::optional(*embedded) : std::nullopt;
}

std::optional<EmbeddedTaskSet> readEmbeddedTaskSet(const QString &path, QString *error, const std::function<bool(double)> &goOn)
{
    const std::optional<ExportFormat> format = formatOf(path);
    if (!format || !isPicture(*format)) {
        *error = tr("%1 is not a PNG, SVG, PDF or WebP picture.").arg(QDir::toNativeSeparators(path));
        return std::nullopt;
    }
    const std::optional<Search> found = searchIn(path, *format, error, goOn);
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
