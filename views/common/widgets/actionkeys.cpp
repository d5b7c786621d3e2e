// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/widgets/actionkeys.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>

namespace awaitscope {

namespace {

QAction *actionOf(const QKeyEvent *event, const QWidget *widget)
{
    const QWidget *focused = QApplication::focusWidget();
    if (focused && focused != widget && widget->isAncestorOf(focused))
        return nullptr;
    const QKeySequence key(QKeyCombination(event->modifiers() & ~Qt::KeypadModifier, Qt::Key(event->key())));
    const QList<QAction *> actions = widget->actions();
    const auto at = std::find_if(actions.begin(), actions.end(), [&](const QAction *a) { return a->shortcuts().contains(key); });
    return at == actions.end() ? nullptr : *at;
}

} // namespace

bool claimsKey(QEvent *event, const QWidget *widget)
{
    if (event->type() != QEvent::ShortcutOverride || !actionOf(static_cast<QKeyEvent *>(event), widget))
        return false;
    event->accept();
    return true;
}

bool triggerByKey(const QKeyEvent *event, const QWidget *widget)
{
    QAction *action = actionOf(event, widget);
    if (action)
        action->trigger();
    return action;
}

} // namespace awaitscope
