// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <memory>
#include <type_traits>

namespace awaitscope {

// Traversal of the typed tree by its field lists. `S` is Step or const Step; callbacks receive const accordingly. Pointers are
// those of the document: "/coros/main/body/0/of/1".

namespace treewalk {

//! Calls `f(field, member)` for every field of the step.
template <typename S, typename F>
void forEachField(S &s, F &&f)
{
    std::visit(
        [&f](auto &op) { std::apply([&](const auto &...field) { (f(field, op.*field.member), ...); }, std::decay_t<decltype(op)>::fields()); },
        s.op);
}

} // namespace treewalk

//! Refers to a callable for the duration of a call; does not own it. The functions below are compiled once, in treewalk.cpp:
//! as templates they took half of the build time, because each visits a variant of fifty alternatives.
template <typename... Args>
class VisitorRef
{
public:
    template <typename F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, VisitorRef> && std::is_invocable_v<F &, Args...>)
        VisitorRef(F &&f) // implicit, so that a lambda can be passed
        : m_callable(const_cast<void *>(static_cast<const void *>(std::addressof(f)))), m_call([](void *callable, Args... args) {
              (*static_cast<std::remove_reference_t<F> *>(callable))(static_cast<Args>(args)...);
          })
    {
    }
    void operator()(Args... args) const { m_call(m_callable, static_cast<Args>(args)...); }

private:
    void *m_callable;
    void (*m_call)(void *, Args...);
};

//! Calls `f(body, pointer)` for every list of steps that runs as part of the step itself: branches, handlers, loops, blocks.
//! Bodies of inline coroutines are not included.
void forEachBody(const Step &s, const QString &pointer, VisitorRef<const Body &, const QString &> f);
void forEachBody(Step &s, const QString &pointer, VisitorRef<Body &, const QString &> f);

//! Calls `f(awaitable, pointer)` for the awaitables directly in the step.
void forEachAwaitable(const Step &s, const QString &pointer, VisitorRef<const Awaitable &, const QString &> f);
void forEachAwaitable(Step &s, const QString &pointer, VisitorRef<Awaitable &, const QString &> f);

//! Calls `f(call, pointer)` for the coroutine calls directly in the step (call, make, spawn, retry).
void forEachCall(const Step &s, const QString &pointer, VisitorRef<const CoroCall &, const QString &> f);
void forEachCall(Step &s, const QString &pointer, VisitorRef<CoroCall &, const QString &> f);

//! Calls `f(awaitable, pointer)` for the awaitables inside an awaitable. If it is not const, those behind a shared pointer are
//! copied, changed and put back.
void forEachInnerAwaitable(const Awaitable &awaitable, const QString &pointer, VisitorRef<const Awaitable &, const QString &> f);
void forEachInnerAwaitable(Awaitable &awaitable, const QString &pointer, VisitorRef<Awaitable &, const QString &> f);

//! Calls a visitor for everything in a tree, outermost first. A visitor is a struct with any of
//! `void body(B &, const QString &)`, `void step(S &, const QString &)`, `void awaitable(A &, const QString &)` and `void call(C &, const QString &)`.
template <typename Visitor, bool Const>
class TreeWalker
{
    template <typename T>
    using Ref = std::conditional_t<Const, const T, T> &;

public:
    explicit TreeWalker(Visitor &visitor)
        : m_visitor(visitor) {}

    void body(Ref<Body> steps, const QString &pointer)
    {
        if constexpr (requires { m_visitor.body(steps, pointer); })
            m_visitor.body(steps, pointer);
        for (size_t i = 0; i < steps.size(); ++i)
            step(steps[i], pointer + u'/' + QString::number(i));
    }
    void step(Ref<Step> s, const QString &pointer)
    {
        if constexpr (requires { m_visitor.step(s, pointer); })
            m_visitor.step(s, pointer);
        forEachCall(s, pointer, [this](Ref<CoroCall> c, const QString &at) { call(c, at); });
        forEachAwaitable(s, pointer, [this](Ref<Awaitable> a, const QString &at) { awaitable(a, at); });
        forEachBody(s, pointer, [this](Ref<Body> b, const QString &at) { body(b, at); });
    }
    void awaitable(Ref<Awaitable> a, const QString &pointer)
    {
        if constexpr (requires { m_visitor.awaitable(a, pointer); })
            m_visitor.awaitable(a, pointer);
        if (auto *coro = std::get_if<Awaitable::Coro>(&a.node))
            call(coro->call, pointer);
        if (auto *thread = std::get_if<Awaitable::ToThread>(&a.node))
            call(thread->call, pointer + QStringLiteral("/to_thread"));
        if (auto *run = std::get_if<Awaitable::RunInExecutor>(&a.node))
            call(run->call, pointer + QStringLiteral("/run_in_executor"));
        forEachInnerAwaitable(a, pointer, [this](Ref<Awaitable> inner, const QString &at) { awaitable(inner, at); });
    }
    void call(Ref<CoroCall> c, const QString &pointer)
    {
        if constexpr (requires { m_visitor.call(c, pointer); })
            m_visitor.call(c, pointer);
        if (c.body)
            body(*c.body, pointer + QStringLiteral("/body"));
    }

private:
    Visitor &m_visitor;
};

template <typename Visitor>
void walkBody(const Body &steps, const QString &pointer, Visitor &&visitor)
{
    TreeWalker<std::remove_reference_t<Visitor>, true>(visitor).body(steps, pointer);
}
template <typename Visitor>
void walkBody(Body &steps, const QString &pointer, Visitor &&visitor)
{
    TreeWalker<std::remove_reference_t<Visitor>, false>(visitor).body(steps, pointer);
}

} // namespace awaitscope
