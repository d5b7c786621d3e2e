// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: lanes, markers and the search.

#include "views/timeline/searchbar.h"
#include "views/timeline/timelinewidget.h"

#include <QKeyEvent>
#include <QLineEdit>

#include <cmath>

// What the user does to lanes, and what else is kept: search and markers.

namespace awaitscope {

void TimelineWidget::showAllArrows(bool on)
{
    m_options.allArrows = on;
    invalidate();
}

void TimelineWidget::setLit(std::optional<Sign> sign)
{
    if (m_options.lit == sign)
        return;
    m_options.lit = sign;
    invalidate();
}

void TimelineWidget::hideIdle(bool on)
{
    m_hideIdle = on;
    m_cutsOf = 0;
    updateCuts();
}

void TimelineWidget::updateCuts()
{
    const std::size_t events = m_store ? m_store->trace().events().size() : 0;
    if (!m_hideIdle || !m_store) {
        m_options.cuts = {};
    } else if (events != m_cutsOf) {
        m_cutsMade.start();
        std::vector<Time> moments;
        moments.reserve(events);
        for (const Event &e : m_store->trace().events())
            moments.push_back(e.time);
        m_options.cuts = idleCuts(moments);
        m_cutsCost = m_cutsMade.elapsed();
    }
    m_cutsOf = events;
    if (m_store) {
        const TimeRange run = m_store->range();
        m_state->setHidden(run.duration() - m_options.cuts.toShown(run).duration());
    }
    invalidate();
}

const QList<Marker> TimelineWidget::notes() const
{
    return QList<Marker>(m_options.notes.begin(), m_options.notes.end());
}

void TimelineWidget::setNotes(const QList<Marker> &notes)
{
    m_options.notes.assign(notes.begin(), notes.end());
    invalidate();
}

void TimelineWidget::setFilter(const LaneFilter &filter)
{
    if (m_layout.filter() == filter)
        return;
    m_layout.setFilter(filter);
    relayout();
}

void TimelineWidget::setSearch(const QString &text)
{
    m_searched = text;
    m_searchedLanes = 0;
    m_options.hits.clear();
    continueSearch();
}

// In slices: a search among a million lanes takes a second, during which the window must stay responsive.
void TimelineWidget::continueSearch()
{
    QElapsedTimer clock;
    clock.start();
    const auto lanes = m_store && !m_searched.isEmpty() ? quint32(m_store->lanes().size()) : 0;
    for (; m_searchedLanes < lanes; ++m_searchedLanes) {
        if (matches(*m_store, m_searchedLanes, m_searched))
            m_options.hits.push_back({ViewItem::Kind::Lane, m_searchedLanes, 0});
        if (m_searchedLanes % 64 == 0 && clock.elapsed() >= 8) {
            m_searchTimer.start(0, this);
            break;
        }
    }
    if (m_searchedLanes >= lanes)
        m_searchTimer.stop();
    m_search->setCount(0, m_options.hits.size());
    Q_EMIT hitsChanged();
    invalidate();
}

void TimelineWidget::stepHit(Direction direction)
{
    const auto &hits = m_options.hits;
    if (hits.empty())
        return;
    const auto at = current() ? std::find_if(hits.begin(), hits.end(), [this](const ViewItem &i) { return i.lane == current()->lane; }) : hits.end();
    const std::size_t n = hits.size();
    std::size_t i = direction == Direction::Forward ? 0 : n - 1;
    if (at != hits.end())
        i = (std::size_t(at - hits.begin()) + n + (direction == Direction::Forward ? 1 : n - 1)) % n;
    choose(hits[i]);
    m_search->setCount(i + 1, n);
}

std::optional<std::size_t> TimelineWidget::noteNear(Time at) const
{
    const auto &notes = m_options.notes;
    const Time reach{std::llround(6 * scale().perPixel())};
    const auto near = std::find_if(notes.begin(), notes.end(), [&](const Marker &n) { return std::abs((n.time - at).count()) <= reach.count(); });
    return near == notes.end() ? std::nullopt : std::optional(std::size_t(near - notes.begin()));
}

std::optional<std::size_t> TimelineWidget::noteAt(QPointF pos) const
{
    const QRectF ruler(plot().left(), 0, plot().width(), m_options.rulerHeight);
    const TextMeasure measure = m_options.notes.empty() || !ruler.contains(pos) ? TextMeasure() : fontMeasure();
    for (std::size_t i = m_options.notes.size(); measure && i-- > 0;) { // later ones are above
        if (noteFlag(m_options.notes[i], scale().x(m_options.notes[i].time), ruler, measure).contains(pos))
            return i;
    }
    return std::nullopt;
}

void TimelineWidget::addNote(Time at)
{
    if (!m_store)
        return;
    auto &notes = m_options.notes;
    // On an existing marker the key removes it.
    if (const auto near = noteNear(at))
        notes.erase(notes.begin() + std::ptrdiff_t(*near));
    else
        notes.push_back({std::max(at, Time{0}), tr("Marker %1").arg(notes.size() + 1)});
    invalidate();
    Q_EMIT notesChanged();
}

void TimelineWidget::editNote()
{
    const Time at = here();
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < m_options.notes.size(); ++i) {
        const auto away = [&](std::size_t n) { return std::abs((m_options.notes[n].time - at).count()); };
        if (!nearest || away(i) < away(*nearest))
            nearest = i;
    }
    if (nearest)
        editNote(*nearest);
}

void TimelineWidget::editNote(std::size_t number)
{
    endNoteEdit(true);
    m_note = number;
    m_noteEdit = new QLineEdit(m_options.notes[number].text, viewport());
    m_noteEdit->setObjectName(QStringLiteral("noteEdit"));
    m_noteEdit->setAccessibleName(tr("Text of the marker; leave it empty to remove the marker"));
    const qreal x = std::clamp(scale().x(m_options.notes[number].time), plot().left(), std::max(plot().left(), plot().right() - 200));
    m_noteEdit->setGeometry(int(x), 3, 200, int(m_options.rulerHeight) - 6);
    m_noteEdit->selectAll();
    m_noteEdit->installEventFilter(this);
    connect(m_noteEdit, &QLineEdit::editingFinished, this, [this] { endNoteEdit(true); });
    m_noteEdit->show();
    m_noteEdit->setFocus();
}

void TimelineWidget::endNoteEdit(bool keep)
{
    if (!m_noteEdit)
        return;
    QLineEdit *edit = m_noteEdit;
    m_noteEdit = nullptr; // hiding it ends the editing again
    const QString text = edit->text().trimmed();
    const bool hadFocus = edit->hasFocus();
    edit->hide();
    edit->deleteLater();
    if (hadFocus)
        setFocus();
    if (!keep || !m_note || *m_note >= m_options.notes.size() || m_options.notes[*m_note].text == text)
        return;
    if (text.isEmpty())
        m_options.notes.erase(m_options.notes.begin() + std::ptrdiff_t(*m_note));
    else
        m_options.notes[*m_note].text = text;
    invalidate();
    Q_EMIT notesChanged();
}

bool TimelineWidget::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_noteEdit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) { // keeps the key from the lanes below
            endNoteEdit(key != Qt::Key_Escape);
            return true;
        }
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

} // namespace awaitscope
