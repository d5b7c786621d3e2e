// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/dialog/exportpreview.h"

#include "views/export/pages/pages.h"
#include "views/export/raster/imagewriter.h"
#include "views/export/scene/exportpaint.h"

#include <QFontDatabase>
#include <QPainter>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int Delay = 60; // ms after the last change: typing a number draws once
constexpr int Border = 20;
constexpr int TextSize = 12; // pixels
constexpr int Square = 8; // of the checkerboard behind a transparent picture

void paintCheckerboard(QPainter &painter, const QRectF &area)
{
    QPixmap tile(2 * Square, 2 * Square);
    tile.fill(QColor(0xFF, 0xFF, 0xFF));
    QPainter p(&tile);
    p.fillRect(0, 0, Square, Square, QColor(0xE3, 0xE6, 0xEA));
    p.fillRect(Square, Square, Square, Square, QColor(0xE3, 0xE6, 0xEA));
    p.end();
    painter.drawTiledPixmap(area, tile);
}

} // namespace

ExportPreview::ExportPreview(const TraceStore &store, QWidget *parent)
    : QWidget(parent), m_store(store)
{
    setMinimumSize(320, 240);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview of the picture"));
    m_timer.setSingleShot(true);
    m_timer.setInterval(Delay);
    connect(&m_timer, &QTimer::timeout, this, &ExportPreview::draw);
}

void ExportPreview::setOptions(const ExportOptions &options)
{
    m_options = options;
    m_text.clear();
    m_timer.start();
}

void ExportPreview::showText(const QString &text)
{
    m_timer.stop();
    m_text = text;
    setAccessibleDescription(text);
    update();
    Q_EMIT updated();
}

void ExportPreview::resizeEvent(QResizeEvent *)
{
    if (m_text.isEmpty())
        m_timer.start();
}

void ExportPreview::draw()
{
    const ExportScene scene = buildExportScene(m_store, m_options);
    m_pictureSize = deviceSize(scene, m_options.scale);
    m_problem = sizeProblem(scene.size() * m_options.scale);
    const QSizeF paper = m_options.page.paintRect(QPageLayout::Inch).size() * 96;
    m_pageCount = int(layOutPages(scene, m_options.fit, paper, paperScale(m_options)).pages.size());
    // Only as many pixels as the widget shows, however large the picture is.
    const QSizeF room = QSizeF(size()) - QSizeF(2 * Border, 2 * Border);
    const QSizeF picture = scene.size();
    const double fit = std::min({room.width() / std::max(picture.width(), 1.0), room.height() / std::max(picture.height(), 1.0), 1.0});
    ExportOptions small = m_options;
    small.scale = std::max(fit, 0.01) * devicePixelRatioF();
    m_image = renderExport(scene, small);
    m_image.setDevicePixelRatio(devicePixelRatioF());
    setAccessibleDescription(scene.description);
    update();
    Q_EMIT updated();
}

QRectF ExportPreview::target() const
{
    const QSizeF size = m_image.deviceIndependentSize();
    return QRectF(QPointF(std::floor((width() - size.width()) / 2), std::floor((height() - size.height()) / 2)), size);
}

//! Draws the text on a sheet, as far as it fits.
void ExportPreview::paintText(QPainter &painter) const
{
    const QRect sheet = rect().adjusted(Border, Border, -Border, -Border);
    painter.fillRect(sheet, palette().color(QPalette::Base));
    painter.setClipRect(sheet.adjusted(Border / 2, Border / 2, -Border / 2, -Border / 2));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(TextSize);
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(sheet.adjusted(Border, Border, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextExpandTabs, m_text);
}

void ExportPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    if (!m_text.isEmpty())
        return paintText(painter);
    if (m_image.isNull()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(Border, Border, -Border, -Border), Qt::AlignCenter | Qt::TextWordWrap, m_problem);
        return;
    }
    const QRectF area = target();
    // A soft edge, so that a white picture stands out from a white window.
    for (int i = 3; i >= 1; --i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 10));
        painter.drawRoundedRect(area.adjusted(-i, -i + 1, i, i + 1), 2, 2);
    }
    if (m_options.transparent)
        paintCheckerboard(painter, area);
    painter.drawImage(area.topLeft(), m_image);
}

} // namespace awaitscope
