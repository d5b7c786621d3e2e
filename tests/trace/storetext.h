// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

namespace awaitscope {

//! A store as text, for goldens: one line per lane with its spans and marks, the gathers, the ledger and the counts.
QByteArray storeText(const TraceStore &store);

} // namespace awaitscope
