// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace awaitscope {

constexpr std::size_t LargePage = 2 * 1024 * 1024; //!< bytes

//! \name Chunks of memory for objects that a run creates by the million
//! A run of a million tasks needs a gigabyte. The system clears each page first, which takes up to a third of the time of the
//! run, and runs follow each other: an edit, a drag, Run again. So released chunks of at least one large page are kept for
//! the next run, up to KeptAtMost in all, until releaseRestingChunks(). Thread-safe.
//!@{
constexpr std::size_t KeptAtMost = std::size_t(1) << 30; //!< bytes
//! Memory that is not cleared, aligned to a large page if it is at least as long as one, otherwise suitably for any type. Never null: throws std::bad_alloc.
void *takeChunk(std::size_t bytes);
//! \a bytes: the size passed to takeChunk().
void giveChunk(void *chunk, std::size_t bytes) noexcept;
//! Returns the kept chunks to the system if none was taken or given since the last call. Call it periodically.
void releaseRestingChunks();
std::size_t keptChunkBytes(); //!< kept for the next run
//!@}

//! Asks the system to use large pages for memory that is about to be filled, if it can: with small pages, the page faults of
//! a run of a million tasks take about as long as the tasks. Does no harm if the system cannot.
void useLargePages(void *data, std::size_t bytes);

} // namespace awaitscope
