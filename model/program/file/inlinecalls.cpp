// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/program/file/readcontext.h: calls that await each other.

#include "model/program/file/readcontext.h"

#include "model/program/grammar/treewalk.h"

// A coroutine that awaits another one inline runs it in the same task. A cycle of such calls would never end, and a long chain
// would need a deeper stack than Python allows.

namespace awaitscope {

using Text = TaskSetText;

namespace {

struct InlineCall
{
    QString callee;
    QString pointer;
};

//! Collects the calls that run in the same task as the body that contains them. Tasks and objects are not followed.
class InlineCallFinder
{
public:
    std::vector<InlineCall> calls;

    void body(const Body &steps, const QString &pointer)
    {
        for (size_t i = 0; i < steps.size(); ++i)
            one(steps[i], pointer + u'/' + QString::number(i));
    }

private:
    void one(const Step &s, const QString &pointer)
    {
        if (const auto *call = std::get_if<step::Call>(&s.op))
            add(call->call, pointer);
        else if (const auto *retry = std::get_if<step::Retry>(&s.op))
            add(retry->of, pointer + QStringLiteral("/of"));
        else if (const auto *with = std::get_if<step::With>(&s.op)) {
            add(with->enter, pointer + QStringLiteral("/enter"));
            add(with->exit, pointer + QStringLiteral("/exit"));
        } else if (const auto *entered = std::get_if<step::EnterContext>(&s.op)) // whoever leaves the stack awaits its exit
            add(entered->enter, pointer + QStringLiteral("/enter"));
        else if (const auto *await = std::get_if<step::Await>(&s.op))
            awaited(await->of, pointer + QStringLiteral("/of"));
        else if (const auto *loop = std::get_if<step::AsyncFor>(&s.op))
            awaited(loop->of, pointer + QStringLiteral("/of"));
        forEachBody(s, pointer, [this](const Body &steps, const QString &at) { body(steps, at); });
    }

    void awaited(const Awaitable &of, const QString &pointer)
    {
        if (const auto *coro = std::get_if<Awaitable::Coro>(&of.node))
            add(coro->call, pointer);
    }

    void add(const CoroCall &call, const QString &pointer)
    {
        if (call.body)
            body(*call.body, pointer + QStringLiteral("/body"));
        else
            calls.push_back({call.coro, pointer + QStringLiteral("/coro")});
    }
};

//! Depth-first search of the call graph with an explicit stack.
class InlineCallChecker
{
public:
    explicit InlineCallChecker(ReadContext &c)
        : m_c(c)
    {
        for (size_t i = 0; i < c.set.coros.size(); ++i) {
            const Coroutine &coro = c.set.coros[i];
            m_index.insert(coro.name, i);
            InlineCallFinder finder;
            finder.body(coro.body, QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body"));
            m_calls.push_back(std::move(finder.calls));
        }
        m_state.resize(m_calls.size());
        m_height.resize(m_calls.size());
    }

    void check()
    {
        for (size_t i = 0; i < m_calls.size(); ++i)
            if (m_state[i] == State::New)
                visit(i);
    }

private:
    static constexpr int maxChain = 200;
    enum class State { New, Open, Done };
    struct Frame
    {
        size_t coro;
        size_t next = 0;
    };

    void visit(size_t root)
    {
        m_stack.push_back({root});
        m_state[root] = State::Open;
        while (!m_stack.empty()) {
            Frame &top = m_stack.back();
            if (top.next < m_calls[top.coro].size()) {
                follow(m_calls[top.coro][top.next++]);
                continue;
            }
            const size_t done = top.coro;
            m_state[done] = State::Done;
            m_stack.pop_back();
            if (!m_stack.empty())
                raise(m_stack.back().coro, done);
        }
    }

    void follow(const InlineCall &call)
    {
        const auto it = m_index.constFind(call.callee);
        if (it == m_index.cend())
            return;
        if (m_state[*it] == State::Open)
            return reportCircle(call, *it);
        if (m_state[*it] == State::Done)
            return raise(m_stack.back().coro, *it);
        m_state[*it] = State::Open;
        m_stack.push_back({*it});
    }

    void raise(size_t caller, size_t callee)
    {
        const bool wasShort = m_height[caller] <= maxChain;
        m_height[caller] = std::max(m_height[caller], m_height[callee] + 1);
        if (wasShort && m_height[caller] > maxChain)
            m_c.report(QStringLiteral("/coros/") + escapePointerToken(m_c.set.coros[caller].name),
                       Text::tr("More than %1 coroutines await each other inline in a chain.").arg(maxChain));
    }

    void reportCircle(const InlineCall &call, size_t start)
    {
        QStringList names;
        bool inCircle = false;
        for (const Frame &frame : m_stack) {
            inCircle = inCircle || frame.coro == start;
            if (inCircle)
                names.append(m_c.set.coros[frame.coro].name);
        }
        names.append(call.callee);
        m_c.report(call.pointer, Text::tr("These coroutines await each other inline in a cycle: %1.").arg(names.join(QStringLiteral(" → "))));
    }

    ReadContext &m_c;
    QHash<QString, size_t> m_index;
    std::vector<std::vector<InlineCall>> m_calls;
    std::vector<State> m_state;
    std::vector<int> m_height;
    std::vector<Frame> m_stack;
};

} // namespace

void checkInlineCalls(ReadContext &c)
{
    InlineCallChecker(c).check();
}

} // namespace awaitscope
