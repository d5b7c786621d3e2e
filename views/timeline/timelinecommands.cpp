// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: the commands.

#include "views/picture/hittest.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>

// Every command with its keys, for the menus, the command palette and the list of shortcuts.

namespace awaitscope {

template <typename Method>
QAction *TimelineWidget::addCommand(const char *name, const QString &text, const QList<QKeySequence> &keys, Method method)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    // Only here: in the task table these keys type letters.
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
    addCommand("timeline.openTask", tr("Open the task"), {Qt::Key_Return, Qt::Key_Enter}, [this] { openTask(); });
    command(QStringLiteral("timeline.openTask"))->setShortcutContext(Qt::WidgetShortcut); // the fields above the lanes handle Enter themselves
    addCommand("timeline.nextEvent", tr("Next event of the lane"), {Qt::Key_Period}, [this] { nextEvent(); });
    addCommand("timeline.previousEvent", tr("Previous event of the lane"), {Qt::Key_Comma}, [this] { previousEvent(); });
    addCommand("timeline.nextError", tr("Next error"), {Qt::Key_E}, [this] { nextError(); });
    addCommand("timeline.previousError", tr("Previous error"), {QKeySequence(Qt::SHIFT | Qt::Key_E)}, [this] { previousError(); });
    addCommand("timeline.toCause", tr("Follow the arrow to the cause"), {Qt::Key_BracketLeft}, [this] { toCause(); });
    addCommand("timeline.toEffect", tr("Follow the arrow to the effect"), {Qt::Key_BracketRight}, [this] { toEffect(); });
    addCommand("timeline.search", tr("Search the timeline"), {Qt::Key_Slash}, [this] { find(); });
    addCommand("timeline.follow", tr("Follow the run"), {Qt::Key_End}, [this] { follow(); });
    createLaneCommands();
    createViewingCommands();
    createMeasuringCommands();
}

void TimelineWidget::createLaneCommands()
{
    addCommand("timeline.collapse", tr("Collapse or expand the lane"), {Qt::Key_C}, [this] {
        if (const auto lane = selectedLane())
            toggleCollapsed(*lane);
    });
    addCommand("timeline.pin", tr("Pin or unpin the lane"), {Qt::Key_P}, [this] {
        if (const auto lane = selectedLane())
            setLanePinned(*lane, !m_layout.isPinned(*lane));
    });
    addCommand("timeline.hide", tr("Hide the lane"), {Qt::Key_H}, [this] {
        if (const auto lane = selectedLane())
            hideLane(*lane);
    });
    addCommand("timeline.showHidden", tr("Show hidden lanes"), {QKeySequence(Qt::SHIFT | Qt::Key_H)}, [this] { showHidden(); });
    addCommand("timeline.laneUp", tr("Move the lane up"), {QKeySequence(Qt::ALT | Qt::Key_Up)}, [this] { moveLane(-1); });
    addCommand("timeline.laneDown", tr("Move the lane down"), {QKeySequence(Qt::ALT | Qt::Key_Down)}, [this] { moveLane(1); });
}

void TimelineWidget::createViewingCommands()
{
    addCommand("timeline.allArrows", tr("All arrows"), {QKeySequence(Qt::SHIFT | Qt::Key_A)}, [this](bool on) { showAllArrows(on); })->setCheckable(true);
    addCommand("timeline.hideIdle", tr("Hide idle time"), {Qt::Key_I}, [this](bool on) { hideIdle(on); })->setCheckable(true);
    addCommand("timeline.legend", tr("Show the legend"), {Qt::Key_L}, [this](bool on) { Q_EMIT legendToggled(on); })->setCheckable(true);
    addCommand("timeline.origin", tr("Count time from here, or from the start"), {Qt::Key_O}, [this] {
        m_state->setOrigin(m_state->origin() == Time{0} ? here() : Time{0});
    });
    addCommand("timeline.note", tr("Add or remove a marker"), {Qt::Key_M}, [this] {
        addNote(here());
    });
    addCommand("timeline.editNote", tr("Edit the marker's text"), {QKeySequence(Qt::SHIFT | Qt::Key_M)}, [this] { editNote(); });
    addCommand("timeline.reduceMotion", tr("Reduce motion"), {}, [this](bool on) { setReducedMotion(on); })->setCheckable(true);
    connect(this, &TimelineWidget::reducedMotionChanged, command(QStringLiteral("timeline.reduceMotion")), &QAction::setChecked);
    addCommand("timeline.table", tr("Show the timeline as a table"), {Qt::Key_T}, [this](bool on) { Q_EMIT tableToggled(on); })->setCheckable(true);
}

void TimelineWidget::createMeasuringCommands()
{
    const auto key = [](auto... keys) { return QList<QKeySequence>{QKeySequence((keys | ...))}; };
    const auto alt = Qt::ALT | Qt::SHIFT;
    addCommand("timeline.measure", tr("Measure the selection, or clear the measurement"), {Qt::Key_R}, [this] { measureSelection(); });
    addCommand("timeline.measureEndLater", tr("Measure up to the next edge"), key(Qt::SHIFT | Qt::Key_Right),
               [this] { moveMeasured(false, Direction::Forward); });
    addCommand("timeline.measureEndEarlier", tr("Measure up to the previous edge"), key(Qt::SHIFT | Qt::Key_Left),
               [this] { moveMeasured(false, Direction::Backward); });
    addCommand("timeline.measureBeginLater", tr("Measure from the next edge"), key(alt | Qt::Key_Right), [this] { moveMeasured(true, Direction::Forward); });
    addCommand("timeline.measureBeginEarlier", tr("Measure from the previous edge"), key(alt | Qt::Key_Left),
               [this] { moveMeasured(true, Direction::Backward); });
    addCommand("timeline.extendUp", tr("Extend the selection up"), key(Qt::SHIFT | Qt::Key_Up), [this] { extendSelection(-1); });
    addCommand("timeline.extendDown", tr("Extend the selection down"), key(Qt::SHIFT | Qt::Key_Down), [this] { extendSelection(1); });
}

QAction *TimelineWidget::command(const QString &name) const
{
    for (QAction *a : m_commands) {
        if (a->objectName() == name)
            return a;
    }
    return nullptr;
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
    const char *const groups[] = {"fit zoomToSelection zoomIn zoomOut", "openTask", "nextEvent previousEvent toCause toEffect",
                                  "nextError previousError search", "collapse pin laneUp laneDown hide showHidden",
                                  "allArrows hideIdle legend table", "measure note editNote origin"};
    for (const char *group : groups) {
        for (const QString &name : QString::fromLatin1(group).split(u' '))
            menu.addAction(command(QStringLiteral("timeline.") + name));
        menu.addSeparator();
    }
    menu.addActions(m_extraCommands);
    menu.exec(event->globalPos());
}

} // namespace awaitscope
