// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/grammar/treewalk.h"

namespace awaitscope {

namespace {

// `S` is Step or const Step, `A` Awaitable or const Awaitable; callbacks receive const accordingly.

template <typename S, typename F>
void bodiesOf(S &s, const QString &pointer, F f)
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

template <typename S, typename F>
void awaitablesOf(S &s, const QString &pointer, F f)
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

template <typename S, typename F>
void callsOf(S &s, const QString &pointer, F f)
{
    treewalk::forEachField(s, [&](const auto &field, auto &member) {
        using Member = std::remove_const_t<std::remove_reference_t<decltype(member)>>;
        if constexpr (std::is_same_v<Member, CoroCall>)
            f(member, field.role == Role::Coroutine ? pointer : pointer + u'/' + QString::fromLatin1(field.key));
    });
}

template <typename A, typename F>
void innerAwaitables(A &awaitable, const QString &pointer, F f)
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

} // namespace

void forEachBody(const Step &s, const QString &pointer, VisitorRef<const Body &, const QString &> f) { bodiesOf(s, pointer, f); }
void forEachBody(Step &s, const QString &pointer, VisitorRef<Body &, const QString &> f) { bodiesOf(s, pointer, f); }
void forEachAwaitable(const Step &s, const QString &pointer, VisitorRef<const Awaitable &, const QString &> f) { awaitablesOf(s, pointer, f); }
void forEachAwaitable(Step &s, const QString &pointer, VisitorRef<Awaitable &, const QString &> f) { awaitablesOf(s, pointer, f); }
void forEachCall(const Step &s, const QString &pointer, VisitorRef<const CoroCall &, const QString &> f) { callsOf(s, pointer, f); }
void forEachCall(Step &s, const QString &pointer, VisitorRef<CoroCall &, const QString &> f) { callsOf(s, pointer, f); }
void forEachInnerAwaitable(const Awaitable &awaitable, const QString &pointer, VisitorRef<const Awaitable &, const QString &> f)
{
    innerAwaitables(awaitable, pointer, f);
}
void forEachInnerAwaitable(Awaitable &awaitable, const QString &pointer, VisitorRef<Awaitable &, const QString &> f)
{
    innerAwaitables(awaitable, pointer, f);
}

} // namespace awaitscope
