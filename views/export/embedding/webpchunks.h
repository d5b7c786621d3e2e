// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <optional>

class QIODevice;

namespace awaitscope {

//! The XMP metadata of a WebP, without decoding the picture; empty if it has none. Nothing if the file is not a WebP, ends too early, or if
//! they are larger than \a most bytes. \a goOn is asked from time to time.
std::optional<QByteArray> readWebPXmp(QIODevice &file, qint64 most, const std::function<bool()> &goOn = {});

} // namespace awaitscope
