// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace awaitscope {

constexpr std::size_t LargePage = 2 * 1024 * 1024; //!< bytes

//! Asks the system to back memory that is about to be filled with large pages, where it can: with small ones, the page
//! faults of a run of a million tasks cost about as much as the tasks. Harmless when the system cannot.
void useLargePages(void *data, std::size_t bytes);

//! Doubles the capacity of a full vector, in large pages once it is big.
template <typename T>
void growBig(std::vector<T> &vector)
{
    std::vector<T> wider;
    wider.reserve(vector.empty() ? 64 : vector.size() * 2);
    useLargePages(wider.data(), wider.capacity() * sizeof(T));
    wider.assign(vector.begin(), vector.end());
    vector.swap(wider);
}

} // namespace awaitscope
