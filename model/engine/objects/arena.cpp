// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/objects/arena.h"

#include "model/trace/bigmemory.h"

#include <algorithm>

namespace awaitscope::engine {

namespace {

constexpr std::size_t LargestChunk = 16 * 1024 * 1024;

} // namespace

thread_local Arena *Arena::s_current = nullptr;

Arena::~Arena()
{
    for (const auto &[chunk, bytes] : m_chunks)
        giveChunk(chunk, bytes);
}

void *Arena::allocate(std::size_t bytes)
{
    Q_ASSERT(bytes <= LargestBlock);
    const std::size_t size = (bytes + Grain - 1) / Grain;
    if (FreeBlock *block = m_free[size]) {
        m_free[size] = block->next;
        return block;
    }
    if (std::size_t(m_end - m_at) < size * Grain)
        newChunk();
    return std::exchange(m_at, m_at + size * Grain);
}

void Arena::release(void *block, std::size_t bytes)
{
    const std::size_t size = (bytes + Grain - 1) / Grain;
    m_free[size] = new (block) FreeBlock{m_free[size]};
}

void Arena::newChunk()
{
    const std::size_t bytes = std::exchange(m_chunkSize, std::min(m_chunkSize * 2, LargestChunk));
    void *chunk = takeChunk(bytes);
    m_chunks.emplace_back(chunk, bytes);
    m_chunkBytes += bytes;
    useLargePages(chunk, bytes);
    m_at = static_cast<std::byte *>(chunk);
    m_end = m_at + bytes;
}

} // namespace awaitscope::engine
