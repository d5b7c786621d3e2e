// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/grammar/generators.h"

#include "model/program/grammar/treewalk.h"

#include <algorithm>

namespace awaitscope {

bool isGenerator(const Body &steps)
{
    return std::ranges::any_of(steps, [](const Step &s) {
        bool found = std::holds_alternative<step::Yield>(s.op);
        forEachBody(s, QString(), [&found](const Body &inner, const QString &) { found = found || isGenerator(inner); });
        return found;
    });
}

QSet<QString> generatorsOf(const TaskSet &set)
{
    QSet<QString> names;
    for (const Coroutine &c : set.coros)
        if (isGenerator(c.body))
            names += c.name;
    return names;
}

} // namespace awaitscope
