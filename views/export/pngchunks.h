// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>

#include <optional>

class QIODevice;

namespace awaitscope {

//! UTF-8 texts of a PNG by their keyword (1 to 79 Latin letters).
using PngTexts = QMap<QByteArray, QByteArray>;

//! \a png, a complete file, with \a texts after its header as compressed iTXt chunks, in the order of their
//! keywords; empty ones are left out.
QByteArray withPngTexts(const QByteArray &png, const PngTexts &texts);

//! The texts of a PNG (tEXt, zTXt, iTXt) without decoding the picture, so that its size does not matter. None if the file is not
//! a PNG, ends too early, or a text does not match its checksum.
std::optional<PngTexts> readPngTexts(QIODevice &file);

} // namespace awaitscope
