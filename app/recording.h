// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

#include <memory>

namespace awaitscope {

//! A run that was recorded in a file: its events, and the index over them, which refers to them.
struct Recording
{
    std::unique_ptr<Trace> trace;
    std::unique_ptr<TraceStore> store; //!< behind the trace: it goes first
    QString path;
};

} // namespace awaitscope
