// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fixes/queueedits.h"

#include "model/program/grammar/treewalk.h"
#include "model/program/hints/hintanalysis.h"
#include "model/program/hints/hintedits.h"
#include "model/program/hints/hintscope.h"

#include <algorithm>

namespace awaitscope::fixedits {

namespace {

//! The queue that a step puts into; empty for other steps.
QString queueOf(const TaskSet &set, const QString &put)
{
    TaskSet copy = set;
    QString of;
    editStepAt(copy, put, [&](Body &body, size_t i) {
        if (const auto *waiting = std::get_if<step::Put>(&body[i].op))
            of = waiting->of;
        else if (const auto *now = std::get_if<step::PutNowait>(&body[i].op))
            of = now->of;
    });
    return of;
}

//! The step itself, or the outermost loop or branch around it that is in the same coroutine and in no other block.
QString outermostLoop(const TaskSet &set, const QString &step)
{
    TaskSet copy = set;
    QString out = step;
    for (QString at = step; at.count(u'/') > 3;) {
        at = at.left(at.lastIndexOf(u'/'));
        bool loops = false;
        const bool isStep = editStepAt(copy, at, [&](Body &body, size_t i) {
            loops = (traitsOf(body[i]).loops && !std::holds_alternative<step::AsCompleted>(body[i].op)) || std::holds_alternative<step::If>(body[i].op);
        });
        if (isStep && !loops)
            break;
        if (isStep)
            out = at;
    }
    return out;
}

//! Of others the items would not come before the last one that was put.
bool isFifo(const TaskSet &set, const QString &queue)
{
    const auto objects = set.objects.value_or(std::vector<SharedObject>());
    const auto found = std::ranges::find(objects, queue, &SharedObject::name);
    return found != objects.end() && found->order.value_or(QueueOrder::Fifo) == QueueOrder::Fifo;
}

struct CallsTaskDone
{
    const QString &queue;
    bool found = false;
    void step(const Step &s, const QString &)
    {
        const auto *done = std::get_if<step::TaskDone>(&s.op);
        found = found || (done && done->of == queue);
    }
};

//! if item is None: break, or return outside of a loop.
bool stopAtNone(TaskSet &set, const QString &get, const QString &item, const QString &queue)
{
    bool applies = false;
    const bool inLoop = isInLoop(set, get);
    CallsTaskDone tells{queue};
    const auto [scope, at] = scopeAround(set, get);
    if (scope)
        walkBody(*scope, at, tells);
    editStepAt(set, get, [&](Body &body, size_t i) {
        auto *taken = std::get_if<step::Get>(&body[i].op);
        if (!taken || taken->of != queue)
            return;
        if (!taken->as)
            taken->as = item;
        Condition isNone;
        isNone.node = Condition::Equal{Expr{VarRef{*taken->as}}, Expr{}};
        Body stop;
        if (tells.found)
            stop.push_back({step::TaskDone{queue}, {}});
        stop.push_back(inLoop ? Step{step::Break{}, {}} : Step{step::Return{}, {}});
        body.insert(body.begin() + std::ptrdiff_t(i + 1), Step{step::If{std::move(isNone), std::move(stop), {}}, {}});
        applies = true;
    });
    return applies;
}

} // namespace

Changed endWithSentinel(const TaskSet &set, const QString &put, const QStringList &gets, int consumers)
{
    const QString queue = queueOf(set, put);
    if (queue.isEmpty() || gets.isEmpty() || consumers < 1 || !isFifo(set, queue))
        return {};
    TaskSet out = set;
    // The later ones first: a step that is added moves those behind it.
    QStringList order = gets;
    std::ranges::sort(order, [](const QString &a, const QString &b) { return a.size() == b.size() ? a > b : a.size() > b.size(); });
    const QString last = outermostLoop(set, put), item = freshName(set, QStringLiteral("item"));
    for (const QString &get : std::as_const(order))
        if (get.startsWith(last) || !stopAtNone(out, get, item, queue))
            return {};
    bool applies = false;
    editStepAt(out, last, [&](Body &body, size_t i) {
        Step none{step::Put{queue, Expr{}}, {}};
        if (consumers > 1)
            none = Step{step::Repeat{consumers, Body{none}}, {}};
        body.insert(body.begin() + std::ptrdiff_t(i + 1), std::move(none));
        applies = true;
    });
    return applies ? Changed(std::move(out)) : std::nullopt;
}

Changed handleEachItem(const TaskSet &set, const QString &get, const QString &type)
{
    if (!isInLoop(set, get))
        return {};
    TaskSet out = set;
    bool applies = false;
    editStepAt(out, get, [&](Body &body, size_t i) {
        const auto *taken = std::get_if<step::Get>(&body[i].op);
        if (!taken)
            return;
        const auto first = body.begin() + std::ptrdiff_t(i + 1);
        auto end = body.end();
        while (end != first && std::holds_alternative<step::TaskDone>((end - 1)->op))
            --end;
        if (first == end)
            return;
        step::Try guarded;
        guarded.body = Body(first, end);
        guarded.except = std::vector<Handler>{loggingHandler(set, type)};
        body.insert(body.erase(first, end), Step{std::move(guarded), {}});
        applies = true;
    });
    return applies ? Changed(std::move(out)) : std::nullopt;
}

} // namespace awaitscope::fixedits
