// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "views/export/embedding/embedding.h"

#include <QBuffer>
#include <QtEndian>

#include <zlib.h>

using namespace awaitscope;

namespace {

//! With the checksums that its chunks should have: nearly no change of a chunk would get past them.
QByteArray withRightChecksums(QByteArray png)
{
    constexpr qsizetype Around = 12; // length, type, checksum
    for (qsizetype at = 8; at + Around <= png.size();) {
        const qsizetype length = qFromBigEndian<quint32>(png.constData() + at);
        if (length > png.size() - at - Around)
            break;
        const auto sum = crc32_z(0, reinterpret_cast<const Bytef *>(png.constData() + at + 4), std::size_t(length + 4));
        qToBigEndian(quint32(sum), png.data() + at + 8 + length);
        at += length + Around;
    }
    return png;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = fuzzInput(data, size);
    for (QByteArray picture : {input, withRightChecksums(input)}) {
        QBuffer buffer(&picture);
        buffer.open(QIODevice::ReadOnly);
        (void)readEmbeddedTaskSet(buffer, ExportFormat::Png);
    }
    return 0;
}
