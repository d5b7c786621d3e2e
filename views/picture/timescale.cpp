// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/timescale.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

TimeCuts::TimeCuts(std::vector<TimeRange> cuts, Time shownGap)
    : m_cuts(std::move(cuts)), m_gap(shownGap)
{
    Time removed{0};
    for (const TimeRange &c : m_cuts) {
        removed += c.duration() - m_gap;
        m_removed.push_back(removed);
    }
}

Time TimeCuts::toShown(Time t) const
{
    // The last cut that begins before t decides.
    const auto after = std::upper_bound(m_cuts.begin(), m_cuts.end(), t, [](Time v, const TimeRange &c) { return v < c.begin; });
    if (after == m_cuts.begin())
        return t;
    const auto i = static_cast<std::size_t>(after - m_cuts.begin() - 1);
    const TimeRange &cut = m_cuts[i];
    if (t >= cut.end)
        return t - m_removed[i];
    const Time before = i == 0 ? Time{0} : m_removed[i - 1];
    const double place = double((t - cut.begin).count()) / double(cut.duration().count());
    return cut.begin - before + Time{std::llround(place * double(m_gap.count()))};
}

Time TimeCuts::toTime(Time shown) const
{
    std::size_t low = 0, high = m_cuts.size(); // the first cut whose shown begin is after `shown`
    while (low < high) {
        const std::size_t mid = (low + high) / 2;
        const Time begin = m_cuts[mid].begin - (mid == 0 ? Time{0} : m_removed[mid - 1]);
        if (begin <= shown)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0)
        return shown;
    const TimeRange &cut = m_cuts[low - 1];
    const Time begin = cut.begin - (low == 1 ? Time{0} : m_removed[low - 2]);
    if (shown >= begin + m_gap)
        return shown + m_removed[low - 1];
    const double place = double((shown - begin).count()) / double(m_gap.count());
    return cut.begin + Time{std::llround(place * double(cut.duration().count()))};
}

TimeScale::TimeScale(TimeRange range, qreal left, qreal width, TimeCuts cuts)
    : m_range(range), m_shown(cuts.toShown(range)), m_left(left), m_width(std::max<qreal>(width, 1)), m_cuts(std::move(cuts))
{
    if (m_shown.duration() <= Time{0})
        m_shown.end = m_shown.begin + Time{1};
}

qreal TimeScale::x(Time t) const
{
    const Time shown = m_cuts.isEmpty() ? t : m_cuts.toShown(t);
    return m_left + double((shown - m_shown.begin).count()) * m_width / double(m_shown.duration().count());
}

Time TimeScale::time(qreal x) const
{
    const Time shown = m_shown.begin + Time{std::llround((x - m_left) / m_width * double(m_shown.duration().count()))};
    return m_cuts.isEmpty() ? shown : m_cuts.toTime(shown);
}

namespace {

struct Steps
{
    qint64 major = 1;
    qint64 minor = 1;
};

// The smallest round step that is at least `least` long.
Steps stepsFor(double least)
{
    constexpr qint64 Minute = 60'000'000'000;
    if (least > 30e9) { // beyond half a minute, ticks are multiples of sixty
        constexpr Steps Long[] = {{1, 0}, {2, 0}, {5, 1}, {10, 2}, {30, 10}, {60, 10}, {120, 30}, {360, 60}, {720, 120}, {1440, 360}};
        for (const Steps &s : Long) {
            if (double(s.major * Minute) >= least)
                return {s.major * Minute, s.minor > 0 ? s.minor * Minute : s.major * Minute / 4};
        }
        const auto days = static_cast<qint64>(std::ceil(least / double(1440 * Minute)));
        return {days * 1440 * Minute, days * 1440 * Minute};
    }
    qint64 power = 1;
    while (double(power * 10) < least)
        power *= 10;
    for (const auto &[times, parts] : {std::pair{1, 1}, {2, 2}, {5, 5}, {10, 2}}) {
        if (double(power * times) >= least)
            return {power * times, std::max<qint64>(power * times / (times == 1 ? 2 : parts), 1)};
    }
    return {power * 10, power * 5};
}

qint64 floorTo(qint64 value, qint64 step)
{
    const qint64 q = value / step;
    return (q * step > value ? q - 1 : q) * step;
}

} // namespace

Ticks ticksFor(const TimeScale &scale, Time origin, qreal spacing)
{
    Ticks out;
    const Steps steps = stepsFor(scale.perPixel() * spacing);
    out.step = Time{steps.major};
    const TimeRange range = scale.range();
    const auto add = [&](Time begin, Time end) { // within a stretch without cuts
        for (qint64 t = floorTo((begin - origin).count(), steps.minor); t <= (end - origin).count(); t += steps.minor) {
            const Time time = origin + Time{t};
            if (time < begin || time < Time{0})
                continue;
            const bool major = t % steps.major == 0;
            out.ticks.push_back({time, scale.x(time), major});
        }
    };
    Time from = range.begin;
    for (const TimeRange &cut : scale.cuts().cuts()) {
        if (cut.end <= from || cut.begin >= range.end)
            continue;
        add(from, cut.begin);
        from = cut.end;
    }
    if (from < range.end)
        add(from, range.end);
    return out;
}

TimeRange paddedRange(TimeRange run, qreal width)
{
    const qreal before = 9, behind = std::min<qreal>(128, width * 0.2);
    const double perPixel = double(run.duration().count()) / std::max<qreal>(width - before - behind, 50);
    return {run.begin - Time{std::llround(before * perPixel)}, run.end + Time{std::llround(behind * perPixel)}};
}

namespace {

constexpr std::size_t MostCuts = 200; // more than a screen can show
constexpr double LeastShare = 0.15; // of the width that the stretch would take next to the busy time
constexpr std::int64_t LeastMultiple = 6; // of the longest stretch that is kept
constexpr std::size_t LeastLeft = 3; // stretches: cutting is pointless if fewer remain

// How many of the stretches, longest first, are idle time compared with the rest; `all` is the sum of all, `count` their number.
std::size_t idleCount(const std::vector<TimeRange> &longest, Time all, std::size_t count)
{
    std::size_t idle = 0;
    Time busy = all;
    for (std::size_t k = 1; k < longest.size(); ++k) {
        const Time gap = longest[k - 1].duration();
        busy -= gap;
        const bool stands = gap > longest[k].duration() * LeastMultiple && double(gap.count()) >= LeastShare * double((busy + gap).count());
        if (stands && count - k >= std::max(LeastLeft, k))
            idle = k;
    }
    return idle;
}

} // namespace

TimeCuts idleCuts(const std::vector<Time> &moments)
{
    std::vector<TimeRange> gaps;
    Time all{0};
    std::size_t count = 0;
    const auto longer = [](const TimeRange &a, const TimeRange &b) { return a.duration() > b.duration(); };
    for (std::size_t i = 1; i < moments.size(); ++i) {
        const TimeRange gap{moments[i - 1], moments[i]};
        if (gap.duration() <= Time{0})
            continue;
        all += gap.duration();
        ++count;
        gaps.push_back(gap);
        if (gaps.size() >= 2 * MostCuts) { // keeps only the longest
            std::nth_element(gaps.begin(), gaps.begin() + MostCuts, gaps.end(), longer);
            gaps.resize(MostCuts + 1);
        }
    }
    std::sort(gaps.begin(), gaps.end(), longer);
    gaps.resize(idleCount(gaps, all, count));
    for (const TimeRange &gap : gaps)
        all -= gap.duration();
    // All cuts together take at most a third of the width; a little is kept at both sides of each.
    const Time shown{std::max<std::int64_t>(std::min(all.count() / 12, all.count() / 3 / std::int64_t(gaps.size() + 1)), 1)};
    for (TimeRange &gap : gaps)
        gap = {gap.begin + shown / 4, gap.end - shown / 4};
    std::erase_if(gaps, [&](const TimeRange &gap) { return gap.duration() <= 2 * shown; });
    std::sort(gaps.begin(), gaps.end(), [](const TimeRange &a, const TimeRange &b) { return a.begin < b.begin; });
    return TimeCuts(std::move(gaps), shown);
}

} // namespace awaitscope
