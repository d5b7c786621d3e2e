// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace awaitscope {

constexpr std::size_t LargePage = 2 * 1024 * 1024; //!< bytes

//! Asks the system to back memory that is about to be filled with large pages, where it can: with small ones, the page
//! faults of a run of a million tasks cost about as much as the tasks. Harmless when the system cannot.
void useLargePages(void *data, std::size_t bytes);

} // namespace awaitscope
