// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QTest>

namespace awaitscope {

//! Leaves out what the offscreen platform says of itself whenever a window has size hints ("This plugin does not support
//! propagateSizeHints()"): it is no news to anybody, and nobody can do anything about it.
inline void silenceOffscreenPlatform()
{
    static QtMessageHandler previous = nullptr;
    const auto filter = [](QtMsgType type, const QMessageLogContext &context, const QString &message) {
        if (!message.startsWith(QLatin1String("This plugin does not support")))
            previous(type, context, message);
    };
    if (!previous)
        previous = qInstallMessageHandler(filter);
}

//! For the init() of a test: any warning fails it.
inline void failOnWarnings()
{
    silenceOffscreenPlatform();
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

} // namespace awaitscope
