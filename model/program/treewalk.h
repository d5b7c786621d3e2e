// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"

#include <type_traits>

namespace awaitscope {

// Walking the typed tree by its field lists. `S` is Step or const Step; what a callback gets is const accordingly.
// Pointers are those of the document: "/coros/main/body/0/of/1".

namespace treewalk {

template <typename Like, typename T>
using ConstLike = std::conditional_t<std::is_const_v<Like>, const T, T>;

//! Calls `f(field, member)` for every field of the step.
template <typename S, typename F>
void forEachField(S &s, F &&f)
{
    std::visit(
        [&f](auto &op) { std::apply([&](const auto &...field) { (f(field, op.*field.member), ...); }, std::decay_t<decltype(op)>::fields()); },
        s.op);
}

} // namespace treewalk

//! Calls `f(body, pointer)` for every list of steps that runs as part of the step itself: branches, handlers, loops,
//! blocks. Bodies of inline coroutines are not among them.
template <typename S, typename F>
void forEachBody(S &s, const QString &pointer, F &&f)
{
    treewalk::forEachField(s, [&](const auto &field, auto &member) {
        using Member = std::remove_const_t<std::remove_reference_t<decltype(member)>>;
        const auto at = [&] { return pointer + u'/' + QString::fromLatin1(field.key); };
        if constexpr (std::is_same_v<Member, Body>) {
            f(member, at());
        } else if constexpr (std::is_same_v<Member, std::optional<Body>>) {
            if (member)
                f(*member, at());
        } else if constexpr (std::is_same_v<Member, std::optional<std::vector<Handler>>>) {
            if (!member)
                return;
            for (size_t i = 0; i < member->size(); ++i)
                if ((*member)[i].body)
                    f(*(*member)[i].body, at() + u'/' + QString::number(i) + QStringLiteral("/body"));
        }
    });
}

//! Calls `f(awaitable, pointer)` for the awaitables that stand directly in the step.
template <typename S, typename F>
void forEachAwaitable(S &s, const QString &pointer, F &&f)
{
    treewalk::forEachField(s, [&](const auto &field, auto &member) {
        using Member = std::remove_const_t<std::remove_reference_t<decltype(member)>>;
        const auto at = [&] { return pointer + u'/' + QString::fromLatin1(field.key); };
        if constexpr (std::is_same_v<Member, Awaitable>) {
            f(member, at());
        } else if constexpr (std::is_same_v<Member, std::vector<Awaitable>>) {
            for (size_t i = 0; i < member.size(); ++i)
                f(member[i], at() + u'/' + QString::number(i));
        }
    });
}

//! Calls `f(call, pointer)` for the coroutine calls that stand directly in the step (call, make, spawn, retry).
template <typename S, typename F>
void forEachCall(S &s, const QString &pointer, F &&f)
{
    treewalk::forEachField(s, [&](const auto &field, auto &member) {
        using Member = std::remove_const_t<std::remove_reference_t<decltype(member)>>;
        if constexpr (std::is_same_v<Member, CoroCall>)
            f(member, field.role == Role::Coroutine ? pointer : pointer + u'/' + QString::fromLatin1(field.key));
    });
}

//! Calls `f(awaitable, pointer)` for the awaitables inside an awaitable. Those behind a shared pointer are copied,
//! changed and put back when `A` is not const.
template <typename A, typename F>
void forEachInnerAwaitable(A &awaitable, const QString &pointer, F &&f)
{
    const auto one = [&](auto &slot, const char *key) {
        const QString at = pointer + u'/' + QString::fromLatin1(key);
        if constexpr (std::is_const_v<A>) {
            f(*slot, at);
        } else {
            auto copy = std::make_shared<Awaitable>(*slot);
            f(*copy, at);
            slot = std::move(copy);
        }
    };
    if (auto *gather = std::get_if<Awaitable::Gather>(&awaitable.node)) {
        for (size_t i = 0; i < gather->of.size(); ++i)
            f(gather->of[i], pointer + QStringLiteral("/gather/") + QString::number(i));
    } else if (auto *spawn = std::get_if<Awaitable::Spawn>(&awaitable.node)) {
        one(spawn->of, "spawn");
    } else if (auto *shield = std::get_if<Awaitable::Shield>(&awaitable.node)) {
        one(shield->of, "shield");
    } else if (auto *wait = std::get_if<Awaitable::WaitFor>(&awaitable.node)) {
        one(wait->of, "wait_for");
    }
}

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
        forEachCall(s, pointer, [this](auto &c, const QString &at) { call(c, at); });
        forEachAwaitable(s, pointer, [this](auto &a, const QString &at) { awaitable(a, at); });
        forEachBody(s, pointer, [this](auto &b, const QString &at) { body(b, at); });
    }
    void awaitable(Ref<Awaitable> a, const QString &pointer)
    {
        if constexpr (requires { m_visitor.awaitable(a, pointer); })
            m_visitor.awaitable(a, pointer);
        if (auto *coro = std::get_if<Awaitable::Coro>(&a.node))
            call(coro->call, pointer);
        forEachInnerAwaitable(a, pointer, [this](auto &inner, const QString &at) { awaitable(inner, at); });
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
