// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinecommands.h"

#include "views/picture/hittest.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>

namespace awaitscope {

using Text = TimelineText;

TimelineCommands::TimelineCommands(const TimelineParts &parts)
    : m_parts(parts)
{
    createNavigation();
    createSteps();
    createLanes();
    createViewing();
    createMeasuring();
}

template <typename Function>
QAction *TimelineCommands::add(const char *name, const QString &text, const QList<QKeySequence> &keys, Function function)
{
    QWidget *area = m_parts.space.area();
    auto *action = new QAction(text, area);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    // Only here: in the task table these keys type letters.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, function);
    area->addAction(action);
    m_all << action;
    return action;
}

template <typename Function>
void TimelineCommands::addToggle(const char *name, const QString &text, const QList<QKeySequence> &keys, Function function)
{
    add(name, text, keys, function)->setCheckable(true);
}

void TimelineCommands::createNavigation()
{
    RangeNavigation &ranges = m_parts.ranges;
    ItemNavigation &items = m_parts.items;
    add("timeline.fit", Text::tr("Fit"), {Qt::Key_0, Qt::Key_Home}, [&ranges] { ranges.fit(); });
    add("timeline.zoomIn", Text::tr("Zoom in"), {Qt::Key_W, Qt::Key_Plus, Qt::Key_Equal}, [&ranges] { ranges.zoomIn(); });
    add("timeline.zoomOut", Text::tr("Zoom out"), {Qt::Key_S, Qt::Key_Minus}, [&ranges] { ranges.zoomOut(); });
    add("timeline.panLeft", Text::tr("Earlier"), {Qt::Key_A, Qt::Key_Left}, [&ranges] { ranges.panLeft(); });
    add("timeline.panRight", Text::tr("Later"), {Qt::Key_D, Qt::Key_Right}, [&ranges] { ranges.panRight(); });
    add("timeline.previousLane", Text::tr("Previous lane"), {Qt::Key_Up}, [&items] { items.moveToLane(-1); });
    add("timeline.nextLane", Text::tr("Next lane"), {Qt::Key_Down}, [&items] { items.moveToLane(1); });
    add("timeline.zoomToSelection", Text::tr("Zoom to the selection, and back"), {Qt::Key_F}, [&ranges] { ranges.zoomToSelection(); });
}

void TimelineCommands::createSteps()
{
    ItemNavigation &items = m_parts.items;
    add("timeline.openTask", Text::tr("Open the task"), {Qt::Key_Return, Qt::Key_Enter}, [this] { openTask(); })
        ->setShortcutContext(Qt::WidgetShortcut); // the fields above the lanes handle Enter themselves
    add("timeline.nextEvent", Text::tr("Next event of the lane"), {Qt::Key_Period}, [&items] { items.toEvent(Direction::Forward); });
    add("timeline.previousEvent", Text::tr("Previous event of the lane"), {Qt::Key_Comma}, [&items] { items.toEvent(Direction::Backward); });
    add("timeline.nextError", Text::tr("Next error"), {Qt::Key_E}, [&items] { items.toError(Direction::Forward); });
    add("timeline.previousError", Text::tr("Previous error"), {QKeySequence(Qt::SHIFT | Qt::Key_E)}, [&items] { items.toError(Direction::Backward); });
    add("timeline.toCause", Text::tr("Follow the arrow to the cause"), {Qt::Key_BracketLeft}, [&items] { items.alongArrow(Direction::Backward); });
    add("timeline.toEffect", Text::tr("Follow the arrow to the effect"), {Qt::Key_BracketRight}, [&items] { items.alongArrow(Direction::Forward); });
    add("timeline.search", Text::tr("Search the timeline"), {Qt::Key_Slash}, [this] { Q_EMIT searchRequested(); });
    add("timeline.follow", Text::tr("Follow the run"), {Qt::Key_End}, [this] { m_parts.ranges.follow(); });
}

void TimelineCommands::createLanes()
{
    LaneRows &rows = m_parts.rows;
    const auto onLane = [this](auto act) {
        return [this, act] {
            if (const auto lane = m_parts.items.lane())
                act(*lane);
        };
    };
    add("timeline.collapse", Text::tr("Collapse or expand the lane"), {Qt::Key_C}, onLane([&rows](quint32 lane) { rows.toggleCollapsed(lane); }));
    add("timeline.others", Text::tr("Unfold or fold the tasks made at the same line"), {Qt::Key_U}, onLane([&rows](quint32 lane) { rows.toggleFold(lane); }));
    add("timeline.pin", Text::tr("Pin or unpin the lane"), {Qt::Key_P},
        onLane([this, &rows](quint32 lane) { rows.setPinned(lane, !m_parts.space.layout().isPinned(lane)); }));
    add("timeline.hide", Text::tr("Hide the lane"), {Qt::Key_H}, onLane([&rows](quint32 lane) { rows.hide(lane); }));
    add("timeline.showHidden", Text::tr("Show hidden lanes"), {QKeySequence(Qt::SHIFT | Qt::Key_H)}, [&rows] { rows.showHidden(); });
    const auto move = [this](int steps) {
        return [this, steps](quint32 lane) {
            if (m_parts.rows.move(lane, steps))
                m_parts.items.reveal({ViewItem::Kind::Lane, lane, 0});
        };
    };
    add("timeline.laneUp", Text::tr("Move the lane up"), {QKeySequence(Qt::ALT | Qt::Key_Up)}, onLane(move(-1)));
    add("timeline.laneDown", Text::tr("Move the lane down"), {QKeySequence(Qt::ALT | Qt::Key_Down)}, onLane(move(1)));
}

void TimelineCommands::createViewing()
{
    addToggle("timeline.allArrows", Text::tr("All arrows"), {QKeySequence(Qt::SHIFT | Qt::Key_A)}, [this](bool on) { showAllArrows(on); });
    addToggle("timeline.hideIdle", Text::tr("Hide idle time"), {Qt::Key_I}, [this](bool on) { m_parts.cuts.hide(on); });
    addToggle("timeline.fold", Text::tr("Fold tasks made at the same line"), {Qt::Key_G}, [this](bool on) { m_parts.rows.setFolding(on); });
    m_all.back()->setChecked(true);
    addToggle("timeline.legend", Text::tr("Show the legend"), {Qt::Key_L}, [this](bool on) { Q_EMIT legendToggled(on); });
    add("timeline.origin", Text::tr("Count time from here, or from the start"), {Qt::Key_O}, [this] {
        ViewState *state = m_parts.space.state();
        state->setOrigin(state->origin() == Time{0} ? m_parts.items.here() : Time{0});
    });
    add("timeline.note", Text::tr("Add or remove a marker"), {Qt::Key_M}, [this] { m_parts.markers.addOrRemove(m_parts.items.here()); });
    add("timeline.editNote", Text::tr("Edit the marker's text"), {QKeySequence(Qt::SHIFT | Qt::Key_M)},
        [this] { m_parts.markers.editNearest(m_parts.items.here()); });
    addToggle("timeline.reduceMotion", Text::tr("Reduce motion"), {}, [this](bool on) { m_parts.ranges.setReducedMotion(on); });
    connect(&m_parts.ranges, &RangeNavigation::reducedMotionChanged, m_all.back(), &QAction::setChecked);
    addToggle("timeline.table", Text::tr("Show the timeline as a table"), {Qt::Key_T}, [this](bool on) { Q_EMIT tableToggled(on); });
}

void TimelineCommands::createMeasuring()
{
    ItemNavigation &items = m_parts.items;
    const auto key = [](auto... keys) { return QList<QKeySequence>{QKeySequence((keys | ...))}; };
    const auto alt = Qt::ALT | Qt::SHIFT;
    add("timeline.measure", Text::tr("Measure the selection, or clear the measurement"), {Qt::Key_R}, [&items] { items.measureSelection(); });
    add("timeline.measureEndLater", Text::tr("Measure up to the next edge"), key(Qt::SHIFT | Qt::Key_Right),
        [&items] { items.moveMeasured(false, Direction::Forward); });
    add("timeline.measureEndEarlier", Text::tr("Measure up to the previous edge"), key(Qt::SHIFT | Qt::Key_Left),
        [&items] { items.moveMeasured(false, Direction::Backward); });
    add("timeline.measureBeginLater", Text::tr("Measure from the next edge"), key(alt | Qt::Key_Right),
        [&items] { items.moveMeasured(true, Direction::Forward); });
    add("timeline.measureBeginEarlier", Text::tr("Measure from the previous edge"), key(alt | Qt::Key_Left),
        [&items] { items.moveMeasured(true, Direction::Backward); });
    add("timeline.extendUp", Text::tr("Extend the selection up"), key(Qt::SHIFT | Qt::Key_Up), [&items] { items.extendSelection(-1); });
    add("timeline.extendDown", Text::tr("Extend the selection down"), key(Qt::SHIFT | Qt::Key_Down), [&items] { items.extendSelection(1); });
}

QAction *TimelineCommands::find(const QString &name) const
{
    for (QAction *a : m_all) {
        if (a->objectName() == name)
            return a;
    }
    return nullptr;
}

void TimelineCommands::openTask()
{
    const auto item = m_parts.items.current();
    if (!item || !m_parts.items.lane())
        return;
    if (const QString step = m_parts.items.stepOf(*item); !step.isEmpty())
        Q_EMIT stepActivated(step, item->lane);
    else
        Q_EMIT taskRenameRequested(item->lane);
}

void TimelineCommands::showAllArrows(bool on)
{
    m_parts.space.options().allArrows = on;
    m_parts.space.invalidate();
}

void TimelineCommands::showMenu(QContextMenuEvent *event)
{
    TimelineSpace &space = m_parts.space;
    const QPointF pos = space.viewport()->mapFrom(space.area(), event->pos());
    if (space.store() && event->reason() == QContextMenuEvent::Mouse) {
        const auto item = toViewItem(hitTest(space.list(), pos), space.options());
        if (item && item->kind != ViewItem::Kind::Arrow && !space.state()->isSelected(*item))
            space.state()->select(*item);
    }
    QMenu menu(space.area());
    menu.setObjectName(QStringLiteral("timelineMenu"));
    const char *const groups[] = {"fit zoomToSelection zoomIn zoomOut", "openTask", "nextEvent previousEvent toCause toEffect",
                                  "nextError previousError search", "collapse others pin laneUp laneDown hide showHidden",
                                  "allArrows hideIdle fold legend table", "measure note editNote origin"};
    for (const char *group : groups) {
        for (const QString &name : QString::fromLatin1(group).split(u' '))
            menu.addAction(find(QStringLiteral("timeline.") + name));
        menu.addSeparator();
    }
    menu.addActions(m_extra);
    menu.exec(event->globalPos());
}

} // namespace awaitscope
