// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinewidget.h"

#include "views/timeline/searchbar.h"
#include "views/timeline/timelineaccess.h"

#include <QPushButton>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>
#include <QVariantAnimation>

#include <cmath>

// What the widget shows. Painting is in timelinepaint.cpp, the pointer in timelinemouse.cpp, keys and commands in
// timelinekeys.cpp.

namespace awaitscope {

TimelineWidget::TimelineWidget(ViewState *state, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_state(state),
      m_theme(&Theme::get(ThemeKind::Light)),
      m_painter(*m_theme),
      m_shown(state->range()),
      m_motion(new QVariantAnimation(this))
{
    TimelineAccess::install();
    setObjectName(QStringLiteral("timeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(320, 140);
    setAccessibleName(tr("Timeline"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->grabGesture(Qt::PinchGesture);
    m_motion->setStartValue(0.0);
    m_motion->setEndValue(1.0);
    m_motion->setDuration(150);
    m_motion->setEasingCurve(QEasingCurve::OutCubic);
    createSearch();
    createCommands();
    connectState();
}

TimelineWidget::~TimelineWidget() = default;

void TimelineWidget::connectState()
{
    connect(m_state, &ViewState::rangeChanged, this, &TimelineWidget::showRange);
    for (const auto signal : {&ViewState::selectionChanged, &ViewState::hoverChanged, &ViewState::highlightChanged})
        connect(m_state, signal, this, &TimelineWidget::invalidate);
    connect(m_state, &ViewState::selectionChanged, this, &TimelineWidget::tellSelection);
    connect(m_state, &ViewState::originChanged, this, &TimelineWidget::invalidate);
    connect(m_state, &ViewState::cursorChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_state, &ViewState::measuredChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_state, &ViewState::followingChanged, this, &TimelineWidget::placeFloating);
    connect(m_state, &ViewState::liveChanged, this, &TimelineWidget::placeFloating);
    connect(m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant &v) {
        const double f = v.toDouble();
        const TimeRange to = m_state->range();
        const auto between = [f](Time a, Time b) { return a + Time{std::llround(f * double((b - a).count()))}; };
        m_shown = {between(m_motionFrom.begin, to.begin), between(m_motionFrom.end, to.end)};
        invalidate();
    });
    connect(m_motion, &QVariantAnimation::finished, this, [this] {
        m_shown = m_state->range();
        invalidate();
    });
}

void TimelineWidget::createSearch()
{
    m_search = new SearchBar(this);
    m_search->hide();
    connect(m_search, &SearchBar::textChanged, this, &TimelineWidget::setSearch);
    connect(m_search, &SearchBar::stepRequested, this, [this](bool forward) { stepHit(forward ? Direction::Forward : Direction::Backward); });
    connect(m_search, &SearchBar::filterChanged, this, &TimelineWidget::setFilter);
    connect(m_search, &SearchBar::closed, this, [this] {
        setSearch({});
        placeFloating();
        setFocus();
    });
    m_followButton = new QPushButton(tr("Follow"), this);
    m_followButton->setObjectName(QStringLiteral("followButton"));
    m_followButton->setProperty("primary", true);
    m_followButton->setProperty("chip", true);
    m_followButton->setToolTip(tr("Keep the newest moment in view"));
    m_followButton->hide();
    connect(m_followButton, &QPushButton::clicked, this, &TimelineWidget::follow);
}

void TimelineWidget::setStore(const TraceStore *store, Reselect when)
{
    const QScopedValueRollback restoring(m_restoring, true);
    keepSeen();
    m_store = nullptr; // nothing may access the old store while the state is cleared
    m_index.reset();
    leaveGesture();
    hold(std::nullopt);
    setPreview(nullptr);
    m_state->setHover(std::nullopt);
    m_state->setMeasured(std::nullopt);
    m_state->clearSelection();
    m_options.hits.clear();
    m_searchTimer.stop();
    endNoteEdit(false);
    lookForLanes();
    m_store = store;
    m_cutsOf = 0;
    m_wasFinished = store && store->finished();
    m_zoomedFrom.reset();
    if (store) {
        m_index = std::make_unique<TimelineIndex>(*store);
        m_state->setLive(store->isLive());
        m_state->setDomain(store->range());
    }
    updateCuts(); // those of the old run do not apply
    TimelineAccess::tellReset(this);
    if (m_kept.top.empty())
        verticalScrollBar()->setValue(0);
    relayout();
    if (when == Reselect::Now)
        selectAgain();
    if (m_search->isVisible())
        setSearch(m_search->text());
}

void TimelineWidget::tellSelection()
{
    if (!m_restoring)
        m_kept.selection.clear();
    TimelineAccess::tellFocus(this);
}

void TimelineWidget::refresh()
{
    if (!m_store)
        return;
    m_state->setLive(m_store->isLive());
    m_state->setDomain(m_store->range());
    if (m_lanesLaid != m_store->lanes().size() || !m_layout.filter().isEmpty())
        growLayout();
    // Work that is linear in the run must not be done in every frame of a live one.
    if (m_hideIdle && (m_store->finished() || !m_cutsMade.isValid() || m_cutsMade.elapsed() >= m_cutsCost * 12))
        updateCuts();
    if (m_store->finished() && !m_wasFinished && !m_searched.isEmpty())
        setSearch(m_searched); // with the exceptions raised in the meantime
    else if (!m_searched.isEmpty() && m_searchedLanes < m_store->lanes().size())
        m_searchTimer.start(0, this);
    m_wasFinished = m_store->finished();
    invalidate();
    Q_EMIT wentOn();
}

void TimelineWidget::passTime()
{
    if (!m_store)
        return;
    m_state->setLive(m_store->isLive());
    m_state->setDomain(m_store->range());
    invalidate();
    Q_EMIT wentOn();
}

void TimelineWidget::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_painter.setTheme(theme);
    invalidate();
}

void TimelineWidget::setWheelZooms(bool on)
{
    if (m_wheelZooms == on)
        return;
    m_wheelZooms = on;
    Q_EMIT wheelZoomsChanged(on);
}

void TimelineWidget::setReducedMotion(bool on)
{
    if (m_reducedMotion == on)
        return;
    m_reducedMotion = on;
    Q_EMIT reducedMotionChanged(on);
}

void TimelineWidget::relayout()
{
    m_laidOut.start();
    findLanes();
    m_arrangedAnew = false;
    m_layout.update(m_store);
    m_layoutCost = m_laidOut.elapsed();
    m_layoutTimer.stop();
    m_lanesLaid = m_store ? m_store->lanes().size() : 0;
    fitNames();
    updateScrollBar();
    scrollAgain();
    invalidate();
    Q_EMIT layoutChanged();
}

// New lanes of a run in progress mostly belong at the end. Where they do not, all lanes are laid out again, but not so often
// that it would take more than a small share of the time.
void TimelineWidget::growLayout()
{
    if (findLanes()) {
        m_arrangedAnew = true;
        selectAgain();
    }
    if (!m_arrangedAnew && m_layout.grow(m_store)) {
        m_lanesLaid = m_store->lanes().size();
        if (m_layout.rows().size() < 200)
            fitNames();
        updateScrollBar();
        scrollAgain();
        Q_EMIT layoutChanged();
    } else if (m_store->finished() || m_laidOut.elapsed() >= m_layoutCost * 12) {
        relayout();
    } else if (!m_layoutTimer.isActive()) {
        m_layoutTimer.start(int(m_layoutCost * 12), this);
    }
}

void TimelineWidget::fitNames()
{
    if (m_namesByUser || !m_store || m_layout.rows().empty())
        return;
    const qreal width = fittingNamesWidth(*m_store, m_layout, m_options.measure ? m_options.measure : fontMeasure());
    if (width == m_options.namesWidth)
        return;
    m_options.namesWidth = width;
    Q_EMIT namesWidthChanged(width);
}

void TimelineWidget::updateScrollBar()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const int page = std::max(0, int(viewport()->height() - m_options.rulerHeight));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(LaneLayout::TaskHeight);
    // Some space below the last lane shows that it is the last one.
    const qint64 total = m_layout.totalHeight() + (m_layout.totalHeight() > page ? 24 : 0);
    verticalScrollBar()->setRange(0, int(std::clamp<qint64>(total - page, 0, std::numeric_limits<int>::max())));
}

void TimelineWidget::invalidate()
{
    m_stale = m_previewStale = true;
    viewport()->update();
}

void TimelineWidget::ensureList()
{
    if (!m_stale)
        return;
    m_stale = false;
    m_options.range = m_shown;
    m_options.size = viewport()->size();
    m_options.scrollY = verticalScrollBar()->value();
    m_options.selection = m_state->selection();
    m_options.hover = m_state->hover();
    m_options.highlight = m_state->highlight();
    m_options.origin = m_state->origin();
    if (m_index)
        m_builder.build(*m_index, m_layout, m_options, m_list);
    else
        m_list = {};
}

const DisplayList &TimelineWidget::displayList()
{
    ensureList();
    return m_list;
}

QRectF TimelineWidget::plot() const
{
    const qreal names = std::min(m_options.namesWidth, viewport()->width() * 0.6);
    return QRectF(names, m_options.rulerHeight, std::max<qreal>(viewport()->width() - names, 1),
                  std::max<qreal>(viewport()->height() - m_options.rulerHeight, 0));
}

TimeScale TimelineWidget::scale() const
{
    return TimeScale(m_shown, plot().left(), plot().width(), m_options.cuts);
}

bool TimelineWidget::animates() const
{
    return !m_reducedMotion && isVisible() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
}

void TimelineWidget::showRange(TimeRange range)
{
    m_motion->stop();
    if (!m_zooming)
        m_anchorX = -1;
    if (m_animateNext && animates()) {
        m_motionFrom = m_shown;
        m_motion->start();
        return;
    }
    m_shown = range;
    invalidate();
}

void TimelineWidget::resizeEvent(QResizeEvent *event)
{
    const qreal before = event->oldSize().width() - plot().left();
    if (m_keepsScale && before > 0 && event->oldSize().width() != event->size().width()) {
        const TimeRange seen = m_state->range();
        m_state->crop({seen.begin, seen.begin + Time{std::llround(double(seen.duration().count()) * plot().width() / before)}});
    }
    updateScrollBar();
    placeFloating();
    invalidate();
    Q_EMIT rightMarginChanged(width() - viewport()->width());
}

void TimelineWidget::placeFloating()
{
    const bool open = !m_search->isHidden();
    const int height = open ? m_search->sizeHint().height() : 0;
    setViewportMargins(0, height, 0, 0);
    m_search->setGeometry(0, 0, width(), height);
    m_followButton->setVisible(m_state->isLive() && !m_state->isFollowing());
    const QSize size = m_followButton->sizeHint();
    m_followButton->setGeometry(viewport()->geometry().right() - size.width() - 16, viewport()->geometry().bottom() - size.height() - 14, size.width(),
                                size.height());
    m_followButton->raise();
}

void TimelineWidget::scrollContentsBy(int, int)
{
    if (!m_restoring)
        m_kept.top.clear();
    invalidate();
}

void TimelineWidget::reveal(const ViewItem &item)
{
    if (!m_store)
        return;
    if (const auto row = m_layout.visibleRowOf(*m_store, item.lane); row && *row >= m_layout.pinnedCount()) {
        const LaneRow &r = m_layout.rows()[*row];
        const int page = verticalScrollBar()->pageStep(), pinned = int(m_layout.pinnedHeight());
        const int top = int(r.y) - pinned, bottom = int(r.y) + int(r.height);
        if (verticalScrollBar()->value() > top)
            verticalScrollBar()->setValue(top);
        else if (verticalScrollBar()->value() + page < bottom)
            verticalScrollBar()->setValue(bottom - page);
    }
    const TimeRange wanted = rangeOf(*m_store, item), seen = m_state->range();
    if (item.kind == ViewItem::Kind::Lane || (wanted.begin < seen.end && wanted.end >= seen.begin))
        return;
    const Time begin = wanted.begin - seen.duration() / 3;
    animated([&] { m_state->setRange({begin, begin + seen.duration()}); });
}

QRectF TimelineWidget::rectOf(const ViewItem &item)
{
    QRectF out;
    if (item.kind == ViewItem::Kind::Lane && m_store) {
        const auto row = m_layout.rowOf(item.lane);
        if (!row)
            return {};
        const LaneRow &r = m_layout.rows()[*row];
        const qreal y = plot().top() + qreal(r.y) - (r.pinned ? 0 : verticalScrollBar()->value());
        return QRectF(0, y, viewport()->width(), qreal(r.height));
    }
    const auto wanted = item.kind == ViewItem::Kind::Span ? ItemRef::Kind::Span : ItemRef::Kind::Mark;
    for (const DisplayItem &i : displayList().items) {
        const auto *rect = std::get_if<RectItem>(&i.shape);
        const auto *glyph = std::get_if<GlyphItem>(&i.shape);
        if (i.ref.kind != wanted || i.ref.lane != item.lane || item.index < i.ref.index || item.index >= i.ref.index + i.ref.count)
            continue;
        if (rect)
            return rect->rect;
        if (glyph && wanted == ItemRef::Kind::Mark)
            return QRectF(glyph->center.x() - glyph->size / 2, glyph->center.y() - glyph->size / 2, glyph->size, glyph->size);
    }
    return out;
}

} // namespace awaitscope
