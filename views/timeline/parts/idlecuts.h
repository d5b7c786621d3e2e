// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/timelinespace.h"

#include <QElapsedTimer>

namespace awaitscope {

//! Hides the idle time of the displayed run, as the user wishes.
class IdleCuts
{
public:
    explicit IdleCuts(TimelineSpace &space)
        : m_space(space) {}

    void hide(bool on);
    //! For another run.
    void startOver();
    //! The run has grown. Looks at all of its events again, but not so often that it would take more than a small share of the time.
    void refresh();

private:
    void update();

    TimelineSpace &m_space;
    bool m_on = false;
    std::size_t m_eventsOf = 0; // looked at
    QElapsedTimer m_made;
    qint64 m_cost = 0; // ms
};

} // namespace awaitscope
