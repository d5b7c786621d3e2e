// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/event.h"

#include <vector>

namespace awaitscope {

enum class QueueKind : quint8 { Queue,
                                Semaphore,
                                Lock,
                                Executor, //!< a pool of threads
                                Last = Executor };

//! How a queue, or what tasks queue for, changed in the run of a recorded program. Only changes are in it.
struct QueueLengths
{
    struct Sample
    {
        Time time{};
        quint32 length = 0; //!< items in it; of an executor those that no thread has taken; of a semaphore what it has left
        quint32 waiting = 0; //!< tasks
    };
    EntityId entity = EntityId::None;
    QueueKind kind = QueueKind::Queue;
    quint32 room = 0; //!< items that fit into it, threads of an executor; 0: any number
    std::vector<Sample> samples; //!< by time

    //! What tells whether there is too much to do: the items, or the waiting tasks of what is taken and given back.
    quint32 load(const Sample &sample) const { return kind == QueueKind::Queue || kind == QueueKind::Executor ? sample.length : sample.waiting; }
    quint32 highest() const;
    //! Whether more comes than is taken: it became long, and never became noticeably shorter.
    bool onlyGrows() const;
};

} // namespace awaitscope
