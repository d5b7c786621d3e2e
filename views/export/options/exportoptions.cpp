// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/options/exportoptions.h"

#include "model/text/durationparser.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace awaitscope {

namespace {

struct FormatRow
{
    ExportFormat format;
    const char *suffix;
    const char *text;
};

constexpr std::array Formats{
    FormatRow{ExportFormat::Png, "png", QT_TRANSLATE_NOOP("ExportFormat", "PNG picture")},
    FormatRow{ExportFormat::Svg, "svg", QT_TRANSLATE_NOOP("ExportFormat", "SVG picture")},
    FormatRow{ExportFormat::Pdf, "pdf", QT_TRANSLATE_NOOP("ExportFormat", "PDF document")},
    FormatRow{ExportFormat::WebP, "webp", QT_TRANSLATE_NOOP("ExportFormat", "Animated WebP")},
    FormatRow{ExportFormat::ChromeTrace, "json", QT_TRANSLATE_NOOP("ExportFormat", "Chrome trace, for Perfetto")},
    FormatRow{ExportFormat::TraceLines, "jsonl", QT_TRANSLATE_NOOP("ExportFormat", "Trace, JSON lines")},
    FormatRow{ExportFormat::Csv, "csv", QT_TRANSLATE_NOOP("ExportFormat", "CSV table")},
    FormatRow{ExportFormat::EventTable, "tsv", QT_TRANSLATE_NOOP("ExportFormat", "Events, tab-separated")},
    FormatRow{ExportFormat::Markdown, "md", QT_TRANSLATE_NOOP("ExportFormat", "Markdown tables")},
    FormatRow{ExportFormat::Mermaid, "mmd", QT_TRANSLATE_NOOP("ExportFormat", "Mermaid chart")},
    FormatRow{ExportFormat::Python, "py", QT_TRANSLATE_NOOP("ExportFormat", "Python program, asyncio")},
    FormatRow{ExportFormat::Cpp, "cpp", QT_TRANSLATE_NOOP("ExportFormat", "C++ program, QCoro")},
    FormatRow{ExportFormat::Report, "html", QT_TRANSLATE_NOOP("ExportFormat", "Report, a web page")},
};

std::optional<Time> parseTime(QStringView text)
{
    const Result<Time> time = parseMoment(text.toString());
    return time ? std::optional(*time) : std::nullopt;
}

} // namespace

const std::array<ExportPreset, 4> &exportPresets()
{
    static const std::array<ExportPreset, 4> presets{
        ExportPreset{"slide", QT_TRANSLATE_NOOP("ExportPreset", "Slide, 16:9"), 1280, 720, 2, std::nullopt, true, true},
        ExportPreset{"document", QT_TRANSLATE_NOOP("ExportPreset", "Document column"), 720, std::nullopt, 2, std::nullopt, false, true},
        ExportPreset{"print", QT_TRANSLATE_NOOP("ExportPreset", "Print, 300 dpi"), 1000, std::nullopt, 300.0 / 96, 300, true, true, PageFit::PageWidth},
        ExportPreset{"social", QT_TRANSLATE_NOOP("ExportPreset", "Social post, 1200 × 675"), 800, 450, 1.5, std::nullopt, true, false},
    };
    return presets;
}

void applyPreset(const ExportPreset &preset, ExportOptions &options)
{
    options.width = preset.width;
    options.height = preset.height;
    options.scale = preset.scale;
    options.dpi = preset.dpi;
    options.title = preset.title;
    options.legend = preset.legend;
    options.fit = preset.fit;
}

double paperScale(const ExportOptions &options)
{
    return options.dpi ? 1 : options.scale;
}

const std::array<QPageSize::PageSizeId, 6> &exportPapers()
{
    static constexpr std::array papers{QPageSize::A4, QPageSize::A3, QPageSize::A5, QPageSize::Letter, QPageSize::Legal, QPageSize::Tabloid};
    return papers;
}

std::optional<ExportFormat> formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const FormatRow &row : Formats)
        if (suffix == QLatin1StringView(row.suffix))
            return row.format;
    return std::nullopt;
}

bool isPicture(ExportFormat format)
{
    return format == ExportFormat::Png || format == ExportFormat::Svg || format == ExportFormat::Pdf || format == ExportFormat::WebP;
}

QStringList exportSuffixes()
{
    QStringList suffixes;
    for (const FormatRow &row : Formats)
        suffixes << QLatin1StringView(row.suffix);
    return suffixes;
}

QStringList exportNameFilters()
{
    QStringList filters;
    for (const FormatRow &row : Formats)
        filters << QStringLiteral("%1 (*.%2)").arg(QCoreApplication::translate("ExportFormat", row.text), QLatin1StringView(row.suffix));
    return filters;
}

std::optional<TimeRange> parseTimeRange(QStringView text)
{
    const qsizetype dots = text.indexOf(u"..");
    if (dots < 0)
        return std::nullopt;
    const QStringView from = text.first(dots).trimmed();
    const QStringView to = text.sliced(dots + 2).trimmed();
    const std::optional<Time> begin = from.isEmpty() ? Time{} : parseTime(from);
    const std::optional<Time> end = to.isEmpty() ? Time::max() : parseTime(to);
    if (!begin || !end || *begin >= *end)
        return std::nullopt;
    return TimeRange{*begin, *end};
}

std::optional<ExportTheme> parseExportTheme(QStringView text)
{
    if (text == u"light")
        return ExportTheme::Light;
    if (text == u"dark")
        return ExportTheme::Dark;
    if (text == u"auto")
        return ExportTheme::Auto;
    return std::nullopt;
}

} // namespace awaitscope
