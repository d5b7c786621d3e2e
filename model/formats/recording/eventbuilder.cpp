// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/recording/eventbuilder.h"

#include "model/trace/sourceline.h"

#include <QString>

#include <algorithm>
#include <utility>

namespace awaitscope::recording {

namespace {

constexpr int DeepestGather = 100; // of gathers in gathers; deeper ones have no members here

std::string_view lastName(std::string_view qualified)
{
    const std::size_t dot = qualified.rfind('.');
    return dot == std::string_view::npos ? qualified : qualified.substr(dot + 1);
}

} // namespace

EventBuilder::EventBuilder(const Tables &tables, const Header &header)
    : m_tables(tables), m_header(header), m_own(std::make_unique<Trace>()), m_trace(m_own.get())
{
    m_trace->clock = "wall";
    m_trace->hasScenario = !m_header.program.empty();
    m_trace->python = m_header.pythonVersion.substr(0, m_header.pythonVersion.find(' '));
    m_trace->scenario = m_header.program.substr(m_header.program.rfind('/') + 1);
}

// The record of a step comes last. On a clock that stands still, what happened within it has the time of its beginning. A task that ran its
// first step at once, in the step of its maker, was made within that.
std::vector<Item>::iterator EventBuilder::beginOf(const Record &step, qint64 t, std::vector<Item>::iterator first)
{
    for (auto item = first; item != m_items.end(); ++item)
        if (const Record &r = m_tables.moments[item->record]; r.kind == Kind::Task && r.id == step.id)
            first = item + 1;
    return std::find_if(first, m_items.end(), [t](const Item &item) { return item.time >= t; });
}

void EventBuilder::queue()
{
    const std::vector<Record> &moments = m_tables.moments;
    m_items.reserve(m_items.size() + (moments.size() - m_queued) * 2);
    std::size_t afterStep = m_items.size(); // what comes from here on happened in the step whose record is next
    for (; m_queued < moments.size(); ++m_queued) {
        const Record &r = moments[m_queued];
        const qint64 t = timeOf(r.time).count();
        if (r.kind == Kind::Step || r.kind == Kind::Done) {
            m_items.insert(beginOf(r, t, m_items.begin() + std::ptrdiff_t(afterStep)), {t, quint32(m_queued), Part::StepBegin});
            m_items.push_back({std::min(t + duration(r.a), Latest), quint32(m_queued), Part::StepEnd});
            afterStep = m_items.size();
        } else {
            m_items.push_back({t, quint32(m_queued), Part::Moment});
        }
    }
    std::stable_sort(m_items.begin(), m_items.end(), [](const Item &a, const Item &b) { return a.time < b.time; });
}

void EventBuilder::flush(Time before)
{
    std::size_t done = 0;
    for (; done < m_items.size() && m_items[done].time < before.count(); ++done)
        add(m_items[done]);
    m_items.erase(m_items.begin(), m_items.begin() + std::ptrdiff_t(done));
}

const TaskState *EventBuilder::beginStep(quint32 id, Time t)
{
    const auto task = m_tasks.find(id);
    if (task == m_tasks.end() || task->second.ended)
        return nullptr;
    if (!task->second.inStep) {
        Record r;
        r.id = id;
        addStepBegin(r, t);
        task->second.inStep = true;
    }
    return task->second.isHelper ? nullptr : &task->second;
}

void EventBuilder::add(const Item &item)
{
    const Record &r = m_tables.moments[item.record];
    const Time t{item.time};
    switch (r.kind) {
    case Kind::Task:
        return addTask(r, t);
    case Kind::Step:
    case Kind::Done:
        return item.part == Part::StepBegin ? addStepBegin(r, t) : addStepEnd(r, t);
    case Kind::Name:
        if (const EntityId task = taskOrNone(r.id); task != EntityId::None) {
            m_trace->entity(task).named = true;
            m_trace->entity(task).text = name(m_tables.text(r.a));
        }
        return;
    case Kind::Cancel:
        return addCancel(r, t);
    case Kind::Frames:
        return addAsker(r);
    case Kind::Retrieved:
        return addRetrieved(r, t);
    case Kind::Lost: {
        const auto task = m_tasks.find(r.id);
        const bool known = task != m_tasks.end() && task->second.exception != ExceptionId::None;
        append(EventKind::NeverRetrieved, t, entityOf(r.id), index(known ? task->second.exception : exceptionOf(r.a, r.b)));
        return;
    }
    case Kind::Unawaited:
        setPlace(append(EventKind::NeverAwaited, t, EntityId::None, index(name(lastName(m_tables.text(r.id))))), originOf(m_tables.text(r.b)));
        return;
    case Kind::RaisedAt:
        if (const auto task = m_tasks.find(r.id); task != m_tasks.end() && task->second.endEvent != NoIndex)
            setPlace(task->second.endEvent, placeOf(r.a));
        return;
    case Kind::Destroyed:
        if (const EntityId task = taskOrNone(r.id); task != EntityId::None)
            append(EventKind::DestroyedPending, t, task);
        return;
    case Kind::Handler:
        append(EventKind::LoopError, t, EntityId::None, index(name(m_tables.text(r.id))), r.b ? index(exceptionOf(r.b, r.c)) : NoIndex);
        return;
    case Kind::Queue:
        return addQueue(r, t);
    case Kind::End:
        return addExit(t);
    default:
        return;
    }
}

quint32 EventBuilder::append(EventKind kind, Time t, EntityId subject, quint32 a, quint32 b, quint32 c, Outcome outcome, bool flag)
{
    Event e;
    m_last = std::max(m_last, t); // while it grows, something may turn out to have happened earlier than what is there
    e.time = m_last;
    e.subject = subject;
    e.a = a;
    e.b = b;
    e.c = c;
    e.kind = kind;
    e.outcome = outcome;
    e.flag = flag;
    m_trace->append(e);
    return quint32(m_trace->events().size() - 1);
}

void EventBuilder::addTask(const Record &r, Time t)
{
    if (m_tasks.contains(r.id))
        return;
    TaskState &task = m_tasks[r.id];
    task.maker = r.d;
    task.place = placeOf(r.a);
    task.existed = r.flag == Existed;
    if (!isLive || m_tables.begun.contains(r.id))
        return makeTask(r.id, task, t);
    Entity entity;
    entity.kind = EntityKind::Task;
    entity.text = name({});
    entity.number = ++m_taskNumber;
    task.entity = m_trace->addEntity(entity); // what it runs is not known yet
}

// Its name comes with its first step.
void EventBuilder::makeTask(quint32 id, TaskState &task, Time t)
{
    task.isMade = true;
    const auto begun = m_tables.begun.find(id);
    const std::string_view qualified = begun == m_tables.begun.end() ? std::string_view() : m_tables.text(begun->second.a);
    if (qualified == "BaseEventLoop.shutdown_asyncgens" || qualified == "BaseEventLoop.shutdown_default_executor") {
        task.isHelper = true;
        task.entity = EntityId::None;
        return;
    }
    if (task.entity == EntityId::None) {
        Entity entity;
        entity.kind = EntityKind::Task;
        entity.number = ++m_taskNumber;
        task.entity = m_trace->addEntity(entity);
    }
    const StringId coroutine = name(lastName(qualified));
    const std::string_view given = begun == m_tables.begun.end() ? std::string_view() : m_tables.text(begun->second.b);
    m_trace->entity(task.entity).named = !given.empty();
    m_trace->entity(task.entity).text = given.empty() ? coroutine : name(given);
    if (m_main == 0 && (m_header.flags & Attached) == 0)
        m_main = id;
    const quint32 maker = task.existed ? NoIndex : index(taskOrNone(task.maker));
    setPlace(append(EventKind::Created, t, task.entity, index(coroutine), NoIndex, maker, Outcome::Ok, task.existed), task.place);
    if (begun == m_tables.begun.end() || begun->second.flag != HadBegun)
        return;
    task.started = true;
    setPlace(append(EventKind::Started, t, task.entity, NoIndex, NoIndex, NoIndex, Outcome::Ok, true), placeOf(begun->second.c));
}

StepId EventBuilder::placeNamed(const std::string &pointer)
{
    const auto [at, isNew] = m_places.emplace(pointer, StepId(quint32(m_trace->stepPointers.size())));
    if (isNew)
        m_trace->stepPointers.push_back(pointer);
    return at->second;
}

StepId EventBuilder::placeOf(quint32 id)
{
    const auto found = m_tables.places.find(id);
    const std::string_view file = found == m_tables.places.end() ? std::string_view() : m_tables.text(found->second.a);
    return file.empty() ? StepId::None : placeNamed(sourcePointer({file, found->second.c}));
}

//! Where a coroutine was made: FILE:LINE:FUNCTION.
StepId EventBuilder::originOf(std::string_view text)
{
    const std::size_t function = text.rfind(':');
    const std::size_t line = function == std::string_view::npos || function == 0 ? std::string_view::npos : text.rfind(':', function - 1);
    SourceLine at;
    if (line == std::string_view::npos || std::from_chars(text.data() + line + 1, text.data() + function, at.line).ec != std::errc())
        return StepId::None;
    at.file = text.substr(0, line);
    return placeNamed(sourcePointer(at));
}

// A ring may have forgotten how a task began.
TaskState &EventBuilder::taskOf(quint32 id)
{
    if (!m_tasks.contains(id)) {
        Record r;
        r.id = id;
        addTask(r, m_trace->events().empty() ? Time{} : m_trace->events()[m_trace->events().size() - 1].time);
    }
    return m_tasks[id];
}

EntityId EventBuilder::taskOrNone(quint32 id)
{
    const auto found = m_tasks.find(id);
    return id == 0 || found == m_tasks.end() ? EntityId::None : found->second.entity;
}

EntityId EventBuilder::entityOf(quint32 id, int depth)
{
    if (const EntityId task = taskOrNone(id); task != EntityId::None)
        return task;
    if (const auto known = m_things.find(id); known != m_things.end())
        return known->second;
    const auto object = m_tables.objects.find(id);
    const auto kind = object == m_tables.objects.end() ? ObjectKind::Future : ObjectKind(object->second.flag);
    const std::string type(object == m_tables.objects.end() ? std::string_view("future") : m_tables.text(object->second.b));
    const auto children = m_tables.children.find(id);
    EntityId made = EntityId::None;
    if ((kind == ObjectKind::Gather || kind == ObjectKind::Wait) && children != m_tables.children.end() && depth < DeepestGather) {
        m_things[id] = m_trace->textEntity(type); // for a circle, which only a damaged file can have
        std::vector<EntityId> members;
        for (quint32 child : children->second)
            members.push_back(entityOf(child, depth + 1));
        Entity entity;
        entity.kind = kind == ObjectKind::Gather ? EntityKind::Gather : EntityKind::Wait;
        made = m_trace->addEntity(entity, members);
    } else if (kind == ObjectKind::Future) {
        Entity entity;
        entity.kind = EntityKind::Future;
        entity.number = ++m_numbers[std::string()];
        made = m_trace->addEntity(entity);
    } else {
        made = m_trace->textEntity(type + '#' + std::to_string(++m_numbers[type]));
    }
    m_things[id] = made;
    return made;
}

ExceptionId EventBuilder::exceptionOf(quint32 type, quint32 message)
{
    ExceptionInfo info;
    info.type = name(m_tables.text(type));
    info.message = m_trace->string(m_tables.text(message));
    info.isGroup = m_trace->text(info.type).ends_with("ExceptionGroup");
    return m_trace->addException(std::move(info));
}

void EventBuilder::addStepBegin(const Record &r, Time t)
{
    TaskState &task = taskOf(r.id);
    if (std::exchange(task.inStep, false))
        return; // it has been seen while it lasted
    if (!task.isMade)
        makeTask(r.id, task, t);
    if (task.isHelper || task.ended)
        return;
    if (!task.started) {
        task.started = true;
        const auto begun = m_tables.begun.find(r.id);
        setPlace(append(EventKind::Started, t, task.entity), begun == m_tables.begun.end() ? StepId::None : placeOf(begun->second.c)); // its definition
        return;
    }
    if (!task.waits)
        return;
    task.waits = false;
    Outcome outcome = task.cancelAsked ? Outcome::Cancelled : Outcome::Ok;
    quint32 exception = NoIndex;
    if (outcome == Outcome::Ok && task.awaitedId != 0) {
        auto of = m_tasks.find(task.awaitedId);
        if (const auto passed = m_lookedBy.find(task.awaitedId); passed != m_lookedBy.end())
            of = m_tasks.find(passed->second);
        if (of != m_tasks.end() && of->second.end == End::Raised) {
            outcome = Outcome::Raised;
            exception = index(of->second.exception);
        } else if (of != m_tasks.end() && of->second.end == End::Cancelled) {
            outcome = Outcome::Cancelled;
        }
    }
    task.cancelAsked = false;
    if (task.sleeps && task.sleepEvent != NoIndex) {
        const qint64 tenths = (t - task.waitsSince).count() / 100'000; // how long it slept: what was asked for is not in the recording
        const std::string ms = std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
        m_trace->at(task.sleepEvent).a = index(m_trace->value(ms));
    }
    setPlace(append(EventKind::Resumed, t, task.entity, index(task.awaited), exception, NoIndex, outcome, true), task.place);
}

void EventBuilder::addStepEnd(const Record &r, Time t)
{
    TaskState &task = taskOf(r.id);
    if (task.isHelper || task.ended)
        return;
    if (r.kind == Kind::Done)
        addEnd(r, t, task);
    else
        addWait(r, t, task);
}

void EventBuilder::addWait(const Record &r, Time t, TaskState &task)
{
    const std::string_view what = m_tables.text(r.c);
    task.waits = true;
    task.waitsSince = t;
    task.awaitedId = 0;
    task.place = placeOf(r.b);
    const auto wait = Wait(r.flag);
    task.sleeps = wait == Wait::Yield || (wait == Wait::Future && what == "sleep");
    if (task.sleeps) {
        task.awaited = m_trace->sleepEntity();
        const quint32 ms = wait == Wait::Yield ? index(m_trace->value(qint64(0))) : index(ValueId::None); // known when it wakes up
        task.sleepEvent = append(EventKind::Sleeping, t, task.entity, ms);
        setPlace(task.sleepEvent, task.place);
        if (wait == Wait::Yield)
            task.sleepEvent = NoIndex;
        return;
    }
    if (wait == Wait::Task || wait == Wait::Gather || wait == Wait::Several || wait == Wait::Object) {
        task.awaitedId = r.d;
        task.awaited = wait == Wait::Task ? taskOf(r.d).entity : entityOf(r.d);
        if (task.awaited == EntityId::None)
            task.awaited = m_trace->textEntity("task");
    } else {
        task.awaited = m_trace->textEntity(what.empty() ? std::string_view("future") : what);
    }
    setPlace(append(EventKind::Awaiting, t, task.entity, index(task.awaited)), task.place);
}

void EventBuilder::addEnd(const Record &r, Time t, TaskState &task)
{
    task.ended = true;
    task.end = End(r.flag);
    if (task.end == End::Raised) {
        task.exception = exceptionOf(r.b, r.c);
        task.endEvent = append(EventKind::Raised, t, task.entity, index(task.exception));
    } else {
        task.endEvent = append(task.end == End::Ok ? EventKind::Succeeded : EventKind::Cancelled, t, task.entity);
    }
}

void EventBuilder::addCancel(const Record &r, Time t)
{
    const auto found = m_tasks.find(r.id);
    if (found == m_tasks.end() || found->second.isHelper)
        return;
    found->second.cancelAsked = found->second.cancelAsked || r.flag != 0;
    found->second.cancelEvent = append(EventKind::CancelRequested, t, found->second.entity, index(taskOrNone(r.a)), NoIndex, NoIndex, Outcome::Ok, r.flag != 0);
}

// The innermost frame tells whether code of asyncio asked for it. A task that is cancelled while it awaits another passes the request on
// before its own is recorded; that is not what the frame says.
void EventBuilder::addAsker(const Record &r)
{
    const auto found = m_tasks.find(r.id);
    if (found == m_tasks.end() || found->second.cancelEvent == NoIndex)
        return;
    const quint32 event = std::exchange(found->second.cancelEvent, NoIndex); // the others of its frames are further out
    const auto maker = m_tasks.find(found->second.maker);
    const auto place = m_tables.places.find(r.a);
    constexpr quint8 Program = 0, Library = 4;
    const bool isPassedOn = maker != m_tasks.end() && maker->second.waits && maker->second.awaitedId == r.id;
    if (isPassedOn || place == m_tables.places.end() || place->second.flag == Program || place->second.flag == Library)
        return;
    const std::string_view function = m_tables.text(place->second.b);
    CancelCause cause = CancelCause::Unknown;
    if (function == "TaskGroup._abort" || function == "TaskGroup._on_task_done")
        cause = CancelCause::Group;
    else if (function == "Timeout._on_timeout")
        cause = CancelCause::Timeout;
    else if (function == "_cancel_all_tasks")
        cause = CancelCause::Shutdown;
    if (cause != CancelCause::Unknown)
        m_trace->at(event).c = quint32(cause);
}

Retrieval retrievalOf(Look look)
{
    switch (look) {
    case Look::None:
    case Look::Flag:
    case Look::Cancel:
        return Retrieval::Unknown;
    case Look::Result:
        return Retrieval::Result;
    case Look::Exception:
        return Retrieval::Exception;
    case Look::Await:
        return Retrieval::Await;
    case Look::Gather:
        return Retrieval::Gather;
    case Look::Collect:
        return Retrieval::GatherCollect;
    case Look::Swallow:
        return Retrieval::GatherSwallowed;
    case Look::Group:
        return Retrieval::TaskGroup;
    case Look::Wait:
        return Retrieval::Wait;
    case Look::Shield:
        return Retrieval::Shield;
    case Look::WaitFor:
        return Retrieval::WaitFor;
    case Look::Shutdown:
        return Retrieval::Shutdown;
    case Look::Main:
        return Retrieval::Main;
    }
    return Retrieval::Unknown;
}

void EventBuilder::addRetrieved(const Record &r, Time t)
{
    const auto found = m_tasks.find(r.id);
    if (found == m_tasks.end() || found->second.isHelper || !found->second.ended)
        return;
    const auto look = Look(r.flag);
    if (look == Look::Cancel) {
        append(EventKind::Silenced, t, found->second.entity);
        return;
    }
    EntityId by = taskOrNone(r.a);
    if (look == Look::Gather || look == Look::Collect || look == Look::Swallow) {
        if (const auto gather = m_tables.objectOf.find(r.id); gather != m_tables.objectOf.end()) {
            by = entityOf(gather->second);
            if (look == Look::Gather)
                m_lookedBy.emplace(gather->second, r.id);
        }
    }
    setPlace(append(EventKind::Retrieved, t, found->second.entity, index(by), quint32(retrievalOf(look)), found->second.endEvent), placeOf(r.b));
}

void EventBuilder::addQueue(const Record &r, Time t)
{
    const auto [at, isNew] = m_queueAt.emplace(r.id, m_queues.size());
    if (isNew) {
        QueueLengths queue;
        queue.entity = entityOf(r.id);
        queue.kind = QueueKind(r.flag);
        m_queues.push_back(std::move(queue));
    }
    QueueLengths &queue = m_queues[at->second];
    queue.room = r.c;
    queue.samples.push_back({queue.samples.empty() ? t : std::max(t, queue.samples.back().time), r.a, r.b});
}

void EventBuilder::addExit(Time t)
{
    if (std::exchange(m_exited, true))
        return;
    const auto main = m_tasks.find(m_main);
    const bool failed = main != m_tasks.end() && main->second.end == End::Raised;
    append(EventKind::Exit, t, EntityId::None, NoIndex, failed ? index(main->second.exception) : NoIndex, NoIndex,
           failed ? Outcome::Raised : Outcome::Ok);
}

} // namespace awaitscope::recording
