// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <QWidget>

namespace awaitscope::test {

//! Makes a shown window the active one, as a window system does when it is clicked or when a menu over it closes. Returns when it is.
inline void activate(QWidget *window)
{
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
}

} // namespace awaitscope::test
