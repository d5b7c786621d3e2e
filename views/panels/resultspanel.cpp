// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/resultspanel.h"

#include "model/text/durationtext.h"
#include "model/text/pythontext.h"
#include "views/common/traceitems.h"
#include "views/common/viewstate.h"
#include "views/panels/eventtext.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTreeWidget>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int EventRole = Qt::UserRole;
//! Further elements are counted but not listed.
constexpr quint32 ShownMembers = 1000;
constexpr int ShownRows = 2000; // of all gathers; the log has the rest

//! The event with which the task ended; none while it runs.
std::optional<quint32> endOf(const TraceStore &store, EntityId task)
{
    const std::optional<quint32> lane = store.laneOf(task);
    if (!lane)
        return std::nullopt;
    const ChunkedVector<Event> &events = store.trace().events();
    const std::vector<Mark> &marks = store.lanes()[*lane].marks;
    const auto end = std::find_if(marks.rbegin(), marks.rend(), [&](const Mark &mark) {
        const EventKind kind = events[mark.event].kind;
        return kind == EventKind::Succeeded || kind == EventKind::Raised || kind == EventKind::Cancelled;
    });
    return end == marks.rend() ? std::nullopt : std::optional(end->event);
}

} // namespace

ResultsPanel::ResultsPanel(ViewState *state, QWidget *parent)
    : Panel(parent), m_state(state), m_theme(&Theme::get(ThemeKind::Light)), m_tree(new QTreeWidget), m_empty(new QLabel), m_pages(new QStackedLayout(this))
{
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Place"), tr("Task"), tr("Result")});
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Results"));
    m_tree->setColumnWidth(PlaceColumn, 240);
    m_tree->setColumnWidth(TaskColumn, 180);
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_empty->setObjectName(QStringLiteral("secondaryText"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setText(tr("No results yet."));
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &ResultsPanel::takeSelection);
}

void ResultsPanel::setStore(const TraceStore *store)
{
    m_store = store;
    rebuild();
}

void ResultsPanel::refresh()
{
    if (m_store && (m_store->gatherEnds().size() != m_shownGathers || m_store->finished() != m_shownExit))
        rebuild();
}

void ResultsPanel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    rebuild();
}

void ResultsPanel::rebuild()
{
    const QSignalBlocker blocker(m_tree);
    m_tree->clear();
    m_shownGathers = m_store ? m_store->gatherEnds().size() : 0;
    m_shownExit = m_store && m_store->finished();
    m_room = ShownRows;
    std::size_t i = 0;
    for (; i < m_shownGathers && m_room > 0; ++i)
        addGather(m_store->gatherEnds()[i]);
    if (i < m_shownGathers)
        new QTreeWidgetItem(m_tree, {QString(), QString(), tr("and %1 more").arg(m_shownGathers - i)});
    if (m_shownExit)
        addExit();
    if (m_shownGathers <= 3)
        m_tree->expandAll();
    m_pages->setCurrentIndex(m_tree->topLevelItemCount() > 0 ? 0 : 1);
}

void ResultsPanel::addGather(const GatherEnd &end)
{
    --m_room;
    auto *top = new QTreeWidgetItem(m_tree);
    const auto members = m_store->trace().members(end.gather);
    top->setText(PlaceColumn, tr("gather of %1").arg(members.size()));
    top->setText(TaskColumn, m_store->displayName(end.lane));
    QFont bold;
    bold.setBold(true);
    top->setFont(PlaceColumn, bold);
    if (end.outcome == Outcome::Cancelled) {
        top->setText(ResultColumn, tr("no list: it was cancelled at %1").arg(durationText(end.time)));
        tint(top, ColorRole::Cancelled);
        return;
    }
    if (end.failed()) {
        top->setText(ResultColumn, tr("no list: it ended at %1 with the first exception").arg(durationText(end.time)));
        tint(top, ColorRole::Raised);
        return;
    }
    top->setText(ResultColumn, tr("a list of %1 at %2").arg(members.size()).arg(durationText(end.time)));
    const std::size_t shown = std::min<std::size_t>({members.size(), ShownMembers, std::size_t(m_room)});
    m_room -= int(shown);
    for (quint32 place = 0; place < shown; ++place)
        addMember(top, place, members[place]);
    if (members.size() > shown)
        new QTreeWidgetItem(top, {QString(), QString(), tr("and %1 more").arg(members.size() - shown)});
}

void ResultsPanel::addMember(QTreeWidgetItem *parent, quint32 place, EntityId member)
{
    auto *row = new QTreeWidgetItem(parent, {QStringLiteral("[%1]").arg(place), m_store->displayName(member)});
    const std::optional<quint32> end = endOf(*m_store, member);
    if (!end)
        return;
    row->setData(PlaceColumn, EventRole, *end);
    const Trace &trace = m_store->trace();
    const Event &e = trace.events()[*end];
    if (e.kind == EventKind::Succeeded) {
        row->setText(ResultColumn, QString::fromStdString(pythonValue(trace.json(ValueId{e.a}))));
    } else if (e.kind == EventKind::Raised) {
        row->setText(ResultColumn, exceptionText(trace, ExceptionId{e.a}));
        tint(row, ColorRole::Raised);
    } else {
        row->setText(ResultColumn, tr("CancelledError: isinstance(…, Exception) does not recognize it as a failure"));
        tint(row, ColorRole::Cancelled);
    }
}

void ResultsPanel::addExit()
{
    const Trace &trace = m_store->trace();
    const auto exit = std::find_if(trace.events().rbegin(), trace.events().rend(), [](const Event &e) {
        return e.kind == EventKind::Exit || e.kind == EventKind::Deadlock || e.kind == EventKind::Limit;
    });
    if (exit == trace.events().rend())
        return;
    auto *top = new QTreeWidgetItem(m_tree, {tr("the program"), QString(), QString()});
    QFont bold;
    bold.setBold(true);
    top->setFont(PlaceColumn, bold);
    const auto number = quint32(trace.events().size() - 1 - std::size_t(exit - trace.events().rbegin()));
    top->setText(ResultColumn, exit->kind == EventKind::Exit ? eventDetail(*m_store, number) : eventName(exit->kind) + u' ' + eventDetail(*m_store, number));
    if (exit->outcome != Outcome::Ok || exit->kind != EventKind::Exit)
        tint(top, ColorRole::Raised);
}

void ResultsPanel::tint(QTreeWidgetItem *item, ColorRole role)
{
    item->setForeground(ResultColumn, m_theme->color(role));
}

void ResultsPanel::takeSelection()
{
    std::vector<ViewItem> items;
    const QList<QTreeWidgetItem *> rows = m_tree->selectedItems();
    for (const QTreeWidgetItem *row : rows) {
        const QVariant event = row->data(PlaceColumn, EventRole);
        if (const std::optional<ViewItem> item = m_store && event.isValid() ? itemOfEvent(*m_store, event.toUInt()) : std::nullopt)
            items.push_back(*item);
    }
    m_state->setSelection(std::move(items));
}

} // namespace awaitscope
