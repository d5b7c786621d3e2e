// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/staleoverlay.h"

#include <QEvent>
#include <QPainter>

namespace awaitscope {

namespace {

//! What is below stays readable but is clearly out of date.
constexpr int Opacity = 150;

} // namespace

StaleOverlay::StaleOverlay(QWidget *covered)
    : QWidget(covered)
{
    setObjectName(QStringLiteral("overlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    covered->installEventFilter(this);
    hide();
}

void StaleOverlay::setStale(bool on)
{
    setGeometry(parentWidget()->rect());
    setVisible(on);
    raise();
}

void StaleOverlay::paintEvent(QPaintEvent *)
{
    QColor ground = palette().color(QPalette::Window);
    ground.setAlpha(Opacity);
    QPainter(this).fillRect(rect(), ground);
}

bool StaleOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace awaitscope
