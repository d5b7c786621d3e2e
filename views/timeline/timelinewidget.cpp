// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinewidget.h"

#include "views/picture/hittest.h"
#include "views/timeline/timelineaccess.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>

#include <cmath>

namespace awaitscope {

namespace {

Q_LOGGING_CATEGORY(frames, "awaitscope.timeline.frames", QtWarningMsg)

} // namespace

TimelineWidget::TimelineWidget(ViewState *state, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_space(state, this),
      m_ranges(m_space),
      m_rows(m_space),
      m_items(m_space, m_ranges),
      m_search(m_space, m_items),
      m_markers(m_space),
      m_sleeps(m_space),
      m_cuts(m_space),
      m_preview(m_space),
      m_pointer(parts()),
      m_commands(parts()),
      m_painter(m_space.theme())
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
    createFollowButton();
    connectState();
    connectParts();
}

TimelineWidget::~TimelineWidget() = default;

void TimelineWidget::connectState()
{
    ViewState *state = m_space.state();
    for (const auto signal : {&ViewState::selectionChanged, &ViewState::hoverChanged, &ViewState::highlightChanged, &ViewState::originChanged})
        connect(state, signal, &m_space, &TimelineSpace::invalidate);
    connect(state, &ViewState::selectionChanged, this, &TimelineWidget::tellSelection);
    connect(state, &ViewState::cursorChanged, viewport(), qOverload<>(&QWidget::update));
    connect(state, &ViewState::measuredChanged, viewport(), qOverload<>(&QWidget::update));
    connect(state, &ViewState::followingChanged, this, &TimelineWidget::placeFloating);
    connect(state, &ViewState::liveChanged, this, &TimelineWidget::placeFloating);
}

void TimelineWidget::connectParts()
{
    connect(&m_space, &TimelineSpace::invalidated, this, [this] { m_preview.invalidate(); });
    connect(&m_ranges, &RangeNavigation::reducedMotionChanged, this, &TimelineWidget::reducedMotionChanged);
    connect(&m_rows, &LaneRows::layoutChanged, this, &TimelineWidget::layoutChanged);
    connect(&m_rows, &LaneRows::arranged, this, &TimelineWidget::arranged);
    connect(&m_rows, &LaneRows::namesWidthChanged, this, &TimelineWidget::namesWidthChanged);
    connect(&m_search, &LaneSearch::hitsChanged, this, &TimelineWidget::hitsChanged);
    connect(&m_search, &LaneSearch::filterChanged, &m_rows, &LaneRows::setFilter);
    connect(&m_search, &LaneSearch::closed, this, [this] {
        placeFloating();
        setFocus();
    });
    connect(&m_markers, &MarkerLayer::changed, this, &TimelineWidget::markersChanged);
    connect(&m_pointer, &TimelinePointer::wheelZoomsChanged, this, &TimelineWidget::wheelZoomsChanged);
    connect(&m_pointer, &TimelinePointer::stepActivated, this, &TimelineWidget::stepActivated);
    connect(&m_pointer, &TimelinePointer::taskRenameRequested, this, &TimelineWidget::taskRenameRequested);
    connect(&m_commands, &TimelineCommands::searchRequested, this, &TimelineWidget::find);
    connect(&m_commands, &TimelineCommands::legendToggled, this, &TimelineWidget::legendToggled);
    connect(&m_commands, &TimelineCommands::tableToggled, this, &TimelineWidget::tableToggled);
    connect(&m_commands, &TimelineCommands::stepActivated, this, &TimelineWidget::stepActivated);
    connect(&m_commands, &TimelineCommands::taskRenameRequested, this, &TimelineWidget::taskRenameRequested);
}

void TimelineWidget::createFollowButton()
{
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
    const auto restoring = m_rows.restoring();
    ViewState *state = m_space.state();
    m_rows.keepSeen();
    m_space.setStore(nullptr); // nothing may access the old store while the state is cleared
    m_pointer.cancel();
    m_sleeps.hold(std::nullopt);
    m_preview.setStore(nullptr);
    m_space.options().marks.compared = {};
    state->setHover(std::nullopt);
    state->setMeasured(std::nullopt);
    state->clearSelection();
    m_search.leave();
    m_markers.endEdit(false);
    m_rows.lookForLanes();
    m_ranges.forgetZoom();
    m_space.setStore(store);
    if (store) {
        state->setLive(store->isLive());
        state->setDomain(store->range());
    }
    m_cuts.startOver(); // those of the old run do not apply
    TimelineAccess::tellReset(this);
    if (!m_rows.keepsPlace())
        m_space.scrollTo(0);
    m_rows.relayout();
    if (when == Reselect::Now)
        m_rows.selectAgain();
    m_search.startOver();
}

void TimelineWidget::tellSelection()
{
    m_rows.selected();
    TimelineAccess::tellFocus(this);
}

void TimelineWidget::refresh()
{
    const TraceStore *store = m_space.store();
    if (!store)
        return;
    m_space.state()->setLive(store->isLive());
    m_space.state()->setDomain(store->range());
    m_rows.grow();
    m_cuts.refresh();
    m_search.refresh();
    m_space.invalidate();
    Q_EMIT wentOn();
}

void TimelineWidget::passTime()
{
    const TraceStore *store = m_space.store();
    if (!store)
        return;
    m_space.state()->setLive(store->isLive());
    m_space.state()->setDomain(store->range());
    m_space.invalidate();
    Q_EMIT wentOn();
}

void TimelineWidget::setTheme(const Theme &theme)
{
    m_painter.setTheme(theme);
    m_space.setTheme(theme);
}

void TimelineWidget::setLit(std::optional<Sign> sign)
{
    if (m_space.options().lit == sign)
        return;
    m_space.options().lit = sign;
    m_space.invalidate();
}

void TimelineWidget::setCompared(ComparedMarks marks)
{
    m_space.options().marks.compared = std::move(marks);
    if (m_space.store() && m_space.layout().folds().mayFold(*m_space.store()))
        m_rows.relayout();
    m_space.invalidate();
}

void TimelineWidget::setRulerShown(bool on)
{
    const qreal height = on ? TimelineOptions().rulerHeight : 0;
    if (std::exchange(m_space.options().rulerHeight, height) == height)
        return;
    m_rows.updateScrollBar();
    m_space.invalidate();
}

void TimelineWidget::find()
{
    m_search.open();
    placeFloating();
}

void TimelineWidget::resizeEvent(QResizeEvent *event)
{
    const QRectF plot = m_space.plot();
    const qreal before = event->oldSize().width() - plot.left();
    if (m_keepsScale && before > 0 && event->oldSize().width() != event->size().width()) {
        const TimeRange seen = m_space.state()->range();
        m_space.state()->crop({seen.begin, seen.begin + Time{std::llround(double(seen.duration().count()) * plot.width() / before)}});
    }
    m_rows.updateScrollBar();
    placeFloating();
    m_space.invalidate();
    Q_EMIT rightMarginChanged(width() - viewport()->width());
}

void TimelineWidget::placeFloating()
{
    setViewportMargins(0, m_search.place(width()), 0, 0);
    m_followButton->setVisible(m_space.state()->isLive() && !m_space.state()->isFollowing());
    const QSize size = m_followButton->sizeHint();
    m_followButton->setGeometry(viewport()->geometry().right() - size.width() - 16, viewport()->geometry().bottom() - size.height() - 14, size.width(),
                                size.height());
    m_followButton->raise();
}

void TimelineWidget::scrollContentsBy(int, int)
{
    m_rows.scrolled();
    m_space.invalidate();
}

void TimelineWidget::paintEvent(QPaintEvent *)
{
    QElapsedTimer clock;
    clock.start();
    QPainter painter(viewport());
    m_painter.paintGround(painter, QRectF(viewport()->rect()));
    if (!m_space.store() || m_space.store()->lanes().empty()) {
        paintEmpty(painter, m_space);
        return;
    }
    const DisplayList &list = m_space.list();
    const qint64 built = clock.nsecsElapsed();
    m_painter.paint(painter, list);
    if (m_space.layout().rows().empty())
        paintEmpty(painter, m_space);
    painter.setRenderHint(QPainter::Antialiasing);
    m_preview.paint(painter, m_painter);
    m_pointer.paint(painter);
    paintMeasured(painter, m_space);
    paintCursor(painter, m_space);
    m_sleeps.paint(painter);
    if (hasFocus() && m_focusShown) {
        painter.setPen(QPen(m_space.theme().color(ColorRole::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
    Q_EMIT drawn();
    qCDebug(frames, "list %.2f ms, painting %.2f ms, %zu items", double(built) / 1e6, double(clock.nsecsElapsed() - built) / 1e6, list.items.size());
}

std::optional<ViewItem> TimelineWidget::itemAt(QPointF pos)
{
    return toViewItem(hitTest(m_space.list(), pos), m_space.options());
}

} // namespace awaitscope
