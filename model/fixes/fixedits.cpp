// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fixes/fixedits.h"

#include "model/program/hints/hintedits.h"
#include "model/program/hints/hintanalysis.h"
#include "model/text/jsonpointer.h"
#include "model/program/strategy/strategy.h"
#include "model/program/grammar/treewalk.h"
#include "model/program/query/waitpattern.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope::fixedits {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Fixes", text);
}

Step logging(const QString &text)
{
    return {step::Log{text}, {}};
}

//! The set after \a edit of the step, which says whether it applies.
template <typename F>
Changed changed(const TaskSet &set, const QString &pointer, F edit)
{
    TaskSet out = set;
    bool applies = false;
    const bool found = editStepAt(out, pointer, [&](Body &body, size_t i) { applies = edit(body, i); });
    return found && applies ? Changed(std::move(out)) : std::nullopt;
}

bool makesTasks(const Step &s)
{
    if (const auto *spawn = std::get_if<step::Spawn>(&s.op))
        return !spawn->in;
    if (const auto *let = std::get_if<step::Let>(&s.op)) {
        const auto *spawn = std::get_if<Awaitable::Spawn>(&let->of.node);
        return spawn && !spawn->in;
    }
    const auto *list = std::get_if<step::List>(&s.op);
    return list && !list->of.empty() && std::holds_alternative<Awaitable::Spawn>(list->of.front().node);
}

} // namespace

Handler loggingHandler(const TaskSet &set, const QString &type)
{
    Handler handler;
    handler.types = QStringList{type};
    handler.as = freshName(set, QStringLiteral("error"));
    handler.body = Body{logging(tr("failed: {%1}").arg(*handler.as))};
    return handler;
}

Changed awaitTask(const TaskSet &set, const QString &maker)
{
    return changed(set, maker, [&](Body &body, size_t i) {
        if (!makesTasks(body[i]) || isInLoop(set, maker))
            return false;
        keepAndAwait(set, body, i, false);
        return true;
    });
}

Changed retrieveInCallback(const TaskSet &set, const QString &maker)
{
    return changed(set, maker, [&](Body &body, size_t i) {
        if (!makesTasks(body[i]))
            return false;
        keepAndAwait(set, body, i, true);
        return true;
    });
}

Changed awaitCoroutine(const TaskSet &set, const QString &maker)
{
    return changed(set, maker, [&](Body &body, size_t i) {
        const auto *make = std::get_if<step::Make>(&body[i].op);
        if (!make)
            return false;
        body[i].op = step::Any(step::Call{make->call, {}});
        return true;
    });
}

Changed collect(const TaskSet &set, const QString &gather)
{
    Changed out = changed(set, gather, [](Body &body, size_t i) {
        const auto parts = gatherParts(body[i]);
        if (!parts || parts->collect)
            return false;
        setGatherCollect(body[i], true);
        return true;
    });
    if (out)
        lookAtResults(*out, gather);
    return out;
}

Changed group(const TaskSet &set, const QString &gather)
{
    if (!orphansToGroup(set, gather))
        return {};
    const Result<TaskSet> grouped = withStrategy(set, Strategy::TaskGroup);
    if (!grouped)
        return {};
    TaskSet starred = *grouped;
    lookIntoGroups(starred);
    return starred;
}

Changed handleInside(const TaskSet &set, const QString &coroutine, const QString &type)
{
    TaskSet out = set;
    Coroutine *found = out.find(coroutine);
    if (!found || found->body.empty())
        return {};
    step::Try guarded;
    guarded.body = std::move(found->body);
    guarded.except = std::vector<Handler>{loggingHandler(set, type)};
    found->body = Body{Step{std::move(guarded), {}}};
    return out;
}

Changed handleBefore(const TaskSet &set, const QString &step, const QString &type)
{
    for (QString at = step; at.count(u'/') > 3;) { // from "/coros/main/body/0/body/1" outwards
        at = at.left(at.lastIndexOf(u'/'));
        Changed out = changed(set, at, [&](Body &body, size_t i) {
            auto *guarded = std::get_if<step::Try>(&body[i].op);
            if (!guarded || guarded->exceptStar || !step.startsWith(at + QStringLiteral("/body/")))
                return false;
            if (!guarded->except)
                guarded->except.emplace();
            guarded->except->insert(guarded->except->begin(), loggingHandler(set, type));
            return true;
        });
        if (out)
            return out;
    }
    return {};
}

Changed lookBeforeCancel(const TaskSet &set, const QString &cancel)
{
    return changed(set, cancel, [&](Body &body, size_t i) {
        const auto *asked = std::get_if<step::Cancel>(&body[i].op);
        if (!asked || asked->each.value_or(false))
            return false;
        const QString task = asked->of, error = freshName(set, QStringLiteral("error"));
        const Expr value{VarRef{error}};
        Condition failed;
        failed.node = Condition::Truthy{value};
        Condition cancelled;
        cancelled.node = Condition::Cancelled{task};
        Condition notCancelled;
        notCancelled.node = Condition::Not{std::make_shared<const Condition>(std::move(cancelled))};
        Condition done;
        done.node = Condition::Done{task};
        step::If report{std::move(failed), Body{logging(tr("failed: {%1}").arg(error))}, {}};
        step::If look{std::move(notCancelled), Body{Step{step::Exception{task, error}, {}}, Step{std::move(report), {}}}, {}};
        step::If ended{std::move(done), Body{Step{std::move(look), {}}}, {}};
        body.insert(body.begin() + std::ptrdiff_t(i), Step{std::move(ended), {}});
        return true;
    });
}

Changed withoutStep(const TaskSet &set, const QString &step)
{
    return changed(set, step, [](Body &body, size_t i) {
        if (!std::holds_alternative<step::Cancel>(body[i].op))
            return false;
        body.erase(body.begin() + std::ptrdiff_t(i));
        return true;
    });
}

Changed raiseAgain(const TaskSet &set, const QString &guarded)
{
    return changed(set, guarded, [](Body &body, size_t i) {
        auto *found = std::get_if<step::Try>(&body[i].op);
        auto *handlers = found ? (found->except ? &*found->except : found->exceptStar ? &*found->exceptStar
                                                                                      : nullptr)
                               : nullptr;
        if (!handlers)
            return false;
        const auto taking = std::ranges::find_if(*handlers, takesCancellation);
        if (taking == handlers->end())
            return false;
        if (!taking->body)
            taking->body.emplace();
        while (!taking->body->empty() && endsFlow(taking->body->back()))
            taking->body->pop_back();
        taking->body->push_back({step::Reraise{}, {}});
        return true;
    });
}

Changed shield(const TaskSet &set, const QString &waiting)
{
    return changed(set, waiting, [](Body &body, size_t i) {
        auto *await = std::get_if<step::Await>(&body[i].op);
        if (!await || !std::holds_alternative<Awaitable::Var>(await->of.node))
            return false;
        Awaitable outer;
        outer.node = Awaitable::Shield{std::make_shared<const Awaitable>(await->of)};
        await->of = std::move(outer);
        return true;
    });
}

Changed limit(const TaskSet &set, const QString &step, std::optional<qint64> ms)
{
    return changed(set, step, [&](Body &body, size_t i) {
        if (auto *timeout = std::get_if<step::Timeout>(&body[i].op))
            timeout->ms = ms;
        else if (auto *wait = std::get_if<step::WaitFor>(&body[i].op))
            wait->ms = ms;
        else if (auto *loop = std::get_if<step::AsCompleted>(&body[i].op))
            loop->ms = ms;
        else
            return false;
        return true;
    });
}

Changed startFirst(const TaskSet &set, const QString &maker)
{
    return changed(set, maker, [](Body &body, size_t i) {
        if (!std::holds_alternative<step::Spawn>(body[i].op))
            return false;
        body.insert(body.begin() + std::ptrdiff_t(i + 1), Step{step::Sleep{Expr{qint64(0)}}, {}});
        return true;
    });
}

Changed taskDoneInFinally(const TaskSet &set, const QString &get)
{
    return changed(set, get, [](Body &body, size_t i) {
        const auto *taken = std::get_if<step::Get>(&body[i].op);
        if (!taken)
            return false;
        const auto after = body.begin() + std::ptrdiff_t(i + 1);
        const auto done = std::find_if(after, body.end(), [&](const Step &s) {
            const auto *told = std::get_if<step::TaskDone>(&s.op);
            return told && told->of == taken->of;
        });
        if (done == body.end() || done == after)
            return false;
        step::Try guarded;
        guarded.body = Body(after, done);
        guarded.except.emplace();
        guarded.finally = Body{*done};
        const auto end = body.erase(after, done + 1);
        body.insert(end, Step{std::move(guarded), {}});
        return true;
    });
}

Changed cleanUpWhenCancelled(const TaskSet &set, const QString &step)
{
    for (QString at = step; at.count(u'/') > 3;) { // from "/coros/main/body/0/body/1" outwards
        at = at.left(at.lastIndexOf(u'/'));
        bool isTaken = false;
        Changed out = changed(set, at, [&](Body &body, size_t i) {
            auto *guarded = std::get_if<step::Try>(&body[i].op);
            if (!guarded || !step.startsWith(at + QStringLiteral("/body/")) || !guarded->except)
                return false;
            isTaken = std::ranges::any_of(*guarded->except, takesCancellation);
            const auto misses = std::ranges::find_if(*guarded->except, [](const Handler &h) {
                return h.types.contains(QStringLiteral("Exception")) && h.body && std::ranges::any_of(*h.body, [](const Step &s) { return !endsFlow(s); });
            });
            if (isTaken || guarded->finally || misses == guarded->except->end())
                return false;
            Handler cancelled = *misses;
            cancelled.types = QStringList{QStringLiteral("CancelledError")};
            cancelled.extras.clear();
            while (endsFlow(cancelled.body->back()))
                cancelled.body->pop_back();
            cancelled.body->push_back({step::Reraise{}, {}});
            guarded->except->insert(guarded->except->begin(), std::move(cancelled));
            return true;
        });
        if (out || isTaken)
            return out;
    }
    return {};
}

Changed leaveAfterFinally(const TaskSet &set, const QString &guarded)
{
    return changed(set, guarded, [](Body &body, size_t i) {
        auto *found = std::get_if<step::Try>(&body[i].op);
        if (!found || !found->finally || found->finally->empty() || found->exceptStar)
            return false;
        const Step leaving = found->finally->back();
        const bool leaves = std::holds_alternative<step::Return>(leaving.op) || std::holds_alternative<step::Break>(leaving.op)
            || std::holds_alternative<step::Continue>(leaving.op);
        if (!leaves)
            return false;
        found->finally->pop_back();
        if (found->finally->empty())
            found->finally.reset();
        body.insert(body.begin() + std::ptrdiff_t(i + 1), leaving);
        auto &left = std::get<step::Try>(body[i].op);
        if (!left.finally && (!left.except || left.except->empty())) {
            const Body inner = std::move(left.body);
            body.insert(body.erase(body.begin() + std::ptrdiff_t(i)), inner.begin(), inner.end());
        }
        return true;
    });
}

Changed askDone(const TaskSet &set, const QString &completing)
{
    return changed(set, completing, [](Body &body, size_t i) {
        const auto *result = std::get_if<step::SetResult>(&body[i].op);
        const auto *exception = std::get_if<step::SetException>(&body[i].op);
        if (!result && !exception)
            return false;
        Condition done;
        done.node = Condition::Done{result ? result->of : exception->of};
        Condition open;
        open.node = Condition::Not{std::make_shared<const Condition>(std::move(done))};
        Step choice{step::If{std::move(open), Body{body[i]}, {}}, {}};
        body[i] = std::move(choice);
        return true;
    });
}

Changed blockInThread(const TaskSet &set, const QString &blocking)
{
    QString name = QStringLiteral("blocking");
    for (int n = 2; set.find(name); ++n)
        name = QStringLiteral("blocking%1").arg(n);
    std::optional<Step> block;
    Changed out = changed(set, blocking, [&](Body &body, size_t i) {
        const auto *found = std::get_if<step::Block>(&body[i].op);
        if (!found || found->ms.isComputed())
            return false;
        block = body[i];
        CoroCall call;
        call.coro = name;
        body[i] = Step{step::ToThread{std::move(call), {}}, {}};
        return true;
    });
    if (out) {
        Coroutine function;
        function.name = name;
        function.body = Body{*block};
        out->coros.insert(out->coros.begin(), std::move(function));
    }
    return out;
}

Changed moreThreads(const TaskSet &set, const QString &executor)
{
    TaskSet out = set;
    if (!out.objects)
        return {};
    const auto found = std::ranges::find_if(*out.objects, [&](const SharedObject &o) { return o.name == executor && o.kind == ObjectKind::Executor; });
    if (found == out.objects->end())
        return {};
    found->workers = found->workers.value_or(1) + 1;
    return out;
}

Changed startEagerly(const TaskSet &set, const QString &maker)
{
    return changed(set, maker, [&](Body &body, size_t i) {
        auto *spawn = std::get_if<step::Spawn>(&body[i].op);
        if (!spawn || spawn->eagerStart.value_or(false) || set.python.value_or(PythonVersion::byDefault()).minor < 14)
            return false;
        spawn->eagerStart = true;
        return true;
    });
}

Changed quietCallback(const TaskSet &set, const QString &id)
{
    struct Finder
    {
        const QString &id;
        bool found = false;
        void step(Step &s, const QString &)
        {
            auto *callback = std::get_if<step::Callback>(&s.op);
            if (!callback || callback->id != id || callback->action != CallbackAction::Raise)
                return;
            callback->action = CallbackAction::Log;
            callback->type.reset();
            callback->msg.reset();
            found = true;
        }
    } finder{id};
    TaskSet out = set;
    for (Coroutine &coro : out.coros)
        walkBody(coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"), finder);
    return finder.found ? Changed(std::move(out)) : std::nullopt;
}

} // namespace awaitscope::fixedits
