// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/activate.h"

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
    QObject::connect(timer, &QTimer::timeout, timer, [timer, act] {
        auto *modal = qobject_cast<T *>(QApplication::activeModalWidget());
        if (!modal || !modal->isVisible())
            return;
        timer->deleteLater();
        timer->stop();
        // Its activation may still be pending; until then, keys go to shortcuts of the window behind it.
        test::activate(modal);
        // A test that does not close it fails, instead of hanging.
        QTimer::singleShot(std::chrono::seconds(20), modal, [modal] { modal->close(); });
        act(modal);
    });
    timer->start(10);
}

} // namespace awaitscope::test
