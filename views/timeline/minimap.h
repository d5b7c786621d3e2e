// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/runview.h"
#include "views/common/theme.h"
#include "views/common/viewstate.h"
#include "views/picture/timelineindex.h"

#include <QElapsedTimer>
#include <QImage>
#include <QWidget>

#include <memory>

namespace awaitscope {

//! The whole run in a strip: its states, every unretrieved exception in red, search hits, and a window with two handles for
//! the visible range.
class Minimap : public QWidget, public RunView
{
    Q_OBJECT
public:
    //! \a state must outlive the widget.
    explicit Minimap(ViewState *state, QWidget *parent = nullptr);
    ~Minimap() override;

    //! The store must outlive the widget or exist until the next call.
    void setStore(const TraceStore *store) override;
    void refresh() override;
    void passTime() override { refresh(); }
    void setTheme(const Theme &theme) override;
    //! Left edge of the strip and distance from the right edge, so that it is aligned with the plot.
    void setLeft(qreal left);
    void setRight(qreal margin);
    void setHits(const std::vector<ViewItem> &hits);

    QSize sizeHint() const override { return {400, 50}; }
    //! The strip with the time axis, the visible range in it, and a moment in it; for tests.
    QRectF strip() const;
    QRectF window() const;
    qreal xAt(Time t) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Grip : quint8 { None,
                               Left,
                               Right,
                               Window };

    void drawPicture();
    void drawLanes(QPainter &painter, const QRectF &area);
    bool takeCrowd();
    void drawCrowd(QPainter &painter, const QRectF &area);
    void drawRuns(QPainter &painter, qreal left, qreal top, qreal height);
    void drawErrors(QPainter &painter);
    Time timeAt(qreal x) const;
    Grip gripAt(QPointF pos) const;
    void moveTo(qreal x);

    ViewState *m_state;
    const Theme *m_theme;
    const TraceStore *m_store = nullptr;
    std::unique_ptr<TimelineIndex> m_index;
    std::unique_ptr<MergedAggregate> m_crowd;
    std::vector<PixelRun> m_runs;
    std::vector<ViewItem> m_hits;
    QImage m_picture;
    QElapsedTimer m_drawn; // since the picture was last drawn
    qint64 m_cost = 0; // time that drawing took, ms
    bool m_stale = true;
    qreal m_left = 152;
    qreal m_right = 0;
    Grip m_grip = Grip::None;
    qreal m_grabbed = 0; // offset from the window's left edge
};

} // namespace awaitscope
