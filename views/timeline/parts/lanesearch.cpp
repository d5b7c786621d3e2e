// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/lanesearch.h"

#include "views/timeline/parts/searchbar.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimerEvent>

namespace awaitscope {

LaneSearch::LaneSearch(TimelineSpace &space, ItemNavigation &items)
    : m_space(space), m_items(items), m_bar(new SearchBar(space.area()))
{
    m_bar->hide();
    connect(m_bar, &SearchBar::textChanged, this, &LaneSearch::setText);
    connect(m_bar, &SearchBar::stepRequested, this, [this](bool forward) { step(forward ? Direction::Forward : Direction::Backward); });
    connect(m_bar, &SearchBar::filterChanged, this, &LaneSearch::filterChanged);
    connect(m_bar, &SearchBar::closed, this, [this] {
        setText({});
        Q_EMIT closed();
    });
}

void LaneSearch::open()
{
    m_bar->open();
}

bool LaneSearch::isOpen() const
{
    return !m_bar->isHidden();
}

int LaneSearch::place(int width)
{
    const int height = isOpen() ? m_bar->sizeHint().height() : 0;
    m_bar->setGeometry(0, 0, width, height);
    return height;
}

void LaneSearch::leave()
{
    m_space.options().marks.hits.clear();
    m_timer.stop();
}

void LaneSearch::startOver()
{
    m_wasFinished = m_space.store() && m_space.store()->finished();
    if (m_bar->isVisible())
        setText(m_bar->text());
}

void LaneSearch::refresh()
{
    const TraceStore &store = *m_space.store();
    if (store.finished() && !m_wasFinished && !m_text.isEmpty())
        setText(m_text); // with the exceptions raised in the meantime
    else if (!m_text.isEmpty() && m_lanes < store.lanes().size())
        m_timer.start(0, this);
    m_wasFinished = store.finished();
}

void LaneSearch::setText(const QString &text)
{
    m_text = text;
    m_lanes = 0;
    m_space.options().marks.hits.clear();
    go();
}

// In slices: a search among a million lanes takes a second, during which the window must stay responsive.
void LaneSearch::go()
{
    QElapsedTimer clock;
    clock.start();
    const TraceStore *store = m_space.store();
    auto &hits = m_space.options().marks.hits;
    const auto lanes = store && !m_text.isEmpty() ? quint32(store->lanes().size()) : 0;
    for (; m_lanes < lanes; ++m_lanes) {
        if (matches(*store, m_lanes, m_text))
            hits.push_back({ViewItem::Kind::Lane, m_lanes, 0});
        if (m_lanes % 64 == 0 && clock.elapsed() >= 8) {
            m_timer.start(0, this);
            break;
        }
    }
    if (m_lanes >= lanes)
        m_timer.stop();
    m_bar->setCount(0, hits.size());
    Q_EMIT hitsChanged();
    m_space.invalidate();
}

void LaneSearch::step(Direction direction)
{
    const auto &hits = m_space.options().marks.hits;
    if (hits.empty())
        return;
    const auto current = m_items.current();
    const auto at = current ? std::find_if(hits.begin(), hits.end(), [&](const ViewItem &i) { return i.lane == current->lane; }) : hits.end();
    const std::size_t n = hits.size();
    std::size_t i = direction == Direction::Forward ? 0 : n - 1;
    if (at != hits.end())
        i = (std::size_t(at - hits.begin()) + n + (direction == Direction::Forward ? 1 : n - 1)) % n;
    m_items.choose(hits[i]);
    m_bar->setCount(i + 1, n);
}

void LaneSearch::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        go();
}

} // namespace awaitscope
