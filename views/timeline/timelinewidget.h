// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"
#include "views/picture/displaylistbuilder.h"
#include "views/picture/painter.h"
#include "views/picture/preview.h"
#include "views/timeline/arrangement.h"
#include "views/timeline/navigation.h"
#include "views/timeline/sleephandle.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>

class QAction;
class QGestureEvent;
class QLineEdit;
class QPushButton;
class QVariantAnimation;

namespace awaitscope {

class SearchBar;

//! Lanes and ruler, with everything that can be done to them by mouse, touch and keyboard. Shows one store and changes nothing
//! but the ViewState; requests to change the task set are emitted as signals.
class TimelineWidget : public QAbstractScrollArea
{
    Q_OBJECT
public:
    //! \a state must outlive the widget.
    explicit TimelineWidget(ViewState *state, QWidget *parent = nullptr);
    ~TimelineWidget() override;

    enum class Reselect : quint8 { Now,
                                   Later }; //!< the owner calls selectAgain() once the other views have the store too
    //! Shows another run; null: none. The store must outlive the widget or exist until the next call. What the user arranged and
    //! selected, and where the view was scrolled to, is kept as far as it exists.
    void setStore(const TraceStore *store, Reselect when = Reselect::Now);
    void selectAgain();
    //! The selection or the position is changing because another run is shown, not by the user.
    bool isRestoring() const { return m_restoring; }
    //! What the user did to the lanes.
    const Arrangement &arrangement() const { return m_arrangement; }
    //! The next run is of another document: discards everything of this one and sets its arrangement.
    void startOver(const Arrangement &arrangement);
    //! While \a on, a change of width keeps the scale and shows more or less at the end.
    void keepScale(bool on) { m_keepsScale = on; }
    const TraceStore *store() const { return m_store; }
    ViewState *viewState() const { return m_state; }
    //! The store has grown. Cheap enough to call for every frame.
    void refresh();
    //! The run of the store has advanced without new events. Cheaper than refresh().
    void passTime();

    void setTheme(const Theme &theme);
    //! Disables animated zoom. Always in effect if the style has no animations.
    void setReducedMotion(bool on);
    bool reducedMotion() const { return m_reducedMotion; }
    //! The plain wheel zooms, and scrolls with Ctrl.
    void setWheelZooms(bool on);
    bool wheelZooms() const { return m_wheelZooms; }

    //! Every command of the timeline, with its keys, for menus and palettes; named "timeline.fit" and so on.
    const QList<QAction *> &commands() const { return m_commands; }
    QAction *command(const QString &name) const;
    //! Commands of the owner that also appear in the context menu.
    void setExtraCommands(const QList<QAction *> &commands) { m_extraCommands = commands; }

    //! What is displayed, for tests and for screen readers. Updated first.
    const DisplayList &displayList();
    const LaneLayout &layout() const { return m_layout; }
    //! Scrolls a lane or an item on it into view, in both directions.
    void reveal(const ViewItem &item);
    //! Where the item is drawn, in coordinates of the viewport; empty if it is not drawn.
    QRectF rectOf(const ViewItem &item);
    qreal namesWidth() const { return m_options.namesWidth; }
    const QList<Marker> notes() const;
    void setNotes(const QList<Marker> &notes);
    //! Outlines everything with that sign; used when the legend is hovered.
    void setLit(std::optional<Sign> sign);
    //! Lanes found by the current search.
    const std::vector<ViewItem> &hits() const { return m_options.hits; }
    LaneFilter filter() const { return m_layout.filter(); }
    void setFilter(const LaneFilter &filter);
    //! The text of the tags at the measured range and at the cursor line; empty if there is none.
    QString measuredText() const;
    QString cursorText() const;
    //! The sleeps whose ends can be dragged; none while a run is in progress.
    void setSleeps(const SleepLengths &sleeps);
    //! The handle at \a pos: the end of a sleep, or the failure that follows one.
    std::optional<SleepHandle> handleAt(QPointF pos);
    //! The sleep being dragged, and the text of its tag; empty if there is none.
    const std::optional<SleepHandle> &stretched() const { return m_stretched; }
    QString stretchedText() const;
    QString handleTip() const;
    //! Draws another outcome over the lanes that would change; null: none. Must live until the next call, also of setStore().
    void setPreview(const TraceStore *preview);
    //! What is drawn of it, for tests. Empty if there is none.
    const Preview &preview();
    Time timeAt(qreal x) const { return scale().time(x); }
    qreal xAt(Time t) const { return scale().x(t); }

public Q_SLOTS:
    void fit();
    void zoomIn();
    void zoomOut();
    void panLeft();
    void panRight();
    void zoomToSelection(); //!< and back when called again
    void openTask(); //!< of the selected lane; for a span or a mark, the step from which it comes
    void goBack();
    void goForward();
    void follow();
    void find(); //!< opens the search
    void nextEvent();
    void previousEvent();
    void nextError();
    void previousError();
    void toCause();
    void toEffect();
    void nextLane();
    void previousLane();
    void extendSelection(int lanes);
    void measureSelection(); //!< clears it when called again
    //! Moves an edge of the measured range to the next edge of a span on screen.
    void moveMeasured(bool begin, Direction direction);
    void editNote(); //!< the one nearest to where the user is
    void endNoteEdit(bool keep); //!< ends editing the text of a marker; \a keep: with the changes
    void showAllArrows(bool on);
    void hideIdle(bool on);

Q_SIGNALS:
    //! The user wants to see where in the task set this comes from; JSON pointer of the step, or empty.
    void stepActivated(const QString &pointer, quint32 lane);
    void taskRenameRequested(quint32 lane);
    //! \name A sleep is dragged to another length
    //!@{
    void sleepDragged(const awaitscope::SleepHandle &sleep, qint64 ms); //!< while dragging: for a preview
    void sleepDropped(const awaitscope::SleepHandle &sleep, qint64 ms); //!< the new length, which differs from the old one
    void sleepDragGivenUp();
    //!@}
    void drawn(); //!< a frame was painted, possibly with different content
    void legendToggled(bool on);
    void notesChanged();
    void hitsChanged();
    void namesWidthChanged(qreal width);
    void rightMarginChanged(qreal margin); //!< width of the scroll bar
    void wheelZoomsChanged(bool on);
    void reducedMotionChanged(bool on);
    void tableToggled(bool on);
    //! Other lanes are shown, or in a different order.
    void layoutChanged();
    //! The displayed run has advanced, with or without events.
    void wentOn();
    //! The user pinned, collapsed, hid or moved lanes: see arrangement().
    void arranged();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    enum class Gesture : quint8 { None,
                                  Press,
                                  Measure,
                                  MeasureEdge,
                                  Pan,
                                  BoxZoom,
                                  ResizeNames,
                                  MoveNote,
                                  Stretch };

    void createCommands();
    void createLaneCommands();
    void createViewingCommands();
    void createMeasuringCommands();
    void createSearch();
    void connectState();
    template <typename Method>
    QAction *addCommand(const char *name, const QString &text, const QList<QKeySequence> &keys, Method method);

    // Layout and picture.
    void relayout();
    void growLayout();
    void fitNames();
    void updateScrollBar();
    void updateCuts();
    void invalidate();
    void ensureList();
    void placeFloating();
    TimeScale scale() const;
    QRectF plot() const;
    void showRange(TimeRange range);
    bool animates() const;
    template <typename Change>
    void animated(Change change)
    {
        m_animateNext = true;
        change();
        m_animateNext = false;
    }
    void paintEmpty(QPainter &painter) const;
    void paintMeasured(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    void paintPreview(QPainter &painter);
    void paintHandle(QPainter &painter) const;

    // Gestures.
    void zoomAround(qreal x, double factor);
    void panBy(qreal dx, qreal dy);
    bool pinch(QGestureEvent *event);
    void zoomGesture(qreal x, double scaleFactor);
    Time snapped(qreal x, Qt::KeyboardModifiers modifiers);
    void hoverAt(QPointF pos);
    void beginPress(QMouseEvent *event);
    void dragTo(QMouseEvent *event);
    void click(QPointF pos, Qt::KeyboardModifiers modifiers);
    std::optional<int> measuredEdgeAt(QPointF pos) const;
    void updateCursorShape(QPointF pos);
    void showTip();
    bool isNavigationKey(QKeyEvent *event);
    void leaveGesture();
    void hold(const std::optional<SleepHandle> &handle);
    void stretchTo(qreal x, Qt::KeyboardModifiers modifiers);
    void ensurePreview();
    std::optional<SleepHandle> handleOfMarkAt(QPointF pos);
    const LaneRow *rowUnder(QPointF pos) const;

    // Selection.
    std::optional<ViewItem> current() const;
    void choose(const std::optional<ViewItem> &item);
    std::optional<quint32> selectedLane() const;
    QString stepOf(const ViewItem &item) const; //!< JSON pointer, or empty
    void toggleCollapsed(quint32 lane);
    void setLanePinned(quint32 lane, bool on);
    void hideLane(quint32 lane);
    void moveLane(int steps);
    void arrange();
    void showHidden();
    void keepSeen();
    void lookForLanes();
    bool findLanes();
    void scrollAgain();
    void stepHit(Direction direction);
    void setSearch(const QString &text);
    void continueSearch();
    Time here() const;
    void addNote(Time at);
    std::optional<std::size_t> noteNear(Time at) const;
    std::optional<std::size_t> noteAt(QPointF pos) const;
    void editNote(std::size_t number);
    void tellSelection();
    void moveToLane(int steps);

    ViewState *m_state;
    const Theme *m_theme;
    const TraceStore *m_store = nullptr;
    std::unique_ptr<TimelineIndex> m_index;
    LaneLayout m_layout;
    std::size_t m_lanesLaid = 0;
    QElapsedTimer m_laidOut; // since the last full layout
    qint64 m_layoutCost = 0; // ms
    QBasicTimer m_layoutTimer; // a layout is pending
    Arrangement m_arrangement;
    LaneFinder m_finder; // for the lanes of the arrangement, then of m_kept
    // What was selected and visible in the previous run, as long as it does not exist in this one.
    struct Kept
    {
        struct Item
        {
            LanePath lane;
            ViewItem::Kind kind = ViewItem::Kind::Lane;
            int state = 0; // of the span, or kind of the mark
            int nth = 0; // index among those in the lane
        };
        std::vector<Item> selection;
        LanePath top; // the first visible lane; empty: not scrolled
        int below = 0; // how many of its pixels are scrolled out of view
    } m_kept;
    bool m_restoring = false;
    bool m_startsOver = true;
    bool m_arrangedAnew = false; // lanes that the arrangement mentions were added
    bool m_keepsScale = false;
    bool m_namesByUser = false;
    TimelineOptions m_options;
    DisplayListBuilder m_builder;
    DisplayList m_list;
    TimelinePainter m_painter;
    bool m_stale = true;

    TimeRange m_shown; // the range being drawn: may be animated towards the range of the state
    QVariantAnimation *m_motion;
    TimeRange m_motionFrom;
    bool m_animateNext = false;
    bool m_zooming = false;
    bool m_reducedMotion = false;
    bool m_wheelZooms = false;
    bool m_hideIdle = false;
    std::size_t m_cutsOf = 0; // number of events processed
    QElapsedTimer m_cutsMade;
    qint64 m_cutsCost = 0; // ms

    Gesture m_gesture = Gesture::None;
    QPointF m_pressed, m_last;
    Time m_anchor{};
    qreal m_anchorX = -1; // while the pointer stays there, zooming keeps exactly the same moment under it
    bool m_spaceDown = false;
    bool m_focusShown = false;
    std::optional<Time> m_snapGuide;
    std::optional<TimeRange> m_box;
    std::optional<std::pair<TimeRange, TimeRange>> m_zoomedFrom; // before and after the command F
    QPointF m_tipPos;
    QBasicTimer m_tipTimer;
    QString m_searched;
    quint32 m_searchedLanes = 0; // so far
    QBasicTimer m_searchTimer;
    bool m_wasFinished = false;
    std::optional<std::size_t> m_note; // being moved or edited
    QLineEdit *m_noteEdit = nullptr;

    SleepLengths m_sleeps;
    std::optional<SleepHandle> m_held; // under the pointer, or pressed
    std::optional<SleepHandle> m_stretched; // being dragged
    qint64 m_stretchedMs = 0;
    quint32 m_stretchedLanes = 0;
    std::unique_ptr<TimelineIndex> m_previewIndex;
    Preview m_preview;
    bool m_previewStale = false;

    QList<QAction *> m_commands;
    QList<QAction *> m_extraCommands;
    SearchBar *m_search = nullptr;
    QPushButton *m_followButton = nullptr;
};

} // namespace awaitscope
