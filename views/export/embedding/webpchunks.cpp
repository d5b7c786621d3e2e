// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/embedding/webpchunks.h"

#include <QIODevice>
#include <QtEndian>

// A WebP is a RIFF file: "RIFF", size, "WEBP", and then chunks: name, size, data, and a zero where the size is odd.

namespace awaitscope {

namespace {

constexpr int ChunksAtOnce = 4096;

} // namespace

std::optional<QByteArray> readWebPXmp(QIODevice &file, qint64 most, const std::function<bool()> &goOn)
{
    const QByteArray start = file.read(12);
    if (start.size() != 12 || !start.startsWith("RIFF") || !start.endsWith("WEBP"))
        return std::nullopt;
    for (int chunks = 1; chunks % ChunksAtOnce != 0 || !goOn || goOn(); ++chunks) {
        const QByteArray head = file.read(8);
        if (head.isEmpty())
            return QByteArray();
        if (head.size() != 8)
            return std::nullopt;
        const qint64 size = qFromLittleEndian<quint32>(head.constData() + 4);
        if (head.startsWith("XMP ")) {
            const QByteArray xmp = size <= most ? file.read(size) : QByteArray();
            return xmp.size() == size ? std::optional(xmp) : std::nullopt;
        }
        if (file.skip(size + size % 2) != size + size % 2)
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace awaitscope
