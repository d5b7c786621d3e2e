// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/trace/trace.h"

#include <QByteArrayView>

#include <memory>

namespace awaitscope {

//! Reads JSON lines as TraceWriter and the reference runner write them. Labels become entities again: `work#3` is task 3
//! of coroutine work, `gather[a,b]` a gather of what a and b name. The file does not say which objects are the same, so
//! equal exceptions share one id. Unknown fields are ignored, an unknown event is a problem. The first problem ends
//! the reading: its pointer is "line N", and there is no trace then. Linear in the size.
Result<std::unique_ptr<Trace>> readTrace(QByteArrayView jsonLines);

} // namespace awaitscope
