// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/query/taskrow.h"
#include "model/trace/tracestore.h"

#include <QString>

#include <array>
#include <vector>

namespace awaitscope {

//! What may become of a task.
enum class Ending : quint8 { Succeeds,
                             Raises, //!< and some code sees the exception
                             RaisesUnseen, //!< and no code ever sees it
                             Cancelled,
                             Orphan, //!< what waited for it stops waiting; it may end in any way
                             NeverEnds,
                             NeverStarts };

inline constexpr std::array allEndings{Ending::Succeeds, Ending::Raises, Ending::RaisesUnseen, Ending::Cancelled,
                                       Ending::Orphan, Ending::NeverEnds, Ending::NeverStarts};

//! As an answer: "succeeds".
QString endingText(Ending ending);
//! What that means, as a sentence.
QString endingTip(Ending ending);

//! What became of a lane of a run that is over: the right answers, the most telling one first. \a lane may be NoIndex: there is none.
std::vector<Ending> endingsOf(const TraceStore &store, quint32 lane);

//! What to predict: what becomes of a task.
struct Question
{
    QString name; //!< of the task
    quint32 lane = NoIndex; //!< none: it has not been created yet
    bool isMain = false;
};

//! For each task whose fate is open at the end of \a covered, main first, then those that only \a rows tell of.
std::vector<Question> questionsOf(const TraceStore &covered, const std::vector<TaskRow> &rows);
//! The lane of the question in the whole run, of which the covered one was the beginning; NoIndex if there is none.
quint32 laneIn(const TraceStore &whole, const Question &question);

} // namespace awaitscope
