// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace awaitscope {

//! Makes the icons, examples and translations that are compiled in available. Whoever makes windows without
//! runApplication() calls it first.
void prepareResources();

//! The whole program: understands the arguments, makes the smallest Qt application that the request needs, and carries
//! it out. Returns the exit status.
int runApplication(int argc, char *argv[]);

} // namespace awaitscope
