// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <memory>
#include <random>
#include <unordered_map>

namespace awaitscope {

//! Traces of any size, created event by event as the engine would record them.
class MadeTrace
{
public:
    MadeTrace()
        : m_main(m_trace.string("main")),
          m_work(m_trace.string("work")),
          m_error(m_trace.addException({m_trace.string("ValueError"), m_trace.string("no"), false, {}}))
    {
        m_trace.state = Trace::State::Live; // until its exit
        m_root = create(m_main, EntityId::None, Time{0});
        start(m_root, Time{0});
    }

    Trace &trace() { return m_trace; }
    EntityId root() const { return m_root; }

    EntityId create(StringId name, EntityId by, Time t)
    {
        const EntityId task = m_trace.addEntity({EntityKind::Task, false, name, ++m_tasks});
        m_trace.append({.time = t, .subject = task, .iteration = 1, .a = index(name), .c = index(by), .kind = EventKind::Created});
        return task;
    }
    EntityId createWork(Time t) { return create(m_work, m_root, t); }
    void start(EntityId task, Time t) { m_trace.append({.time = t, .subject = task, .iteration = 1, .kind = EventKind::Started}); }
    void sleep(EntityId task, Time t)
    {
        m_trace.append({.time = t, .subject = task, .iteration = 1, .a = index(m_trace.value(qint64(1))), .kind = EventKind::Sleeping});
    }
    void wake(EntityId task, Time t)
    {
        m_trace.append({.time = t, .subject = task, .iteration = 1, .a = index(m_trace.sleepEntity()), .kind = EventKind::Resumed, .flag = true});
    }
    void succeed(EntityId task, Time t) { m_trace.append({.time = t, .subject = task, .iteration = 1, .kind = EventKind::Succeeded}); }
    void raise(EntityId task, Time t)
    {
        m_raised[index(task)] = quint32(m_trace.events().size());
        m_trace.append({.time = t, .subject = task, .iteration = 1, .a = index(m_error), .kind = EventKind::Raised});
    }
    void await(EntityId task, EntityId other, Time t)
    {
        m_trace.append({.time = t, .subject = task, .iteration = 1, .a = index(other), .kind = EventKind::Awaiting});
    }
    void resume(EntityId task, EntityId other, Time t)
    {
        m_trace.append({.time = t, .subject = task, .iteration = 1, .a = index(other), .kind = EventKind::Resumed, .flag = true});
    }
    //! The awaiting task receives the exception, which retrieves it.
    void wakeWithError(EntityId task, EntityId other, Time t)
    {
        m_trace.append({.time = t,
                        .subject = other,
                        .iteration = 1,
                        .a = index(task),
                        .b = quint32(Retrieval::Await),
                        .c = m_raised.at(index(other)),
                        .kind = EventKind::Retrieved});
        m_trace.append({.time = t,
                        .subject = task,
                        .iteration = 1,
                        .a = index(other),
                        .b = index(m_error),
                        .kind = EventKind::Resumed,
                        .outcome = Outcome::Raised});
    }
    void exit(Time t) { m_trace.append({.time = t, .kind = EventKind::Exit}); }

    //! A lane with about \a spans stretches of uneven length that ends with an exception, which is retrieved after \a pending, in the
    //! middle of the run. Half of the spans are steps of zero length, as on the virtual clock.
    static std::unique_ptr<MadeTrace> oneLane(std::size_t spans, Time pending, unsigned seed = 1)
    {
        auto made = std::make_unique<MadeTrace>();
        std::mt19937 random(seed);
        const EntityId task = made->createWork(Time{0});
        made->start(task, Time{0});
        made->await(made->m_root, task, Time{0});
        Time t{0};
        for (std::size_t i = 0; i < spans / 2; ++i) {
            made->sleep(task, t);
            t += Time{1000 + random() % 100'000};
            made->wake(task, t);
        }
        made->raise(task, t);
        made->wakeWithError(made->m_root, task, t + pending);
        made->sleep(made->m_root, t + pending);
        made->wake(made->m_root, 2 * t);
        made->succeed(made->m_root, 2 * t);
        made->exit(2 * t);
        return made;
    }

    //! Many tasks that sleep once; number \a failing (none: NoIndex) raises an exception that is never retrieved.
    static std::unique_ptr<MadeTrace> manyLanes(quint32 lanes, quint32 failing, unsigned seed = 1)
    {
        auto made = std::make_unique<MadeTrace>();
        std::mt19937 random(seed);
        std::vector<std::pair<Time, EntityId>> wakes;
        wakes.reserve(lanes);
        Time t{0};
        EntityId bad = EntityId::None;
        for (quint32 i = 0; i < lanes; ++i) {
            t += Time{random() % 2000};
            const EntityId task = made->createWork(t);
            made->start(task, t);
            made->sleep(task, t);
            wakes.emplace_back(t + Time{random() % 50'000'000}, task);
            if (i == failing)
                bad = task;
        }
        std::sort(wakes.begin(), wakes.end());
        const Time base = t; // events are ordered by time: all tasks wake after the last one was created
        for (const auto &[at, task] : wakes) {
            t = base + at;
            made->wake(task, t);
            if (task == bad)
                made->raise(task, t);
            else
                made->succeed(task, t);
        }
        made->exit(t);
        return made;
    }

private:
    Trace m_trace;
    StringId m_main, m_work;
    ExceptionId m_error;
    EntityId m_root = EntityId::None;
    quint32 m_tasks = 0;
    std::unordered_map<quint32, quint32> m_raised; // by task: the event
};

} // namespace awaitscope
