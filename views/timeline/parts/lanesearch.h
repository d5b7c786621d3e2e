// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/itemnavigation.h"

#include <QBasicTimer>
#include <QObject>

namespace awaitscope {

class SearchBar;

//! The search for lanes: its bar above the timeline, and what it has found, in the options of the space.
class LaneSearch : public QObject
{
    Q_OBJECT
public:
    //! The bar is a child of the area.
    LaneSearch(TimelineSpace &space, ItemNavigation &items);

    void open();
    bool isOpen() const;
    //! Puts the bar at the top of the area; returns its height, 0 while it is closed.
    int place(int width);
    //! The old run goes.
    void leave();
    //! Another run is there.
    void startOver();
    //! The run has grown.
    void refresh();

Q_SIGNALS:
    void hitsChanged();
    void filterChanged(const awaitscope::LaneFilter &filter);
    void closed();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void setText(const QString &text);
    void go();
    void step(Direction direction);

    TimelineSpace &m_space;
    ItemNavigation &m_items;
    SearchBar *m_bar;
    QString m_text;
    quint32 m_lanes = 0; // searched so far
    QBasicTimer m_timer;
    bool m_wasFinished = false;
};

} // namespace awaitscope
