// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/recording/recordingformat.h"

#include "model/trace/queuelengths.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>

namespace awaitscope::recording {

namespace {

constexpr QByteArrayView Magic("AWREC\r\n\0", 8);
constexpr quint16 Version = 1;
constexpr qsizetype TextBytes = 24; // of a record

template <typename T>
T number(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

Problem problem(qint64 at, const char *what)
{
    return {QCoreApplication::translate("Recording", "byte %1").arg(at), QCoreApplication::translate("Recording", what)};
}

std::string shortText(QByteArrayView page, qsizetype at)
{
    constexpr qsizetype Most = 1000;
    const qsizetype size = std::min<qsizetype>(number<quint16>(page, at), Most);
    return QString::fromUtf8(page.sliced(at + 2, size)).toStdString(); // whatever it is, valid UTF-8 comes out
}

//! What of it lies in the file, in whole records.
std::optional<Extent> extent(QByteArrayView page, qsizetype at, qint64 fileSize)
{
    const auto offset = number<quint64>(page, at);
    const auto size = number<quint64>(page, at + 8);
    if (size == 0)
        return Extent{};
    if (offset < quint64(HeaderBytes) || offset % RecordBytes != 0 || offset > quint64(fileSize))
        return std::nullopt;
    const auto inside = qint64(std::min(size, quint64(fileSize) - offset));
    return Extent{qint64(offset), inside / RecordBytes * RecordBytes};
}

} // namespace

bool isRecording(QByteArrayView beginning)
{
    return beginning.startsWith(Magic);
}

Result<Header> readHeader(QByteArrayView page, qint64 fileSize)
{
    if (!isRecording(page))
        return problem(0, QT_TRANSLATE_NOOP("Recording", "This is no recording of Awaitscope."));
    if (page.size() < HeaderBytes)
        return problem(page.size(), QT_TRANSLATE_NOOP("Recording", "The file ends before the recording begins."));
    if (number<quint16>(page, 8) != Version)
        return problem(8, QT_TRANSLATE_NOOP("Recording", "The recording was made by another version of Awaitscope, and its format is not known."));
    if (number<quint16>(page, 10) != HeaderBytes || number<quint32>(page, 44) != RecordBytes)
        return problem(10, QT_TRANSLATE_NOOP("Recording", "The sizes of the recording's parts are not those of its format."));
    Header header;
    header.flags = number<quint32>(page, 12);
    header.start = number<qint64>(page, 16);
    header.wallClock = number<qint64>(page, 24);
    header.process = number<quint32>(page, 32);
    header.parent = number<quint32>(page, 36);
    header.python = number<quint32>(page, 40);
    const std::optional<Extent> tables = extent(page, 48, fileSize);
    const std::optional<Extent> events = extent(page, 64, fileSize);
    if (!tables)
        return problem(48, QT_TRANSLATE_NOOP("Recording", "The tables lie outside of the file."));
    if (!events)
        return problem(64, QT_TRANSLATE_NOOP("Recording", "The events lie outside of the file."));
    header.tables = *tables;
    header.events = *events;
    header.dropped = number<quint64>(page, 80);
    header.laps = number<quint64>(page, 88);
    const auto block = number<quint64>(page, 96);
    if (header.laps > 0 && (block < quint64(events->offset) || block - quint64(events->offset) >= quint64(events->size) || block % RecordBytes != 0))
        return problem(96, QT_TRANSLATE_NOOP("Recording", "The newest part of the ring lies outside of it."));
    header.block = qint64(std::min<quint64>(block, quint64(fileSize)));
    header.presentTask = quint32(std::abs(std::clamp<qint64>(
        number<qint64>(page, 104), -0xffffffffLL, 0xffffffffLL))); // negative before its first step has ended
    header.presentSince = number<qint64>(page, 112);
    header.ownTime = std::max<qint64>(number<qint64>(page, 120), 0);
    header.processTime = std::max<qint64>(number<qint64>(page, 128), 0);
    header.program = shortText(page, 256);
    header.pythonVersion = shortText(page, 1280);
    return header;
}

std::optional<double> costOf(const Header &header)
{
    if (header.ownTime == 0 || header.processTime == 0)
        return std::nullopt;
    return std::min(1.0, double(header.ownTime) / double(header.processTime));
}

std::optional<Record> readRecord(QByteArrayView bytes)
{
    if (bytes.size() != RecordBytes || quint8(bytes.back()) > quint8(Kind::Last))
        return std::nullopt;
    Record record;
    record.kind = Kind(bytes.back());
    record.flag = quint8(bytes[30]);
    record.aux = number<quint16>(bytes, 28);
    if (record.kind == Kind::Text) {
        record.id = number<quint32>(bytes, 24);
        return record.aux <= TextBytes ? std::optional(record) : std::nullopt;
    }
    record.time = number<qint64>(bytes, 0);
    record.id = number<quint32>(bytes, 8);
    record.a = number<quint32>(bytes, 12);
    record.b = number<quint32>(bytes, 16);
    record.c = number<quint32>(bytes, 20);
    record.d = number<quint32>(bytes, 24);
    quint8 most = 0xff;
    switch (record.kind) {
    case Kind::Step:
        most = quint8(Wait::Last);
        break;
    case Kind::Done:
        most = quint8(End::Last);
        break;
    case Kind::Retrieved:
        most = quint8(Look::Last);
        break;
    case Kind::Object:
        most = quint8(ObjectKind::Last);
        break;
    case Kind::Queue:
        most = quint8(QueueKind::Last);
        break;
    case Kind::Children:
    case Kind::Frames:
        most = 4; // in a record
        break;
    default:
        break;
    }
    return record.flag <= most ? std::optional(record) : std::nullopt;
}

QByteArrayView textPart(QByteArrayView bytes)
{
    return bytes.first(std::min<qsizetype>(number<quint16>(bytes, 28), TextBytes));
}

} // namespace awaitscope::recording
