// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/timelineparts.h"

#include <QKeySequence>
#include <QList>

class QAction;
class QContextMenuEvent;

namespace awaitscope {

//! Every command of a timeline with its keys, for menus, the command palette and the list of shortcuts; named "timeline.fit" and
//! so on. They are actions of the area.
class TimelineCommands : public QObject
{
    Q_OBJECT
public:
    explicit TimelineCommands(const TimelineParts &parts);

    const QList<QAction *> &all() const { return m_all; }
    //! Null: there is none of that name.
    QAction *find(const QString &name) const;
    //! Commands of the owner that belong into the context menu too.
    void setExtra(const QList<QAction *> &commands) { m_extra = commands; }
    void showMenu(QContextMenuEvent *event);

    //! Of the lane that is selected; of a span or a mark, the step that it comes from.
    void openTask();
    void showAllArrows(bool on);

Q_SIGNALS:
    void searchRequested();
    void legendToggled(bool on);
    void tableToggled(bool on);
    void stepActivated(const QString &pointer, quint32 lane);
    void taskRenameRequested(quint32 lane);

private:
    void createNavigation();
    void createSteps();
    void createLanes();
    void createViewing();
    void createMeasuring();
    template <typename Function>
    QAction *add(const char *name, const QString &text, const QList<QKeySequence> &keys, Function function);
    template <typename Function>
    void addToggle(const char *name, const QString &text, const QList<QKeySequence> &keys, Function function);

    TimelineParts m_parts;
    QList<QAction *> m_all;
    QList<QAction *> m_extra;
};

} // namespace awaitscope
