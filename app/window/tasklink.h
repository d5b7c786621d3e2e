// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/tasktable.h"
#include "model/trace/tracestore.h"

#include <QObject>

#include <optional>
#include <vector>

namespace awaitscope {

class EditorPanel;
class RunController;
class TimelineWidget;
class ViewState;

//! The row of the task table to which a lane belongs: that of the task that main starts or awaits, also for everything below it.
//! None for main itself, and for what other tasks start from coroutines that are in no row. O(lanes) if several rows share a coroutine.
std::optional<int> rowOfLane(const TraceStore &store, const std::vector<TaskRow> &rows, quint32 lane);
//! The lanes of the tasks of a row. O(lanes).
std::vector<quint32> lanesOfRow(const TraceStore &store, const std::vector<TaskRow> &rows, int row);

//! Synchronizes the selection of the timeline and of the task table.
class TaskLink : public QObject
{
    Q_OBJECT

public:
    //! All arguments must outlive it, or be destroyed with \a parent.
    TaskLink(const RunController &runs, ViewState &view, EditorPanel &editor, TimelineWidget &timeline, QObject *parent);

    //! Whether the selection in the timeline changes because of one in the table.
    bool isSelecting() const { return m_linking; }

private:
    void selectRows();
    void selectLanes(const std::vector<int> &rows);

    const RunController &m_runs;
    ViewState &m_view;
    EditorPanel &m_editor;
    TimelineWidget &m_timeline;
    bool m_linking = false;
};

} // namespace awaitscope
