// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>

namespace awaitscope::test {

//! Calls \a act with the next modal window of type T; checks for it repeatedly while events are processed.
template <class T>
void whenModal(const std::function<void(T *)> &act)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, act, looks = 0, active = 0]() mutable {
        auto *modal = qobject_cast<T *>(QApplication::activeModalWidget());
        if (!modal || !modal->isVisible())
            return;
        // Until it is active, keys go to shortcuts of the window behind it, whose own activation may still be pending: it is asked for until
        // it has stayed active for a while.
        constexpr int Enough = 3, Most = 500;
        active = QApplication::activeWindow() == modal ? active + 1 : 0;
        if (active == 0)
            modal->activateWindow();
        if (active < Enough && ++looks < Most)
            return;
        timer->deleteLater();
        timer->stop();
        // A test that does not close it fails, instead of hanging.
        QTimer::singleShot(std::chrono::seconds(20), modal, [modal] { modal->close(); });
        act(modal);
    });
    timer->start(10);
}

} // namespace awaitscope::test
