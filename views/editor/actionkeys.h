// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QEvent;
class QKeyEvent;
class QWidget;

namespace awaitscope {

// A list with commands of its own shares keys with the window around it (copy, delete, Alt+Left). While it has the focus the
// keys are its own: it claims them before the window's shortcuts are looked at, which would be ambiguous.

//! Accepts the event when it asks whether a key is wanted that belongs to an action of the widget. An editor that is open
//! inside of the widget keeps its keys.
bool claimsKey(QEvent *event, const QWidget *widget);
//! Triggers the widget's action of a key; false when there is none.
bool triggerByKey(const QKeyEvent *event, const QWidget *widget);

} // namespace awaitscope
