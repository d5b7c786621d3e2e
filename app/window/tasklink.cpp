// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/tasklink.h"

#include "app/runs/runcontroller.h"
#include "views/common/viewstate.h"
#include "views/editor/editorpanel.h"
#include "views/timeline/timelinewidget.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace awaitscope {

namespace {

QString coroutineOf(const TraceStore &store, quint32 lane)
{
    const StringId name = store.lanes()[lane].name;
    return name == StringId::None ? QString() : QString::fromUtf8(store.trace().text(name));
}

// The lanes of one coroutine that main itself started or awaits, in the order of creation.
std::vector<quint32> lanesBelowMain(const TraceStore &store, const QString &coroutine)
{
    std::vector<quint32> out;
    for (quint32 i = 0; i < store.lanes().size(); ++i) {
        const qint32 parent = store.lanes()[i].parent;
        if (parent >= 0 && store.lanes()[std::size_t(parent)].parent < 0 && coroutineOf(store, i) == coroutine)
            out.push_back(i);
    }
    return out;
}

// The lane between main and this one that main started or awaits; none for main.
std::optional<quint32> laneBelowMain(const TraceStore &store, quint32 lane)
{
    qint32 at = qint32(lane), below = -1;
    for (; store.lanes()[std::size_t(at)].parent >= 0; at = store.lanes()[std::size_t(at)].parent)
        below = at;
    return below < 0 ? std::nullopt : std::optional(quint32(below));
}

std::vector<int> rowsOf(const std::vector<TaskRow> &rows, const QString &coroutine)
{
    std::vector<int> out;
    for (int i = 0; i < int(rows.size()); ++i)
        if (rows[std::size_t(i)].coro == coroutine)
            out.push_back(i);
    return out;
}

// Rows that share a coroutine are matched by name, or else by order.
std::vector<quint32> lanesAmong(const TraceStore &store, const std::vector<TaskRow> &rows, const std::vector<int> &sharing, int row,
                                const std::vector<quint32> &lanes)
{
    if (sharing.size() == 1)
        return lanes;
    const auto nameOf = [&rows](int i) { return rows[std::size_t(i)].name; };
    std::vector<quint32> out;
    if (std::count_if(sharing.begin(), sharing.end(), [&](int i) { return nameOf(i) == nameOf(row); }) == 1) {
        std::copy_if(lanes.begin(), lanes.end(), std::back_inserter(out), [&](quint32 lane) { return store.ownName(lane) == nameOf(row); });
        if (!out.empty())
            return out;
    }
    qint64 first = 0;
    for (const int other : sharing) {
        if (other == row)
            break;
        first += rows[std::size_t(other)].count;
    }
    for (qint64 i = first; i < first + rows[std::size_t(row)].count && i < qint64(lanes.size()); ++i)
        out.push_back(lanes[std::size_t(i)]);
    return out;
}

} // namespace

std::optional<int> rowOfLane(const TraceStore &store, const std::vector<TaskRow> &rows, quint32 lane)
{
    const std::optional<quint32> below = laneBelowMain(store, lane);
    if (!below)
        return std::nullopt;
    const QString coroutine = coroutineOf(store, *below);
    const std::vector<int> sharing = rowsOf(rows, coroutine);
    if (sharing.size() < 2)
        return sharing.empty() ? std::nullopt : std::optional(sharing.front());
    const std::vector<quint32> lanes = lanesBelowMain(store, coroutine);
    for (const int row : sharing) {
        const std::vector<quint32> own = lanesAmong(store, rows, sharing, row, lanes);
        if (std::find(own.begin(), own.end(), *below) != own.end())
            return row;
    }
    return std::nullopt;
}

std::vector<quint32> lanesOfRow(const TraceStore &store, const std::vector<TaskRow> &rows, int row)
{
    if (row < 0 || row >= int(rows.size()))
        return {};
    const QString coroutine = rows[std::size_t(row)].coro;
    return lanesAmong(store, rows, rowsOf(rows, coroutine), row, lanesBelowMain(store, coroutine));
}

TaskLink::TaskLink(const RunController &runs, ViewState &view, EditorPanel &editor, TimelineWidget &timeline, QObject *parent)
    : QObject(parent), m_runs(runs), m_view(view), m_editor(editor), m_timeline(timeline)
{
    connect(&view, &ViewState::selectionChanged, this, &TaskLink::selectRows);
    connect(&editor, &EditorPanel::rowsChosen, this, &TaskLink::selectLanes);
}

void TaskLink::selectRows()
{
    const TraceStore *store = m_runs.store();
    if (m_linking || m_timeline.isRestoring() || !store || !m_runs.showsTaskSet() || m_view.selection().empty())
        return;
    const std::vector<TaskRow> &rows = m_editor.program().rows();
    std::vector<int> chosen;
    quint32 last = NoIndex;
    for (const ViewItem &item : m_view.selection()) {
        if (item.kind == ViewItem::Kind::Arrow || item.lane >= store->lanes().size() || item.lane == last)
            continue;
        last = item.lane;
        const std::optional<int> row = rowOfLane(*store, rows, item.lane);
        if (row && std::find(chosen.begin(), chosen.end(), *row) == chosen.end())
            chosen.push_back(*row);
    }
    const QScopedValueRollback linking(m_linking, true);
    m_editor.chooseRows(chosen, last == NoIndex ? QString() : coroutineOf(*store, last));
}

void TaskLink::selectLanes(const std::vector<int> &rows)
{
    const TraceStore *store = m_runs.store();
    if (m_linking || !store || !m_runs.showsTaskSet())
        return;
    constexpr std::size_t Most = 1000; // more cannot be distinguished by eye
    const std::vector<TaskRow> all = m_editor.program().rows();
    std::vector<ViewItem> items;
    for (const int row : rows)
        for (const quint32 lane : lanesOfRow(*store, all, row))
            if (items.size() < Most)
                items.push_back({ViewItem::Kind::Lane, lane, 0});
    const QScopedValueRollback linking(m_linking, true);
    m_view.setSelection(items);
    if (!items.empty())
        m_timeline.reveal(items.front());
}

} // namespace awaitscope
