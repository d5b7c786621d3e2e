// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <string>
#include <vector>

namespace awaitscope {

//! Something that the program prints or that Python reports about it.
struct ConsoleLine
{
    Time time{};
    quint32 event = 0; //!< from which it comes
    bool isError = false; //!< on standard error rather than standard output
    std::string text; //!< UTF-8; a report has several lines; without the final newline
};

//! What Python would write for the events from \a first on, in order: printed text on standard output, the reports of asyncio
//! and of the interpreter on standard error, and last the traceback of an exception that ended the program. Tracebacks have no
//! frames, file names or addresses, because a trace does not contain them.
std::vector<ConsoleLine> consoleLines(const Trace &trace, std::size_t first = 0);

//! `repr()` of an exception: "ValueError('x')", "ExceptionGroup('m', [KeyError('k')])".
std::string exceptionRepr(const Trace &trace, ExceptionId id);
//! The last lines of its traceback: "ValueError: x", or the tree of a group, after its causes and contexts.
std::string exceptionTraceback(const Trace &trace, ExceptionId id, quint32 at = NoIndex);
//! The last line alone: "ValueError: x".
std::string exceptionLine(const Trace &trace, ExceptionId id);
//! Whether it has a cause, a context or parts that Python prints.
bool isCompound(const Trace &trace, ExceptionId id);

} // namespace awaitscope
