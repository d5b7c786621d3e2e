// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/program/grammar/treewalk.h"

#include <QString>

#include <type_traits>

namespace awaitscope::steptree {

// Finding steps, branches, members and the lists that contain them by JSON pointer. Only for the edits of steps.

//! "/coros/NAME/body".
QString coroutinePointer(const Coroutine &coroutine);

template <typename Visitor>
void walk(TaskSet &set, Visitor &visitor)
{
    for (Coroutine &c : set.coros)
        walkBody(c.body, coroutinePointer(c), visitor);
}

template <typename Visitor>
void walk(const TaskSet &set, Visitor &visitor)
{
    for (const Coroutine &c : set.coros)
        walkBody(c.body, coroutinePointer(c), visitor);
}

//! Finds one step, awaitable or handler.
template <bool Const>
struct Finder
{
    template <typename T>
    using Ptr = std::conditional_t<Const, const T, T> *;

    QString target;
    Ptr<Step> stepFound = nullptr;
    Ptr<Awaitable> awaitableFound = nullptr;
    Ptr<Handler> handlerFound = nullptr;

    void step(std::conditional_t<Const, const Step, Step> &s, const QString &pointer)
    {
        if (pointer == target)
            stepFound = &s;
        auto *tried = std::get_if<step::Try>(&s.op);
        if (!tried || !target.startsWith(pointer))
            return;
        const auto look = [&](auto &handlers, const QString &key) {
            for (std::size_t i = 0; handlers && i < handlers->size(); ++i)
                if (target == QStringLiteral("%1/%2/%3").arg(pointer, key).arg(i))
                    handlerFound = &(*handlers)[i];
        };
        look(tried->except, QStringLiteral("except"));
        look(tried->exceptStar, QStringLiteral("except_star"));
    }
    void awaitable(std::conditional_t<Const, const Awaitable, Awaitable> &a, const QString &pointer)
    {
        if (pointer == target)
            awaitableFound = &a;
    }
};

//! Calls `f` with every list of steps and of awaitables below a node.
template <typename F>
struct ListVisitor
{
    F f;

    void step(Step &s, const QString &pointer)
    {
        if (auto *tried = std::get_if<step::Try>(&s.op)) {
            // an except clause without a body has an empty one in the editor
            for (auto *handlers : {&tried->except, &tried->exceptStar})
                for (std::size_t i = 0; *handlers && i < (*handlers)->size(); ++i)
                    if (!(**handlers)[i].body)
                        f(EmptyBody{(**handlers)[i].body},
                          QStringLiteral("%1/%2/%3/body")
                              .arg(pointer,
                                   handlers == &tried->except ? QStringLiteral("except")
                                                              : QStringLiteral("except_star"))
                              .arg(i));
        }
        forEachBody(s, pointer, [this](Body &b, const QString &at) { f(b, at); });
        treewalk::forEachField(s, [&](const auto &field, auto &member) {
            if constexpr (std::is_same_v<std::decay_t<decltype(member)>, std::vector<Awaitable>>)
                f(member, pointer + u'/' + QLatin1String(field.key));
        });
    }
    void awaitable(Awaitable &a, const QString &pointer)
    {
        if (auto *gather = std::get_if<Awaitable::Gather>(&a.node))
            f(gather->of, pointer + QStringLiteral("/gather"));
    }
    void call(CoroCall &c, const QString &pointer)
    {
        if (c.body)
            f(*c.body, pointer + QStringLiteral("/body"));
    }

    struct EmptyBody
    {
        std::optional<Body> &body;
    };
};

template <typename F>
void forEachList(TaskSet &set, F f)
{
    ListVisitor<F> visitor{f};
    for (Coroutine &c : set.coros)
        f(c.body, coroutinePointer(c));
    walk(set, visitor);
}

//! A list found by its pointer: at most one of the two is not null.
struct FoundList
{
    Body *steps = nullptr;
    std::vector<Awaitable> *members = nullptr;
};

Finder<true> find(const TaskSet &set, const QString &pointer);
Finder<false> find(TaskSet &set, const QString &pointer);

FoundList findList(TaskSet &set, const QString &pointer);

} // namespace awaitscope::steptree
