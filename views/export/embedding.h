// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/exporter.h"

#include <QByteArrayView>

class QIODevice;

namespace awaitscope {

//! Keywords of the text chunks of a PNG.
inline const QByteArray EmbeddedKey("awaitscope-taskset");
inline const QByteArray EmbeddedStrategyKey("awaitscope-strategy");

//! The task set and the strategy as one JSON document, for formats that hold a single attachment.
QByteArray packEmbedded(const QByteArray &taskSet, const QString &strategy);
std::optional<EmbeddedTaskSet> unpackEmbedded(const QByteArray &packed);

//! The task set in a picture of that format: PNG, SVG or PDF.
std::optional<EmbeddedTaskSet> readEmbeddedTaskSet(QIODevice &file, ExportFormat format);

} // namespace awaitscope
