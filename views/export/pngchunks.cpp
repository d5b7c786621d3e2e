// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/pngchunks.h"

#include <QIODevice>
#include <QtEndian>

#include <array>

// PNG (ISO/IEC 15948) is a signature and then chunks: length, type, data, checksum of type and data.

namespace awaitscope {

namespace {

const QByteArray Signature("\x89PNG\r\n\x1a\n", 8);
constexpr qsizetype HeaderEnd = 8 + 25; // the signature and the one IHDR chunk
constexpr quint32 LargestText = 64'000'000; // compressed: far more than any task set that can be run

constexpr std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 n = 0; n < 256; ++n) {
        quint32 c = n;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1) != 0 ? 0xedb88320U ^ (c >> 1) : c >> 1;
        table[n] = c;
    }
    return table;
}

quint32 crc32(QByteArrayView data)
{
    static constexpr std::array<quint32, 256> table = crcTable();
    quint32 c = 0xffffffffU;
    for (const char byte : data)
        c = table[(c ^ quint8(byte)) & 0xff] ^ (c >> 8);
    return c ^ 0xffffffffU;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray out(4, '\0');
    qToBigEndian(value, out.data());
    return out;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray body = type + data;
    return bigEndian(quint32(data.size())) + body + bigEndian(crc32(body));
}

//! A plain zlib stream: Qt's output without the length prefix.
QByteArray deflated(const QByteArray &data)
{
    return qCompress(data, 9).mid(4);
}

QByteArray inflated(const QByteArray &data)
{
    return qUncompress(bigEndian(quint32(data.size()) * 4) + data); // the length is an estimate; Qt enlarges its buffer if needed
}

//! Removes and returns everything before the next zero byte of \a data.
QByteArray takeWord(QByteArray &data)
{
    const qsizetype end = data.indexOf('\0');
    const QByteArray word = end < 0 ? data : data.first(end);
    data = end < 0 ? QByteArray() : data.mid(end + 1);
    return word;
}

void addText(const QByteArray &type, QByteArray data, PngTexts &texts)
{
    const QByteArray key = takeWord(data);
    if (type == "tEXt") {
        texts[key] = QString::fromLatin1(data).toUtf8();
    } else if (type == "zTXt" && !data.isEmpty()) {
        texts[key] = QString::fromLatin1(inflated(data.mid(1))).toUtf8();
    } else if (type == "iTXt" && data.size() >= 2) {
        const bool compressed = data[0] != 0;
        data = data.mid(2);
        takeWord(data); // language
        takeWord(data); // keyword in that language
        texts[key] = compressed ? inflated(data) : data;
    }
}

} // namespace

QByteArray withPngTexts(const QByteArray &png, const PngTexts &texts)
{
    QByteArray chunks;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        if (!it.value().isEmpty())
            chunks += chunk("iTXt", it.key() + QByteArray("\0\1\0\0\0", 5) + deflated(it.value()));
    return png.first(HeaderEnd) + chunks + png.mid(HeaderEnd);
}

std::optional<PngTexts> readPngTexts(QIODevice &file)
{
    if (file.read(Signature.size()) != Signature)
        return std::nullopt;
    PngTexts texts;
    while (true) {
        const QByteArray head = file.read(8);
        if (head.size() != 8)
            return std::nullopt;
        const auto length = qFromBigEndian<quint32>(head.constData());
        const QByteArray type = head.mid(4);
        if (type == "IEND")
            return texts;
        if (!type.endsWith("Xt") && !type.endsWith("XT")) {
            if (file.skip(qint64(length) + 4) != qint64(length) + 4)
                return std::nullopt;
            continue;
        }
        const QByteArray data = length <= LargestText ? file.read(length) : QByteArray();
        const QByteArray sum = file.read(4);
        if (quint32(data.size()) != length || sum != bigEndian(crc32(type + data)))
            return std::nullopt;
        addText(type, data, texts);
    }
}

} // namespace awaitscope
