// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/exporter.h"

#include <QByteArrayView>

namespace awaitscope {

//! Keys of the text chunks of a PNG. Without a colon, at which Qt would split them.
inline const QString EmbeddedKey = QStringLiteral("awaitscope-taskset");
inline const QString EmbeddedStrategyKey = QStringLiteral("awaitscope-strategy");
//! Name of the attachment of a PDF.
inline const QString EmbeddedFileName = QStringLiteral("taskset.json");

//! The task set and the strategy as one JSON document, for formats that hold a single attachment.
QByteArray packEmbedded(const QByteArray &taskSet, const QString &strategy);
std::optional<EmbeddedTaskSet> unpackEmbedded(const QByteArray &packed);

} // namespace awaitscope
