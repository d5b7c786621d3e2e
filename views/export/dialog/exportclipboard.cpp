// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/dialog/exportclipboard.h"

#include "model/text/visibletext.h"
#include "views/export/exportdata.h"
#include "views/export/pages/pages.h"
#include "views/export/raster/imagewriter.h"
#include "views/export/scene/exportpaint.h"
#include "views/export/svg/svgwriter.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QToolBar>

namespace awaitscope {

namespace {

QByteArray svgFor(const ExportScene &scene, const ExportOptions &options)
{
    SvgOptions svg;
    svg.title = scene.title;
    svg.description = scene.description;
    svg.theme = options.theme == ExportTheme::Dark ? ExportTheme::Dark : ExportTheme::Light;
    svg.transparent = options.transparent;
    svg.scale = scene.zoom;
    svg.measure = options.measure;
    svg.tooltip = scene.tooltip;
    svg.laneName = scene.laneName;
    return writeSvg(scene.list, svg);
}

} // namespace

std::unique_ptr<QMimeData> exportMimeData(const TraceStore &store, const ExportOptions &options)
{
    const ExportScene scene = buildExportScene(store, options);
    const QImage image = renderExport(scene, options);
    if (image.isNull())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setImageData(image);
    // Also as PNG data, for programs that ask for that type and would otherwise get a conversion without transparency.
    data->setData(QStringLiteral("image/png"), encodePng(image, options));
    data->setData(QStringLiteral("image/svg+xml"), svgFor(scene, options));
    data->setText(scene.title + QLatin1Char('\n') + scene.description);
    return data;
}

bool copyTimeline(const TraceStore &store, const ExportOptions &options)
{
    std::unique_ptr<QMimeData> data = exportMimeData(store, options);
    if (!data)
        return false;
    QGuiApplication::clipboard()->setMimeData(data.release());
    return true;
}

namespace {

//! Qt's toolbar has 17 controls: this makes them small enough for the print button to stay in the window.
void fitToolBar(QPrintPreviewDialog &preview)
{
    auto *bar = preview.findChild<QToolBar *>();
    if (!bar)
        return;
    bar->setStyleSheet(QStringLiteral("QToolBar { padding: 5px 10px; spacing: 3px; } QToolButton { border-color: transparent; padding: 4px; }"
                                      "QComboBox QLineEdit { border: none; padding: 0px; }"));
    bar->setIconSize(QSize(22, 22));
    bar->ensurePolished();
    preview.resize(std::max(1000, bar->sizeHint().width() + 40), 740);
}

} // namespace

void printTimeline(const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, QWidget *parent)
{
    ExportOptions onPaper = options;
    if (taskSet)
        describe(*taskSet, onPaper);
    // Paper is white, and has a size of its own.
    onPaper.theme = ExportTheme::Light;
    onPaper.transparent = true;
    onPaper.height.reset();
    if (onPaper.fit == PageFit::PictureSize)
        onPaper.fit = PageFit::PageWidth;
    const ExportScene scene = buildExportScene(store, onPaper);
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageLayout(onPaper.page);
    printer.setDocName(scene.title);
    printer.setCreator(QStringLiteral("Awaitscope"));
    QPrintPreviewDialog preview(&printer, parent);
    preview.setWindowTitle(QCoreApplication::translate("ExportDialog", "Print %1")
                               .arg(visibleText(scene.title).replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"))));
    QObject::connect(&preview, &QPrintPreviewDialog::paintRequested, &preview, [&](QPrinter *device) {
        QPainter painter;
        if (painter.begin(device))
            paintPages(painter, *device, scene, onPaper);
    });
    fitToolBar(preview);
    preview.exec();
}

} // namespace awaitscope
