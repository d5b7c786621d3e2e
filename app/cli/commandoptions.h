// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/options.h"

namespace awaitscope {

//! \name The options of each command
//! They refer to what they change, which must live until the arguments are parsed. The help, the manual page, the guide and the completion of
//! the shell are made of them.
//!@{
Options windowOptions(request::Window &window, bool &version);
Options runOptions(request::Run &run);
Options runPythonOptions(request::RunPython &run, bool &tryEachAwait);
Options tryOptions(request::TryAwaits &trial, PythonRun &run);
Options exportOptions(request::Export &what); //!< all of the following, in the order in which they take effect
Options exportRunOptions(request::Export &what); //!< what is run and written
Options exportContentOptions(request::Export &what);
Options pictureSizeOptions(ExportOptions &options);
Options animationOptions(ExportOptions &options);
Options exportDataOptions(request::Export &what);
Options compareOptions(request::Compare &what);
Options checkOptions(request::Check &check);
Options convertOptions(request::Convert &convert);
//! \a process: of --attach, with its \a interpreter.
Options recordOptions(request::Record &record, QString &process, QString &interpreter);
Options probeOptions(bool &path);
//!@}

} // namespace awaitscope
