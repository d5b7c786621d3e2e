// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/hittest.h"
#include "views/timeline/searchbar.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <cmath>

namespace awaitscope {

namespace {

constexpr double KeyZoom = 0.7, KeyPan = 0.15;

// Codes of the keys W, A, S, D by their place on the keyboard, as X11 and Wayland number them.
constexpr quint32 PlaceW = 25, PlaceA = 38, PlaceS = 39, PlaceD = 40;

} // namespace

template <typename Method>
QAction *TimelineWidget::addCommand(const char *name, const QString &text, const QList<QKeySequence> &keys, Method method)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    // Only here: in a table of tasks these keys are letters.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, method);
    addAction(action);
    m_commands << action;
    return action;
}

void TimelineWidget::createCommands()
{
    addCommand("timeline.fit", tr("Fit"), {Qt::Key_0, Qt::Key_Home}, [this] { fit(); });
    addCommand("timeline.zoomIn", tr("Zoom in"), {Qt::Key_W, Qt::Key_Plus, Qt::Key_Equal}, [this] { zoomIn(); });
    addCommand("timeline.zoomOut", tr("Zoom out"), {Qt::Key_S, Qt::Key_Minus}, [this] { zoomOut(); });
    addCommand("timeline.panLeft", tr("Earlier"), {Qt::Key_A, Qt::Key_Left}, [this] { panLeft(); });
    addCommand("timeline.panRight", tr("Later"), {Qt::Key_D, Qt::Key_Right}, [this] { panRight(); });
    addCommand("timeline.previousLane", tr("Previous lane"), {Qt::Key_Up}, [this] { previousLane(); });
    addCommand("timeline.nextLane", tr("Next lane"), {Qt::Key_Down}, [this] { nextLane(); });
    addCommand("timeline.zoomToSelection", tr("Zoom to the selection, and back"), {Qt::Key_F}, [this] { zoomToSelection(); });
    addCommand("timeline.nextEvent", tr("Next event of the lane"), {Qt::Key_Period}, [this] { nextEvent(); });
    addCommand("timeline.previousEvent", tr("Previous event of the lane"), {Qt::Key_Comma}, [this] { previousEvent(); });
    addCommand("timeline.nextError", tr("Next error"), {Qt::Key_E}, [this] { nextError(); });
    addCommand("timeline.previousError", tr("Previous error"), {QKeySequence(Qt::SHIFT | Qt::Key_E)}, [this] { previousError(); });
    addCommand("timeline.toCause", tr("Follow the arrow to the cause"), {Qt::Key_BracketLeft}, [this] { toCause(); });
    addCommand("timeline.toEffect", tr("Follow the arrow to the effect"), {Qt::Key_BracketRight}, [this] { toEffect(); });
    addCommand("timeline.search", tr("Search the timeline"), {Qt::Key_Slash}, [this] { find(); });
    addCommand("timeline.follow", tr("Follow the run"), {Qt::Key_End}, [this] { follow(); });
    addCommand("timeline.collapse", tr("Collapse or expand the lane"), {Qt::Key_C}, [this] {
        if (const auto lane = selectedLane())
            toggleCollapsed(*lane);
    });
    addCommand("timeline.pin", tr("Pin the lane, or let it go"), {Qt::Key_P}, [this] {
        if (const auto lane = selectedLane())
            setLanePinned(*lane, !m_layout.isPinned(*lane));
    });
    addCommand("timeline.hide", tr("Hide the lane"), {Qt::Key_H}, [this] {
        if (const auto lane = selectedLane())
            hideLane(*lane);
    });
    addCommand("timeline.showHidden", tr("Show hidden lanes"), {QKeySequence(Qt::SHIFT | Qt::Key_H)}, [this] {
        m_layout.showAll();
        relayout();
    });
    addCommand("timeline.laneUp", tr("Move the lane up"), {QKeySequence(Qt::ALT | Qt::Key_Up)}, [this] { moveLane(-1); });
    addCommand("timeline.laneDown", tr("Move the lane down"), {QKeySequence(Qt::ALT | Qt::Key_Down)}, [this] { moveLane(1); });
    addCommand("timeline.allArrows", tr("All arrows"), {QKeySequence(Qt::SHIFT | Qt::Key_A)}, [this](bool on) { showAllArrows(on); })->setCheckable(true);
    addCommand("timeline.hideIdle", tr("Hide idle time"), {Qt::Key_I}, [this](bool on) { hideIdle(on); })->setCheckable(true);
    addCommand("timeline.origin", tr("Count time from here, or from the start again"), {Qt::Key_O}, [this] {
        const Time here = m_state->cursor().value_or(current() && m_store ? rangeOf(*m_store, *current()).begin : Time{0});
        m_state->setOrigin(m_state->origin() == Time{0} ? here : Time{0});
    });
    addCommand("timeline.note", tr("Set a marker, or take it away"), {Qt::Key_M}, [this] {
        addNote(m_state->cursor().value_or(current() && m_store ? rangeOf(*m_store, *current()).begin : Time{0}));
    });
}

QAction *TimelineWidget::command(const QString &name) const
{
    for (QAction *a : m_commands) {
        if (a->objectName() == name)
            return a;
    }
    return nullptr;
}

void TimelineWidget::fit()
{
    m_zoomedFrom.reset();
    animated([this] { m_state->fit(); });
}

void TimelineWidget::zoomIn()
{
    animated([this] { zoomAround(m_state->cursor() ? scale().x(*m_state->cursor()) : plot().center().x(), KeyZoom); });
}

void TimelineWidget::zoomOut()
{
    animated([this] { zoomAround(m_state->cursor() ? scale().x(*m_state->cursor()) : plot().center().x(), 1 / KeyZoom); });
}

void TimelineWidget::panLeft()
{
    animated([this] { panBy(-plot().width() * KeyPan, 0); });
}

void TimelineWidget::panRight()
{
    animated([this] { panBy(plot().width() * KeyPan, 0); });
}

void TimelineWidget::zoomToSelection()
{
    if (m_zoomedFrom && m_state->range() == m_zoomedFrom->second) {
        const TimeRange before = m_zoomedFrom->first;
        m_zoomedFrom.reset();
        return animated([&] { m_state->setRange(before); });
    }
    if (!m_store || (m_state->selection().empty() && !m_state->measured()))
        return;
    TimeRange wanted = m_state->measured().value_or(TimeRange{Time::max(), Time{0}});
    for (const ViewItem &i : m_state->selection()) {
        const TimeRange r = rangeOf(*m_store, i);
        wanted = {std::min(wanted.begin, r.begin), std::max(wanted.end, r.end)};
    }
    // A moment has no length: it is shown in the middle of a tenth of what was seen.
    const Time around = wanted.duration() > Time{0} ? wanted.duration() / 16 : m_state->range().duration() / 20;
    const TimeRange before = m_state->range();
    animated([&] { m_state->setRange({wanted.begin - around, wanted.end + around}); });
    if (m_state->range() != before)
        m_zoomedFrom = {before, m_state->range()};
}

void TimelineWidget::goBack()
{
    animated([this] { m_state->goBack(); });
}

void TimelineWidget::goForward()
{
    animated([this] { m_state->goForward(); });
}

void TimelineWidget::follow()
{
    animated([this] {
        m_state->setFollowing(true);
        const TimeRange all = m_state->domain(), seen = m_state->range();
        if (seen.end < all.end) {
            m_state->setRange({all.end - seen.duration(), all.end});
            m_state->setFollowing(true);
        }
    });
}

void TimelineWidget::find()
{
    m_search->open();
    placeFloating();
}

std::optional<ViewItem> TimelineWidget::current() const
{
    return m_state->selection().empty() ? std::nullopt : std::optional(m_state->selection().back());
}

std::optional<quint32> TimelineWidget::selectedLane() const
{
    const auto item = current() ? current() : m_state->hover();
    return item && m_store && item->lane < m_store->lanes().size() ? std::optional(item->lane) : std::nullopt;
}

void TimelineWidget::choose(const std::optional<ViewItem> &item)
{
    if (!item)
        return;
    m_state->select(*item);
    reveal(*item);
}

void TimelineWidget::nextEvent()
{
    if (m_store && !m_store->lanes().empty())
        choose(nextItem(*m_store, current().value_or(ViewItem{ViewItem::Kind::Lane, 0, 0}), Direction::Forward));
}

void TimelineWidget::previousEvent()
{
    if (m_store && !m_store->lanes().empty())
        choose(nextItem(*m_store, current().value_or(ViewItem{ViewItem::Kind::Lane, 0, 0}), Direction::Backward));
}

void TimelineWidget::nextError()
{
    if (m_store)
        choose(awaitscope::nextError(*m_store, current(), Direction::Forward));
}

void TimelineWidget::previousError()
{
    if (m_store)
        choose(awaitscope::nextError(*m_store, current(), Direction::Backward));
}

void TimelineWidget::toCause()
{
    if (m_index && current())
        choose(followArrow(*m_index, *current(), Direction::Backward));
}

void TimelineWidget::toEffect()
{
    if (m_index && current())
        choose(followArrow(*m_index, *current(), Direction::Forward));
}

void TimelineWidget::moveToLane(int steps)
{
    if (!m_store || m_layout.rows().empty())
        return;
    const auto lane = current();
    const auto row = lane ? m_layout.visibleRowOf(*m_store, lane->lane) : std::nullopt;
    const auto rows = std::ptrdiff_t(m_layout.rows().size());
    const auto to = row ? std::clamp<std::ptrdiff_t>(std::ptrdiff_t(*row) + steps, 0, rows - 1) : steps > 0 ? 0
                                                                                                            : rows - 1;
    choose(ViewItem{ViewItem::Kind::Lane, m_layout.rows()[std::size_t(to)].lane, 0});
}

void TimelineWidget::nextLane()
{
    moveToLane(1);
}

void TimelineWidget::previousLane()
{
    moveToLane(-1);
}

void TimelineWidget::showAllArrows(bool on)
{
    m_options.allArrows = on;
    invalidate();
}

void TimelineWidget::hideIdle(bool on)
{
    m_hideIdle = on;
    m_cutsOf = 0;
    updateCuts();
}

void TimelineWidget::toggleCollapsed(quint32 lane)
{
    m_layout.setCollapsed(lane, !m_layout.isCollapsed(lane));
    relayout();
}

void TimelineWidget::setLanePinned(quint32 lane, bool on)
{
    m_layout.setPinned(lane, on);
    relayout();
}

void TimelineWidget::hideLane(quint32 lane)
{
    m_layout.setHidden(lane, true);
    relayout();
}

void TimelineWidget::moveLane(int steps)
{
    if (const auto lane = selectedLane()) {
        m_layout.move(*lane, steps);
        relayout();
        reveal({ViewItem::Kind::Lane, *lane, 0});
    }
}

void TimelineWidget::setSearch(const QString &text)
{
    m_options.hits = m_store ? search(*m_store, text) : std::vector<ViewItem>();
    m_search->setCount(0, m_options.hits.size());
    Q_EMIT hitsChanged();
    invalidate();
}

void TimelineWidget::stepHit(Direction direction)
{
    const auto &hits = m_options.hits;
    if (hits.empty())
        return;
    const auto at = current() ? std::find_if(hits.begin(), hits.end(), [this](const ViewItem &i) { return i.lane == current()->lane; }) : hits.end();
    const std::size_t n = hits.size();
    std::size_t i = direction == Direction::Forward ? 0 : n - 1;
    if (at != hits.end())
        i = (std::size_t(at - hits.begin()) + n + (direction == Direction::Forward ? 1 : n - 1)) % n;
    choose(hits[i]);
    m_search->setCount(i + 1, n);
}

void TimelineWidget::addNote(Time at)
{
    auto &notes = m_options.notes;
    // On a marker that is already there the key takes it away.
    const Time reach{std::llround(6 * scale().perPixel())};
    const auto near = std::find_if(notes.begin(), notes.end(), [&](const TimelineNote &n) { return std::abs((n.time - at).count()) <= reach.count(); });
    if (near != notes.end())
        notes.erase(near);
    else
        notes.push_back({at, tr("Marker %1").arg(notes.size() + 1)});
    invalidate();
    Q_EMIT notesChanged();
}

// Physical places first: on a French keyboard Z lies where W is meant.
bool TimelineWidget::isNavigationKey(QKeyEvent *event)
{
    if (event->modifiers() != Qt::NoModifier)
        return false;
    switch (event->nativeScanCode()) {
    case PlaceW:
        zoomIn();
        return true;
    case PlaceS:
        zoomOut();
        return true;
    case PlaceA:
        panLeft();
        return true;
    case PlaceD:
        panRight();
        return true;
    default:
        return false;
    }
}

void TimelineWidget::keyPressEvent(QKeyEvent *event)
{
    m_focusShown = true;
    if (isNavigationKey(event))
        return;
    if (event->key() == Qt::Key_Space) {
        m_spaceDown = true;
        if (!event->isAutoRepeat())
            viewport()->setCursor(Qt::OpenHandCursor);
    } else if (event->key() == Qt::Key_Escape) {
        if (m_gesture != Gesture::None)
            leaveGesture();
        m_state->clearSelection();
        m_state->setMeasured(std::nullopt);
    } else if (event->matches(QKeySequence::Find)) {
        find();
    } else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Left) {
        goBack();
    } else if (event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Right) {
        goForward();
    } else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        panBy(0, (event->key() == Qt::Key_PageUp ? -0.9 : 0.9) * plot().height());
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current()) {
        zoomToSelection();
    } else if (event->key() == Qt::Key_F2 && selectedLane()) {
        Q_EMIT taskRenameRequested(*selectedLane());
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineWidget::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceDown = false;
        viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    QAbstractScrollArea::keyReleaseEvent(event);
}

void TimelineWidget::focusInEvent(QFocusEvent *event)
{
    // Whoever clicks knows where they are; whoever comes by key must see it.
    m_focusShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    viewport()->update();
}

void TimelineWidget::focusOutEvent(QFocusEvent *)
{
    m_spaceDown = false;
    m_focusShown = false;
    viewport()->update();
}

bool TimelineWidget::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        invalidate();
    return QAbstractScrollArea::event(event);
}

void TimelineWidget::contextMenuEvent(QContextMenuEvent *event)
{
    const QPointF pos = viewport()->mapFrom(this, event->pos());
    if (m_store && event->reason() == QContextMenuEvent::Mouse) {
        const auto item = toViewItem(hitTest(displayList(), pos));
        if (item && item->kind != ViewItem::Kind::Arrow && !m_state->isSelected(*item))
            m_state->select(*item);
    }
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("timelineMenu"));
    const char *const groups[] = {"fit zoomToSelection zoomIn zoomOut", "nextEvent previousEvent toCause toEffect", "nextError previousError search",
                                  "collapse pin laneUp laneDown hide showHidden", "allArrows hideIdle", "note origin"};
    for (const char *group : groups) {
        for (const QString &name : QString::fromLatin1(group).split(u' '))
            menu.addAction(command(QStringLiteral("timeline.") + name));
        menu.addSeparator();
    }
    menu.exec(event->globalPos());
}

} // namespace awaitscope
