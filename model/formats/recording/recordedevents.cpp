// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/recording/recordedevents.h"

#include <QString>

#include <algorithm>

namespace awaitscope::recording {

namespace {

constexpr qint64 Latest = qint64(1) << 61; // ns, 73 years
constexpr int DeepestGather = 100; // of gathers in gathers; deeper ones have no members here

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
    bool isHelper = false; // of asyncio.run itself: it has no lane
    bool started = false;
    bool waits = false;
    bool sleeps = false;
    quint32 sleepEvent = NoIndex;
    quint32 awaitedId = 0; // as in the file
    EntityId awaited = EntityId::None;
    Time waitsSince{};
    bool cancelAsked = false; // since the last step
    bool ended = false;
    End end = End::Ok;
    ExceptionId exception = ExceptionId::None;
    quint32 endEvent = NoIndex;
};

std::string_view lastName(std::string_view qualified)
{
    const std::size_t dot = qualified.rfind('.');
    return dot == std::string_view::npos ? qualified : qualified.substr(dot + 1);
}

class Builder
{
public:
    Builder(const Tables &tables, const Header &header) : m_tables(tables), m_header(header), m_trace(std::make_unique<Trace>()) {}
    std::unique_ptr<Trace> build();

private:
    std::vector<Item> itemsInOrder() const;
    Time timeOf(qint64 clock) const { return Time(std::clamp<qint64>(clock < m_header.start ? 0 : clock - m_header.start, 0, Latest)); }
    void add(const Item &item);
    void addTask(const Record &r, Time t);
    void addStepBegin(const Record &r, Time t);
    void addStepEnd(const Record &r, Time t);
    void addWait(const Record &r, Time t, TaskState &task);
    void addEnd(const Record &r, Time t, TaskState &task);
    void addRetrieved(const Record &r, Time t);
    void addCancel(const Record &r, Time t);
    void addExit(Time t);

    TaskState &taskOf(quint32 id);
    EntityId entityOf(quint32 id, int depth = 0);
    EntityId taskOrNone(quint32 id);
    ExceptionId exceptionOf(quint32 type, quint32 message);
    quint32 append(EventKind kind, Time t, EntityId subject, quint32 a = NoIndex, quint32 b = NoIndex, quint32 c = NoIndex, Outcome outcome = Outcome::Ok,
                   bool flag = false);
    StringId name(std::string_view text) { return m_trace->string(text.empty() ? std::string_view("?") : text); }

    const Tables &m_tables;
    const Header &m_header;
    std::unique_ptr<Trace> m_trace;
    std::unordered_map<quint32, TaskState> m_tasks;
    std::unordered_map<quint32, EntityId> m_things; // by id
    std::unordered_map<quint32, quint32> m_lookedBy; // by gather: which of its children it passed on
    std::unordered_map<std::string, quint32> m_numbers; // of a type of thing
    quint32 m_taskNumber = 0;
    quint32 m_main = 0; // id of the first task
    bool m_exited = false;
};

std::vector<Item> Builder::itemsInOrder() const
{
    std::vector<Item> items;
    items.reserve(m_tables.moments.size() * 2);
    for (std::size_t i = 0; i < m_tables.moments.size(); ++i) {
        const Record &r = m_tables.moments[i];
        const qint64 t = timeOf(r.time).count();
        if (r.kind == Kind::Step || r.kind == Kind::Done) {
            items.push_back({t, quint32(i), Part::StepBegin});
            items.push_back({std::min(t + duration(r.a), Latest), quint32(i), Part::StepEnd});
        } else {
            items.push_back({t, quint32(i), Part::Moment});
        }
    }
    std::stable_sort(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.time < b.time; });
    return items;
}

std::unique_ptr<Trace> Builder::build()
{
    m_trace->clock = "wall";
    m_trace->hasScenario = !m_header.program.empty();
    m_trace->scenario = m_header.program.substr(m_header.program.rfind('/') + 1);
    for (const Item &item : itemsInOrder())
        add(item);
    return std::move(m_trace);
}

void Builder::add(const Item &item)
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
    case Kind::Retrieved:
        return addRetrieved(r, t);
    case Kind::Lost: {
        const auto task = m_tasks.find(r.id);
        const bool known = task != m_tasks.end() && task->second.exception != ExceptionId::None;
        append(EventKind::NeverRetrieved, t, entityOf(r.id), index(known ? task->second.exception : exceptionOf(r.a, r.b)));
        return;
    }
    case Kind::Unawaited:
        append(EventKind::NeverAwaited, t, EntityId::None, index(name(lastName(m_tables.text(r.id)))));
        return;
    case Kind::Destroyed:
        if (const EntityId task = taskOrNone(r.id); task != EntityId::None)
            append(EventKind::DestroyedPending, t, task);
        return;
    case Kind::Handler:
        append(EventKind::LoopError, t, EntityId::None, index(name(m_tables.text(r.id))), r.b ? index(exceptionOf(r.b, r.c)) : NoIndex);
        return;
    case Kind::End:
        return addExit(t);
    default:
        return;
    }
}

quint32 Builder::append(EventKind kind, Time t, EntityId subject, quint32 a, quint32 b, quint32 c, Outcome outcome, bool flag)
{
    Event e;
    e.time = t;
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

void Builder::addTask(const Record &r, Time t)
{
    if (m_tasks.contains(r.id))
        return;
    TaskState &task = m_tasks[r.id];
    const auto begun = m_tables.begun.find(r.id);
    const std::string_view qualified = begun == m_tables.begun.end() ? std::string_view() : m_tables.text(begun->second.a);
    if (qualified == "BaseEventLoop.shutdown_asyncgens" || qualified == "BaseEventLoop.shutdown_default_executor") {
        task.isHelper = true;
        return;
    }
    Entity entity;
    entity.kind = EntityKind::Task;
    entity.number = ++m_taskNumber;
    const StringId coroutine = name(lastName(qualified));
    const std::string_view given = begun == m_tables.begun.end() ? std::string_view() : m_tables.text(begun->second.b);
    entity.named = !given.empty();
    entity.text = given.empty() ? coroutine : name(given);
    task.entity = m_trace->addEntity(entity);
    if (m_main == 0)
        m_main = r.id;
    append(EventKind::Created, t, task.entity, index(coroutine), NoIndex, index(taskOrNone(r.d)));
}

// A ring may have forgotten how a task began.
TaskState &Builder::taskOf(quint32 id)
{
    if (!m_tasks.contains(id)) {
        Record r;
        r.id = id;
        addTask(r, m_trace->events().empty() ? Time{} : m_trace->events()[m_trace->events().size() - 1].time);
    }
    return m_tasks[id];
}

EntityId Builder::taskOrNone(quint32 id)
{
    const auto found = m_tasks.find(id);
    return id == 0 || found == m_tasks.end() ? EntityId::None : found->second.entity;
}

EntityId Builder::entityOf(quint32 id, int depth)
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

ExceptionId Builder::exceptionOf(quint32 type, quint32 message)
{
    ExceptionInfo info;
    info.type = name(m_tables.text(type));
    info.message = m_trace->string(m_tables.text(message));
    info.isGroup = m_trace->text(info.type).ends_with("ExceptionGroup");
    return m_trace->addException(std::move(info));
}

void Builder::addStepBegin(const Record &r, Time t)
{
    TaskState &task = taskOf(r.id);
    if (task.isHelper || task.ended)
        return;
    if (!task.started) {
        task.started = true;
        append(EventKind::Started, t, task.entity);
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
    append(EventKind::Resumed, t, task.entity, index(task.awaited), exception, NoIndex, outcome, true);
}

void Builder::addStepEnd(const Record &r, Time t)
{
    TaskState &task = taskOf(r.id);
    if (task.isHelper || task.ended)
        return;
    if (r.kind == Kind::Done)
        addEnd(r, t, task);
    else
        addWait(r, t, task);
}

void Builder::addWait(const Record &r, Time t, TaskState &task)
{
    const std::string_view what = m_tables.text(r.c);
    task.waits = true;
    task.waitsSince = t;
    task.awaitedId = 0;
    const auto wait = Wait(r.flag);
    task.sleeps = wait == Wait::Yield || (wait == Wait::Future && what == "sleep");
    if (task.sleeps) {
        task.awaited = m_trace->sleepEntity();
        const quint32 ms = index(m_trace->value(qint64(0))); // set when it wakes up
        task.sleepEvent = append(EventKind::Sleeping, t, task.entity, ms);
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
    append(EventKind::Awaiting, t, task.entity, index(task.awaited));
}

void Builder::addEnd(const Record &r, Time t, TaskState &task)
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

void Builder::addCancel(const Record &r, Time t)
{
    const auto found = m_tasks.find(r.id);
    if (found == m_tasks.end() || found->second.isHelper)
        return;
    found->second.cancelAsked = found->second.cancelAsked || r.flag != 0;
    append(EventKind::CancelRequested, t, found->second.entity, index(taskOrNone(r.a)), NoIndex, NoIndex, Outcome::Ok, r.flag != 0);
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

void Builder::addRetrieved(const Record &r, Time t)
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
    append(EventKind::Retrieved, t, found->second.entity, index(by), quint32(retrievalOf(look)), found->second.endEvent);
}

void Builder::addExit(Time t)
{
    if (std::exchange(m_exited, true))
        return;
    const auto main = m_tasks.find(m_main);
    const bool failed = main != m_tasks.end() && main->second.end == End::Raised;
    append(EventKind::Exit, t, EntityId::None, NoIndex, failed ? index(main->second.exception) : NoIndex, NoIndex,
           failed ? Outcome::Raised : Outcome::Ok);
}

} // namespace

std::unique_ptr<Trace> eventsOf(const Tables &tables, const Header &header)
{
    return Builder(tables, header).build();
}

} // namespace awaitscope::recording
