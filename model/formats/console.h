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
    quint32 event = 0; //!< that it comes from
    bool isError = false; //!< standard error rather than standard output
    std::string text; //!< UTF-8; a report has several lines; without the last newline
};

//! What Python would write for the events from \a first on, in order: what is printed on standard output, the reports of
//! asyncio and of the interpreter on standard error, and last the traceback of an exception that ended the program. The
//! frames of tracebacks are left out, because a trace does not hold them; so are file names and addresses.
std::vector<ConsoleLine> consoleLines(const Trace &trace, std::size_t first = 0);

//! `repr()` of an exception: "ValueError('x')", "ExceptionGroup('m', [KeyError('k')])".
std::string exceptionRepr(const Trace &trace, ExceptionId id);
//! The last lines of its traceback: "ValueError: x", or the tree of a group.
std::string exceptionTraceback(const Trace &trace, ExceptionId id);

} // namespace awaitscope
