// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/painter.h"
#include "views/timeline/parts/runpreview.h"
#include "views/timeline/parts/timelineoverlay.h"
#include "views/timeline/timelinecommands.h"
#include "views/timeline/timelinepointer.h"

#include <QAbstractScrollArea>

class QPushButton;

namespace awaitscope {

//! Lanes, ruler and everything that one can do to them with mouse, touch and keys. Shows one store and changes nothing
//! but the ViewState; what the user wants done to the task set leaves as a signal. Each of these is a part of its own; the widget
//! gives them the events.
class TimelineWidget : public QAbstractScrollArea
{
    Q_OBJECT
public:
    //! \a state outlives the widget.
    explicit TimelineWidget(ViewState *state, QWidget *parent = nullptr);
    ~TimelineWidget() override;

    enum class Reselect : quint8 { Now,
                                   Later }; //!< the owner calls selectAgain() when the other views have the store, too
    //! Shows another run; null: none. The store outlives the widget or the next call. What the user arranged, selected and scrolled
    //! to stays, as far as it is there.
    void setStore(const TraceStore *store, Reselect when = Reselect::Now);
    void selectAgain() { m_rows.selectAgain(); }
    //! The selection or the place changes only because another run is shown, and not by the user.
    bool isRestoring() const { return m_rows.isRestoring(); }
    //! What the user did to the lanes.
    const Arrangement &arrangement() const { return m_rows.arrangement(); }
    //! The next run is of another document: nothing of this one stays, and it is arranged like that.
    void startOver(const Arrangement &arrangement) { m_rows.startOver(arrangement); }
    //! While \a on, another width of the widget does not move what is seen, but shows more or less at the end.
    void keepScale(bool on) { m_keepsScale = on; }
    const TraceStore *store() const { return m_space.store(); }
    ViewState *viewState() const { return m_space.state(); }
    //! The store has grown. Cheap enough for every frame.
    void refresh();
    //! The run of the store has come further, though nothing has happened. Cheaper than refresh().
    void passTime();

    void setTheme(const Theme &theme);
    //! No animated zoom. Also in force when the style animates nothing.
    void setReducedMotion(bool on) { m_ranges.setReducedMotion(on); }
    bool reducedMotion() const { return m_ranges.reducedMotion(); }
    //! The plain wheel zooms, and with Ctrl it scrolls.
    void setWheelZooms(bool on) { m_pointer.setWheelZooms(on); }
    bool wheelZooms() const { return m_pointer.wheelZooms(); }

    //! Every command of the timeline, with its keys, for menus and palettes; named "timeline.fit" and so on.
    const QList<QAction *> &commands() const { return m_commands.all(); }
    QAction *command(const QString &name) const { return m_commands.find(name); }
    //! Commands of the owner that belong into the context menu too.
    void setExtraCommands(const QList<QAction *> &commands) { m_commands.setExtra(commands); }

    //! What is on screen, for tests and for the screen reader. Brought up to date first.
    const DisplayList &displayList() { return m_space.list(); }
    //! What can be selected at a point of the viewport.
    std::optional<ViewItem> itemAt(QPointF pos);
    const LaneLayout &layout() const { return m_space.layout(); }
    //! Brings a lane or what is on it into view, in both directions.
    void reveal(const ViewItem &item) { m_items.reveal(item); }
    //! Where the item is drawn, in coordinates of the viewport; empty if it is not.
    QRectF rectOf(const ViewItem &item) { return m_items.rectOf(item); }
    qreal namesWidth() const { return m_space.options().namesWidth; }
    //! From now on, instead of a width that fits the names.
    void setNamesWidth(qreal width) { m_rows.setNamesWidth(width); }
    //! \name Beside other runs
    //!@{
    //! What the present store shows of the comparison.
    void setCompared(ComparedMarks marks);
    //! Which lanes of the present store are shown at all; empty: all.
    void setShownLanes(std::vector<bool> lanes) { m_rows.setShown(std::move(lanes)); }
    void setRulerShown(bool on);
    //! Thinner rows: 1 is the normal height.
    void setDensity(double density) { m_rows.setDensity(density); }
    //!@}
    QList<Marker> markers() const { return m_markers.markers(); }
    void setMarkers(const QList<Marker> &markers) { m_markers.setMarkers(markers); }
    //! Takes in what is written on a marker so far, or drops it.
    void endMarkerEdit(bool keep) { m_markers.endEdit(keep); }
    //! Outlines everything of a sign: what the legend points at.
    void setLit(std::optional<Sign> sign);
    //! Lanes found by the search under way.
    const std::vector<ViewItem> &hits() const { return m_space.options().marks.hits; }
    void setFilter(const LaneFilter &filter) { m_rows.setFilter(filter); }
    //! What the tags at the measured range and at the cursor line say; empty if there is none.
    QString measuredText() const { return awaitscope::measuredText(m_space); }
    QString cursorText() const { return awaitscope::cursorText(m_space); }
    //! The ends of sleeps that can be dragged, and the drag.
    SleepResize &sleeps() { return m_sleeps; }
    //! Draws another outcome over the lanes that would change; null: none. Must live until the next call, also of setStore().
    void setPreview(const TraceStore *preview) { m_preview.setStore(preview); }
    //! What is drawn of it, for tests. Empty if there is none.
    const Preview &preview() { return m_preview.preview(); }
    Time timeAt(qreal x) const { return m_space.scale().time(x); }
    qreal xAt(Time t) const { return m_space.scale().x(t); }

public Q_SLOTS:
    void fit() { m_ranges.fit(); }
    void zoomIn() { m_ranges.zoomIn(); }
    void zoomOut() { m_ranges.zoomOut(); }
    void zoomToSelection() { m_ranges.zoomToSelection(); } //!< and, done again, back
    void goBack() { m_ranges.goBack(); }
    void goForward() { m_ranges.goForward(); }
    void follow() { m_ranges.follow(); }
    void find(); //!< opens the search

Q_SIGNALS:
    //! The user wants to see where in the task set this comes from; JSON pointer of the step, or empty.
    void stepActivated(const QString &pointer, quint32 lane);
    void taskRenameRequested(quint32 lane);
    void drawn(); //!< a frame was painted, perhaps of something else than before
    void legendToggled(bool on);
    void markersChanged();
    void hitsChanged();
    void namesWidthChanged(qreal width);
    void rightMarginChanged(qreal margin); //!< what the scroll bar takes of the width
    void wheelZoomsChanged(bool on);
    void reducedMotionChanged(bool on);
    void tableToggled(bool on);
    //! Other lanes are shown, or in another order.
    void layoutChanged();
    //! The run on screen has gone on, by events or only by time.
    void wentOn();
    //! The user pinned, collapsed, hid or moved lanes: see arrangement().
    void arranged();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override { m_pointer.wheel(event); }
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override { m_pointer.move(event); }
    void mouseReleaseEvent(QMouseEvent *event) override { m_pointer.release(event); }
    void mouseDoubleClickEvent(QMouseEvent *event) override { m_pointer.doubleClick(event); }
    void contextMenuEvent(QContextMenuEvent *event) override { m_commands.showMenu(event); }
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    TimelineParts parts() { return {m_space, m_ranges, m_rows, m_items, m_search, m_markers, m_sleeps, m_cuts}; }
    void connectState();
    void connectParts();
    void createFollowButton();
    void placeFloating();
    void tellSelection();
    bool navigateByPlace(QKeyEvent *event);

    TimelineSpace m_space;
    RangeNavigation m_ranges;
    LaneRows m_rows;
    ItemNavigation m_items;
    LaneSearch m_search;
    MarkerLayer m_markers;
    SleepResize m_sleeps;
    IdleCuts m_cuts;
    RunPreview m_preview;
    TimelinePointer m_pointer;
    TimelineCommands m_commands;
    TimelinePainter m_painter;
    QPushButton *m_followButton = nullptr;
    bool m_keepsScale = false;
    bool m_focusShown = false;
};

} // namespace awaitscope
