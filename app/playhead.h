// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace awaitscope {

class Minimap;
class RunController;
class TimelineWidget;

//! Lets time pass on the timeline while a run plays, also between its events, so that what lasts is seen to grow.
class Playhead : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive it, or go with \a parent.
    Playhead(const RunController *runs, TimelineWidget *timeline, Minimap *minimap, QObject *parent);

Q_SIGNALS:
    void moved(); //!< the run's clock has gone on; 30 times a second

private:
    void follow();
    void move();

    const RunController *m_runs;
    TimelineWidget *m_timeline;
    Minimap *m_minimap;
    QTimer m_tick;
};

} // namespace awaitscope
