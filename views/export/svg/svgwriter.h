// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"
#include "views/picture/displaylist.h"

#include <functional>

namespace awaitscope {

//! The texts and settings of an SVG besides its shapes.
struct SvgOptions
{
    QString title; //!< of the document, for the browser's tab and the screen reader
    QString description; //!< the picture as text
    ExportTheme theme = ExportTheme::Auto;
    bool transparent = false; //!< no background; text outside the bars gets a halo
    double scale = 1; //!< of the outer size; the coordinates stay
    QByteArray embedded; //!< a task set file, put into the metadata
    QString strategy;
    std::function<qreal(const QString &text, qreal pixelSize, bool bold)> measure; //!< none: by the application's font
    std::function<QString(const ItemRef &)> tooltip; //!< the text for a span or mark; empty: none
    std::function<QString(quint32 lane)> laneName; //!< for the groups and their ids
};

//! The list as a complete SVG 1.1 document: one group per lane, selectable text, colours through classes. The same input produces
//! the same bytes. Linear in the number of items.
QByteArray writeSvg(const DisplayList &list, const SvgOptions &options);

} // namespace awaitscope
