// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/recording/recordingtables.h"
#include "model/trace/queuelengths.h"
#include "model/trace/trace.h"

#include <algorithm>
#include <memory>

namespace awaitscope::recording {

//! Half of a record, or all of it.
enum class Part : quint8 { StepBegin,
                           Moment,
                           StepEnd };

struct Item
{
    qint64 time = 0; // since the start of the recording, in ns
    quint32 record = 0; // index into Tables::moments
    Part part = Part::Moment;
};

//! What is known of a task so far.
struct TaskState
{
    EntityId entity = EntityId::None;
    quint32 maker = 0;
    bool isMade = false; // its event of creation is in the trace
    bool existed = false; // before the recording
    bool inStep = false; // that is not recorded yet
    bool isHelper = false; // of asyncio.run itself: it has no lane
    bool started = false;
    bool waits = false;
    bool sleeps = false;
    quint32 sleepEvent = NoIndex;
    quint32 awaitedId = 0; // as in the file
    EntityId awaited = EntityId::None;
    Time waitsSince{};
    bool cancelAsked = false; // since the last step
    quint32 cancelEvent = NoIndex; // the last request, until its frames are known
    bool ended = false;
    End end = End::Ok;
    ExceptionId exception = ExceptionId::None;
    quint32 endEvent = NoIndex;
    StepId place = StepId::None; // where it waits, or waited last
};

//! Makes the events of a run from the records of a recording, all at once or while it grows.
class EventBuilder
{
public:
    //! Both must outlive it, and may grow.
    EventBuilder(const Tables &tables, const Header &header);

    //! Takes in the records that are new.
    void queue();
    //! Appends the events before that time to the trace.
    void flush(Time before = Time::max());
    //! The task is in a step that began then, of which there is no record yet. Null: there is no such task.
    const TaskState *beginStep(quint32 id, Time t);
    Time timeOf(qint64 clock) const { return Time(std::clamp<qint64>(clock < m_header.start ? 0 : clock - m_header.start, 0, Latest)); }
    Time last() const { return m_last; }
    const std::vector<QueueLengths> &queues() const { return m_queues; }
    Trace &trace() { return *m_trace; }
    //! Once. It goes on to append to the trace, which must outlive it then.
    std::unique_ptr<Trace> takeTrace() { return std::move(m_own); }

    bool isLive = false; //!< more records will come

private:
    static constexpr qint64 Latest = qint64(1) << 61; // ns, 73 years
    std::vector<Item>::iterator beginOf(const Record &step, qint64 t, std::vector<Item>::iterator first);
    void add(const Item &item);
    void addTask(const Record &r, Time t);
    void makeTask(quint32 id, TaskState &task, Time t);
    void addStepBegin(const Record &r, Time t);
    void addStepEnd(const Record &r, Time t);
    void addWait(const Record &r, Time t, TaskState &task);
    void addEnd(const Record &r, Time t, TaskState &task);
    void addRetrieved(const Record &r, Time t);
    void addAsker(const Record &r);
    void addCancel(const Record &r, Time t);
    void addExit(Time t);
    void addQueue(const Record &r, Time t);

    TaskState &taskOf(quint32 id);
    EntityId entityOf(quint32 id, int depth = 0);
    EntityId taskOrNone(quint32 id);
    StepId originOf(std::string_view text);
    ExceptionId exceptionOf(quint32 type, quint32 message);
    quint32 append(EventKind kind, Time t, EntityId subject, quint32 a = NoIndex, quint32 b = NoIndex, quint32 c = NoIndex, Outcome outcome = Outcome::Ok,
                   bool flag = false);
    StepId placeOf(quint32 id);
    StepId placeNamed(const std::string &pointer);
    void setPlace(quint32 event, StepId place) { m_trace->at(event).step = place; }
    StringId name(std::string_view text) { return m_trace->string(text.empty() ? std::string_view("?") : text); }

    const Tables &m_tables;
    const Header &m_header;
    std::unique_ptr<Trace> m_own;
    Trace *m_trace;
    std::vector<Item> m_items; // by time, not yet in the trace
    std::size_t m_queued = 0; // of Tables::moments
    Time m_last{};
    std::unordered_map<quint32, TaskState> m_tasks;
    std::unordered_map<quint32, EntityId> m_things; // by id
    std::unordered_map<quint32, quint32> m_lookedBy; // by gather: which of its children it passed on
    std::unordered_map<std::string, quint32> m_numbers; // of a type of thing
    std::unordered_map<std::string, StepId> m_places; // by line
    std::vector<QueueLengths> m_queues;
    std::unordered_map<quint32, std::size_t> m_queueAt; // by id: in m_queues
    quint32 m_taskNumber = 0;
    quint32 m_main = 0; // id of the first task
    bool m_exited = false;
};

} // namespace awaitscope::recording
