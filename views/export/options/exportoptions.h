// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QByteArray>
#include <QPageLayout>
#include <QString>
#include <QStringList>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace awaitscope {

//! The file formats that can be written, chosen by suffix.
enum class ExportFormat : quint8 { Png,
                                   Svg,
                                   Pdf,
                                   WebP,
                                   ChromeTrace,
                                   TraceLines,
                                   Csv,
                                   EventTable,
                                   Markdown,
                                   Mermaid,
                                   Python,
                                   Cpp,
                                   Report };

//! Auto: an SVG follows the reader's light or dark mode; every other picture is light.
enum class ExportTheme : quint8 { Light,
                                  Dark,
                                  Auto };

//! How a picture is placed on the pages of a PDF or a printer.
enum class PageFit : quint8 {
    PictureSize, //!< one page, exactly as large as the picture
    OnePage, //!< scaled to fit one page
    PageWidth, //!< as wide as the page, on as many pages as the lanes need
    Tiles, //!< at its own size, over as many pages as it needs in both directions
};

//! What to draw of a run, and how. The defaults are those of the command line.
struct ExportOptions
{
    ExportTheme theme = ExportTheme::Auto;
    std::optional<int> width; //!< of the picture in layout pixels, before `scale`; none: as wide as the content needs
    std::optional<int> height; //!< likewise; lanes become thinner or thicker to fit
    double scale = 1; //!< device pixels per layout pixel
    std::optional<int> dpi; //!< recorded in a PNG; none: 96 times the scale
    bool transparent = false; //!< no background; text gets a halo of the theme's canvas colour
    std::optional<TimeRange> range; //!< none: the whole run
    std::optional<std::vector<quint32>> lanes; //!< indices into TraceStore::lanes(); none: all
    bool title = true;
    bool legend = true;
    bool ruler = true;
    bool log = false; //!< the events below the picture, as text
    QString titleText; //!< none: the title of the task set, or its name
    QString subtitle; //!< none: the result of the run in numbers
    bool embed = true; //!< embed the task set in the picture, so that it can be opened again
    QByteArray embedded; //!< the task set file to embed; filled by exportFile()
    QString strategy; //!< the strategy of the run; embedded too

    //! Measures text; none: by the metrics of the application font. Tests set it to get the same layout everywhere.
    std::function<qreal(const QString &text, qreal pixelSize, bool bold)> measure;

    // Pages of PDF and print.
    PageFit fit = PageFit::PictureSize;
    QPageLayout page{QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter};

    // Animation.
    double playSpeed = 1; //!< seconds of the run per second of the animation
    int framesPerSecond = 20;

    bool tasksAsThreads = true; //!< Chrome trace: one thread per task; otherwise one async track per task, which not every viewer supports
};

//! A named starting point for the options: slide, document column, print, social.
struct ExportPreset
{
    const char *name; //!< stable, for the settings and the command line
    const char *text; //!< untranslated; context "ExportPreset"
    std::optional<int> width, height;
    double scale;
    std::optional<int> dpi;
    bool title, legend;
    PageFit fit = PageFit::PictureSize; //!< of a PDF
};
//! The built-in presets, in the order of the menu.
const std::array<ExportPreset, 4> &exportPresets();
//! Sets what the preset defines and leaves the rest unchanged.
void applyPreset(const ExportPreset &preset, ExportOptions &options);

//! Size of a layout pixel on paper, in 96ths of an inch: a higher dpi makes a picture finer, not its page larger.
double paperScale(const ExportOptions &options);

//! The paper sizes that dialog and command line offer, the default first.
const std::array<QPageSize::PageSizeId, 6> &exportPapers();

//! The format for the suffix of \a path, ignoring case; none if it is not supported.
std::optional<ExportFormat> formatOf(const QString &path);
//! Whether the format shows the timeline; the others are text formats.
bool isPicture(ExportFormat format);
//! The suffixes of every format, without a dot, in the order of the file dialog.
QStringList exportSuffixes();
//! Name filters for a file dialog, PNG first.
QStringList exportNameFilters();

//! Parses "FROM..TO". Each side is a number of milliseconds, or has a unit: us, ms, s, min; an empty side is the start or the
//! end of the run. None unless FROM lies before TO and neither is negative.
std::optional<TimeRange> parseTimeRange(QStringView text);
//! Parses "light", "dark" or "auto".
std::optional<ExportTheme> parseExportTheme(QStringView text);

//! Called with the progress of a long export, from 0 to 1; returns false to cancel it.
using ExportProgress = std::function<bool(double)>;

} // namespace awaitscope
