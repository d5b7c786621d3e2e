// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/embedding/pngchunks.h"

#include <QIODevice>
#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <array>

// PNG (ISO/IEC 15948) is a signature and then chunks: length, type, data, checksum of type and data.

namespace awaitscope {

namespace {

const QByteArray Signature("\x89PNG\r\n\x1a\n", 8);
constexpr qsizetype HeaderEnd = 8 + 25; // the signature and the one IHDR chunk
constexpr quint32 LongestKey = 80; // including the terminating zero
constexpr int ChunksAtOnce = 4096;

quint32 checksum(const QByteArray &data)
{
    return quint32(crc32_z(0, reinterpret_cast<const Bytef *>(data.constData()), std::size_t(data.size())));
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
    return bigEndian(quint32(data.size())) + body + bigEndian(checksum(body));
}

//! A plain zlib stream: Qt's output without the length prefix.
QByteArray deflated(const QByteArray &data)
{
    return qCompress(data, 9).mid(4);
}

//! Nothing if the data is damaged, or would become larger than \a most.
QByteArray inflated(const QByteArray &data, qsizetype most)
{
    std::array<char, 65536> block{};
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.constData()));
    stream.avail_in = uInt(data.size());
    if (inflateInit(&stream) != Z_OK)
        return {};
    QByteArray out;
    int status = Z_OK;
    while (status == Z_OK && out.size() <= most) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        status = inflate(&stream, Z_NO_FLUSH);
        out.append(block.data(), qsizetype(block.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END && out.size() <= most ? out : QByteArray();
}

//! Removes and returns everything before the next zero byte of \a data.
QByteArray takeWord(QByteArray &data)
{
    const qsizetype end = data.indexOf('\0');
    const QByteArray word = end < 0 ? data : data.first(end);
    data = end < 0 ? QByteArray() : data.mid(end + 1);
    return word;
}

QByteArray textOf(const QByteArray &type, QByteArray data, qsizetype most)
{
    takeWord(data);
    if (type == "tEXt")
        return QString::fromLatin1(data).toUtf8();
    if (type == "zTXt")
        return QString::fromLatin1(inflated(data.mid(1), most)).toUtf8();
    if (data.size() < 2)
        return {};
    const bool compressed = data[0] != 0;
    data = data.mid(2);
    takeWord(data); // language
    takeWord(data); // keyword in that language
    return compressed ? inflated(data, most) : data;
}

bool isText(const QByteArray &type)
{
    return type == "tEXt" || type == "zTXt" || type == "iTXt";
}

bool skipped(QIODevice &file, qint64 bytes)
{
    return file.skip(bytes) == bytes;
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

// Only the requested texts are read into memory and inflated: a megabyte of text can become a gigabyte.
std::optional<PngTexts> readPngTexts(QIODevice &file, const QList<QByteArray> &keys, qsizetype most, const std::function<bool()> &goOn)
{
    if (file.read(Signature.size()) != Signature)
        return std::nullopt;
    PngTexts texts;
    for (int chunks = 1; chunks % ChunksAtOnce != 0 || !goOn || goOn(); ++chunks) {
        const QByteArray head = file.read(8);
        if (head.size() != 8)
            return std::nullopt;
        const auto length = qFromBigEndian<quint32>(head.constData());
        const QByteArray type = head.mid(4);
        if (type == "IEND")
            return texts;
        QByteArray data = isText(type) ? file.read(std::min(length, LongestKey)) : QByteArray();
        const qint64 rest = qint64(length) - data.size();
        const QByteArray key = data.first(std::max<qsizetype>(data.indexOf('\0'), 0));
        if (!keys.contains(key) || texts.contains(key)) {
            if (!skipped(file, rest + 4))
                return std::nullopt;
            continue;
        }
        data += rest <= most ? file.read(rest) : QByteArray();
        const QByteArray sum = file.read(4);
        if (quint32(data.size()) != length || sum != bigEndian(checksum(type + data)))
            return std::nullopt;
        texts[key] = textOf(type, data, most);
        if (texts[key].isEmpty())
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace awaitscope
