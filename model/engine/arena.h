// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace awaitscope::engine {

//! Memory for the tasks of one run: a million of them come and go, all of a few sizes, and all end with the run. Freed
//! blocks wait in a list for the next object of their size; everything goes back to the system with the arena.
//! Belongs to one thread.
class Arena
{
public:
    Arena() = default;
    ~Arena();
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    //! O(1). At most LargestBlock bytes, aligned for anything.
    void *allocate(std::size_t bytes);
    void release(void *block, std::size_t bytes);

    //! The arena that objects are made in and returned to while this lives: every way into an engine has one. They nest.
    class Use
    {
    public:
        explicit Use(Arena &arena)
            : m_before(std::exchange(s_current, &arena)) {}
        ~Use() { s_current = m_before; }
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;

    private:
        Arena *const m_before;
    };
    //! Null while an engine is being destroyed: then the arena takes all with it.
    static Arena *current() { return s_current; }

    static constexpr std::size_t LargestBlock = 512; //!< bytes

private:
    static constexpr std::size_t Grain = 16;
    struct FreeBlock
    {
        FreeBlock *next;
    };
    void newChunk();

    static thread_local Arena *s_current;
    std::array<FreeBlock *, LargestBlock / Grain + 1> m_free{};
    std::byte *m_at = nullptr;
    std::byte *m_end = nullptr;
    std::vector<void *> m_chunks;
    std::size_t m_chunkSize = 32 * 1024;
};

//! Base of what lives in the arena of its run. AddressSanitizer sees more when every object has memory of its own.
struct InArena
{
#ifndef __SANITIZE_ADDRESS__
    static void *operator new(std::size_t bytes)
    {
        return Arena::current()->allocate(bytes);
    }
    static void operator delete(void *block, std::size_t bytes)
    {
        if (Arena *arena = Arena::current())
            arena->release(block, bytes);
    }
#endif
};

//! For the short lists of such objects: in the arena as long as they fit into a block.
template <typename T>
struct ArenaAllocator
{
    using value_type = T;

    ArenaAllocator() = default;
    template <typename U>
    ArenaAllocator(const ArenaAllocator<U> &)
    {
    }
    T *allocate(std::size_t n)
    {
        return static_cast<T *>(isShort(n) ? Arena::current()->allocate(n * sizeof(T)) : ::operator new(n * sizeof(T)));
    }
    void deallocate(T *block, std::size_t n)
    {
        if (!isShort(n))
            ::operator delete(block);
        else if (Arena *arena = Arena::current())
            arena->release(block, n * sizeof(T));
    }
    friend bool operator==(ArenaAllocator, ArenaAllocator) { return true; }

private:
    static bool isShort([[maybe_unused]] std::size_t n)
    {
#ifdef __SANITIZE_ADDRESS__
        return false;
#else
        return n * sizeof(T) <= Arena::LargestBlock;
#endif
    }
};

} // namespace awaitscope::engine
