// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/viewstate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace awaitscope {

namespace {

constexpr std::size_t HistoryLimit = 200;

// Space before the run and, for the labels of what ended last, after it. As fractions of its duration.
constexpr double MarginBefore = 0.009, MarginBehind = 0.15;

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

TimeRange domainOf(TimeRange run, bool live, Time hidden = Time{0})
{
    if (live)
        run.end = std::max(run.end, roundedUp(run.end - run.begin));
    const double length = double(std::max(run.duration() - hidden, run.duration() / 1000).count());
    return {run.begin - Time{std::llround(length * MarginBefore)}, run.end + Time{std::llround(length * (live ? 0.02 : MarginBehind))}};
}

// Assigns a new value and emits the signal only if it differs.
template <typename T>
bool assign(T &member, const T &value)
{
    if (member == value)
        return false;
    member = value;
    return true;
}

} // namespace

ViewState::ViewState(QObject *parent)
    : QObject(parent), m_domain(domainOf(m_run, false)), m_range(m_domain)
{
}

TimeRange ViewState::clamped(TimeRange r) const
{
    if (r.duration() >= m_domain.duration())
        return m_domain;
    if (r.duration() < MinimumDuration) {
        const Time lacking = MinimumDuration - r.duration();
        r.begin -= lacking / 2;
        r.end = r.begin + MinimumDuration;
    }
    if (r.duration() >= m_domain.duration())
        return m_domain;
    if (r.begin < m_domain.begin)
        r = {m_domain.begin, m_domain.begin + r.duration()};
    if (r.end > m_domain.end)
        r = {m_domain.end - r.duration(), m_domain.end};
    return r;
}

void ViewState::apply(TimeRange range)
{
    if (assign(m_range, range))
        Q_EMIT rangeChanged(m_range);
}

void ViewState::remember(History history)
{
    const bool continues = history == History::Merge && m_last == History::Merge;
    m_last = history;
    if (history == History::None || continues)
        return;
    m_back.push_back(m_range);
    if (m_back.size() > HistoryLimit)
        m_back.erase(m_back.begin());
    m_forward.clear();
    Q_EMIT historyChanged();
}

void ViewState::setRange(TimeRange range, History history)
{
    range = clamped(range);
    if (range == m_range)
        return;
    remember(history);
    setFollowing(false);
    m_chosen = range;
    m_fit = range == m_domain;
    apply(range);
}

// Includes a longer run that is compared with this one, unless nothing of this one would be visible then.
TimeRange ViewState::wholeDomain() const
{
    TimeRange run = m_run;
    if (m_fit || m_following || m_chosen.begin < run.end)
        run.end = std::max(run.end, m_axis);
    return domainOf(run, m_live, m_hidden);
}

void ViewState::setDomain(TimeRange run)
{
    m_run = run;
    adopt(wholeDomain());
    if (m_following && !m_fit && !isFitted())
        showNewest();
    else if (m_following && m_fit && m_live && m_run.end > m_range.end)
        apply(m_domain); // crop() had cut off the end that is followed
}

// The domain of a live run grows in steps, but the view follows the run.
void ViewState::showNewest()
{
    const Time length = m_range.duration(), room = length / 10;
    if (m_run.end > m_range.end - room || m_run.end < m_range.begin) {
        m_fit = false;
        m_chosen = clamped({m_run.end + room - length, m_run.end + room});
        apply(m_chosen);
    }
}

void ViewState::setLive(bool live)
{
    if (!assign(m_live, live))
        return;
    adopt(wholeDomain());
    Q_EMIT liveChanged(live);
}

void ViewState::setHidden(Time hidden)
{
    if (assign(m_hidden, hidden))
        adopt(wholeDomain());
}

void ViewState::adopt(TimeRange domain)
{
    if (!assign(m_domain, domain))
        return;
    Q_EMIT domainChanged(m_domain);
    apply(m_fit ? m_domain : clamped(m_chosen));
}

void ViewState::crop(TimeRange range)
{
    if (m_fit && range.end >= m_domain.end - m_domain.duration() / 10'000) // it was rounded
        return apply(m_domain);
    range = clamped(range);
    if (!m_fit)
        m_chosen = range;
    apply(range);
}

void ViewState::startOver()
{
    m_axis = Time{0};
    m_fit = true;
    m_last = History::None;
    m_back.clear();
    m_forward.clear();
    adopt(wholeDomain());
    apply(m_domain);
    Q_EMIT historyChanged();
    setFollowing(true);
}

void ViewState::fit()
{
    if (std::exchange(m_axis, Time{0}) != Time{0})
        adopt(wholeDomain());
    if (!isFitted())
        remember(History::Step);
    m_fit = true;
    apply(m_domain);
}

void ViewState::zoom(Time anchor, double factor, History history)
{
    // The anchor keeps its place: both sides scale by the clamped duration, not by the requested one.
    const double wanted = double(m_range.duration().count()) * factor;
    const double most = double(m_domain.duration().count()), least = double(MinimumDuration.count());
    const auto duration = static_cast<qint64>(std::llround(std::clamp(wanted, std::min(least, most), most)));
    const double place = double((anchor - m_range.begin).count()) / double(std::max<qint64>(m_range.duration().count(), 1));
    const Time begin = anchor - Time{std::llround(place * double(duration))};
    setRange({begin, begin + Time{duration}}, history);
}

void ViewState::pan(Time by, History history)
{
    setRange({m_range.begin + by, m_range.end + by}, history);
}

void ViewState::goBack()
{
    if (m_back.empty())
        return;
    m_forward.push_back(m_range);
    const TimeRange r = clamped(m_back.back());
    m_back.pop_back();
    m_last = History::None;
    setFollowing(false);
    m_chosen = r;
    m_fit = r == m_domain;
    apply(r);
    Q_EMIT historyChanged();
}

void ViewState::goForward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(m_range);
    const TimeRange r = clamped(m_forward.back());
    m_forward.pop_back();
    m_last = History::None;
    setFollowing(false);
    m_chosen = r;
    m_fit = r == m_domain;
    apply(r);
    Q_EMIT historyChanged();
}

void ViewState::setFollowing(bool on)
{
    if (!assign(m_following, on))
        return;
    Q_EMIT followingChanged(on);
    if (on && !isFitted())
        showNewest();
}

bool ViewState::isSelected(const ViewItem &item) const
{
    return std::find(m_selection.begin(), m_selection.end(), item) != m_selection.end();
}

void ViewState::select(const ViewItem &item)
{
    setSelection({item});
}

void ViewState::setSelection(std::vector<ViewItem> items)
{
    if (m_selection == items)
        return;
    m_selection = std::move(items);
    Q_EMIT selectionChanged();
}

void ViewState::toggle(const ViewItem &item)
{
    std::vector<ViewItem> items = m_selection;
    if (std::erase(items, item) == 0)
        items.push_back(item);
    setSelection(std::move(items));
}

void ViewState::setHover(const std::optional<ViewItem> &item)
{
    if (assign(m_hover, item))
        Q_EMIT hoverChanged();
}

void ViewState::setHighlight(std::vector<ViewItem> items)
{
    if (assign(m_highlight, std::move(items)))
        Q_EMIT highlightChanged();
}

void ViewState::setMeasured(const std::optional<TimeRange> &range)
{
    if (assign(m_measured, range))
        Q_EMIT measuredChanged();
}

void ViewState::setCursor(const std::optional<Time> &time)
{
    if (assign(m_cursor, time))
        Q_EMIT cursorChanged();
}

void ViewState::setOrigin(Time origin)
{
    if (assign(m_origin, origin))
        Q_EMIT originChanged();
}

} // namespace awaitscope
