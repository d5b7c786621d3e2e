// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace awaitscope::engine {

//! Memory for the tasks of one run: up to millions of objects in a few sizes, all of which end with the run. Freed blocks
//! go to a free list for the next object of their size; the arena returns all memory to the system when it is destroyed.
//! Belongs to one thread.
class Arena
{
public:
    Arena() = default;
    ~Arena();
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    //! O(1). At most LargestBlock bytes, suitably aligned for any type.
    void *allocate(std::size_t bytes);
    void release(void *block, std::size_t bytes);

    //! While this exists, objects are allocated from and returned to the given arena. Every entry point of an engine creates
    //! one. They nest.
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
    //! Null while an engine is being destroyed: the arena then frees everything at once.
    static Arena *current() { return s_current; }

    //! Memory of the run: the chunks of the arena, and what countInRun() has counted beside it.
    quint64 bytes() const { return m_chunkBytes + quint64(std::max<qint64>(m_beside, 0)); }
    void countBeside(qint64 bytes) { m_beside += bytes; }

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
    std::vector<std::pair<void *, std::size_t>> m_chunks;
    std::size_t m_chunkSize = 32 * 1024;
    quint64 m_chunkBytes = 0;
    qint64 m_beside = 0;
};

//! Counts memory of the current run that is not in its arena; negative: it is released. Values can be of any size.
inline void countInRun(qint64 bytes)
{
    if (Arena *arena = Arena::current())
        arena->countBeside(bytes);
}

//! Memory from the arena of the run if it fits into a block. Under AddressSanitizer every object has an allocation of its
//! own, so that more errors are found.
inline bool fitsArena([[maybe_unused]] std::size_t bytes)
{
#ifdef __SANITIZE_ADDRESS__
    return false;
#else
    return bytes <= Arena::LargestBlock;
#endif
}
inline void *allocateInArena(std::size_t bytes)
{
    if (fitsArena(bytes))
        return Arena::current()->allocate(bytes);
    countInRun(qint64(bytes));
    return ::operator new(bytes);
}
inline void releaseInArena(void *block, std::size_t bytes)
{
    if (!fitsArena(bytes)) {
        countInRun(-qint64(bytes));
        ::operator delete(block);
    } else if (Arena *arena = Arena::current()) {
        arena->release(block, bytes);
    }
}

//! Base class of objects that are allocated in the arena.
struct InArena
{
    static void *operator new(std::size_t bytes) { return allocateInArena(bytes); }
    static void operator delete(void *block, std::size_t bytes) { releaseInArena(block, bytes); }
};

//! Allocator for containers that live as long as the run: small allocations come from the arena.
template <typename T>
struct ArenaAllocator
{
    using value_type = T;

    explicit ArenaAllocator(Arena &a)
        : arena(&a) {}
    template <typename U>
    ArenaAllocator(const ArenaAllocator<U> &o)
        : arena(o.arena)
    {
    }
    T *allocate(std::size_t n)
    {
        if (fitsArena(n * sizeof(T)))
            return static_cast<T *>(arena->allocate(n * sizeof(T)));
        arena->countBeside(qint64(n * sizeof(T)));
        return static_cast<T *>(::operator new(n * sizeof(T)));
    }
    void deallocate(T *block, std::size_t n)
    {
        if (fitsArena(n * sizeof(T)))
            return arena->release(block, n * sizeof(T));
        arena->countBeside(-qint64(n * sizeof(T)));
        ::operator delete(block);
    }
    friend bool operator==(ArenaAllocator a, ArenaAllocator b) { return a.arena == b.arena; }

    Arena *arena;
};

//! For containers of any size that are part of a value: their memory is counted.
template <typename T>
struct CountingAllocator
{
    using value_type = T;

    CountingAllocator() = default;
    template <typename U>
    CountingAllocator(const CountingAllocator<U> &)
    {
    }
    T *allocate(std::size_t n)
    {
        countInRun(qint64(n * sizeof(T)));
        return static_cast<T *>(::operator new(n * sizeof(T)));
    }
    void deallocate(T *block, std::size_t n)
    {
        countInRun(-qint64(n * sizeof(T)));
        ::operator delete(block);
    }
    friend bool operator==(CountingAllocator, CountingAllocator) { return true; }
};

//! A short list in the arena that takes one pointer: most are empty, and each of a million tasks has four. Elements are
//! destroyed first to last.
template <typename T>
class ArenaList
{
public:
    ArenaList() = default;
    ArenaList(ArenaList &&o) noexcept
        : m_head(std::exchange(o.m_head, nullptr)) {}
    ArenaList &operator=(ArenaList o) noexcept
    {
        std::swap(m_head, o.m_head);
        return *this;
    }
    ~ArenaList() { clear(); }

    bool empty() const { return size() == 0; }
    std::size_t size() const { return m_head ? m_head->size : 0; }
    T *begin() { return m_head ? m_head->elements() : nullptr; }
    T *end() { return begin() + size(); }
    const T *begin() const { return m_head ? m_head->elements() : nullptr; }
    const T *end() const { return begin() + size(); }
    T &operator[](std::size_t i) { return begin()[i]; }
    const T &operator[](std::size_t i) const { return begin()[i]; }
    T &back() { return end()[-1]; }

    //! Amortised O(1).
    void push_back(T t)
    {
        if (size() == (m_head ? m_head->capacity : 0))
            grow();
        new (end()) T(std::move(t));
        ++m_head->size;
    }
    void pop_back()
    {
        const T gone = std::move(back());
        std::destroy_at(&back());
        --m_head->size;
    }
    void erase(T *at)
    {
        std::move(at + 1, end(), at);
        pop_back();
    }
    //! The list is already empty when the first destructor runs, because a destructor may read it.
    void clear()
    {
        if (Head *gone = std::exchange(m_head, nullptr)) {
            std::destroy_n(gone->elements(), gone->size);
            releaseInArena(gone, bytes(gone->capacity));
        }
    }

private:
    struct Head
    {
        quint32 size = 0;
        quint32 capacity = 0;
        T *elements() { return reinterpret_cast<T *>(this + 1); }
    };
    static_assert(alignof(T) <= sizeof(Head));
    static std::size_t bytes(quint32 capacity) { return sizeof(Head) + capacity * sizeof(T); }

    void grow()
    {
        const quint32 capacity = m_head ? 2 * m_head->capacity : 1;
        Head *head = new (allocateInArena(bytes(capacity))) Head{quint32(size()), capacity};
        std::uninitialized_move_n(begin(), size(), head->elements());
        if (Head *before = std::exchange(m_head, head)) {
            std::destroy_n(before->elements(), before->size);
            releaseInArena(before, bytes(before->capacity));
        }
    }

    Head *m_head = nullptr;
};

} // namespace awaitscope::engine
