// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/recording/recordingreader.h"

#include "model/formats/recording/eventbuilder.h"
#include "model/formats/recording/recordingtables.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

using namespace recording;

namespace {

constexpr qint64 Piece = 1 << 20; // bytes
constexpr double ReadPart = 0.5; // reading takes about so much of the time, putting the events in order the rest

Problem problemAt(qint64 at, const QString &reason)
{
    return {QCoreApplication::translate("Recording", "byte %1").arg(at), reason};
}

class Reading
{
public:
    Reading(QIODevice &file, const std::function<bool(double)> &goOn) : m_file(file), m_goOn(goOn) {}

    Result<RecordedRun> read();

private:
    bool readStretch(qint64 from, qint64 to);

    QIODevice &m_file;
    const std::function<bool(double)> &m_goOn;
    Tables m_tables;
    qint64 m_total = 1;
    qint64 m_done = 0;
    quint64 m_records = 0;
    bool m_givenUp = false;
    std::optional<Problem> m_problem;
};

Result<RecordedRun> Reading::read()
{
    const QByteArray page = m_file.read(HeaderBytes);
    Result<Header> header = readHeader(page, m_file.size());
    if (!header)
        return header.problems();
    const Extent tables = header->tables;
    const Extent events = header->events;
    m_total = std::max<qint64>(tables.size + events.size, 1);
    const qint64 end = events.offset + events.size;
    bool fine = readStretch(tables.offset, tables.offset + tables.size);
    if (header->laps > 0) { // the oldest records begin behind the empty block
        const qint64 oldest = std::min(header->block + RingBlockBytes, end);
        fine = fine && readStretch(oldest, end) && readStretch(events.offset, oldest);
    } else {
        fine = fine && readStretch(events.offset, end);
    }
    if (m_problem)
        return *m_problem;
    RecordedRun run{nullptr, *std::move(header), m_records};
    EventBuilder builder(m_tables, run.header);
    if (!m_givenUp) {
        builder.queue();
        builder.flush();
    }
    run.queues = builder.queues();
    run.trace = builder.takeTrace();
    return run;
}

bool Reading::readStretch(qint64 from, qint64 to)
{
    if (from >= to)
        return true;
    if (!m_file.seek(from)) {
        m_problem = problemAt(from, QCoreApplication::translate("Recording", "Cannot be read: %1.").arg(m_file.errorString()));
        return false;
    }
    while (from < to) {
        if (m_goOn && !m_goOn(double(m_done) / double(m_total) * ReadPart)) {
            m_givenUp = true;
            return false;
        }
        const QByteArray piece = m_file.read(std::min(Piece, to - from));
        const qint64 whole = piece.size() / RecordBytes * RecordBytes;
        if (whole == 0)
            return true; // it became shorter meanwhile
        for (qint64 at = 0; at < whole; at += RecordBytes) {
            const QByteArrayView bytes = QByteArrayView(piece).sliced(at, RecordBytes);
            const std::optional<Record> record = readRecord(bytes);
            const char *wrong = record ? m_tables.take(*record, bytes) : QT_TRANSLATE_NOOP("Recording", "A record is damaged.");
            if (wrong) {
                m_problem = problemAt(from + at, QCoreApplication::translate("Recording", wrong));
                return false;
            }
            m_records += record->kind == Kind::None ? 0 : 1;
        }
        from += whole;
        m_done += whole;
        if (whole < piece.size())
            m_file.seek(from);
    }
    return true;
}

} // namespace

Result<RecordedRun> readRecording(QIODevice &file, const std::function<bool(double)> &goOn)
{
    return Reading(file, goOn).read();
}

} // namespace awaitscope
