// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/exportjob.h"

#include "model/compare/runsummary.h"
#include "model/formats/trace/tables.h"
#include "model/text/outputfile.h"
#include "model/text/visibletext.h"
#include "views/export/comparisonreport.h"
#include "views/export/exportdata.h"
#include "views/export/pages/pdfwriter.h"
#include "views/export/raster/animationwriter.h"
#include "views/export/raster/imagewriter.h"
#include "views/export/reportwriter.h"
#include "views/export/svg/svgwriter.h"

#include <QCoreApplication>
#include <QDir>

#include <new>
#include <utility>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

QString cannotWrite(const QString &path, const QString &why)
{
    return tr("%1 cannot be written: %2").arg(visibleText(QDir::toNativeSeparators(path)), why);
}

QByteArray svgOf(const ExportScene &scene, const ExportOptions &options)
{
    SvgOptions svg;
    svg.title = scene.title;
    svg.description = scene.description;
    svg.theme = options.theme;
    svg.transparent = options.transparent;
    svg.scale = options.scale * scene.zoom;
    svg.embedded = options.embedded;
    svg.strategy = options.strategy;
    svg.measure = options.measure;
    svg.tooltip = scene.tooltip;
    svg.laneName = scene.laneName;
    return writeSvg(scene.list, svg);
}

} // namespace

ExportJob ExportJob::prepare(const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, const QString &path)
{
    ExportJob job(path, options);
    const std::optional<ExportFormat> format = formatOf(path);
    if (!format) {
        job.m_content = Failure{tr("the name must end in one of: %1").arg(exportSuffixes().join(QStringLiteral(", ")))};
        return job;
    }
    job.m_format = *format;
    if (taskSet)
        describe(*taskSet, job.m_options);
    if (isPicture(*format))
        job.preparePicture(buildExportScene(store, job.m_options), *format);
    else if (*format == ExportFormat::Report)
        job.prepareReport(taskSet, store);
    else
        job.prepareText(taskSet, store, *format);
    return job;
}

ExportJob ExportJob::prepareComparison(const Comparison &comparison, const ComparisonOptions &options, const QString &path)
{
    ExportJob job(path, options.picture);
    const std::optional<ExportFormat> format = comparisonFormatOf(path);
    if (!format) {
        job.m_content = Failure{tr("the name must end in one of: %1").arg(comparisonSuffixes().join(QStringLiteral(", ")))};
        return job;
    }
    job.m_format = *format;
    if (isPicture(*format))
        job.preparePicture(buildComparisonScene(comparison, options), *format);
    else if (*format == ExportFormat::Report)
        job.prepareComparisonReport(comparison, options);
    else if (*format == ExportFormat::Markdown)
        job.m_content = comparisonMarkdown(comparison, options.picture.titleText).toUtf8();
    else
        job.m_content = QByteArray::fromStdString(comparisonJson(comparison, options.picture.titleText));
    return job;
}

void ExportJob::preparePicture(ExportScene scene, ExportFormat format)
{
    // An SVG is quick to write and reads its tooltips from the store, so it is made here.
    if (format == ExportFormat::Svg) {
        m_content = svgOf(scene, m_options);
        return;
    }
    scene.tooltip = {};
    scene.laneName = {};
    m_content = std::move(scene);
}

//! The page has a heading of its own, and the program as text.
void ExportJob::prepareReport(const TaskSet *taskSet, const TraceStore &store)
{
    ExportOptions options = m_options;
    options.title = false;
    const ExportScene scene = buildExportScene(store, options);
    const QByteArray svg = svgOf(scene, options);
    m_content = writeReport(taskSet, store, scene, svg);
}

void ExportJob::prepareComparisonReport(const Comparison &comparison, ComparisonOptions options)
{
    const QString title = std::exchange(options.picture.titleText, {});
    options.picture.title = false;
    options.table = false; // the page has it as text
    m_content = writeComparisonReport(comparison, title, svgOf(buildComparisonScene(comparison, options), options.picture));
}

void ExportJob::prepareText(const TaskSet *taskSet, const TraceStore &store, ExportFormat format)
{
    QString error;
    QByteArray text = exportText(format, taskSet, store, m_options, &error);
    if (error.isEmpty() && format == ExportFormat::Mermaid)
        m_note = mermaidNote(QString::fromUtf8(text).size());
    if (error.isEmpty())
        m_content = std::move(text);
    else
        m_content = Failure{error};
}

QByteArray ExportJob::picture(const ExportScene &scene, QString *error, const ExportProgress &progress) const
{
    if (m_format == ExportFormat::Pdf)
        return writePdf(scene, m_options, error, progress);
    if (m_format == ExportFormat::WebP)
        return writeAnimation(scene, m_options, error, progress);
    return writePng(scene, m_options, error, progress);
}

std::optional<QString> ExportJob::run(const ExportProgress &progress)
{
    try {
        return make(progress);
    } catch (const std::bad_alloc &) { // a large picture, and little memory
        return cannotWrite(m_path, tr("there is not enough memory"));
    }
}

std::optional<QString> ExportJob::make(const ExportProgress &progress)
{
    if (const auto *failure = std::get_if<Failure>(&m_content))
        return cannotWrite(m_path, failure->message);
    if (progress && !progress(0)) {
        m_cancelled = true;
        return std::nullopt;
    }
    QByteArray data;
    if (const auto *scene = std::get_if<ExportScene>(&m_content)) {
        QString error;
        data = picture(*scene, &error, progress);
        if (!error.isEmpty())
            return cannotWrite(m_path, error);
        m_cancelled = data.isEmpty();
    } else {
        data = std::get<QByteArray>(m_content);
    }
    if (m_cancelled || (progress && !progress(1))) {
        m_cancelled = true;
        return std::nullopt;
    }
    return writeOutput(m_path, data);
}

std::optional<QString> writeOutput(const QString &path, const QByteArray &data)
{
    const QString error = writeWhole(path, data);
    return error.isEmpty() ? std::nullopt : std::optional(cannotWrite(path, error));
}

std::optional<QString> exportFile(const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, const QString &path,
                                  const ExportProgress &progress)
{
    return ExportJob::prepare(taskSet, store, options, path).run(progress);
}

std::optional<QString> exportTimeline(const TraceStore &store, const ExportOptions &options, const QString &path,
                                      const ExportProgress &progress)
{
    const std::optional<ExportFormat> format = formatOf(path);
    if (!format || !isPicture(*format))
        return cannotWrite(path, tr("the name of a picture must end in png, svg, pdf or webp"));
    return exportFile(nullptr, store, options, path, progress);
}

} // namespace awaitscope
