// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QtGlobal>

#include <vector>

namespace awaitscope {

//! Idle stretches of time, shown shortened. "Shown time" is what is left of time when each cut is
//! reduced to `shownGap`; it grows steadily with time. No cuts: both are the same. An immutable value.
class TimeCuts
{
public:
    TimeCuts() = default;
    //! \a cuts: sorted, not overlapping, each longer than \a shownGap.
    TimeCuts(std::vector<TimeRange> cuts, Time shownGap);
    bool isEmpty() const { return m_cuts.empty(); }
    const std::vector<TimeRange> &cuts() const { return m_cuts; }
    //! O(log cuts).
    Time toShown(Time t) const;
    Time toTime(Time shown) const;
    TimeRange toShown(TimeRange r) const { return {toShown(r.begin), toShown(r.end)}; }
    TimeRange toTime(TimeRange r) const { return {toTime(r.begin), toTime(r.end)}; }
    bool operator==(const TimeCuts &) const = default;

private:
    std::vector<TimeRange> m_cuts;
    std::vector<Time> m_removed; // by cut: how much time this and the earlier cuts hide
    Time m_gap{0};
};

//! Maps time to x and back. Integers are subtracted before anything becomes a double, so that a nanosecond counts also
//! days after the start.
class TimeScale
{
public:
    TimeScale(TimeRange range, qreal left, qreal width, TimeCuts cuts = {});

    TimeRange range() const { return m_range; }
    qreal left() const { return m_left; }
    qreal width() const { return m_width; }
    const TimeCuts &cuts() const { return m_cuts; }
    qreal x(Time t) const;
    //! The nearest nanosecond.
    Time time(qreal x) const;
    //! Nanoseconds of shown time per pixel.
    double perPixel() const { return double(m_shown.duration().count()) / m_width; }

private:
    TimeRange m_range;
    TimeRange m_shown;
    qreal m_left;
    qreal m_width;
    TimeCuts m_cuts;
};

struct Tick
{
    Time time{};
    qreal x = 0;
    bool major = false;
    bool operator==(const Tick &) const = default;
};

//! Marks of ruler and grid: round moments as seen from \a origin (1, 2 or 5 times a power of ten; above a minute in sixties),
//! major ones at least \a spacing apart with minor ones between. Moments inside a cut have no tick. Sorted.
struct Ticks
{
    Time step{}; //!< between major ones
    std::vector<Tick> ticks;
};
Ticks ticksFor(const TimeScale &scale, Time origin = Time{0}, qreal spacing = 90);

//! The whole run with a margin before it and, for the labels of what ended last, a wider one behind it, when it is to be
//! shown \a width pixels wide.
TimeRange paddedRange(TimeRange run, qreal width);

//! The idle stretches between \a moments (sorted, may repeat) that are worth a cut: each much longer than anything that
//! stays between two moments, and a good part of the width of what would be shown with it. A run whose stretches are all of
//! a kind has none, however few they are: there they are the picture. O(moments).
TimeCuts idleCuts(const std::vector<Time> &moments);

} // namespace awaitscope
