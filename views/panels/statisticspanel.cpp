// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/statisticspanel.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/trace/tracestore.h"
#include "views/common/theme.h"
#include "views/common/viewstate.h"
#include "views/panels/paneltable.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace awaitscope {

namespace {

constexpr int MsBetweenCounts = 250; // while the run goes on
constexpr std::size_t MostSelected = 10'000; // lanes

//! What is known about one coroutine.
struct Figures
{
    QString name;
    std::vector<quint32> lanes;
    Time shortest{}, median{}, longest{};
    int ended = 0;
    int succeeded = 0, raised = 0, cancelled = 0, neverAwaited = 0, unfinished = 0;
};

void addEnd(LaneEnd end, Figures &f)
{
    switch (end) {
    case LaneEnd::Succeeded: ++f.succeeded; break;
    case LaneEnd::Raised: ++f.raised; break;
    case LaneEnd::Cancelled:
    case LaneEnd::TimedOut: ++f.cancelled; break;
    case LaneEnd::NeverAwaited: ++f.neverAwaited; break;
    case LaneEnd::Open:
    case LaneEnd::DestroyedPending: ++f.unfinished; break;
    }
}

void measure(const TraceStore &store, Figures &f)
{
    std::vector<Time> times;
    for (const quint32 id : f.lanes) {
        const Lane &lane = store.lanes()[id];
        addEnd(lane.end, f);
        if (lane.end == LaneEnd::Succeeded || lane.end == LaneEnd::Raised || lane.end == LaneEnd::Cancelled || lane.end == LaneEnd::TimedOut)
            times.push_back(lane.finish - lane.begin);
    }
    f.ended = int(times.size());
    if (times.empty())
        return;
    const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
    std::ranges::nth_element(times, middle);
    f.median = times.size() % 2 == 1 ? *middle : (*middle + *std::max_element(times.begin(), middle)) / 2;
    f.shortest = std::ranges::min(times);
    f.longest = std::ranges::max(times);
}

std::vector<Figures> figuresOf(const TraceStore &store)
{
    std::vector<Figures> all;
    std::unordered_map<quint32, std::size_t> rows; // by name
    for (quint32 id = 0; id < store.lanes().size(); ++id) {
        const StringId name = store.lanes()[id].name;
        const auto [row, isNew] = rows.emplace(index(name), all.size());
        if (isNew && name != StringId::None)
            all.emplace_back().name = visibleText(QString::fromUtf8(store.trace().text(name)));
        else if (isNew)
            all.emplace_back();
        all[row->second].lanes.push_back(id);
    }
    for (Figures &f : all)
        measure(store, f);
    return all;
}

} // namespace

class StatisticsModel : public QAbstractTableModel
{
    Q_DECLARE_TR_FUNCTIONS(Statistics)

public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(std::vector<Figures> figures)
    {
        if (std::ranges::equal(figures, m_figures, {}, &Figures::name, &Figures::name)) { // the selection stays
            m_figures = std::move(figures);
            if (!m_figures.empty())
                Q_EMIT dataChanged(index(0, 0), index(int(m_figures.size()) - 1, int(StatisticsPanel::ColumnCount) - 1));
            return;
        }
        beginResetModel();
        m_figures = std::move(figures);
        endResetModel();
    }
    const std::vector<quint32> &lanes(int row) const { return m_figures[std::size_t(row)].lanes; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_figures.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(StatisticsPanel::ColumnCount); }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &at, int role) const override;

private:
    static QString timeText(const Figures &f, Time t) { return f.ended == 0 ? QString() : durationText(t); }
    QVariant number(const Figures &f, int column) const;

    std::vector<Figures> m_figures;
};

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section >= StatisticsPanel::ShortestColumn && section <= StatisticsPanel::LongestColumn)
        return tr("From its creation to its end, of those that have ended");
    if (role != Qt::DisplayRole)
        return {};
    switch (StatisticsPanel::Column(section)) {
    case StatisticsPanel::CoroutineColumn: return tr("Coroutine");
    case StatisticsPanel::CountColumn: return tr("Count");
    case StatisticsPanel::ShortestColumn: return tr("Shortest");
    case StatisticsPanel::MedianColumn: return tr("Median");
    case StatisticsPanel::LongestColumn: return tr("Longest");
    case StatisticsPanel::SucceededColumn: return tr("Succeeded");
    case StatisticsPanel::RaisedColumn: return tr("Raised");
    case StatisticsPanel::CancelledColumn: return tr("Cancelled");
    case StatisticsPanel::NeverAwaitedColumn: return tr("Never awaited");
    case StatisticsPanel::UnfinishedColumn: return tr("Unfinished");
    case StatisticsPanel::ColumnCount: break;
    }
    return {};
}

QVariant StatisticsModel::number(const Figures &f, int column) const
{
    switch (StatisticsPanel::Column(column)) {
    case StatisticsPanel::CountColumn: return qint64(f.lanes.size());
    case StatisticsPanel::ShortestColumn: return f.ended == 0 ? qint64(-1) : qint64(f.shortest.count());
    case StatisticsPanel::MedianColumn: return f.ended == 0 ? qint64(-1) : qint64(f.median.count());
    case StatisticsPanel::LongestColumn: return f.ended == 0 ? qint64(-1) : qint64(f.longest.count());
    case StatisticsPanel::SucceededColumn: return f.succeeded;
    case StatisticsPanel::RaisedColumn: return f.raised;
    case StatisticsPanel::CancelledColumn: return f.cancelled;
    case StatisticsPanel::NeverAwaitedColumn: return f.neverAwaited;
    case StatisticsPanel::UnfinishedColumn: return f.unfinished;
    case StatisticsPanel::CoroutineColumn:
    case StatisticsPanel::ColumnCount: break;
    }
    return f.name;
}

QVariant StatisticsModel::data(const QModelIndex &at, int role) const
{
    if (!at.isValid())
        return {};
    const Figures &f = m_figures[std::size_t(at.row())];
    if (role == Qt::UserRole) // to sort by
        return number(f, at.column());
    if (role != Qt::DisplayRole)
        return {};
    switch (StatisticsPanel::Column(at.column())) {
    case StatisticsPanel::ShortestColumn: return timeText(f, f.shortest);
    case StatisticsPanel::MedianColumn: return timeText(f, f.median);
    case StatisticsPanel::LongestColumn: return timeText(f, f.longest);
    default: break;
    }
    const QVariant value = number(f, at.column());
    const bool isNone = at.column() > StatisticsPanel::CountColumn && value.toLongLong() == 0;
    return isNone ? QVariant(QString()) : value; // so that what occurs stands out
}

StatisticsPanel::StatisticsPanel(ViewState *state, QWidget *parent)
    : Panel(parent),
      m_state(state),
      m_model(new StatisticsModel(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_table(new QTableView),
      m_empty(new QLabel(tr("No coroutine has run yet."))),
      m_pages(new QStackedLayout(this)),
      m_later(new QTimer(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(Qt::UserRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_sorted);
    setUpPanelTable(m_table, 24);
    m_table->setAccessibleName(tr("Statistics of coroutines"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CountColumn, Qt::DescendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    constexpr int widths[] = {150, 72, 88, 88, 88, 100, 84, 96, 124, 104};
    static_assert(std::size(widths) == ColumnCount);
    for (int column = 0; column < ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_empty->setObjectName(QStringLiteral("secondaryText"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    m_pages->setCurrentWidget(m_empty);
    m_later->setSingleShot(true);
    m_later->setInterval(MsBetweenCounts);
    connect(m_later, &QTimer::timeout, this, &StatisticsPanel::count);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StatisticsPanel::takeSelection);
}

void StatisticsPanel::setStore(const TraceStore *store)
{
    m_store = store;
    m_isStale = true;
    count();
}

void StatisticsPanel::refresh()
{
    m_isStale = true;
    if (m_store && m_store->finished())
        count();
    else if (isVisible() && !m_later->isActive())
        m_later->start();
}

void StatisticsPanel::setTheme(const Theme &)
{
    m_table->viewport()->update();
}

void StatisticsPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    count();
}

void StatisticsPanel::count()
{
    if (!isVisible() || !std::exchange(m_isStale, false))
        return;
    m_later->stop();
    m_model->set(m_store ? figuresOf(*m_store) : std::vector<Figures>());
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
}

//! Selects the lanes of the coroutines in the timeline.
void StatisticsPanel::takeSelection()
{
    std::vector<ViewItem> items;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        for (const quint32 lane : m_model->lanes(m_sorted->mapToSource(row).row()))
            if (items.size() < MostSelected)
                items.push_back({ViewItem::Kind::Lane, lane});
    if (!items.empty())
        m_state->setSelection(std::move(items));
}

} // namespace awaitscope
