// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace awaitscope {

//! What suppressed an exception, if the handler of a Caught event is the end of a `with`: the coroutine of its exit, or
//! suppress(...). Empty for an except clause.
inline QString suppressorOf(const QString &handler)
{
    const QLatin1String with("with ");
    return handler.startsWith(with) ? handler.mid(with.size()) : QString();
}

//! "except ValueError", or "with suppress(ValueError)".
inline QString handlerInPython(const QString &handler)
{
    return suppressorOf(handler).isEmpty() ? QStringLiteral("except ") + handler : handler;
}

} // namespace awaitscope
