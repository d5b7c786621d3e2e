// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QHBoxLayout;
class QLabel;

namespace awaitscope {

//! The title bar of a dock: its title, a remark at the right, and buttons to float and hide it. Dragging it moves the dock.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    explicit DockTitle(QDockWidget *dock);

    void setRemark(const QString &text);
    QString remark() const;

private:
    QLabel *m_remark;
};

//! The line around a floating dock, which has no border of its own and would blend into the window below it.
class DockEdge : public QWidget
{
    Q_OBJECT

public:
    explicit DockEdge(QDockWidget *dock);
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    QDockWidget *m_dock;
};

} // namespace awaitscope
