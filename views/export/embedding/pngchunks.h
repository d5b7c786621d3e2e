// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

#include <functional>
#include <optional>

class QIODevice;

namespace awaitscope {

//! UTF-8 texts of a PNG by their keyword (1 to 79 Latin letters).
using PngTexts = QMap<QByteArray, QByteArray>;

//! \a png, a complete file, with \a texts after its header as compressed iTXt chunks, in the order of their
//! keywords; empty ones are left out.
QByteArray withPngTexts(const QByteArray &png, const PngTexts &texts);

//! The texts of a PNG (tEXt, zTXt, iTXt) with one of \a keys, without decoding the picture, so that its size does not matter. None if
//! the file is not a PNG, ends too early, or if one of these is damaged or larger than \a most bytes. \a goOn is called from time to
//! time and cancels by returning false.
std::optional<PngTexts> readPngTexts(QIODevice &file, const QList<QByteArray> &keys, qsizetype most, const std::function<bool()> &goOn = {});

} // namespace awaitscope
