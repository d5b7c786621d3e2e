// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/picturerange.h"

#include <algorithm>

namespace awaitscope {

namespace {

//! Space between the end of the run and the right edge, for the last labels: a fraction of the run.
constexpr double EndRoom = 0.12;
//! Space before its start, so that a mark at 0 is not cut: in pixels, for a plot that is at least as narrow.
constexpr double BeginRoom = 11;
constexpr double NamesGuess = 100;

} // namespace

TimeRange pictureRange(TimeRange all, const std::optional<TimeRange> &wanted, double width)
{
    const auto share = [&all](double part) { return Time(qint64(double(all.duration().count()) * part)); };
    if (!wanted)
        return {all.begin - share(BeginRoom * (1 + EndRoom) / std::max(width - NamesGuess, 50.0)), all.end + share(EndRoom)};
    TimeRange range{std::max(wanted->begin, all.begin), wanted->end};
    if (range.end == Time::max())
        range.end = all.end;
    if (range.end <= range.begin)
        range.end = range.begin + Time(1);
    return range;
}

} // namespace awaitscope
