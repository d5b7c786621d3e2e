// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/widgets/segmentedcontrol.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace awaitscope {

namespace {

constexpr int Inset = 2;
constexpr int Padding = 13;
constexpr int Height = 32;

class Segment : public QToolButton
{
public:
    explicit Segment(QAction *action)
    {
        setDefaultAction(action);
        setObjectName(action->objectName());
        setToolButtonStyle(Qt::ToolButtonTextOnly);
        setProperty("segment", true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    // The chosen one is bold; its neighbours must not move when the choice changes.
    QSize sizeHint() const override
    {
        QFont bold = font();
        bold.setBold(true);
        return {QFontMetrics(bold).horizontalAdvance(text()) + 2 * Padding, Height - 2 * Inset};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace

SegmentedControl::SegmentedControl(QActionGroup *actions, QWidget *parent)
    : QWidget(parent), m_actions(actions)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Inset, Inset, Inset, Inset);
    row->setSpacing(0);
    for (QAction *action : actions->actions()) {
        auto *button = new Segment(action);
        button->installEventFilter(this);
        m_buttons.insert(action, button);
        row->addWidget(button);
        connect(action, &QAction::changed, this, &SegmentedControl::updateFocus);
    }
    updateFocus();
}

void SegmentedControl::setShown(const QAction *action, bool shown)
{
    button(action)->setVisible(shown);
}

bool SegmentedControl::isShown(const QAction *action) const
{
    return !button(action)->isHidden();
}

// Tab goes to the chosen button only, as in a group of radio buttons.
void SegmentedControl::updateFocus()
{
    const QAction *chosen = m_actions->checkedAction();
    if (!chosen)
        chosen = m_actions->actions().value(0);
    for (const QAction *action : m_actions->actions())
        button(action)->setFocusPolicy(action == chosen ? Qt::TabFocus : Qt::NoFocus);
}

void SegmentedControl::step(int direction)
{
    const QList<QAction *> actions = m_actions->actions();
    for (qsizetype i = actions.indexOf(m_actions->checkedAction()) + direction; i >= 0 && i < actions.size(); i += direction) {
        if (!isShown(actions[i]) || !actions[i]->isEnabled())
            continue;
        actions[i]->trigger();
        if (const QAction *chosen = m_actions->checkedAction())
            button(chosen)->setFocus(Qt::OtherFocusReason);
        return;
    }
}

bool SegmentedControl::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return QWidget::eventFilter(object, event);
    step((key == Qt::Key_Right) != isRightToLeft() ? 1 : -1);
    return true;
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::AlternateBase));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

} // namespace awaitscope
