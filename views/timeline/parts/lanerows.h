// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/arrangement.h"
#include "views/timeline/parts/keptview.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QScopedValueRollback>

namespace awaitscope {

//! The rows of a timeline: lays out the lanes as the user arranged them, also while the run grows, and shows another run where
//! the one before was.
class LaneRows : public QObject
{
    Q_OBJECT
public:
    explicit LaneRows(TimelineSpace &space);

    //! \name Another run
    //!@{
    //! As long as it lives, what changes is not the user's wish.
    [[nodiscard]] QScopedValueRollback<bool> restoring() { return QScopedValueRollback<bool>(m_restoring, true); }
    bool isRestoring() const { return m_restoring; }
    //! Before the old store goes.
    void keepSeen();
    void lookForLanes();
    void selectAgain();
    bool keepsPlace() const { return m_kept.hasPlace(); }
    //! The next run is of another document, and arranged like that.
    void startOver(const Arrangement &arrangement);
    //!@}

    //! Lays out all lanes.
    void relayout();
    //! The run may have more lanes than before.
    void grow();
    void updateScrollBar();
    void setFilter(const LaneFilter &filter);
    //! By lane, whether it is shown at all, besides what the user hid; empty: all are. For the present store only.
    void setShown(std::vector<bool> lanes);
    //! See LaneLayout::setDensity().
    void setDensity(double density);
    //! The user's choice, which is then kept.
    void setNamesWidth(qreal width);
    void selected(); //!< what is selected has changed
    void scrolled();

    //! \name What the user does to the lanes
    //!@{
    const Arrangement &arrangement() const { return m_arrangement; }
    //! The row of a fold is unfolded.
    void toggleCollapsed(quint32 lane);
    //! All tasks that were made by the line that made this one have rows of their own, or share one again.
    void toggleFold(quint32 lane);
    void setFolding(bool on);
    void setPinned(quint32 lane, bool on);
    void hide(quint32 lane);
    void showHidden();
    //! Among its siblings, up if negative. Returns whether it moved.
    bool move(quint32 lane, int steps);
    //!@}

Q_SIGNALS:
    //! Other lanes are shown, or in another order.
    void layoutChanged();
    //! The user changed the arrangement.
    void arranged();
    void namesWidthChanged(qreal width);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    bool findLanes();
    void fitNames();
    void scrollAgain();
    void arrange();

    TimelineSpace &m_space;
    Arrangement m_arrangement;
    std::vector<bool> m_shown; // by lane; empty: all
    KeptView m_kept;
    LaneFinder m_finder; // of the lanes of m_arrangement, then of m_kept
    bool m_restoring = false;
    bool m_startsOver = true;
    bool m_arrangedAnew = false; // lanes came that are arranged
    bool m_namesByUser = false;
    std::size_t m_lanesLaid = 0;
    QElapsedTimer m_laidOut; // since the last whole layout
    qint64 m_layoutCost = 0; // ms
    QBasicTimer m_layoutTimer; // a layout is due
};

} // namespace awaitscope
