// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine/objects/value.h"

#include <cmath>
#include <compare>

namespace awaitscope::engine {

//! The order of an integer and a float without rounding the integer, as Python compares them: 2**53 + 1 > float(2**53).
inline std::partial_ordering orderOf(qint64 whole, double real)
{
    constexpr double Limit = 0x1p63;
    if (std::isnan(real))
        return std::partial_ordering::unordered;
    if (real >= Limit)
        return std::partial_ordering::less;
    if (real < -Limit)
        return std::partial_ordering::greater;
    const double nearest = std::trunc(real);
    if (const auto order = whole <=> qint64(nearest); order != 0)
        return order;
    return 0.0 <=> real - nearest;
}

//! The order of two numbers (int, bool, float); unordered if one of them is not a number (nan).
inline std::partial_ordering orderOf(const Value &left, const Value &right)
{
    const bool leftIsReal = left.kind() == Kind::Float, rightIsReal = right.kind() == Kind::Float;
    if (!leftIsReal && !rightIsReal)
        return left.integer() <=> right.integer();
    if (leftIsReal && rightIsReal)
        return left.number() <=> right.number();
    return rightIsReal ? orderOf(left.integer(), right.number()) : 0 <=> orderOf(right.integer(), left.number());
}

} // namespace awaitscope::engine
