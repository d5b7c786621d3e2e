// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/foreign/foreigntrace.h"

namespace awaitscope {

//! Whether a file that begins so seems to hold the events of AsyncFlow: objects with "t_ms", "coro", "event" and "task", one a line or as a list.
bool isAsyncFlow(QByteArrayView beginning);

//! Reads the events of AsyncFlow (of wigglystuff): JSON lines, or one list of them. The pointer of a problem is "line N", or a JSON pointer into the
//! list. Linear.
Result<ForeignRun> readAsyncFlow(const QByteArray &json);

} // namespace awaitscope
