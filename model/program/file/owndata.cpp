// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/owndata.h"

#include <algorithm>
#include <iterator>

namespace awaitscope {

namespace {

const QString Own = QStringLiteral("x-awaitscope");

template <typename Dict>
auto find(Dict &dict, const QString &key)
{
    return std::find_if(dict.begin(), dict.end(), [&key](const auto &field) { return field.first == key; });
}

} // namespace

const Expr *fieldOf(const Expr::Dict &dict, const QString &key)
{
    const auto it = find(dict, key);
    return it == dict.end() ? nullptr : &it->second;
}

const Expr *ownData(const TaskSet &set, const QString &key)
{
    const Expr *own = fieldOf(set.extras, Own);
    const auto *dict = own ? std::get_if<Expr::Dict>(&own->node) : nullptr;
    return dict ? fieldOf(*dict, key) : nullptr;
}

void setOwnData(TaskSet &set, const QString &key, std::optional<Expr> value)
{
    auto own = find(set.extras, Own);
    if (own == set.extras.end()) {
        if (!value)
            return;
        set.extras.push_back({Own, Expr{Expr::Dict{}}});
        own = std::prev(set.extras.end());
    }
    auto *dict = std::get_if<Expr::Dict>(&own->second.node);
    if (!dict)
        return;
    const auto old = find(*dict, key);
    if (old == dict->end()) {
        if (value)
            dict->push_back({key, *std::move(value)});
    } else if (value) {
        old->second = *std::move(value);
    } else {
        dict->erase(old);
    }
    if (dict->empty())
        set.extras.erase(own);
}

} // namespace awaitscope
