// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/runextent.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

// Space before the run and, for the labels of what ended last, after it. As fractions of its duration.
constexpr double MarginBefore = 0.009, MarginBehind = 0.15, MarginBehindLive = 0.02;

// The next round duration that is at least as long.
Time roundedUp(Time t)
{
    const double ns = std::max(double(t.count()), 1e7); // a run that has just begun gets 10 ms
    const double power = std::pow(10, std::floor(std::log10(ns)));
    for (double f : {1.0, 1.5, 2.0, 3.0, 5.0, 7.5}) {
        if (f * power >= ns)
            return Time{std::llround(f * power)};
    }
    return Time{std::llround(10 * power)};
}

} // namespace

TimeRange RunExtent::domain(bool compared) const
{
    TimeRange whole = run;
    if (compared)
        whole.end = std::max(whole.end, axis);
    if (live)
        whole.end = std::max(whole.end, roundedUp(whole.end - whole.begin));
    const double length = double(std::max(whole.duration() - hidden, whole.duration() / 1000).count());
    return {whole.begin - Time{std::llround(length * MarginBefore)}, whole.end + Time{std::llround(length * (live ? MarginBehindLive : MarginBehind))}};
}

} // namespace awaitscope
