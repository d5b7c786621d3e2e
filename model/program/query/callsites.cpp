// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/query/callsites.h"

#include "model/program/grammar/generators.h"
#include "model/program/grammar/threadcalls.h"
#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"
#include "model/text/jsonpointer.h"

namespace awaitscope {

namespace {

using Place = CallSite::Place;

class CallSiteFinder
{
public:
    explicit CallSiteFinder(TaskSet &set)
        : m_set(set) {}

    std::vector<CallSite> find()
    {
        collectUses();
        if (Coroutine *main = mainCoroutine(m_set))
            search(main->body, QStringLiteral("/coros/") + escapePointerToken(main->name) + QStringLiteral("/body"));
        for (CallSite &site : m_sites)
            site.start = startOf(site);
        return std::move(m_sites);
    }

private:
    void search(Body &body, const QString &pointer)
    {
        for (size_t i = 0; i < body.size(); ++i)
            searchStep(body, i, pointer + u'/' + QString::number(i));
    }

    void searchStep(Body &body, size_t index, const QString &at)
    {
        Step &s = body[index];
        CallSite site;
        site.body = &body;
        site.index = index;
        auto *repeat = std::get_if<step::Repeat>(&s.op);
        if (repeat && repeat->body.size() == 1 && std::holds_alternative<step::Call>(repeat->body.front().op)) {
            site.repeat = repeat;
            site.call = &std::get<step::Call>(repeat->body.front().op).call;
            site.pointer = at + QStringLiteral("/body/0");
            m_sites.push_back(site);
            return;
        }
        // These are no rows: functions that run in threads or are called by the loop, generators, and coroutines that are parts of one step.
        const bool isPart = isThreadCall(s) || isLoopCall(s) || std::holds_alternative<step::With>(s.op) || std::holds_alternative<step::EnterContext>(s.op)
            || std::holds_alternative<step::PushCallback>(s.op) || std::holds_alternative<step::RunThreadsafe>(s.op);
        forEachCall(s, at, [&](CoroCall &call, const QString &callAt) {
            if (isPart || isGeneratorCall(call))
                return;
            site.place = std::holds_alternative<step::Call>(s.op) ? Place::Call
                : std::holds_alternative<step::Make>(s.op)        ? Place::Make
                : std::holds_alternative<step::Spawn>(s.op)       ? Place::Spawn
                                                                  : Place::Retry;
            site.call = &call;
            site.pointer = callAt;
            m_sites.push_back(site);
        });
        searchAwaitables(s, site, at);
        forEachBody(s, at, [this](Body &inner, const QString &innerAt) { search(inner, innerAt); });
    }

    void searchAwaitables(Step &s, const CallSite &site, const QString &at)
    {
        std::vector<Awaitable> *list = nullptr;
        treewalk::forEachField(s, [&list](const auto &, auto &member) {
            if constexpr (std::is_same_v<std::decay_t<decltype(member)>, std::vector<Awaitable>>)
                list = &member;
        });
        size_t member = 0;
        forEachAwaitable(s, at, [&](Awaitable &a, const QString &awaitableAt) {
            CallSite inner = site;
            inner.place = list ? Place::Member : Place::Inner;
            inner.list = list;
            inner.member = member++;
            awaitable(a, awaitableAt, inner);
        });
    }

    void awaitable(Awaitable &a, const QString &at, CallSite site)
    {
        if (auto *coro = std::get_if<Awaitable::Coro>(&a.node)) {
            if (isGeneratorCall(coro->call))
                return;
            site.call = &coro->call;
            site.pointer = at;
            m_sites.push_back(site);
            return;
        }
        auto *spawn = std::get_if<Awaitable::Spawn>(&a.node);
        auto *gather = std::get_if<Awaitable::Gather>(&a.node);
        size_t member = 0;
        forEachInnerAwaitable(a, at, [&](Awaitable &inner, const QString &innerAt) {
            CallSite deeper = site;
            if (spawn) {
                deeper.spawn = spawn;
            } else {
                deeper.place = gather ? Place::Member : Place::Inner;
                deeper.list = gather ? &gather->of : nullptr;
                deeper.member = member++;
            }
            awaitable(inner, innerAt, deeper);
        });
    }

    bool isGeneratorCall(const CoroCall &call) const { return call.body ? isGenerator(*call.body) : m_generators.contains(call.coro); }

    TaskStart startOf(const CallSite &site) const
    {
        const QString variable = site.variable();
        const bool group = std::holds_alternative<step::Spawn>(site.step().op) && std::get<step::Spawn>(site.step().op).in;
        const bool kept = site.place == Place::Make || site.place == Place::Spawn || std::holds_alternative<step::Let>(site.step().op)
            || std::holds_alternative<step::List>(site.step().op);
        const auto *gather = std::get_if<step::Gather>(&site.step().op);
        if (group || (!kept && !(gather && !gather->await.value_or(true))))
            return TaskStart::Awaited;
        const bool makesTask = site.place == Place::Spawn || site.spawn || gather;
        const Uses uses = variable.isEmpty() ? Uses() : m_uses.value(variable);
        if (uses.awaited)
            return TaskStart::Awaited;
        if (uses.other)
            return TaskStart::Custom;
        return makesTask ? TaskStart::FireAndForget : TaskStart::NeverAwaited;
    }

    //! How a variable of main is used.
    struct Uses
    {
        bool awaited = false;
        bool other = false;
    };

    void collectUses()
    {
        const Coroutine *main = mainCoroutine(m_set);
        if (!main)
            return;
        for (const Coroutine &coro : m_set.coros)
            forEachNameUse(coro.body, QString(), [&](const NameUse &use) {
                if (use.kind == NameUse::Kind::Read && (&coro == main || use.name.startsWith(u'$')))
                    add(use, m_uses[use.name], &coro == main);
            });
        if (m_set.external)
            for (const ExternalAction &action : *m_set.external)
                m_uses[action.of].other = true;
    }

    static void add(const NameUse &use, Uses &uses, bool inMain)
    {
        const bool callback = std::holds_alternative<step::Callback>(use.step->op);
        const bool waits = inMain && !callback && awaits(*use.step);
        const bool passive = inMain && (callback || std::holds_alternative<step::Inspect>(use.step->op));
        uses.awaited = uses.awaited || waits;
        uses.other = uses.other || (!waits && !passive);
    }

    static bool awaits(const Step &s)
    {
        return std::holds_alternative<step::Await>(s.op) || std::holds_alternative<step::Gather>(s.op) || std::holds_alternative<step::Wait>(s.op)
            || std::holds_alternative<step::WaitFor>(s.op) || std::holds_alternative<step::Shield>(s.op) || std::holds_alternative<step::For>(s.op)
            || std::holds_alternative<step::AsCompleted>(s.op) || std::holds_alternative<step::List>(s.op);
    }

    TaskSet &m_set;
    std::vector<CallSite> m_sites;
    QHash<QString, Uses> m_uses; // of the variables of main
    const QSet<QString> m_generators = generatorsOf(m_set);
};

} // namespace

std::optional<QString> *CallSite::label() const
{
    if (spawn)
        return &spawn->name;
    auto *op = place == Place::Spawn ? std::get_if<step::Spawn>(&step().op) : nullptr;
    return op ? &op->name : nullptr;
}

QString CallSite::variable() const
{
    return std::visit(
        [](const auto &op) -> QString {
            using Op = std::decay_t<decltype(op)>;
            if constexpr (
                std::is_same_v<
                    Op,
                    step::
                        Spawn> || std::is_same_v<Op, step::Make> || std::is_same_v<Op, step::Let> || std::is_same_v<Op, step::Gather>)
                return op.as.value_or(QString());
            else if constexpr (std::is_same_v<Op, step::List>)
                return op.as;
            else
                return {};
        },
        step().op);
}

qint64 CallSite::count() const
{
    if (repeat)
        return repeat->times;
    if (spawn)
        return spawn->times.value_or(1);
    return call->times.value_or(1);
}

std::vector<CallSite> findCallSites(TaskSet &set)
{
    return CallSiteFinder(set).find();
}

} // namespace awaitscope
