// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/foreign/chromeevents.h"

namespace awaitscope::foreign {

//! Makes the events of a run from tracks. Private to the reader.
class TrackEvents
{
public:
    //! Times before \a start do not occur; it becomes 0.
    TrackEvents(Trace &trace, Time start, Time last)
        : m_trace(trace), m_start(start), m_last(last) {}

    //! First all tasks, in the order of the tracks, then their events. The slices are ordered by begin, outer ones first.
    void addTask(const std::string &name, const Track &track);
    void addTrack(quint32 number, const Track &track, quint32 maker);
    //! Appends everything to the trace, by time.
    void write();
    quint64 inner() const { return m_inner; }
    quint64 other() const { return m_other; }

private:
    struct Call
    {
        Time end;
        StringId name;
        const Moment *raised; //!< null if it did not fail
        bool isCancelled;
        bool isOpen; //!< it goes on later: a generator at its yield
    };

    Event &add(EventKind kind, Time t, quint32 a = NoIndex, quint32 b = NoIndex, Outcome outcome = Outcome::Ok);
    void addThread(const Track &track);
    void addAsync(const Track &track);
    void addOwn(const Track &track);
    void addState(const Slice &slice);
    void addLogs(const Track &track);
    static std::string outcomeOf(const Track &track, const std::vector<const Moment *> &outcomes);
    void addOutcome(const Track &track, const std::string &outcome, const Moment *mark);
    void addUnawaited(const Track &track);
    void enter(const Slice &slice, const Moment *raised, Time latest = Time::max());
    void leaveUntil(Time t);
    void leaveOne();
    void go(Time t);
    StepId placeOf(const std::string &name);
    StringId text(const std::string &text) { return m_trace.string(text.empty() ? std::string("?") : text); }
    EntityId entityNamed(const std::string &name);
    ExceptionId exceptionOf(const std::string &text);

    Trace &m_trace;
    Time m_start;
    Time m_last;
    std::vector<Event> m_events;
    std::vector<EntityId> m_tasks;
    std::unordered_map<std::string, EntityId> m_byName;
    std::unordered_map<std::string, quint32> m_generators; // of our own export: their numbers
    std::unordered_map<std::string, StepId> m_places;
    std::vector<Call> m_calls; // of the track, that are open
    EntityId m_task = EntityId::None;
    EntityId m_awaited = EntityId::None; // by the task, or last
    bool m_started = false;
    quint64 m_inner = 0;
    quint64 m_other = 0;
};

} // namespace awaitscope::foreign
