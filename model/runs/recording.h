// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

#include <memory>

namespace awaitscope {

//! A run that was read from a file: its events, and the store, which refers to them.
struct Recording
{
    std::unique_ptr<Trace> trace;
    std::unique_ptr<TraceStore> store; //!< declared after the trace, so that it is destroyed first
    QString path;
};

} // namespace awaitscope
