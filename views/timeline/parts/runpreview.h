// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/painter.h"
#include "views/picture/preview.h"
#include "views/timeline/parts/timelinespace.h"

namespace awaitscope {

//! Another outcome over the displayed run.
class RunPreview
{
public:
    explicit RunPreview(TimelineSpace &space)
        : m_space(space) {}

    //! Draws that over the lanes that would change; null: nothing. Must live until the next call.
    void setStore(const TraceStore *store);
    //! The picture below it has changed.
    void invalidate() { m_stale = true; }
    //! What is drawn; empty if there is none.
    const Preview &preview();
    void paint(QPainter &painter, TimelinePainter &items);

private:
    TimelineSpace &m_space;
    std::unique_ptr<TimelineIndex> m_index;
    Preview m_preview;
    bool m_stale = false;
};

} // namespace awaitscope
