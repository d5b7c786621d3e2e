// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/rangehistory.h"

#include <utility>

namespace awaitscope {

namespace {

constexpr std::size_t Limit = 200;

} // namespace

bool RangeHistory::remember(TimeRange current, Change change)
{
    const bool continues = change == Change::Merge && m_last == Change::Merge;
    m_last = change;
    if (change == Change::None || continues)
        return false;
    m_back.push_back(current);
    if (m_back.size() > Limit)
        m_back.erase(m_back.begin());
    m_forward.clear();
    return true;
}

std::optional<TimeRange> RangeHistory::go(TimeRange current, std::vector<TimeRange> &from, std::vector<TimeRange> &to)
{
    if (from.empty())
        return std::nullopt;
    to.push_back(current);
    const TimeRange range = from.back();
    from.pop_back();
    m_last = Change::None;
    return range;
}

void RangeHistory::clear()
{
    *this = {};
}

} // namespace awaitscope
