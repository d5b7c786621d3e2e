// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

namespace awaitscope {

//! Whose was the last reference to a task or future that had failed: when it went, the exception was reported as never retrieved.
struct LastReference
{
    enum class Kind : quint8 {
        Unknown, //!< a trace that was read from a file does not say
        Nobody, //!< had one: it was destroyed as it ended
        OwnEnd, //!< the coroutine of a task, which ended
        CallEnd, //!< a coroutine that the task awaited inline, which ended
        AtStep, //!< a step of the task
        ProgramEnd, //!< a global variable, until the program was over
        CollectorAtStep, //!< a reference cycle only, until a step of the task collected garbage
        Collector, //!< a reference cycle only
    };
    Kind kind = Kind::Unknown;
    EntityId task = EntityId::None; //!< OwnEnd, CallEnd, AtStep, CollectorAtStep
    StringId coroutine = StringId::None; //!< CallEnd
};

//! \a entry: one that was lost, not reported by a shield.
LastReference lastReference(const TraceStore &store, const LedgerEntry &entry);
//! Half a line: "never retrieved: reported when main ended, which held the last reference"; empty if it is not known.
QString lastReferenceText(const TraceStore &store, const LedgerEntry &entry);
//! The same as a sentence, also if it is not known.
QString lastReferenceSentence(const TraceStore &store, const LedgerEntry &entry);

} // namespace awaitscope
