// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace awaitscope {

//! Makes the compiled-in icons, examples and translations available. Required before creating windows without
//! runApplication().
void prepareResources();

//! The whole program: parses the arguments, creates the smallest Qt application that the request needs, and performs it.
//! Returns the exit status.
int runApplication(int argc, char *argv[]);

} // namespace awaitscope
