// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"
#include "views/common/viewstate.h"
#include "views/picture/displaylistbuilder.h"

#include <QCoreApplication>
#include <QObject>

#include <memory>

class QAbstractScrollArea;
class QWidget;

namespace awaitscope {

//! Translation context of the timeline and its parts.
struct TimelineText
{
    Q_DECLARE_TR_FUNCTIONS(awaitscope::TimelineWidget)
};

//! The displayed run, its lanes, and where both lie in the viewport: what all parts of the timeline work on.
class TimelineSpace : public QObject
{
    Q_OBJECT
public:
    //! \a area shows the picture in its viewport and scrolls over the lanes. Both outlive the space.
    TimelineSpace(ViewState *state, QAbstractScrollArea *area);
    ~TimelineSpace() override;

    ViewState *state() const { return m_state; }
    const TraceStore *store() const { return m_store; }
    //! Null: none. Does not bring anything else up to date.
    void setStore(const TraceStore *store);
    TimelineIndex *index() const { return m_index.get(); } //!< null without a store
    LaneLayout &layout() { return m_layout; }
    const LaneLayout &layout() const { return m_layout; }
    //! What is drawn, and how; range, size and what the ViewState holds are filled in by list().
    TimelineOptions &options() { return m_options; }
    const TimelineOptions &options() const { return m_options; }
    const Theme &theme() const { return *m_theme; }
    void setTheme(const Theme &theme);

    QAbstractScrollArea *area() const { return m_area; }
    QWidget *viewport() const;
    //! The part of the viewport in which the lanes are drawn, without names and ruler.
    QRectF plot() const;
    TimeScale scale() const;
    //! The time that is drawn: the range of the state, or on its way there.
    TimeRange shown() const { return m_shown; }
    void setShown(TimeRange range);
    int scrollY() const;
    void scrollTo(int y);
    //! The first and the last row on screen.
    std::pair<std::size_t, std::size_t> rowsOnScreen() const;
    //! Null: there is none.
    const LaneRow *rowUnder(QPointF pos) const;
    //! Where a row begins in the viewport.
    qreal topOf(const LaneRow &row) const;

    //! The time at \a x, or the edge of a span near it, at which snapGuide() then is; none with Alt.
    Time snapped(qreal x, Qt::KeyboardModifiers modifiers);
    const std::optional<Time> &snapGuide() const { return m_snapGuide; }
    void clearSnapGuide() { m_snapGuide.reset(); }

    //! The picture, up to date.
    const DisplayList &list();
    //! Builds the picture again before it is painted.
    void invalidate();
    //! Only paints again.
    void repaint();

Q_SIGNALS:
    void invalidated();

private:
    ViewState *m_state;
    QAbstractScrollArea *m_area;
    const Theme *m_theme;
    const TraceStore *m_store = nullptr;
    std::unique_ptr<TimelineIndex> m_index;
    LaneLayout m_layout;
    TimelineOptions m_options;
    TimeRange m_shown;
    DisplayListBuilder m_builder;
    DisplayList m_list;
    bool m_stale = true;
    std::optional<Time> m_snapGuide;
};

} // namespace awaitscope
