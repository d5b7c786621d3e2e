// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace awaitscope {

//! Whether a window can be opened: a platform was selected, or a display can be reached. If not, Qt would terminate the program.
bool hasDisplay();

} // namespace awaitscope
