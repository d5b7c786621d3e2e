// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/query/waitpattern.h"

#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"
#include "model/text/jsonpointer.h"

#include <algorithm>

namespace awaitscope {

namespace {

using Kind = WaitPattern::Kind;

// Marks are stored in the notes of a step during one edit; no file can contain these keys.
const QString removedMark = QStringLiteral("\u0001removed");
const QString replacedMark = QStringLiteral("\u0001replaced");

bool hasMark(const Step &step, const QString &mark)
{
    return std::any_of(step.extras.begin(), step.extras.end(), [&](const auto &extra) { return extra.first == mark; });
}

bool isCall(const Step &s)
{
    if (const auto *await = std::get_if<step::Await>(&s.op))
        return std::holds_alternative<Awaitable::Coro>(await->of.node) || std::holds_alternative<Awaitable::ToThread>(await->of.node)
            || std::holds_alternative<Awaitable::RunInExecutor>(await->of.node);
    if (const auto *repeat = std::get_if<step::Repeat>(&s.op))
        return repeat->body.size() == 1 && std::holds_alternative<step::Call>(repeat->body.front().op);
    return std::holds_alternative<step::Call>(s.op);
}

const QString *awaitedVariable(const Step &s)
{
    const auto *await = std::get_if<step::Await>(&s.op);
    const auto *var = await ? std::get_if<Awaitable::Var>(&await->of.node) : nullptr;
    return var ? &var->name : nullptr;
}

//! Whether the loop awaits its element, possibly inside a try, and does nothing else.
bool isWaitingLoop(const Step &s)
{
    const auto *loop = std::get_if<step::For>(&s.op);
    if (!loop || loop->body.empty())
        return false;
    const Step *inner = &loop->body.front();
    if (const auto *t = std::get_if<step::Try>(&inner->op))
        inner = t->body.empty() ? inner : &t->body.front();
    const QString *variable = awaitedVariable(*inner);
    return variable && *variable == loop->as;
}

//! The variable of the single task that the step creates; null for other steps.
const QString *madeTask(const Step &s)
{
    if (const auto *spawn = std::get_if<step::Spawn>(&s.op))
        return spawn->as && !spawn->in && !spawn->call.times ? &*spawn->as : nullptr;
    const auto *let = std::get_if<step::Let>(&s.op);
    const auto *spawn = let && let->as ? std::get_if<Awaitable::Spawn>(&let->of.node) : nullptr;
    return spawn && !spawn->in && !spawn->times ? &*let->as : nullptr;
}

//! The number of steps of one call, or of one task from its creation to its await.
size_t stepsInTurn(const Body &body, size_t i)
{
    return std::max<size_t>(turnLength(body, i), 1);
}

class WaitPatternFinder
{
public:
    explicit WaitPatternFinder(TaskSet &set)
        : m_set(set) {}

    std::optional<WaitPattern> find(Coroutine &main)
    {
        search(main.body, QStringLiteral("/coros/") + escapePointerToken(main.name) + QStringLiteral("/body"));
        if (!m_found && m_calls == 1)
            m_found = m_singleCall;
        return m_found;
    }

private:
    void search(Body &body, const QString &pointer)
    {
        for (size_t i = 0; i < body.size() && !m_found; ++i) {
            const QString at = pointer + u'/' + QString::number(i);
            if (const std::optional<Kind> kind = kindAt(body, i)) {
                const size_t count = runLength(body, i, *kind);
                if (*kind == Kind::Calls && count == stepsInTurn(body, i)) {
                    ++m_calls;
                    m_singleCall = {*kind, &body, i, count, at};
                    i += count - 1;
                    continue;
                }
                m_found = {*kind, &body, i, count, at};
                return;
            }
            forEachBody(body[i], at, [this](Body &inner, const QString &innerAt) {
                if (!m_found)
                    search(inner, innerAt);
            });
        }
    }

    std::optional<Kind> kindAt(const Body &body, size_t i)
    {
        return turnLength(body, i) > 0 ? std::optional(Kind::Calls) : kindOf(body[i]);
    }

    std::optional<Kind> kindOf(const Step &s)
    {
        if (const auto gather = gatherParts(s))
            return gather->awaited ? std::optional(Kind::Gather) : std::nullopt;
        if (std::holds_alternative<step::TaskGroup>(s.op))
            return Kind::TaskGroup;
        if (isWaitingLoop(s))
            return Kind::Loop;
        if (isCall(s))
            return Kind::Calls;
        const QString *variable = awaitedVariable(s);
        const Step *maker = variable ? findMaker(m_set, *variable) : nullptr;
        if (!maker)
            return {};
        if (gatherParts(*maker))
            return Kind::DeferredGather;
        return std::holds_alternative<step::Spawn>(maker->op) || std::holds_alternative<step::Make>(maker->op) ? std::optional(Kind::Tasks) : std::nullopt;
    }

    size_t runLength(const Body &body, size_t start, Kind kind)
    {
        size_t end = start + stepsInTurn(body, start);
        if (kind == Kind::Calls || kind == Kind::Tasks)
            while (end < body.size() && kindAt(body, end) == kind)
                end += stepsInTurn(body, end);
        return end - start;
    }

    TaskSet &m_set;
    std::optional<WaitPattern> m_found;
    std::optional<WaitPattern> m_singleCall;
    int m_calls = 0;
};

template <typename Op, typename... Ops>
constexpr bool isOneOf = (std::is_same_v<Op, Ops> || ...);

void findMakers(Body &body, const QString &variable, std::vector<Step *> &makers)
{
    for (Step &s : body) {
        const auto binds = [&](const auto &as) { return as == variable; };
        const bool makes = std::visit(
            [&](const auto &op) {
            using Op = std::decay_t<decltype(op)>;
            if constexpr (isOneOf<Op, step::Spawn, step::Make, step::Let, step::List, step::Gather>)
                return binds(op.as);
            else
                return false;
            },
            s.op);
        if (makes)
            makers.push_back(&s);
        forEachBody(s, QString(), [&](Body &inner, const QString &) { findMakers(inner, variable, makers); });
    }
}

} // namespace

std::optional<WaitPattern> findWaitPattern(TaskSet &set)
{
    Coroutine *main = mainCoroutine(set);
    return main ? WaitPatternFinder(set).find(*main) : std::nullopt;
}

size_t turnLength(const Body &body, size_t start)
{
    const QString *task = madeTask(body[start]);
    for (size_t i = start + 1; task && i < body.size(); ++i) {
        if (const QString *awaited = awaitedVariable(body[i]); awaited && *awaited == *task)
            return i - start + 1;
        const auto *callback = std::get_if<step::Callback>(&body[i].op);
        if (!callback || callback->of != *task)
            break;
    }
    return 0;
}

std::optional<GatherParts> gatherParts(const Step &s)
{
    const auto fromAwaitable = [](const Awaitable &of, const std::optional<QString> &as, bool awaited) -> std::optional<GatherParts> {
        const auto *gather = std::get_if<Awaitable::Gather>(&of.node);
        if (!gather)
            return {};
        return GatherParts{&gather->of, gather->returnExceptions.value_or(false), as, awaited};
    };
    if (const auto *gather = std::get_if<step::Gather>(&s.op))
        return GatherParts{&gather->of, gather->returnExceptions.value_or(false), gather->as, gather->await.value_or(true)};
    if (const auto *await = std::get_if<step::Await>(&s.op))
        return fromAwaitable(await->of, await->as, true);
    if (const auto *let = std::get_if<step::Let>(&s.op))
        return fromAwaitable(let->of, let->as, false);
    return {};
}

std::vector<Awaitable> *gatherMembers(Step &s)
{
    const auto parts = gatherParts(s);
    return parts ? const_cast<std::vector<Awaitable> *>(parts->of) : nullptr;
}

void setGatherCollect(Step &s, bool collect)
{
    const auto change = [collect](std::optional<bool> &flag) {
        if (flag.value_or(false) != collect)
            flag = collect ? std::optional(true) : std::nullopt;
    };
    if (auto *gather = std::get_if<step::Gather>(&s.op))
        change(gather->returnExceptions);
    else if (auto *await = std::get_if<step::Await>(&s.op))
        change(std::get<Awaitable::Gather>(await->of.node).returnExceptions);
    else if (auto *let = std::get_if<step::Let>(&s.op))
        change(std::get<Awaitable::Gather>(let->of.node).returnExceptions);
}

Step *findMaker(TaskSet &set, const QString &variable)
{
    std::vector<Step *> makers;
    if (Coroutine *main = mainCoroutine(set))
        findMakers(main->body, variable, makers);
    return makers.size() == 1 ? makers.front() : nullptr;
}

void markRemoved(Step &s)
{
    s.extras.emplace_back(removedMark, Expr{});
}

void markReplaced(Step &s)
{
    s.extras.emplace_back(replacedMark, Expr{});
}

void applyMarks(Body &body, const Body &replacement)
{
    Body result;
    result.reserve(body.size());
    for (Step &s : body) {
        if (hasMark(s, replacedMark)) {
            result.insert(result.end(), replacement.begin(), replacement.end());
        } else if (!hasMark(s, removedMark)) {
            forEachBody(s, QString(), [&](Body &inner, const QString &) { applyMarks(inner, replacement); });
            result.push_back(std::move(s));
        }
    }
    body = std::move(result);
}

} // namespace awaitscope
