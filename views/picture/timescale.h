// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QtGlobal>

#include <vector>

namespace awaitscope {

//! Idle stretches of time that are shown shortened. "Shown time" is time with each cut reduced to `shownGap`; it increases
//! monotonically with time. Without cuts both are equal. An immutable value.
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
    std::vector<Time> m_removed; // by cut: how much time this cut and earlier ones hide
    Time m_gap{0};
};

//! Maps time to x and back. Integers are subtracted before the conversion to double, so that nanoseconds remain exact even
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

//! Ticks of ruler and grid: round times relative to \a origin (1, 2 or 5 times a power of ten; multiples of sixty above a minute),
//! major ones at least \a spacing apart with minor ones in between. Times inside a cut have no tick. Sorted.
struct Ticks
{
    Time step{}; //!< between major ones
    std::vector<Tick> ticks;
};
Ticks ticksFor(const TimeScale &scale, Time origin = Time{0}, qreal spacing = 90);

//! The whole run with a margin before it and a wider one after it, for the labels of whatever ends last, when it is shown
//! \a width pixels wide.
TimeRange paddedRange(TimeRange run, qreal width);

//! The idle stretches between \a moments (sorted, may repeat) that are worth a cut: each much longer than any stretch that is
//! kept, and a considerable part of the width that would be shown with it. A run with stretches of similar length has none,
//! however few they are: they are the content of the picture. O(moments).
TimeCuts idleCuts(const std::vector<Time> &moments);

} // namespace awaitscope
