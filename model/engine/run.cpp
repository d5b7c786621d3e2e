// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"

#include "model/engine/compile/compiler.h"
#include "model/engine/loop/engine.h"
#include "model/program/grammar/treewalk.h"
#include "model/text/jsonpointer.h"
#include "model/trace/memoryreserve.h"

#include <QTimer>

#include <algorithm>
#include <coroutine>
#include <functional>
#include <new>
#include <thread>

namespace awaitscope {

using engine::Engine;
using std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {

//! How long a slice may block Qt's event loop. The window promises to respond within 50 ms.
constexpr std::chrono::milliseconds Slice(8);

//! How often a replaced clock is polled: it does not advance by itself.
constexpr std::chrono::milliseconds Look(5);

//! The virtual clock counts milliseconds: external actions between two of them must not create moments of their own, or timers
//! that are apart would coincide.
Time wholeMilliseconds(Time t)
{
    return std::chrono::floor<std::chrono::milliseconds>(t);
}

//! The exception types for which a condition asks.
void typesOf(const Condition &c, const std::function<void(const QString &)> &isType)
{
    if (const auto *instance = std::get_if<Condition::IsInstance>(&c.node))
        isType(instance->type);
    else if (const auto *negated = std::get_if<Condition::Not>(&c.node))
        typesOf(*negated->of, isType);
    else if (const auto *all = std::get_if<Condition::All>(&c.node))
        std::ranges::for_each(all->of, [&](const Condition &inner) { typesOf(inner, isType); });
    else if (const auto *any = std::get_if<Condition::Any>(&c.node))
        std::ranges::for_each(any->of, [&](const Condition &inner) { typesOf(inner, isType); });
}

//! What the set uses and this Python does not have, each with the version that it needs.
Problems neededVersions(const TaskSet &set, PythonVersion version)
{
    struct Check
    {
        PythonVersion version;
        QStringList own; //!< exception types of the set
        Problems problems;
        void needs(int minor, const QString &pointer, const QString &what)
        {
            if (version < PythonVersion{minor, 0})
                problems.push_back({pointer,
                                    Run::tr("%1 needs Python 3.%2 or later; this task set runs under Python %3.")
                                        .arg(what)
                                        .arg(minor)
                                        .arg(version.text())});
        }
        void step(const Step &s, const QString &pointer)
        {
            if (const int since = traitsOf(s).since)
                needs(since, pointer + QStringLiteral("/op"), opName(s));
            const auto isType = [&](const QString &type, const QString &key) {
                constexpr int shutDownSince = 13;
                if (type == QLatin1String("QueueShutDown") && !own.contains(type))
                    needs(shutDownSince, pointer + u'/' + key, type);
            };
            treewalk::forEachField(s, [&](const auto &field, const auto &member) {
                using Member = std::decay_t<decltype(member)>;
                const QString key = QString::fromLatin1(field.key);
                if constexpr (std::is_same_v<Member, QString>)
                    field.role == Role::ExceptionType ? isType(member, key) : void();
                else if constexpr (std::is_same_v<Member, QStringList>) {
                    if (field.role == Role::ExceptionTypes)
                        for (const QString &type : member)
                            isType(type, key);
                } else if constexpr (std::is_same_v<Member, Condition>)
                    typesOf(member, [&](const QString &type) { isType(type, key); });
                else if constexpr (std::is_same_v<Member, std::optional<std::vector<Handler>>>)
                    for (const Handler &h : member.value_or(std::vector<Handler>()))
                        for (const QString &type : h.types)
                            isType(type, key);
            });
            const auto *spawn = std::get_if<step::Spawn>(&s.op);
            constexpr int eagerStartSince = 14;
            if (spawn && spawn->eagerStart.value_or(false))
                needs(eagerStartSince, pointer + QStringLiteral("/eager_start"), QStringLiteral("eager_start"));
            const auto *completed = std::get_if<step::AsCompleted>(&s.op);
            constexpr int asyncSince = 13;
            if (completed && completed->isAsync.value_or(false))
                needs(asyncSince, pointer + QStringLiteral("/async"), QStringLiteral("async"));
        }
    } check{version, {}, {}};
    for (const ExceptionType &type : set.exceptions.value_or(std::vector<ExceptionType>()))
        check.own += type.name;
    for (const Coroutine &c : set.coros)
        walkBody(c.body, QStringLiteral("/coros/") + escapePointerToken(c.name) + QStringLiteral("/body"), check);
    return check.problems;
}

Engine::Turn takeTurn(Engine &engine, steady_clock::time_point until)
{
    try {
        return engine.run(until);
    } catch (const std::bad_alloc &) {
        engine.runOutOfMemory();
        return Engine::Turn::Ended;
    }
}

} // namespace

//! Signals when the next slice is due; the scheduler awaits it. It is shared, because a run may be destroyed in a slot of one of
//! its signals, while the scheduler is emitting it.
class Run::Alarm
{
public:
    explicit Alarm(Run &run)
        : m_run(&run)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] {
            m_rings = true;
            resume();
        });
    }
    void setIn(std::chrono::milliseconds pause) { m_timer.start(pause); }
    void stop()
    {
        m_timer.stop();
        m_rings = false;
    }
    Run *run() const { return m_run; } //!< null once it is being destroyed
    void runIsDestroyed()
    {
        m_timer.stop();
        m_run = nullptr;
        resume();
    }

    //! The awaitable: returns the run whose slice is due, or null if the run is destroyed.
    struct NextSlice
    {
        Alarm *alarm;
        bool await_ready() const noexcept { return alarm->m_rings || !alarm->m_run; }
        void await_suspend(std::coroutine_handle<> scheduler) const noexcept { alarm->m_scheduler = scheduler; }
        Run *await_resume() const noexcept
        {
            alarm->m_rings = false;
            return alarm->m_run;
        }
    };

private:
    void resume() // may destroy this
    {
        if (m_scheduler)
            std::exchange(m_scheduler, nullptr).resume();
    }

    Run *m_run;
    QTimer m_timer;
    bool m_rings = false;
    std::coroutine_handle<> m_scheduler;
};

Result<std::unique_ptr<Run>> Run::create(const TaskSet &set, const RunOptions &options)
{
    const engine::Semantics rules = options.rules.value_or(engine::Semantics::of(set.python.value_or(PythonVersion::byDefault())));
    if (set.eager.value_or(false) && !rules.eagerTasks)
        return Problem{QStringLiteral("/eager"),
                       tr("Eager tasks need Python 3.12 or later; this task set runs under Python %1.").arg(rules.version.text())};
    if (Problems tooNew = neededVersions(set, rules.version); !tooNew.empty())
        return tooNew;
    auto code = engine::compile(set);
    if (!code)
        return code.problems();
    engine::Limits limits;
    limits.maxIterations = options.limits.maxIterations;
    limits.maxEvents = options.limits.maxEvents;
    limits.maxSteps = options.limits.maxSteps;
    limits.maxValueBytes = options.limits.maxValueBytes;
    limits.maxTextBytes = options.limits.maxTextBytes;
    limits.maxBytes = options.limits.maxBytes;
    limits.maxTasks = options.limits.maxTasks;
    limits.maxTime = options.limits.maxTime;
    auto trace = std::make_unique<Trace>();
    auto engine = std::make_unique<Engine>(*code, *trace, rules, limits, options.clock == ClockKind::Virtual);
    return std::unique_ptr<Run>(new Run(std::move(trace), std::move(engine), options));
}

Run::Run(std::unique_ptr<Trace> trace, std::unique_ptr<Engine> engine, const RunOptions &options)
    : m_trace(std::move(trace)), m_engine(std::move(engine)), m_options(options), m_alarm(std::make_shared<Alarm>(*this))
{
    keepReserve();
    m_trace->state = Trace::State::Live;
    if (m_options.steadyClock)
        m_engine->setSteadyClock(m_options.steadyClock);
    m_driving = drive(m_alarm);
}

Run::~Run()
{
    m_alarm->runIsDestroyed();
    if (m_engine->isBroken())
        m_engine.release()->keepForEver();
}

Time Run::now() const
{
    if (m_state != State::Running || !isPaced())
        return m_engine->now();
    const Time passed = m_anchorTime + Time(qint64(double((steadyNow() - m_anchorReal).count()) * pace()));
    if (m_options.clock == ClockKind::Wall)
        return std::max(m_engine->now(), passed);
    return std::max(m_engine->now(), std::min(wholeMilliseconds(passed), m_engine->nextDeadline()));
}

void Run::passTime()
{
    m_trace->reach(now());
}

void Run::catchUp()
{
    m_engine->advanceTo(now());
    m_trace->reach(m_engine->now());
}

void Run::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (state == State::Finished)
        m_trace->state = Trace::State::Complete;
    else if (state == State::Stopped)
        m_trace->state = Trace::State::Stopped;
    Q_EMIT stateChanged(state);
}

//! Ties the run's clock to the real clock at this moment.
void Run::anchor()
{
    m_anchorTime = m_engine->now();
    m_anchorReal = steadyNow();
    m_engine->setOrigin(m_anchorReal - m_anchorTime);
}

void Run::start()
{
    if (m_state != State::Ready)
        return;
    anchor();
    m_alarm->setIn(0ms);
    setState(State::Running); // last: a slot may destroy the run
}

void Run::pause()
{
    if (m_state != State::Running)
        return;
    catchUp();
    m_alarm->stop();
    setState(State::Paused);
}

void Run::resume()
{
    if (m_state != State::Paused)
        return;
    anchor();
    m_alarm->setIn(0ms);
    setState(State::Running); // last: a slot may destroy the run
}

void Run::stop()
{
    if (m_state == State::Finished || m_state == State::Stopped)
        return;
    catchUp();
    m_alarm->setIn(0ms); // tears down, in slices
    setState(State::Stopped);
}

void Run::setSpeed(double speed)
{
    if (m_state == State::Running && m_options.clock == ClockKind::Virtual) {
        catchUp();
        anchor();
        m_alarm->setIn(0ms);
    }
    m_options.speed = speed;
}

std::chrono::nanoseconds Run::untilDeadline()
{
    const Time left = std::max(Time::zero(), m_engine->nextDeadline() - m_engine->now());
    if (!isPaced())
        return std::chrono::nanoseconds::zero();
    const auto real = m_anchorReal + std::chrono::nanoseconds(qint64(double((m_engine->now() - m_anchorTime + left).count()) / pace()));
    return std::max(std::chrono::nanoseconds::zero(), std::chrono::nanoseconds(real - steadyNow()));
}

QCoro::Task<> Run::drive(std::shared_ptr<Alarm> alarm)
{
    const Alarm::NextSlice nextSlice{alarm.get()};
    for (;;) {
        Run *run = co_await nextSlice;
        if (!run)
            co_return;
        const bool tearingDown = run->m_state == State::Stopped;
        const bool goesOn = run->slice();
        if (!tearingDown) {
            Q_EMIT run->progressed(); // any signal from here on may stop or destroy it
            run = alarm->run();
            if (run && !goesOn && run->m_state != State::Stopped)
                run->setState(State::Finished);
            run = alarm->run();
            if (run && !goesOn && run->m_state == State::Finished)
                Q_EMIT run->finished();
        }
        if (!goesOn)
            co_return;
    }
}

bool Run::slice()
{
    const auto until = steady_clock::now() + Slice;
    if (m_state == State::Stopped) {
        if (m_engine->isBroken() || m_engine->abandonUntil(until))
            return false;
        m_alarm->setIn(0ms);
        return true;
    }
    for (;;) {
        const Engine::Turn turn = takeTurn(*m_engine, until);
        if (turn == Engine::Turn::Ended)
            return false;
        if (turn == Engine::Turn::Waiting) {
            const auto wait = untilDeadline();
            if (wait > std::chrono::nanoseconds::zero()) {
                // Rounded up: waking slightly late is what a real loop does, waking early would spin.
                const auto pause = std::chrono::ceil<std::chrono::milliseconds>(wait);
                m_alarm->setIn(std::min<std::chrono::milliseconds>(pause, m_options.steadyClock ? Look : 1'000'000ms));
                return true;
            }
            m_engine->advanceTo(m_engine->nextDeadline());
        }
        if (steady_clock::now() >= until) {
            m_alarm->setIn(0ms);
            return true;
        }
    }
}

void Run::runToEnd()
{
    if (m_state != State::Ready && m_state != State::Paused)
        return;
    anchor();
    m_state = State::Running;
    for (;;) {
        const Engine::Turn turn = takeTurn(*m_engine, steady_clock::time_point::max());
        if (turn == Engine::Turn::Ended)
            break;
        if (turn != Engine::Turn::Waiting)
            continue;
        const auto wait = untilDeadline();
        if (wait > std::chrono::nanoseconds::zero())
            std::this_thread::sleep_for(wait);
        m_engine->advanceTo(m_engine->nextDeadline());
    }
    setState(State::Finished);
    Q_EMIT finished();
}

bool Run::endedWithException() const
{
    return m_engine->endedWithException();
}

int Run::exitStatus() const
{
    return m_engine->exitStatus();
}

QString Run::limitMessage() const
{
    return QString::fromStdString(m_engine->limitReached());
}

void Run::cancelTask(EntityId task)
{
    if (m_state != State::Running && m_state != State::Paused)
        return;
    catchUp();
    m_engine->cancelFromOutside(task);
    if (m_state == State::Running)
        m_alarm->setIn(0ms);
}

} // namespace awaitscope
