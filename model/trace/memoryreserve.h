// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace awaitscope {

//! \name Memory reserve
//! When the system refuses memory, the reserve is released, so that current work can finish. A run that notices this ends. Only an allocation
//! that is larger than the reserve throws std::bad_alloc. Thread-safe.
//!@{
constexpr std::size_t ReserveBytes = std::size_t(64) << 20; //!< of addresses; nothing is written there
//! Allocates the reserve, also again after it was used up, if there is enough memory.
void keepReserve();
//! The reserve is used up.
bool memoryIsShort();
//! For allocations that do not go through operator new: releases the reserve, after which they try again, or throws std::bad_alloc.
void useReserve();
//!@}

} // namespace awaitscope
