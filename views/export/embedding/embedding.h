// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"

#include <QByteArrayView>

#include <functional>

class QIODevice;

namespace awaitscope {

//! A task set that was found in a picture.
struct EmbeddedTaskSet
{
    QByteArray json; //!< the task set file
    QString strategy; //!< empty: as written
};
//! Finds the task set in a PNG, SVG or PDF written by Awaitscope. Returns none and sets \a error, a sentence that names the path, if the
//! file cannot be read, is damaged, or was written by another program.
std::optional<EmbeddedTaskSet> readEmbeddedTaskSet(const QString &path, QString *error, const std::function<bool(double part)> &goOn = {});

//! Keywords of the text chunks of a PNG.
inline const QByteArray EmbeddedKey("awaitscope-taskset");
inline const QByteArray EmbeddedStrategyKey("awaitscope-strategy");

//! The task set and the strategy as one JSON document, for formats that hold a single attachment.
QByteArray packEmbedded(const QByteArray &taskSet, const QString &strategy);
std::optional<EmbeddedTaskSet> unpackEmbedded(const QByteArray &packed);

//! The same as an element of XMP metadata, for a PDF or a WebP.
QByteArray xmpElement(const QByteArray &taskSet, const QString &strategy);

//! The task set in a picture of that format: PNG, SVG, PDF or WebP.
std::optional<EmbeddedTaskSet> readEmbeddedTaskSet(QIODevice &file, ExportFormat format);

} // namespace awaitscope
