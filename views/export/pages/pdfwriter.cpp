// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/pages/pdfwriter.h"

#include "views/export/embedding/embedding.h"
#include "views/export/pages/pages.h"
#include "views/export/svg/svgtext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int Resolution = 1200; // device units per inch: fine enough to make rounding invisible

//! The scene's own size as a page, with the margins of the picture.
QPageLayout picturePage(const ExportScene &scene, double scale)
{
    const double points = 72.0 / 96 * scale;
    const QPageSize size(scene.size() * points, QPageSize::Point, QString(), QPageSize::ExactMatch);
    return QPageLayout(size, QPageLayout::Portrait, scene.margins * points, QPageLayout::Point, QMarginsF(0, 0, 0, 0));
}

//! Our own metadata instead of Qt's, which would contain the current time.
QByteArray xmp(const ExportScene &scene, const ExportOptions &options)
{
    QByteArray out = "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                     "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                     "<dc:format>application/pdf</dc:format>\n"
                     "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";
    out += svgEscaped(scene.title);
    out += "</rdf:li></rdf:Alt></dc:title>\n<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">";
    out += svgEscaped(scene.description);
    out += "</rdf:li></rdf:Alt></dc:description>\n<pdf:Producer>Awaitscope " AWAITSCOPE_VERSION "</pdf:Producer>\n";
    if (!options.embedded.isEmpty())
        out += xmpElement(options.embedded, options.strategy) + '\n';
    out += "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
    return out;
}

//! Overwrites the bytes after each \a key up to \a close with \a filler; the length is kept, so that the offset table stays valid.
void blankOut(QByteArray &pdf, QByteArrayView key, char close, char filler)
{
    for (qsizetype at = pdf.indexOf(key); at >= 0; at = pdf.indexOf(key, at + key.size())) {
        const qsizetype end = pdf.indexOf(close, at + key.size());
        if (end > at)
            std::fill(pdf.begin() + at + key.size(), pdf.begin() + end, filler);
    }
}

//! Removes what Qt writes differently each time: the dates (Qt 6.8 has two) and the file identifier.
void makeReproducible(QByteArray &pdf)
{
    for (const char *key : {"/CreationDate (", "/ModDate ("}) {
        const qsizetype date = pdf.indexOf(key);
        const qsizetype end = date < 0 ? -1 : pdf.indexOf(')', date);
        if (end > date)
            std::fill(pdf.begin() + date, pdf.begin() + end + 1, ' ');
    }
    const qsizetype id = pdf.lastIndexOf("/ID [");
    const qsizetype end = id < 0 ? -1 : pdf.indexOf(']', id);
    if (end > id) {
        QByteArray part = pdf.mid(id, end - id);
        blankOut(part, "<", '>', '0');
        pdf.replace(id, part.size(), part);
    }
}

} // namespace

QByteArray writePdf(const ExportScene &scene, const ExportOptions &options, QString *error, const ExportProgress &progress)
{
    const QPageLayout page = options.fit == PageFit::PictureSize ? picturePage(scene, paperScale(options)) : options.page;
    const QSizeF points = page.fullRect(QPageLayout::Point).size();
    if (std::max(points.width(), points.height()) > MaxPdfSide) {
        *error = QCoreApplication::translate("Export", "The page would be %1 × %2 points; a PDF page can have at most %3 points per side.")
                     .arg(qRound(points.width()))
                     .arg(qRound(points.height()))
                     .arg(MaxPdfSide);
        return {};
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    bool complete = false;
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(Resolution);
        writer.setTitle(scene.title);
        writer.setCreator(QStringLiteral("Awaitscope " AWAITSCOPE_VERSION));
        writer.setDocumentXmpMetadata(xmp(scene, options));
        writer.setPageLayout(page);
        QPainter painter;
        if (!painter.begin(&writer)) {
            *error = QCoreApplication::translate("Export", "The PDF could not be started.");
            return {};
        }
        complete = paintPages(painter, writer, scene, options, progress);
    }
    if (!complete)
        return {};
    QByteArray pdf = buffer.data();
    makeReproducible(pdf);
    return pdf;
}

} // namespace awaitscope
