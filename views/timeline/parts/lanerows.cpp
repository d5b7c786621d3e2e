// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/lanerows.h"

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QTimerEvent>
#include <QWidget>

#include <limits>

namespace awaitscope {

LaneRows::LaneRows(TimelineSpace &space)
    : m_space(space), m_kept(space)
{
    m_space.layout().folds().setOn(true);
}

void LaneRows::startOver(const Arrangement &arrangement)
{
    m_arrangement = arrangement;
    m_kept.forget();
    m_startsOver = true;
    lookForLanes();
    relayout();
}

void LaneRows::keepSeen()
{
    m_space.layout().folds().forget();
    m_shown.clear(); // those of the old store
    if (!m_space.store() || m_startsOver) {
        m_startsOver = false;
        m_kept.forget();
        return;
    }
    m_kept.keep();
}

void LaneRows::lookForLanes()
{
    std::vector<LanePath> paths = m_arrangement.paths();
    for (LanePath &path : m_kept.paths())
        paths.push_back(std::move(path));
    m_finder = LaneFinder(paths);
    m_space.layout().reset();
}

//! Returns whether the arrangement mentions new lanes.
bool LaneRows::findLanes()
{
    if (!m_space.store() || !m_finder.update(*m_space.store()))
        return false;
    m_arrangement.apply(m_finder.lanes(), m_space.layout());
    return true;
}

void LaneRows::selectAgain()
{
    if (!m_space.store())
        return;
    if (auto items = m_kept.selectionIn(m_finder.lanes())) {
        const auto guard = restoring();
        m_space.state()->setSelection(*std::move(items));
    }
}

void LaneRows::scrollAgain()
{
    if (!m_kept.hasPlace() || !m_space.store() || m_finder.lanes().empty())
        return;
    const auto guard = restoring();
    m_kept.scrollTo(m_finder.lanes().back());
}

void LaneRows::selected()
{
    if (!m_restoring)
        m_kept.forgetSelection();
    LaneFolds &folds = m_space.layout().folds();
    bool shown = false;
    for (const ViewItem &item : m_space.state()->selection()) {
        const bool isRow = item.kind == ViewItem::Kind::Lane && folds.foldAt(item.lane) != NoIndex;
        if (item.kind == ViewItem::Kind::Arrow || item.kind == ViewItem::Kind::Sign || isRow || !folds.isFolded(item.lane))
            continue;
        folds.show(item.lane);
        shown = true;
    }
    if (shown)
        relayout();
}

void LaneRows::scrolled()
{
    if (!m_restoring)
        m_kept.forgetPlace();
}

void LaneRows::relayout()
{
    m_laidOut.start();
    findLanes();
    m_arrangedAnew = false;
    for (std::size_t lane = 0; lane < m_shown.size(); ++lane)
        if (!m_shown[lane])
            m_space.layout().setHidden(quint32(lane), true);
    // What differs from the run beside it shares its row with no other; of very many, some.
    constexpr std::size_t MostOfAll = 200;
    const std::vector<bool> &own = m_shown.empty() ? m_space.options().marks.compared.lanes : m_shown;
    std::size_t count = 0;
    for (std::size_t lane = 0; lane < own.size(); ++lane)
        if (own[lane] && (!m_shown.empty() || ++count <= MostOfAll))
            m_space.layout().folds().show(quint32(lane));
    m_space.layout().update(m_space.store());
    m_layoutCost = m_laidOut.elapsed();
    m_layoutTimer.stop();
    m_lanesLaid = m_space.store() ? m_space.store()->lanes().size() : 0;
    fitNames();
    updateScrollBar();
    scrollAgain();
    m_space.invalidate();
    Q_EMIT layoutChanged();
}

// New lanes of a run in progress mostly belong at the end. Where they do not, all lanes are laid out again, but not so often
// that it would take more than a small share of the time.
void LaneRows::grow()
{
    const TraceStore *store = m_space.store();
    LaneLayout &layout = m_space.layout();
    if (m_lanesLaid == store->lanes().size() && layout.filter().isEmpty() && !layout.folds().mayFold(*store))
        return;
    if (findLanes()) {
        m_arrangedAnew = true;
        selectAgain();
    }
    if (!m_arrangedAnew && layout.grow(store)) {
        m_lanesLaid = store->lanes().size();
        if (layout.rows().size() < 200)
            fitNames();
        updateScrollBar();
        scrollAgain();
        Q_EMIT layoutChanged();
    } else if (store->finished() || m_laidOut.elapsed() >= m_layoutCost * 12) {
        relayout();
    } else if (!m_layoutTimer.isActive()) {
        m_layoutTimer.start(int(m_layoutCost * 12), this);
    }
}

void LaneRows::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_layoutTimer.timerId())
        relayout();
}

void LaneRows::fitNames()
{
    const LaneLayout &layout = m_space.layout();
    TimelineOptions &options = m_space.options();
    if (m_namesByUser || !m_space.store() || layout.rows().empty())
        return;
    const qreal width = fittingNamesWidth(*m_space.store(), layout, options.measure ? options.measure : fontMeasure());
    if (width == options.namesWidth)
        return;
    options.namesWidth = width;
    Q_EMIT namesWidthChanged(width);
}

void LaneRows::setNamesWidth(qreal width)
{
    m_space.options().namesWidth = width;
    m_namesByUser = true;
    Q_EMIT namesWidthChanged(width);
    m_space.invalidate();
}

void LaneRows::updateScrollBar()
{
    const auto guard = restoring();
    QScrollBar *bar = m_space.area()->verticalScrollBar();
    const int page = std::max(0, int(m_space.viewport()->height() - m_space.options().rulerHeight));
    bar->setPageStep(page);
    bar->setSingleStep(LaneLayout::TaskHeight);
    // Some space below the last lane shows that it is the last one.
    const qint64 height = m_space.layout().totalHeight();
    const qint64 total = height + (height > page ? 24 : 0);
    bar->setRange(0, int(std::clamp<qint64>(total - page, 0, std::numeric_limits<int>::max())));
}

void LaneRows::setFilter(const LaneFilter &filter)
{
    if (m_space.layout().filter() == filter)
        return;
    m_space.layout().setFilter(filter);
    relayout();
}

void LaneRows::setShown(std::vector<bool> lanes)
{
    if (m_shown == lanes)
        return;
    m_shown = std::move(lanes);
    lookForLanes();
    relayout();
}

void LaneRows::setDensity(double density)
{
    if (m_space.layout().density() == density)
        return;
    m_space.layout().setDensity(density);
    relayout();
}

void LaneRows::arrange()
{
    lookForLanes();
    relayout();
    Q_EMIT arranged();
}

void LaneRows::setFolding(bool on)
{
    m_space.layout().folds().setOn(on);
    if (m_space.store())
        relayout();
}

void LaneRows::toggleFold(quint32 lane)
{
    if (m_space.layout().folds().toggle(*m_space.store(), lane))
        relayout();
}

void LaneRows::toggleCollapsed(quint32 lane)
{
    if (m_space.layout().folds().foldAt(lane) != NoIndex)
        return toggleFold(lane);
    const LanePath path = pathsOf(*m_space.store(), {lane}).front();
    if (std::erase(m_arrangement.collapsed, path) == 0)
        m_arrangement.collapsed.push_back(path);
    arrange();
}

void LaneRows::setPinned(quint32 lane, bool on)
{
    const LanePath path = pathsOf(*m_space.store(), {lane}).front();
    std::erase(m_arrangement.pinned, path);
    if (on)
        m_arrangement.pinned.push_back(path);
    arrange();
}

void LaneRows::hide(quint32 lane)
{
    if (m_space.layout().folds().foldAt(lane) != NoIndex)
        return; // the row is not the lane's own
    m_arrangement.hidden.push_back(pathsOf(*m_space.store(), {lane}).front());
    arrange();
}

void LaneRows::showHidden()
{
    if (m_arrangement.hidden.empty())
        return;
    m_arrangement.hidden.clear();
    arrange();
}

bool LaneRows::move(quint32 lane, int steps)
{
    const TraceStore &store = *m_space.store();
    const auto between = m_space.layout().siblingsAfterMove(store, lane, steps);
    if (!between)
        return false;
    std::vector<quint32> lanes{lane};
    for (const quint32 sibling : {between->first, between->second})
        if (sibling != LaneLayout::NoSibling)
            lanes.push_back(sibling);
    const std::vector<LanePath> paths = pathsOf(store, lanes);
    Arrangement::Move move{paths.front(), std::nullopt, std::nullopt};
    if (between->first != LaneLayout::NoSibling)
        move.after = paths[1].back();
    if (between->second != LaneLayout::NoSibling)
        move.before = paths.back().back();
    if (!m_arrangement.moves.empty() && m_arrangement.moves.back().lane == move.lane)
        m_arrangement.moves.pop_back();
    m_arrangement.moves.push_back(std::move(move));
    arrange();
    return true;
}

} // namespace awaitscope
