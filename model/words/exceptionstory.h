// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

#include <array>
#include <unordered_map>
#include <vector>

namespace awaitscope {

//! What became of an exception object in the end.
enum class StoryFate : quint8 {
    Pending, //!< no code has looked at it so far, or when the run ended
    Lost, //!< reported when its task was destroyed
    Swallowed, //!< looked at by asyncio alone
    Silenced, //!< a cancel() switched off the report
    Replaced, //!< another one took its place in except or finally
    Reported, //!< the event loop reported it: a callback raised it, or asyncio.run cleaned up
    EndedProgram, //!< asyncio.run raised it
    Grouped, //!< it is part of an exception group, which has a row of its own
    Handled, //!< an except clause caught it, and it went no further
    Retrieved, //!< looked at in another way: result(), exception(), a list of results
};
inline constexpr std::array allStoryFates{StoryFate::Pending, StoryFate::Lost, StoryFate::Swallowed, StoryFate::Silenced, StoryFate::Replaced,
                                          StoryFate::Reported, StoryFate::EndedProgram, StoryFate::Grouped, StoryFate::Handled, StoryFate::Retrieved};

//! "handled", "lost": for a filter.
QString storyFateName(StoryFate fate);
//! No code saw it: pending, lost, swallowed or silenced.
bool isUnseen(StoryFate fate);

//! One exception object, whatever became of it.
struct ExceptionStory
{
    ExceptionId exception = ExceptionId::None;
    EntityId raisedBy = EntityId::None; //!< the task in which it was first seen
    StepId step = StepId::None; //!< that raised it, if known
    std::vector<quint32> way; //!< the events that it took part in, in their order; the first is where it was first seen. Never empty.
    quint32 ledger = NoIndex; //!< row of TraceStore::ledger(), if it ended a task, was replaced or reported; of several the last
    ExceptionId group = ExceptionId::None; //!< that it became part of
};

//! Every exception object that was raised in a run, in the order in which they were first seen; no CancelledError, which is told
//! as a cancellation. A trace that was read from a file does not say which objects are the same: there, equal exceptions count as one
//! unless another task ends with it that did not receive it. Built incrementally, in constant time for each event.
class ExceptionStories
{
public:
    explicit ExceptionStories(const TraceStore &store)
        : m_store(&store)
    {
        update();
    }

    //! Takes in the events that were appended. Returns whether any story is new or goes on.
    bool update();
    const std::vector<ExceptionStory> &stories() const { return m_stories; }
    //! Its fate, with what the store says now.
    StoryFate fate(const ExceptionStory &story) const;
    //! Half a line: "handled by main: except ValueError", "part of ExceptionGroup, handled by main: except* ValueError".
    QString fateText(const ExceptionStory &story) const;
    //! How many no code saw.
    std::size_t unseen() const;
    Time raised(const ExceptionStory &story) const;
    //! When it was settled; none: it is pending, or was never seen.
    std::optional<Time> settled(const ExceptionStory &story) const;
    const ExceptionStory *find(ExceptionId exception) const;

private:
    QString handledBy(const ExceptionStory &story, ExceptionId part) const;
    QString groupedText(const ExceptionStory &story) const;

    void read(quint32 i);
    void note(quint32 exception, quint32 i);
    void adoptPart(quint32 exception);
    bool isAnother(const ExceptionStory &known, const Event &e) const;

    const TraceStore *m_store;
    std::vector<ExceptionStory> m_stories;
    std::unordered_map<quint32, std::size_t> m_number; // by ExceptionId: the latest
    std::unordered_map<quint32, std::size_t> m_storyOf; // by event that ends, replaces or reports it
    std::unordered_map<quint32, quint32> m_endedWith; // by EntityId: the exception
    std::size_t m_read = 0; // events
    std::size_t m_ledgerRead = 0;
};

} // namespace awaitscope
