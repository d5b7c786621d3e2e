// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>

namespace awaitscope::test {

//! Calls \a act with the next modal window of type T; it is asked for again and again while events are handled.
template <class T>
void whenModal(const std::function<void(T *)> &act)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, act] {
        auto *modal = qobject_cast<T *>(QApplication::activeModalWidget());
        if (!modal || !modal->isVisible())
            return;
        timer->deleteLater();
        timer->stop();
        // Its activation may still be on the way; until then a shortcut of the window behind it takes the keys.
        QApplication::setActiveWindow(modal);
        // A test that fails to end it fails, and does not hang.
        QTimer::singleShot(std::chrono::seconds(20), modal, [modal] { modal->close(); });
        act(modal);
    });
    timer->start(10);
}

} // namespace awaitscope::test
