// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/bigmemory.h"

#include <cassert>
#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace awaitscope {

//! An append-only sequence in chunks of equal size. Appending is O(1) in the worst case, apart from the growth of the table
//! of chunks: a vector that doubles copies everything at once, which is a visible freeze at a million events. References
//! stay valid until the sequence is destroyed.
template <typename T>
class ChunkedVector
{
#ifdef __SANITIZE_ADDRESS__
    static constexpr std::size_t Bits = 10; // reserved memory is expensive under the sanitizer, and small chunks make small runs cross chunk boundaries too
#else
    static constexpr std::size_t Bits = 18; // events of 40 bytes then fill exactly five large pages
#endif
    static constexpr std::size_t ChunkSize = std::size_t(1) << Bits; //!< elements
    static constexpr std::size_t Mask = ChunkSize - 1;

public:
    //! Stays valid when elements are appended.
    class Iterator
    {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;

        Iterator() = default;
        Iterator(const ChunkedVector *of, std::size_t i)
            : m_of(of), m_i(i) {}
        reference operator*() const { return (*m_of)[m_i]; }
        pointer operator->() const { return &(*m_of)[m_i]; }
        reference operator[](difference_type n) const { return *(*this + n); }
        Iterator &operator+=(difference_type n)
        {
            m_i += std::size_t(n);
            return *this;
        }
        Iterator &operator-=(difference_type n) { return *this += -n; }
        Iterator &operator++() { return *this += 1; }
        Iterator &operator--() { return *this -= 1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator operator--(int) { return std::exchange(*this, *this - 1); }
        friend Iterator operator+(Iterator i, difference_type n) { return i += n; }
        friend Iterator operator+(difference_type n, Iterator i) { return i += n; }
        friend Iterator operator-(Iterator i, difference_type n) { return i -= n; }
        friend difference_type operator-(Iterator a, Iterator b) { return difference_type(a.m_i) - difference_type(b.m_i); }
        friend bool operator==(Iterator a, Iterator b) { return a.m_i == b.m_i; }
        friend auto operator<=>(Iterator a, Iterator b) { return a.m_i <=> b.m_i; }

    private:
        const ChunkedVector *m_of = nullptr;
        std::size_t m_i = 0;
    };
    using const_iterator = Iterator;
    using value_type = T;

    ChunkedVector() = default;
    ChunkedVector(const ChunkedVector &) = delete;
    ChunkedVector &operator=(const ChunkedVector &) = delete;
    ~ChunkedVector() { destroyAll(); }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](std::size_t i) const
    {
        assert(i < m_size);
        return m_chunks[i >> Bits].get()[i & Mask];
    }
    T &operator[](std::size_t i)
    {
        assert(i < m_size);
        return m_chunks[i >> Bits].get()[i & Mask];
    }
    const T &front() const { return (*this)[0]; }
    const T &back() const { return (*this)[m_size - 1]; }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, m_size}; }
    auto rbegin() const { return std::reverse_iterator(end()); }
    auto rend() const { return std::reverse_iterator(begin()); }

    void push_back(const T &t) { emplace_back(t); }
    template <typename... Args>
    T &emplace_back(Args &&...args)
    {
        if (m_next == m_end)
            addChunk();
        T *const made = new (m_next) T(std::forward<Args>(args)...);
        ++m_next;
        ++m_size;
        return *made;
    }
    void clear()
    {
        destroyAll();
        m_chunks.clear();
        m_next = m_end = nullptr;
        m_size = 0;
    }

    std::size_t bytes() const { return m_chunks.size() * ChunkSize * sizeof(T); }

private:
    static constexpr std::size_t ChunkBytes = ChunkSize * sizeof(T);
    struct Give
    {
        void operator()(T *chunk) const { giveChunk(chunk, ChunkBytes); }
    };

    void addChunk()
    {
        auto *chunk = static_cast<T *>(takeChunk(ChunkBytes));
        m_chunks.emplace_back(chunk);
        m_next = chunk;
        m_end = chunk + ChunkSize;
        if (m_chunks.size() > 1) // most sequences are short, and a large page is cleared as a whole
            useLargePages(chunk, ChunkBytes);
    }

    void destroyAll()
    {
        if constexpr (!std::is_trivially_destructible_v<T>)
            for (std::size_t i = 0; i < m_size; ++i)
                std::destroy_at(&(*this)[i]);
    }

    std::vector<std::unique_ptr<T, Give>> m_chunks;
    T *m_next = nullptr; //!< where the next element goes
    T *m_end = nullptr; //!< end of the last chunk
    std::size_t m_size = 0;
};

} // namespace awaitscope
