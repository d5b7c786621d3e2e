// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace awaitscope {

constexpr std::size_t LargePage = 2 * 1024 * 1024; //!< bytes

//! \name Chunks of memory for objects that a run creates by the million
//! A run of a million tasks fills a gigabyte. The system clears each page first, which costs as much as a third of
//! the run, and runs follow each other: an edit, a drag, Run again. So chunks of at least a large page that are
//! returned are kept for the next run, up to KeptAtMost in all, until releaseRestingChunks(). Thread-safe.
//!@{
constexpr std::size_t KeptAtMost = std::size_t(1) << 30; //!< bytes
//! Not cleared; aligned to a large page if it is as long as one, else for anything. Never null: throws std::bad_alloc.
void *takeChunk(std::size_t bytes);
//! \a bytes: as it was taken.
void giveChunk(void *chunk, std::size_t bytes) noexcept;
//! Returns the kept chunks to the system, if none was taken or given since the last call. To be called now and then.
void releaseRestingChunks();
std::size_t keptChunkBytes(); //!< kept for the next run
//!@}

//! Asks the system to back memory that is about to be filled with large pages, where it can: with small ones, the page
//! faults of a run of a million tasks cost about as much as the tasks. Harmless when the system cannot.
void useLargePages(void *data, std::size_t bytes);

} // namespace awaitscope
