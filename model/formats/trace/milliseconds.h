// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/event.h"

#include <QString>

namespace awaitscope {

//! Milliseconds for a program to read, exact: "100", "12.5".
inline QString exactMilliseconds(Time t)
{
    QString out = QString::number(t.count() / 1'000'000);
    if (const qint64 rest = t.count() % 1'000'000; rest != 0) {
        QString digits = QString::number(rest).rightJustified(6, QLatin1Char('0'));
        while (digits.endsWith(QLatin1Char('0')))
            digits.chop(1);
        out += QLatin1Char('.') + digits;
    }
    return out;
}

} // namespace awaitscope
