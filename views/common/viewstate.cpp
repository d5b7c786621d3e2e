// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/viewstate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace awaitscope {

namespace {

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
    : QObject(parent), m_domain(m_extent.domain(false)), m_range(m_domain)
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
    if (m_history.remember(m_range, history))
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
    return m_extent.domain(m_fit || m_following || m_chosen.begin < m_extent.run.end);
}

void ViewState::setDomain(TimeRange run)
{
    m_extent.run = run;
    adopt(wholeDomain());
    if (m_following && !m_fit && !isFitted())
        showNewest();
    else if (m_following && m_fit && m_extent.live && m_extent.run.end > m_range.end)
        apply(m_domain); // crop() had cut off the end that is followed
}

// The domain of a live run grows in steps, but the view follows the run.
void ViewState::showNewest()
{
    const Time length = m_range.duration(), room = length / 10;
    const Time end = m_extent.run.end;
    if (end > m_range.end - room || end < m_range.begin) {
        m_fit = false;
        m_chosen = clamped({end + room - length, end + room});
        apply(m_chosen);
    }
}

void ViewState::setLive(bool live)
{
    if (!assign(m_extent.live, live))
        return;
    adopt(wholeDomain());
    Q_EMIT liveChanged(live);
}

void ViewState::setHidden(Time hidden)
{
    if (assign(m_extent.hidden, hidden))
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
    m_extent.axis = Time{0};
    m_fit = true;
    m_history.clear();
    adopt(wholeDomain());
    apply(m_domain);
    Q_EMIT historyChanged();
    setFollowing(true);
}

void ViewState::fit()
{
    if (std::exchange(m_extent.axis, Time{0}) != Time{0})
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
    returnTo(m_history.goBack(m_range));
}

void ViewState::goForward()
{
    returnTo(m_history.goForward(m_range));
}

void ViewState::returnTo(const std::optional<TimeRange> &range)
{
    if (!range)
        return;
    setFollowing(false);
    m_chosen = clamped(*range);
    m_fit = m_chosen == m_domain;
    apply(m_chosen);
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
