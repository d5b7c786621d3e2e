// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QEvent;
class QKeyEvent;
class QWidget;

namespace awaitscope {

// A list with commands of its own shares keys with the window (copy, delete, Alt+Left). While it has the focus it takes these
// keys: it claims them before the window's shortcuts are considered, which would be ambiguous.

//! Accepts a ShortcutOverride event for a key that belongs to an action of the widget. An open editor inside the widget keeps
//! its keys.
bool claimsKey(QEvent *event, const QWidget *widget);
//! Triggers the widget's action for a key; false if there is none.
bool triggerByKey(const QKeyEvent *event, const QWidget *widget);

} // namespace awaitscope
