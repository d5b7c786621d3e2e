// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelineaccess.h"

#include "model/words/explain.h"
#include "views/picture/hittest.h"
#include "views/timeline/timelinewidget.h"

#include <QWindow>

namespace awaitscope {

namespace {

quint64 keyOf(const ViewItem &item)
{
    return quint64(item.lane) << 32 | (item.kind == ViewItem::Kind::Lane ? NoIndex : item.index);
}

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className != QLatin1String("awaitscope::TimelineWidget"))
        return nullptr;
    return new TimelineAccess(static_cast<TimelineWidget *>(object));
}

// A mark is described with its lane; it has no object of its own.
ViewItem spoken(const ViewItem &item)
{
    return item.kind == ViewItem::Kind::Span ? item : ViewItem{ViewItem::Kind::Lane, item.lane, 0};
}

} // namespace

TimelineAccess::TimelineAccess(TimelineWidget *widget)
    : QAccessibleWidget(widget, QAccessible::Tree)
{
}

TimelineAccess::~TimelineAccess()
{
    forget();
}

void TimelineAccess::install()
{
    static const bool once = (QAccessible::installFactory(make), true);
    Q_UNUSED(once)
}

void TimelineAccess::tellFocus(TimelineWidget *widget)
{
    if (!QAccessible::isActive() || !widget->hasFocus())
        return;
    auto *tree = dynamic_cast<TimelineAccess *>(QAccessible::queryAccessibleInterface(widget));
    if (QAccessibleInterface *item = tree ? tree->focusChild() : nullptr) {
        QAccessibleEvent focus(item, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
        QAccessibleEvent selection(item, QAccessible::Selection);
        QAccessible::updateAccessibility(&selection);
    }
}

void TimelineAccess::tellReset(TimelineWidget *widget)
{
    if (!QAccessible::isActive())
        return;
    if (auto *tree = dynamic_cast<TimelineAccess *>(QAccessible::queryAccessibleInterface(widget)))
        tree->forget();
    QAccessibleEvent reset(widget, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&reset);
}

TimelineWidget *TimelineAccess::timeline() const
{
    return static_cast<TimelineWidget *>(object());
}

void TimelineAccess::forget() const
{
    for (const auto &[key, id] : m_items)
        QAccessible::deleteAccessibleInterface(id);
    m_items.clear();
}

int TimelineAccess::childCount() const
{
    return int(timeline()->layout().rows().size()) + QAccessibleWidget::childCount();
}

QAccessibleInterface *TimelineAccess::child(int index) const
{
    const auto &rows = timeline()->layout().rows();
    if (index < 0)
        return nullptr;
    if (std::size_t(index) < rows.size())
        return itemFor({ViewItem::Kind::Lane, rows[std::size_t(index)].lane, 0});
    return QAccessibleWidget::child(index - int(rows.size()));
}

int TimelineAccess::indexOfChild(const QAccessibleInterface *child) const
{
    if (const auto *item = dynamic_cast<const TimelineItemAccess *>(child))
        return int(timeline()->layout().rowOf(item->item().lane).value_or(std::size_t(-1)));
    const int index = QAccessibleWidget::indexOfChild(child);
    return index < 0 ? index : index + int(timeline()->layout().rows().size());
}

QAccessibleInterface *TimelineAccess::childAt(int x, int y) const
{
    const QPointF pos = timeline()->viewport()->mapFromGlobal(QPointF(x, y));
    if (!QRectF(timeline()->viewport()->rect()).contains(pos))
        return QAccessibleWidget::childAt(x, y);
    const auto item = timeline()->itemAt(pos);
    return item && item->kind != ViewItem::Kind::Sign ? itemFor({ViewItem::Kind::Lane, item->lane, 0}) : nullptr;
}

QAccessibleInterface *TimelineAccess::focusChild() const
{
    const auto &selection = timeline()->viewState()->selection();
    if (timeline()->hasFocus() && !selection.empty())
        return itemFor(spoken(selection.back()));
    return QAccessibleWidget::focusChild();
}

QString TimelineAccess::text(QAccessible::Text what) const
{
    const TraceStore *store = timeline()->store();
    if (what != QAccessible::Description || !store)
        return QAccessibleWidget::text(what);
    const RunCounts &c = store->counts();
    return tr("%1 tasks, %2 succeeded, %3 raised, %4 not retrieved. Up and down choose a lane, comma and period its events.")
        .arg(c.tasks)
        .arg(c.succeeded)
        .arg(c.raised)
        .arg(c.unretrieved);
}

QAccessibleInterface *TimelineAccess::itemFor(const ViewItem &item) const
{
    const TraceStore *store = timeline()->store();
    if (!store || item.lane >= store->lanes().size())
        return nullptr;
    const auto [known, isNew] = m_items.try_emplace(keyOf(item), 0);
    if (isNew)
        known->second = QAccessible::registerAccessibleInterface(new TimelineItemAccess(timeline(), item));
    return QAccessible::accessibleInterface(known->second);
}

TimelineItemAccess::TimelineItemAccess(TimelineWidget *widget, const ViewItem &item)
    : m_widget(widget), m_item(item)
{
}

TimelineAccess *TimelineItemAccess::tree() const
{
    return m_widget ? dynamic_cast<TimelineAccess *>(QAccessible::queryAccessibleInterface(m_widget)) : nullptr;
}

bool TimelineItemAccess::isValid() const
{
    if (!m_widget || !m_widget->store() || m_item.lane >= m_widget->store()->lanes().size())
        return false;
    return m_item.kind == ViewItem::Kind::Lane || m_item.index < m_widget->store()->lanes()[m_item.lane].spans.size();
}

QWindow *TimelineItemAccess::window() const
{
    return m_widget ? m_widget->window()->windowHandle() : nullptr;
}

QAccessibleInterface *TimelineItemAccess::parent() const
{
    if (m_item.kind == ViewItem::Kind::Lane || !tree())
        return tree();
    return tree()->itemFor({ViewItem::Kind::Lane, m_item.lane, 0});
}

int TimelineItemAccess::childCount() const
{
    return isValid() && m_item.kind == ViewItem::Kind::Lane ? int(m_widget->store()->lanes()[m_item.lane].spans.size()) : 0;
}

QAccessibleInterface *TimelineItemAccess::child(int index) const
{
    if (index < 0 || index >= childCount() || !tree())
        return nullptr;
    return tree()->itemFor({ViewItem::Kind::Span, m_item.lane, quint32(index)});
}

int TimelineItemAccess::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *span = dynamic_cast<const TimelineItemAccess *>(child);
    return span && span->m_item.kind == ViewItem::Kind::Span && span->m_item.lane == m_item.lane ? int(span->m_item.index) : -1;
}

QAccessibleInterface *TimelineItemAccess::childAt(int x, int y) const
{
    if (!isValid() || !tree())
        return nullptr;
    const QPointF pos = m_widget->viewport()->mapFromGlobal(QPointF(x, y));
    const auto item = m_widget->itemAt(pos);
    return item && item->kind == ViewItem::Kind::Span && item->lane == m_item.lane ? tree()->itemFor(*item) : nullptr;
}

QString TimelineItemAccess::text(QAccessible::Text what) const
{
    if (!isValid())
        return {};
    const TraceStore &store = *m_widget->store();
    const bool isLane = m_item.kind == ViewItem::Kind::Lane;
    const LaneFolds &folds = m_widget->layout().folds();
    if (const quint32 fold = isLane ? folds.foldAt(m_item.lane) : NoIndex; fold != NoIndex) {
        if (what == QAccessible::Name)
            return foldName(store, folds.folds()[fold]);
        return what == QAccessible::Description ? foldLabels(store, folds.folds()[fold]).first() : QString();
    }
    if (what == QAccessible::Name)
        return isLane ? spokenLane(store, m_item.lane) : spokenSpan(store, m_item.lane, m_item.index);
    if (what == QAccessible::Description)
        return (isLane ? explainLane(store, m_item.lane) : explainSpan(store, m_item.lane, m_item.index)).why.join(u' ');
    return {};
}

QRect TimelineItemAccess::rect() const
{
    if (!isValid())
        return {};
    const QRectF r = m_widget->rectOf(m_item);
    return r.isEmpty() ? QRect() : QRect(m_widget->viewport()->mapToGlobal(r.topLeft().toPoint()), r.size().toSize().expandedTo({1, 1}));
}

QAccessible::State TimelineItemAccess::state() const
{
    QAccessible::State s;
    if (!isValid()) {
        s.invalid = true;
        return s;
    }
    const ViewState *view = m_widget->viewState();
    s.selectable = true;
    s.multiSelectable = true;
    s.focusable = true;
    s.readOnly = true;
    s.selected = view->isSelected(m_item);
    s.focused = m_widget->hasFocus() && !view->selection().empty() && spoken(view->selection().back()) == m_item;
    s.offscreen = !QRectF(m_widget->viewport()->rect()).intersects(m_widget->rectOf(m_item));
    if (const auto row = m_widget->layout().rowOf(m_item.lane); row && m_item.kind == ViewItem::Kind::Lane) {
        const LaneRow &r = m_widget->layout().rows()[*row];
        s.expandable = r.hasChildren;
        s.expanded = r.hasChildren && !r.collapsed;
        s.collapsed = r.collapsed;
    }
    return s;
}

void *TimelineItemAccess::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList TimelineItemAccess::actionNames() const
{
    return {pressAction(), setFocusAction()};
}

void TimelineItemAccess::doAction(const QString &name)
{
    if (!isValid() || !actionNames().contains(name))
        return;
    m_widget->setFocus();
    m_widget->viewState()->select(m_item);
    m_widget->reveal(m_item);
}

QStringList TimelineItemAccess::keyBindingsForAction(const QString &) const
{
    return {};
}

} // namespace awaitscope
