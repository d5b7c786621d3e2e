// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QTest>

namespace awaitscope {

//! Suppresses the warning of the offscreen platform for windows with size hints ("This plugin does not support
//! propagateSizeHints()"), which is irrelevant.
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

//! Call this in the init() of a test: any warning fails it.
inline void failOnWarnings()
{
    silenceOffscreenPlatform();
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

} // namespace awaitscope
