// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/rangenavigation.h"

#include "views/timeline/parts/navigation.h"

#include <QAbstractScrollArea>
#include <QStyle>
#include <QVariantAnimation>

#include <cmath>

namespace awaitscope {

namespace {

constexpr double KeyZoom = 0.7, KeyPan = 0.15;

} // namespace

RangeNavigation::RangeNavigation(TimelineSpace &space)
    : m_space(space), m_motion(new QVariantAnimation(this))
{
    m_motion->setStartValue(0.0);
    m_motion->setEndValue(1.0);
    m_motion->setDuration(150);
    m_motion->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_space.state(), &ViewState::rangeChanged, this, &RangeNavigation::show);
    connect(m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant &v) {
        const double f = v.toDouble();
        const TimeRange to = m_space.state()->range();
        const auto between = [f](Time a, Time b) { return a + Time{std::llround(f * double((b - a).count()))}; };
        m_space.setShown({between(m_motionFrom.begin, to.begin), between(m_motionFrom.end, to.end)});
    });
    connect(m_motion, &QVariantAnimation::finished, this, [this] { m_space.setShown(m_space.state()->range()); });
}

void RangeNavigation::setReducedMotion(bool on)
{
    if (m_reducedMotion == on)
        return;
    m_reducedMotion = on;
    Q_EMIT reducedMotionChanged(on);
}

bool RangeNavigation::animates() const
{
    const QWidget *widget = m_space.area();
    return !m_reducedMotion && widget->isVisible() && widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
}

void RangeNavigation::show(TimeRange range)
{
    m_motion->stop();
    if (!m_zooming)
        m_anchorX = -1;
    if (m_animateNext && animates()) {
        m_motionFrom = m_space.shown();
        m_motion->start();
        return;
    }
    m_space.setShown(range);
}

// Keeps the time under x at its position. The time is computed from the pixel once and remembered while the pointer does not
// move, so that rounding errors do not accumulate over many steps.
void RangeNavigation::zoomAround(qreal x, double factor)
{
    const QRectF area = m_space.plot();
    ViewState *state = m_space.state();
    x = std::clamp(x, area.left(), area.right());
    if (std::abs(x - m_anchorX) > 0.5) {
        m_anchorX = x;
        m_anchor = m_space.scale().time(x);
    }
    const TimeCuts &cuts = m_space.options().cuts;
    const TimeRange seen = cuts.toShown(state->range()), all = cuts.toShown(state->domain());
    const double most = double(all.duration().count()), least = std::min(double(ViewState::MinimumDuration.count()), most);
    const double duration = std::clamp(double(seen.duration().count()) * factor, least, most);
    const double place = (m_anchorX - area.left()) / area.width();
    const Time begin = cuts.toShown(m_anchor) - Time{std::llround(place * duration)};
    const TimeRange wanted = cuts.toTime({begin, begin + Time{std::llround(duration)}});
    m_zooming = true;
    state->setRange(wanted, ViewState::History::Merge);
    m_zooming = false;
}

void RangeNavigation::pinch(qreal x, double scaleFactor)
{
    if (scaleFactor > 0.01)
        zoomAround(x, 1 / scaleFactor);
}

void RangeNavigation::panBy(qreal dx, qreal dy)
{
    if (dx != 0) {
        const TimeCuts &cuts = m_space.options().cuts;
        ViewState *state = m_space.state();
        const TimeRange seen = cuts.toShown(state->range()), all = cuts.toShown(state->domain());
        // Limited to the domain: otherwise clamping would change the length of the range.
        const auto by = std::clamp<qint64>(std::llround(dx * m_space.scale().perPixel()), (all.begin - seen.begin).count(), (all.end - seen.end).count());
        state->setRange(cuts.toTime({seen.begin + Time{by}, seen.end + Time{by}}), ViewState::History::Merge);
    }
    if (dy != 0)
        m_space.scrollTo(m_space.scrollY() + qRound(dy));
}

void RangeNavigation::fit()
{
    m_zoomedFrom.reset();
    animated([this] { m_space.state()->fit(); });
}

void RangeNavigation::zoomIn()
{
    const auto &cursor = m_space.state()->cursor();
    animated([&] { zoomAround(cursor ? m_space.scale().x(*cursor) : m_space.plot().center().x(), KeyZoom); });
}

void RangeNavigation::zoomOut()
{
    const auto &cursor = m_space.state()->cursor();
    animated([&] { zoomAround(cursor ? m_space.scale().x(*cursor) : m_space.plot().center().x(), 1 / KeyZoom); });
}

void RangeNavigation::panLeft()
{
    animated([this] { panBy(-m_space.plot().width() * KeyPan, 0); });
}

void RangeNavigation::panRight()
{
    animated([this] { panBy(m_space.plot().width() * KeyPan, 0); });
}

void RangeNavigation::zoomToSelection()
{
    const TraceStore *store = m_space.store();
    ViewState *state = m_space.state();
    if (m_zoomedFrom && state->range() == m_zoomedFrom->second) {
        const TimeRange before = m_zoomedFrom->first;
        m_zoomedFrom.reset();
        return go(before);
    }
    if (!store || (state->selection().empty() && !state->measured()))
        return;
    TimeRange wanted = state->measured().value_or(TimeRange{Time::max(), Time{0}});
    for (const ViewItem &i : state->selection()) {
        const TimeRange r = rangeOf(*store, i);
        wanted = {std::min(wanted.begin, r.begin), std::max(wanted.end, r.end)};
    }
    // A moment has no length: it is centred in a tenth of the visible range.
    const Time around = wanted.duration() > Time{0} ? wanted.duration() / 16 : state->range().duration() / 20;
    const TimeRange before = state->range();
    go({wanted.begin - around, wanted.end + around});
    if (state->range() != before)
        m_zoomedFrom = {before, state->range()};
}

void RangeNavigation::goBack()
{
    animated([this] { m_space.state()->goBack(); });
}

void RangeNavigation::goForward()
{
    animated([this] { m_space.state()->goForward(); });
}

void RangeNavigation::follow()
{
    animated([this] { m_space.state()->setFollowing(true); });
}

void RangeNavigation::go(TimeRange range)
{
    animated([&] { m_space.state()->setRange(range); });
}

} // namespace awaitscope
