// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/findingspanel.h"

#include "views/common/traceitems.h"
#include "views/common/viewstate.h"
#include "views/panels/findingsmodel.h"
#include "views/panels/paneltable.h"
#include "views/panels/queuerows.h"

#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr qint64 BetweenLooks = 500; // ms
constexpr qint64 ShareOfTime = 20; // a look may take one part in so many

QLabel *createLine(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setContentsMargins(16, 6, 16, 2);
    label->hide();
    return label;
}

} // namespace

FindingsPanel::FindingsPanel(ViewState *state, QWidget *parent)
    : Panel(parent),
      m_state(state),
      m_model(new FindingsModel(this)),
      m_table(new QTableView),
      m_health(createLine("loopHealth")),
      m_recording(createLine("recordingSize")),
      m_rows(new QueueRows),
      m_empty(new QLabel),
      m_pages(new QStackedLayout)
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Findings"));
    setUpPanelTable(m_table, 30);
    m_table->setMinimumHeight(72); // its header and a row
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(FindingsModel::FindingColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_empty->setObjectName(QStringLiteral("secondaryText"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_health);
    layout->addWidget(m_recording);
    layout->addWidget(m_rows);
    layout->addLayout(m_pages, 1);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FindingsPanel::update);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FindingsPanel::takeSelection);
    connect(m_table, &QTableView::clicked, this, &FindingsPanel::takeSelection); // also of the row that is selected already
    m_looked.start();
}

void FindingsPanel::setStore(const TraceStore *store)
{
    m_store = store;
    m_queues = {};
    m_outdated = true;
    m_timer.stop();
    if (isVisible() || !store) // nothing may refer to the old one
        update();
    else
        m_model->setFindings(nullptr, {});
}

void FindingsPanel::setQueues(std::function<std::span<const QueueLengths>()> queues)
{
    m_queues = std::move(queues);
    if (!m_queues || m_queues().empty())
        return; // nothing that setStore() has not seen
    m_outdated = true;
    if (isVisible())
        update();
}

void FindingsPanel::setTheme(const Theme &theme)
{
    m_rows->setTheme(theme);
}

void FindingsPanel::setRecordingText(const QString &text)
{
    m_recording->setText(text);
    m_recording->setVisible(!text.isEmpty());
}

void FindingsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        update();
}

//! Looks again, but not all the time: the run may have grown to millions of events.
void FindingsPanel::later()
{
    m_outdated = true;
    if (!isVisible() || m_timer.isActive())
        return;
    m_timer.start(int(std::max<qint64>(0, std::max(BetweenLooks, m_cost * ShareOfTime) - m_looked.elapsed())));
}

void FindingsPanel::update()
{
    m_outdated = false;
    m_looked.start();
    const std::span<const QueueLengths> queues = m_store && m_queues ? m_queues() : std::span<const QueueLengths>();
    Findings found = m_store ? findingsOf(*m_store, queues) : Findings();
    m_rows->setQueues(m_store, queues);
    const QString health = m_store ? healthText(*m_store, found.health) : QString();
    {
        const QScopedValueRollback guard(m_syncing, true);
        m_model->setFindings(m_store, std::move(found.list));
    }
    m_health->setText(health);
    m_health->setVisible(!health.isEmpty());
    m_empty->setText(!m_store || m_store->lanes().empty() ? tr("No task has run.")
                         : m_store->isLive()
                         ? tr("Nothing to report so far.")
                         : tr("Nothing to report: no exception was overlooked, nothing blocked the event loop, and no task waits forever."));
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    for (const FindingsModel::Column column : {FindingsModel::PlaceColumn, FindingsModel::MadeColumn})
        m_table->setColumnHidden(column, m_model->isEmpty(column));
    for (int column = FindingsModel::CountColumn; column < FindingsModel::ColumnCount; ++column)
        m_table->resizeColumnToContents(column);
    m_cost = m_looked.elapsed();
    m_looked.start();
}

void FindingsPanel::takeSelection()
{
    if (m_syncing || !m_store)
        return;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const Finding *finding = rows.isEmpty() ? nullptr : m_model->finding(rows.first().row());
    if (!finding)
        return;
    std::vector<ViewItem> items;
    // The one that stands for all comes first: it is revealed.
    std::vector<quint32> events{finding->event};
    std::copy_if(finding->events.begin(), finding->events.end(), std::back_inserter(events), [finding](quint32 event) { return event != finding->event; });
    for (const quint32 event : events)
        if (event == NoIndex)
            continue;
        else if (const std::optional<ViewItem> item = itemOfEvent(*m_store, event))
            items.push_back(*item);
    m_state->setSelection(std::move(items));
}

} // namespace awaitscope
