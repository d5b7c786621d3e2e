// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QAction;
class QActionGroup;
class QToolButton;

namespace awaitscope {

//! A choice between a few actions side by side: a tool button for each action of an exclusive group, so that menu, keyboard, screen
//! reader and control always agree. Tab reaches the chosen one, and the arrow keys choose its neighbours. The style sheet draws the
//! buttons (`segment`), the palette the ground.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    //! \a actions must outlive it, and has all of its actions already.
    explicit SegmentedControl(QActionGroup *actions, QWidget *parent = nullptr);

    //! Hides or shows the button of \a action; the menu still has the action.
    void setShown(const QAction *action, bool shown);
    bool isShown(const QAction *action) const;
    QToolButton *button(const QAction *action) const { return m_buttons.value(action); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void updateFocus();
    void step(int direction);

    QActionGroup *m_actions;
    QHash<const QAction *, QToolButton *> m_buttons;
};

} // namespace awaitscope
