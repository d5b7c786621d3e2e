// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/recording/recordingfollower.h"

#include "model/text/inputfile.h"

#include <QDir>
#include <QFileInfo>

#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace awaitscope {

using namespace recording;

namespace {

constexpr qint64 MostAtOnce = 8 << 20; // bytes
constexpr qint64 Piece = 1 << 18; // bytes
constexpr int PatienceWithHole = 30; // polls: a thread that was interrupted writes its record soon
constexpr int PollsBetweenLooks = 30; // whether the process is still there

} // namespace

std::unique_ptr<RecordingFollower> RecordingFollower::open(const QString &path)
{
    QFile file;
    if (!openForReading(file, path, inputlimits::RecordingBytes).isEmpty())
        return nullptr;
    const Result<Header> header = readHeader(file.read(HeaderBytes), file.size());
    if (!header || (header->flags & (Ring | Closed)) != 0)
        return nullptr;
    std::unique_ptr<RecordingFollower> follower(new RecordingFollower(path, *header));
    return follower->m_file.isOpen() && follower->isHeld() ? std::move(follower) : nullptr;
}

RecordingFollower::RecordingFollower(const QString &path, Header header)
    : m_path(QFileInfo(path).canonicalFilePath()), m_header(std::move(header)), m_builder(m_tables, m_header)
{
    (void)openForReading(m_file, path, inputlimits::RecordingBytes);
    m_builder.isLive = true;
    m_builder.trace().state = Trace::State::Live;
}

//! The process has the file open as long as it records.
bool RecordingFollower::isHeld() const
{
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(m_header.process));
    const QFileInfoList all = descriptors.entryInfoList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    return std::any_of(all.begin(), all.end(), [this](const QFileInfo &each) { return each.symLinkTarget() == m_path; });
}

Time RecordingFollower::now() const
{
    const auto wall = std::chrono::duration_cast<Time>(std::chrono::system_clock::now().time_since_epoch());
    return std::max(Time(wall.count() - m_header.wallClock), m_builder.last());
}

bool RecordingFollower::poll()
{
    if (m_ended)
        return false;
    m_gone = m_gone || (++m_polls % PollsBetweenLooks == 0 && !isHeld()); // looked at before reading, so that nothing is missed
    const auto page = [this] { return readHeader(readAt(0, HeaderBytes), m_file.size()); };
    const Result<Header> before = page();
    if (!before)
        return end();
    m_header = *before;
    if (m_position == 0)
        m_position = m_header.events.offset; // 0 before the first record
    const qint64 read = m_position;
    if (!readNew())
        return end();
    m_builder.queue();
    if (m_gone || (m_header.flags & Closed) != 0)
        return m_position == read ? end() : true; // what there is has been read
    const Time since = m_builder.timeOf(m_header.presentSince);
    m_builder.flush(since);
    m_present.reset();
    const Result<Header> after = page();
    if (after && after->presentSince == m_header.presentSince) { // nothing else has begun meanwhile
        if (m_header.presentTask != 0 && m_latestStep < m_header.presentSince)
            if (const TaskState *task = m_builder.beginStep(m_header.presentTask, since))
                m_present = Present{task->entity, task->place, since};
        m_builder.flush();
    }
    m_builder.trace().reach(now());
    return true;
}

// Past the buffer of QFile, which would hold what was there before.
QByteArray RecordingFollower::readAt(qint64 position, qint64 size) const
{
    QByteArray bytes(size, Qt::Uninitialized);
    bytes.resize(std::max<qint64>(::pread(m_file.handle(), bytes.data(), std::size_t(size), position), 0));
    return bytes;
}

bool RecordingFollower::readNew()
{
    const qint64 end = std::min(m_header.events.offset + m_header.events.size, m_position + MostAtOnce);
    while (m_position < end) {
        // A record is written front to back, and its kind last, perhaps while it is read: what had its kind is complete the second time.
        const QByteArray seen = readAt(m_position, std::min(Piece, end - m_position));
        const QByteArray piece = readAt(m_position, seen.size());
        const qint64 whole = std::min(seen.size(), piece.size()) / RecordBytes * RecordBytes;
        if (whole == 0)
            return true;
        for (qint64 at = 0; at < whole; at += RecordBytes) {
            const std::optional<Record> before = readRecord(QByteArrayView(seen).sliced(at, RecordBytes));
            const QByteArrayView bytes = QByteArrayView(piece).sliced(at, RecordBytes);
            const std::optional<Record> record = before && before->kind == Kind::None ? before : readRecord(bytes);
            if (!record)
                return false;
            if (record->kind == Kind::None) {
                const QByteArrayView rest = QByteArrayView(seen).sliced(at, whole - at);
                const bool isHole = std::any_of(rest.begin(), rest.end(), [](char c) { return c != '\0'; });
                if (!isHole || ++m_hole < PatienceWithHole) {
                    m_position += at;
                    return true;
                }
            }
            m_hole = 0;
            if (m_tables.take(*record, bytes))
                return false;
            if (record->kind == Kind::Step || record->kind == Kind::Done)
                m_latestStep = std::max(m_latestStep, record->time);
        }
        m_position += whole;
    }
    return true;
}

bool RecordingFollower::end()
{
    m_ended = true;
    m_present.reset();
    m_builder.isLive = false;
    m_builder.queue();
    m_builder.flush();
    m_builder.trace().state = Trace::State::Complete;
    return false;
}

} // namespace awaitscope
