// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QWidget>

class QActionGroup;
class QAction;

namespace awaitscope {

//! A choice between a few actions side by side. It shows the actions of an exclusive group, so that menu, keyboard and control
//! always agree. Colours come from the palette.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(QActionGroup *actions, QWidget *parent = nullptr);

    //! Hides or shows the segment of \a action; the menu still has the action.
    void setShown(const QAction *action, bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    //! Where the segment of \a action is drawn; empty if it is not shown.
    QRect segmentRect(const QAction *action) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool isShown(const QAction *action) const;
    int segmentWidth(const QAction *action) const;
    QAction *actionAt(QPoint position) const;
    void paintSegment(class QPainter &painter, const QAction *action) const;
    void step(int direction);

    QActionGroup *m_actions;
    QSet<const QAction *> m_leftOut;
    const QAction *m_hovered = nullptr;
};

} // namespace awaitscope
