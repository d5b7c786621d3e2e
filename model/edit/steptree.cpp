// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/steptree.h"

#include "model/edit/stepedits.h"
#include "model/text/jsonpointer.h"

namespace awaitscope {

namespace steptree {

QString coroutinePointer(const Coroutine &coroutine)
{
    return QStringLiteral("/coros/%1/body").arg(escapePointerToken(coroutine.name));
}

Finder<true> find(const TaskSet &set, const QString &pointer)
{
    Finder<true> finder{pointer};
    walk(set, finder);
    return finder;
}

Finder<false> find(TaskSet &set, const QString &pointer)
{
    Finder<false> finder{pointer};
    walk(set, finder);
    return finder;
}

FoundList findList(TaskSet &set, const QString &pointer)
{
    FoundList found;
    forEachList(set, [&](auto &&list, const QString &at) {
        if (at != pointer)
            return;
        using List = std::decay_t<decltype(list)>;
        if constexpr (std::is_same_v<List, Body>)
            found.steps = &list;
        else if constexpr (std::is_same_v<List, std::vector<Awaitable>>)
            found.members = &list;
        else
            found.steps = &list.body.emplace();
    });
    return found;
}

} // namespace steptree

using namespace steptree;

QString listOf(const QString &pointer)
{
    return pointer.section(u'/', 0, -2);
}

int placeOf(const QString &pointer)
{
    return pointer.section(u'/', -1).toInt();
}

const Step *stepAt(const TaskSet &set, const QString &pointer)
{
    return find(set, pointer).stepFound;
}

const Awaitable *awaitableAt(const TaskSet &set, const QString &pointer)
{
    return find(set, pointer).awaitableFound;
}

const Handler *handlerAt(const TaskSet &set, const QString &pointer)
{
    return find(set, pointer).handlerFound;
}

int listSize(const TaskSet &set, const QString &list)
{
    TaskSet copy = set;
    const FoundList found = findList(copy, list);
    return found.steps ? static_cast<int>(found.steps->size()) : found.members ? static_cast<int>(found.members->size())
                                                                               : -1;
}

bool isMemberList(const TaskSet &set, const QString &list)
{
    TaskSet copy = set;
    return findList(copy, list).members;
}

} // namespace awaitscope
