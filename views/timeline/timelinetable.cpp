// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinetable.h"

#include "model/text/durationtext.h"
#include "model/words/explain.h"
#include "model/words/lanelabels.h"
#include "views/common/plaintip.h"
#include "views/timeline/parts/navigation.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <limits>

namespace awaitscope {

namespace {

Qt::Alignment alignmentOf(int column)
{
    const bool number = column >= TimelineTableModel::FromColumn && column <= TimelineTableModel::DurationColumn;
    return (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

void TimelineTableModel::setStore(const TraceStore *store, const LaneLayout *layout)
{
    beginResetModel();
    m_store = store;
    m_lanes.clear();
    m_shared.clear();
    m_first.assign(1, 0);
    for (std::size_t i = 0; store && i < layout->rows().size(); ++i) {
        const quint32 lane = layout->rows()[i].lane, fold = layout->rows()[i].fold;
        if (fold != NoIndex)
            m_shared.insert(lane, {foldName(*store, layout->folds().folds()[fold]), foldLabels(*store, layout->folds().folds()[fold]).first()});
        const qint64 next = m_first.back() + qint64(1) + (fold == NoIndex ? qint64(store->lanes()[lane].spans.size()) : 0);
        if (next > std::numeric_limits<int>::max())
            break; // more rows than anyone reads
        m_lanes.push_back(lane);
        m_first.push_back(int(next));
    }
    endResetModel();
}

void TimelineTableModel::setOrigin(Time origin)
{
    m_origin = origin;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, FromColumn), index(rowCount() - 1, ToColumn));
}

void TimelineTableModel::passTime()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, ToColumn), index(rowCount() - 1, WordsColumn));
}

int TimelineTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_first.empty() ? 0 : m_first.back();
}

int TimelineTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

ViewItem TimelineTableModel::itemAt(int row) const
{
    const auto after = std::upper_bound(m_first.begin(), m_first.end(), row);
    const auto place = std::size_t(after - m_first.begin() - 1);
    const int within = row - m_first[place];
    return within == 0 ? ViewItem{ViewItem::Kind::Lane, m_lanes[place], 0} : ViewItem{ViewItem::Kind::Span, m_lanes[place], quint32(within - 1)};
}

int TimelineTableModel::rowOf(const ViewItem &item) const
{
    const auto lane = std::find(m_lanes.begin(), m_lanes.end(), item.lane);
    if (lane == m_lanes.end())
        return -1;
    const auto place = std::size_t(lane - m_lanes.begin());
    const int row = m_first[place] + (item.kind == ViewItem::Kind::Span ? 1 + int(item.index) : 0);
    return row < m_first[place + 1] ? row : -1;
}

QString TimelineTableModel::cell(const ViewItem &item, Column column) const
{
    const TimeRange range = rangeOf(*m_store, item);
    const Lane &lane = m_store->lanes()[item.lane];
    const bool isLane = item.kind == ViewItem::Kind::Lane;
    if (const auto shared = m_shared.constFind(item.lane); isLane && shared != m_shared.cend() && (column == LaneColumn || column >= WhatColumn))
        return column == LaneColumn ? shared->name : column == WhatColumn ? tr("tasks made at the same line")
            : column == WordsColumn                                       ? shared->words
                                                                          : QString();
    switch (column) {
    case LaneColumn:
        return m_store->displayName(item.lane);
    case WhatColumn:
        if (!isLane)
            return stateName(lane.spans[item.index].state, lane.spans[item.index].orphan);
        if (lane.function)
            return tr("function, called");
        return lane.kind == LaneKind::Task ? tr("task") : lane.kind == LaneKind::Call ? tr("awaited inline")
                                                                                      : tr("coroutine, never awaited");
    case FromColumn:
        return durationText(range.begin - m_origin);
    case ToColumn:
        return durationText(range.end - m_origin);
    case DurationColumn:
        return durationText(range.duration());
    case WordsColumn:
        return isLane ? spokenLane(*m_store, item.lane) : spokenSpan(*m_store, item.lane, item.index);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TimelineTableModel::data(const QModelIndex &index, int role) const
{
    if (!m_store || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ViewItem item = itemAt(index.row());
    // The spans of the store may have changed since; the rows follow with the next frame.
    if (item.kind == ViewItem::Kind::Span && item.index >= m_store->lanes()[item.lane].spans.size())
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cell(item, Column(index.column()));
    if (role == Qt::ToolTipRole)
        return plainTip(cell(item, WordsColumn));
    if (role == Qt::TextAlignmentRole)
        return int(alignmentOf(index.column()));
    return {};
}

QVariant TimelineTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(alignmentOf(section));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case LaneColumn:
        return tr("Lane");
    case WhatColumn:
        return tr("State");
    case FromColumn:
        return tr("From");
    case ToColumn:
        return tr("To");
    case DurationColumn:
        return tr("Duration");
    case WordsColumn:
        return tr("Description");
    case ColumnCount:
        break;
    }
    return {};
}

TimelineWithTable::TimelineWithTable(TimelineWidget *timeline, QWidget *parent)
    : QSplitter(Qt::Vertical, parent), m_timeline(timeline), m_table(new QTableView), m_model(new TimelineTableModel(this))
{
    setObjectName(QStringLiteral("timelineWithTable"));
    setChildrenCollapsible(false);
    addWidget(timeline);
    createTable();
    connect(timeline, &TimelineWidget::tableToggled, this, &TimelineWithTable::showTable);
    connect(timeline, &TimelineWidget::layoutChanged, this, &TimelineWithTable::refill);
    m_late.setSingleShot(true);
    m_late.setInterval(250);
    connect(&m_late, &QTimer::timeout, this, &TimelineWithTable::goOn);
    connect(timeline, &TimelineWidget::wentOn, this, [this] {
        if (!m_late.isActive() && m_table->isVisibleTo(this))
            m_late.start();
    });
    connect(timeline->viewState(), &ViewState::selectionChanged, this, &TimelineWithTable::takeSelection);
    connect(timeline->viewState(), &ViewState::originChanged, this, [this] { m_model->setOrigin(m_timeline->viewState()->origin()); });
}

void TimelineWithTable::createTable()
{
    m_table->setObjectName(QStringLiteral("timelineTable"));
    m_table->setAccessibleName(tr("Timeline as a table"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    const int widths[] = {150, 190, 80, 80, 80};
    for (int i = 0; i < int(std::size(widths)); ++i)
        m_table->setColumnWidth(i, widths[i]);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TimelineWithTable::giveSelection);
    connect(m_table, &QTableView::activated, m_timeline, &TimelineWidget::zoomToSelection);
    // The table gets the keyboard focus when it is shown; the key that showed it, and Escape, return the focus.
    QAction *toggle = m_timeline->command(QStringLiteral("timeline.table"));
    m_table->addAction(toggle);
    auto *close = new QAction(m_table);
    close->setShortcut(Qt::Key_Escape);
    close->setShortcutContext(Qt::WidgetShortcut);
    connect(close, &QAction::triggered, toggle, &QAction::trigger);
    m_table->addAction(close);
    m_table->hide();
    addWidget(m_table);
}

void TimelineWithTable::showTable(bool on)
{
    m_table->setVisible(on);
    if (!on) {
        m_model->setStore(nullptr, nullptr);
        m_timeline->setFocus();
        return;
    }
    refill();
    setSizes({height() * 3 / 5, height() * 2 / 5});
    m_table->setFocus();
}

void TimelineWithTable::refill()
{
    if (!m_table->isVisibleTo(this) && m_model->rowCount() == 0)
        return;
    const QScopedValueRollback guard(m_taking, true);
    m_model->setStore(m_table->isVisibleTo(this) ? m_timeline->store() : nullptr, &m_timeline->layout());
    m_revision = m_timeline->store() ? m_timeline->store()->revision() : 0;
    takeSelection();
}

void TimelineWithTable::goOn()
{
    if (!m_table->isVisibleTo(this) || !m_timeline->store())
        return;
    if (m_revision != m_timeline->store()->revision())
        refill();
    else
        m_model->passTime();
}

void TimelineWithTable::takeSelection()
{
    if (m_model->rowCount() == 0 || (m_taking && m_table->hasFocus() && m_table->selectionModel()->hasSelection()))
        return;
    const QScopedValueRollback guard(m_taking, true);
    QItemSelection rows;
    QModelIndex last;
    for (const ViewItem &item : m_timeline->viewState()->selection()) {
        if (const int row = m_model->rowOf(item); row >= 0) {
            last = m_model->index(row, 0);
            rows.select(last, m_model->index(row, TimelineTableModel::ColumnCount - 1));
        }
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (last.isValid()) {
        m_table->selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
        m_table->scrollTo(last);
    }
}

void TimelineWithTable::giveSelection()
{
    if (m_taking)
        return;
    const QScopedValueRollback guard(m_taking, true);
    std::vector<ViewItem> items;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        items.push_back(m_model->itemAt(row.row()));
    m_timeline->viewState()->setSelection(items);
    if (items.size() == 1)
        m_timeline->reveal(items.front());
}

} // namespace awaitscope
