// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/recording/eventbuilder.h"

#include <QFile>
#include <QString>

#include <memory>
#include <optional>

namespace awaitscope {

//! Reads a recording while its program runs. It is polled, because a write through a mapping notifies nobody. Belongs to one thread at a time.
class RecordingFollower
{
public:
    //! Null if the program has ended, is another user's, or keeps only the newest records in a ring: then readRecording() is enough.
    static std::unique_ptr<RecordingFollower> open(const QString &path);
    RecordingFollower(const RecordingFollower &) = delete;
    RecordingFollower &operator=(const RecordingFollower &) = delete;

    //! Appends what is new to the trace, up to some megabytes of the file. Returns whether more may come; the trace is complete otherwise.
    bool poll();
    //! Once. It must outlive this object, or poll() must not be called any more.
    std::unique_ptr<Trace> takeTrace() { return m_builder.takeTrace(); }
    const recording::Header &header() const { return m_header; }
    const std::vector<QueueLengths> &queues() const { return m_builder.queues(); }

    //! A step of a task that has not ended.
    struct Present
    {
        EntityId task = EntityId::None;
        StepId place = StepId::None; //!< where it waited last
        Time since{};
    };
    std::optional<Present> present() const { return m_present; }

private:
    RecordingFollower(const QString &path, recording::Header header);
    bool readNew();
    QByteArray readAt(qint64 position, qint64 size) const;
    bool isHeld() const;
    bool end();
    Time now() const;

    QString m_path;
    QFile m_file;
    recording::Header m_header;
    recording::Tables m_tables;
    recording::EventBuilder m_builder;
    std::optional<Present> m_present;
    qint64 m_position = 0; // in the file, of the next record
    qint64 m_latestStep = 0; // when the last step began that is recorded
    int m_hole = 0; // how often the next record was found missing while later ones were there
    int m_polls = 0;
    bool m_gone = false; // the process
    bool m_ended = false;
};

} // namespace awaitscope
