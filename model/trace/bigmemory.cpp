// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/bigmemory.h"

#include "model/trace/memoryreserve.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#endif

namespace awaitscope {

namespace {

struct Chunk
{
    void *data;
    std::size_t bytes;
};

//! The kept chunks. There are only a few sizes and at most a few hundred chunks, so a list is enough.
struct Kept
{
    std::mutex mutex;
    std::vector<Chunk> chunks;
    std::size_t bytes = 0;
    bool busy = false; // whether one was taken or given since the last releaseRestingChunks()
};

Kept &kept()
{
    static Kept *const all = new Kept; // never destroyed: traces in static storage may be destroyed later
    return *all;
}

//! Under a sanitizer nothing is kept, so that it detects every use of released memory.
constexpr bool isKept([[maybe_unused]] std::size_t bytes)
{
#ifdef __SANITIZE_ADDRESS__
    return false;
#else
    return bytes >= LargePage;
#endif
}

} // namespace

void *takeChunk(std::size_t bytes)
{
    if (isKept(bytes)) {
        Kept &k = kept();
        const std::lock_guard lock(k.mutex);
        k.busy = true;
        const auto it = std::find_if(k.chunks.rbegin(), k.chunks.rend(), [&](const Chunk &c) { return c.bytes == bytes; });
        if (it != k.chunks.rend()) {
            void *const chunk = it->data;
            k.chunks.erase(std::next(it).base());
            k.bytes -= bytes;
            return chunk;
        }
    }
    const std::size_t alignment = bytes >= LargePage ? LargePage : alignof(std::max_align_t);
    for (;;) {
        if (void *chunk = std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment))
            return chunk;
        useReserve();
    }
}

void giveChunk(void *chunk, std::size_t bytes) noexcept
{
    if (isKept(bytes)) {
        Kept &k = kept();
        const std::lock_guard lock(k.mutex);
        k.busy = true;
        if (k.bytes + bytes <= KeptAtMost) {
            try {
                k.chunks.push_back({chunk, bytes});
                k.bytes += bytes;
                return;
            } catch (const std::bad_alloc &) { // then it is released
            }
        }
    }
    std::free(chunk);
}

void releaseRestingChunks()
{
    Kept &k = kept();
    const std::lock_guard lock(k.mutex);
    if (std::exchange(k.busy, false))
        return;
    for (const Chunk &c : k.chunks)
        std::free(c.data);
    k.chunks.clear();
    k.bytes = 0;
}

std::size_t keptChunkBytes()
{
    Kept &k = kept();
    const std::lock_guard lock(k.mutex);
    return k.bytes;
}

void useLargePages(void *data, std::size_t bytes)
{
#ifdef MADV_HUGEPAGE
    const auto begin = (reinterpret_cast<std::uintptr_t>(data) + LargePage - 1) / LargePage * LargePage;
    const auto end = (reinterpret_cast<std::uintptr_t>(data) + bytes) / LargePage * LargePage;
    if (begin < end)
        madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE);
#else
    (void)data;
    (void)bytes;
#endif
}

} // namespace awaitscope
