// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fixes/lockedits.h"

#include "model/program/grammar/treewalk.h"
#include "model/program/hints/hintanalysis.h"
#include "model/program/hints/hintedits.h"
#include "model/program/hints/hintscope.h"
#include "model/text/jsonpointer.h"

#include <algorithm>

namespace awaitscope::fixedits {

namespace {

const QString coroutines = QStringLiteral("/coros/");

QString bodyPointer(const Coroutine &coro)
{
    return coroutines + escapePointerToken(coro.name) + QStringLiteral("/body");
}

//! Null if the step is not inside of a coroutine of the set, for example in an inline one.
const Coroutine *coroutineOf(const TaskSet &set, const QString &step)
{
    const auto found = std::ranges::find_if(set.coros, [&](const Coroutine &c) { return step.startsWith(bodyPointer(c) + u'/'); });
    return found == set.coros.end() ? nullptr : &*found;
}

//! The steps of `async with` a lock, a semaphore or a condition, and which; null for other steps.
Body *guardedSteps(Step &s, QString *of = nullptr)
{
    const auto found = [of](auto &block) {
        if (of)
            *of = block.of;
        return &block.body;
    };
    if (auto *lock = std::get_if<step::Lock>(&s.op))
        return found(*lock);
    if (auto *semaphore = std::get_if<step::Semaphore>(&s.op))
        return found(*semaphore);
    auto *condition = std::get_if<step::WithCondition>(&s.op);
    return condition ? found(*condition) : nullptr;
}

//! The steps of a block take its place.
bool unwrap(Body &body, size_t i)
{
    Body *inner = guardedSteps(body[i]);
    if (!inner || inner->empty())
        return false;
    const Body steps = std::move(*inner);
    const auto at = body.erase(body.begin() + std::ptrdiff_t(i));
    body.insert(at, steps.begin(), steps.end());
    return true;
}

bool unwrapAt(TaskSet &set, const QString &pointer)
{
    bool done = false;
    editStepAt(set, pointer, [&](Body &body, size_t i) { done = unwrap(body, i); });
    return done;
}

//! Where a coroutine is called: inline inside of a block, or anywhere else.
struct Calls
{
    const QString &coro;
    QString inside;
    int guarded = 0, all = 0;
    void call(const CoroCall &c, const QString &) { all += c.coro == coro ? 1 : 0; }
    void step(const Step &s, const QString &at)
    {
        const CoroCall *c = inlineCall(s);
        guarded += c && c->coro == coro && at.startsWith(inside) ? 1 : 0;
    }
};

//! Every inline call inside of the block calls the other coroutine.
struct Redirect
{
    const QString &from, &to;
    QString inside;
    void step(Step &s, const QString &at)
    {
        if (!at.startsWith(inside))
            return;
        if (auto *call = std::get_if<step::Call>(&s.op); call && call->call.coro == from)
            call->call.coro = to;
        auto *await = std::get_if<step::Await>(&s.op);
        auto *coro = await ? std::get_if<Awaitable::Coro>(&await->of.node) : nullptr;
        if (coro && coro->call.coro == from)
            coro->call.coro = to;
    }
};

QString freeCoroutineName(const TaskSet &set, const QString &wish)
{
    QString name = wish;
    for (int n = 2; set.find(name); ++n)
        name = wish + QString::number(n);
    return name;
}

template <typename Visitor>
void visitAll(TaskSet &set, Visitor &visitor)
{
    for (Coroutine &coro : set.coros)
        walkBody(coro.body, bodyPointer(coro), visitor);
}
template <typename Visitor>
void visitAll(const TaskSet &set, Visitor &visitor)
{
    for (const Coroutine &coro : set.coros)
        walkBody(coro.body, bodyPointer(coro), visitor);
}

//! A step that has nothing to do with other tasks.
bool isLocal(const Step &s)
{
    return std::holds_alternative<step::Log>(s.op) || std::holds_alternative<step::Set>(s.op) || std::holds_alternative<step::Return>(s.op);
}

//! The first of the steps that is of that kind and for that object.
template <typename S>
std::optional<size_t> indexOf(const Body &body, const QString &of)
{
    const auto found = std::ranges::find_if(body, [&](const Step &s) {
        const auto *wanted = std::get_if<S>(&s.op);
        return wanted && wanted->of == of;
    });
    return found == body.end() ? std::nullopt : std::optional(size_t(found - body.begin()));
}

} // namespace

Changed takeOnce(const TaskSet &set, const QString &held, const QString &taking)
{
    if (held.isEmpty() || held == taking)
        return {};
    TaskSet out = set;
    const QString inside = held + u'/';
    if (taking.startsWith(inside))
        return unwrapAt(out, taking) ? Changed(std::move(out)) : std::nullopt;
    const Coroutine *found = coroutineOf(set, taking);
    if (!found || taking == held || set.main.coro == found->name || set.then.value_or(QStringList()).contains(found->name))
        return {};
    const QString name = found->name;
    Calls calls{name, inside};
    visitAll(set, calls);
    if (calls.guarded == 0)
        return {};
    if (calls.guarded == calls.all)
        return unwrapAt(out, taking) ? Changed(std::move(out)) : std::nullopt;
    Coroutine copy = *found;
    copy.name = freeCoroutineName(set, name + QStringLiteral("_locked"));
    const QString inCopy = bodyPointer(copy) + taking.mid(bodyPointer(*found).size());
    const QString to = copy.name;
    out.coros.insert(out.coros.begin() + (found - set.coros.data()) + 1, std::move(copy));
    Redirect redirect{name, to, inside};
    visitAll(out, redirect);
    return unwrapAt(out, inCopy) ? Changed(std::move(out)) : std::nullopt;
}

Changed leaveFirst(const TaskSet &set, const QString &held)
{
    TaskSet out = set;
    bool applies = false;
    editStepAt(out, held, [&](Body &body, size_t i) {
        Body *inner = guardedSteps(body[i]);
        size_t last = inner ? inner->size() : 0;
        while (last > 0 && isLocal((*inner)[last - 1]))
            --last;
        if (last < 2)
            return;
        const auto from = inner->begin() + std::ptrdiff_t(last - 1);
        const Body after(from, inner->end());
        inner->erase(from, inner->end());
        body.insert(body.begin() + std::ptrdiff_t(i + 1), after.begin(), after.end());
        applies = true;
    });
    return applies ? Changed(std::move(out)) : std::nullopt;
}

Changed inOneOrder(const TaskSet &set, const QString &held, const QString &inner)
{
    if (held.isEmpty() || !inner.startsWith(held + u'/'))
        return {};
    TaskSet out = set;
    QString of;
    editStepAt(out, inner, [&](Body &body, size_t i) { guardedSteps(body[i], &of); });
    if (of.isEmpty() || !unwrapAt(out, inner))
        return {};
    bool applies = false;
    editStepAt(out, held, [&](Body &body, size_t i) {
        applies = guardedSteps(body[i]) != nullptr;
        Step block = blockOf(set, of, Body{body[i]});
        if (applies)
            body[i] = std::move(block);
    });
    return applies ? Changed(std::move(out)) : std::nullopt;
}

Changed acquireInBlock(const TaskSet &set, const QString &acquire)
{
    TaskSet out = set;
    bool applies = false;
    const Coroutine *coro = coroutineOf(set, acquire);
    editStepAt(out, acquire, [&](Body &body, size_t i) {
        const auto *taken = std::get_if<step::Acquire>(&body[i].op);
        if (!taken)
            return;
        if (bareAcquire(body, i)) {
            useBlock(set, body, i);
            applies = true;
            return;
        }
        struct Releases
        {
            const QString &of;
            bool found = false;
            void step(const Step &s, const QString &)
            {
                const auto *release = std::get_if<step::Release>(&s.op);
                found = found || (release && release->of == of);
            }
        } releases{taken->of};
        if (coro)
            walkBody(coro->body, QString(), releases);
        if (!coro || releases.found || i + 1 == body.size())
            return;
        Step block = blockOf(set, taken->of, Body(body.begin() + std::ptrdiff_t(i + 1), body.end()));
        body.erase(body.begin() + std::ptrdiff_t(i), body.end());
        body.push_back(std::move(block));
        applies = true;
    });
    return applies ? Changed(std::move(out)) : std::nullopt;
}

Changed blockForTry(const TaskSet &set, const QString &acquire)
{
    const QString first = QStringLiteral("/body/0");
    if (!acquire.endsWith(first))
        return {};
    TaskSet out = set;
    bool applies = false;
    editStepAt(out, acquire.chopped(first.size()), [&](Body &body, size_t i) {
        auto *guarded = std::get_if<step::Try>(&body[i].op);
        const auto *taken = guarded && guarded->body.size() > 1 ? std::get_if<step::Acquire>(&guarded->body.front().op) : nullptr;
        if (!taken || !guarded->finally || guarded->finally->empty() || guarded->exceptStar)
            return;
        const QString of = taken->of;
        const auto *released = std::get_if<step::Release>(&guarded->finally->back().op);
        if (!released || released->of != of)
            return;
        guarded->finally->pop_back();
        if (guarded->finally->empty())
            guarded->finally.reset();
        Step block = blockOf(set, of, Body(guarded->body.begin() + 1, guarded->body.end()));
        if (guarded->finally || (guarded->except && !guarded->except->empty()))
            guarded->body = Body{std::move(block)};
        else
            body[i] = std::move(block);
        applies = true;
    });
    return applies ? Changed(std::move(out)) : std::nullopt;
}

Changed fitBarrier(const TaskSet &set, const QString &barrier, qint64 parties)
{
    TaskSet out = set;
    if (!out.objects || parties < 1)
        return {};
    const auto found = std::ranges::find_if(*out.objects, [&](const SharedObject &o) { return o.name == barrier && o.kind == ObjectKind::Barrier; });
    if (found == out.objects->end())
        return {};
    found->parties = parties;
    return out;
}

Changed handleBeforeBarrier(const TaskSet &set, const QString &coroutine, const QString &barrier, const QString &type)
{
    TaskSet out = set;
    Coroutine *coro = out.find(coroutine);
    const auto at = coro ? indexOf<step::BarrierWait>(coro->body, barrier) : std::nullopt;
    if (!at || *at == 0)
        return {};
    step::Try guarded;
    const auto end = coro->body.begin() + std::ptrdiff_t(*at);
    guarded.body = Body(coro->body.begin(), end);
    guarded.except = std::vector<Handler>{loggingHandler(set, type)};
    coro->body.erase(coro->body.begin(), end);
    coro->body.insert(coro->body.begin(), Step{std::move(guarded), {}});
    return out;
}

Changed notifyAll(const TaskSet &set, const QString &condition)
{
    struct Notifies
    {
        const QString &of;
        bool found = false;
        void step(Step &s, const QString &)
        {
            auto *notify = std::get_if<step::Notify>(&s.op);
            if (!notify || notify->of != of || notify->all.value_or(false))
                return;
            notify->n.reset();
            notify->all = true;
            found = true;
        }
    } notifies{condition};
    TaskSet out = set;
    visitAll(out, notifies);
    return notifies.found ? Changed(std::move(out)) : std::nullopt;
}

Changed setInFinally(const TaskSet &set, const QString &event)
{
    TaskSet out = set;
    for (Coroutine &coro : out.coros) {
        const auto at = indexOf<step::EventSet>(coro.body, event);
        if (!at || *at == 0)
            continue;
        step::Try guarded;
        const auto setting = coro.body.begin() + std::ptrdiff_t(*at);
        guarded.body = Body(coro.body.begin(), setting);
        guarded.except.emplace();
        guarded.finally = Body{*setting};
        coro.body.erase(coro.body.begin(), setting + 1);
        coro.body.insert(coro.body.begin(), Step{std::move(guarded), {}});
        return out;
    }
    return {};
}

Changed setInGroup(const TaskSet &set, const QString &event)
{
    struct AfterGroup
    {
        const QString &event;
        bool found = false;
        void body(Body &steps, const QString &)
        {
            for (size_t i = 1; i < steps.size() && !found; ++i) {
                auto *group = std::get_if<step::TaskGroup>(&steps[i - 1].op);
                const auto *sets = std::get_if<step::EventSet>(&steps[i].op);
                if (!group || !sets || sets->of != event)
                    continue;
                group->body.push_back(steps[i]);
                steps.erase(steps.begin() + std::ptrdiff_t(i));
                found = true;
            }
        }
    } after{event};
    TaskSet out = set;
    visitAll(out, after);
    return after.found ? Changed(std::move(out)) : std::nullopt;
}

} // namespace awaitscope::fixedits
