// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/chunkedvector.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

namespace awaitscope {

//! An append-only list of texts, stored one after the other in chunks: a string that doubles copies everything and touches
//! twice the memory. Texts do not move until the list is destroyed.
class TextChunks
{
public:
    //! At most 4 GiB each. Amortised O(length).
    void push_back(std::string_view text)
    {
        if (m_left < text.size())
            addChunk(text.size());
        if (!text.empty())
            std::memcpy(m_next, text.data(), text.size());
        m_texts.push_back({m_next, static_cast<unsigned>(text.size())});
        m_next += text.size();
        m_left -= text.size();
    }
    std::size_t size() const { return m_texts.size(); }
    std::string_view operator[](std::size_t i) const { return {m_texts[i].data(), m_texts[i].size}; }
    std::size_t bytes() const { return m_texts.bytes() + m_bytes; }

private:
    static constexpr std::size_t SmallestChunk = 4 * 1024; //!< bytes
    static constexpr std::size_t LargestChunk = 2 * LargePage;

    //! The address in two halves: a pointer would round the size up to 16 bytes.
    struct Text
    {
        Text(const char *at, unsigned bytes)
            : size(bytes) { std::memcpy(place, &at, sizeof(at)); }
        const char *data() const
        {
            const char *at = nullptr;
            std::memcpy(&at, place, sizeof(at));
            return at;
        }
        unsigned place[sizeof(const char *) / sizeof(unsigned)];
        unsigned size;
    };

    struct Give
    {
        std::size_t bytes;
        void operator()(char *chunk) const { giveChunk(chunk, bytes); }
    };
    using Chunk = std::unique_ptr<char[], Give>;

    void addChunk(std::size_t atLeast)
    {
        m_left = std::max(atLeast, std::min(LargestChunk, SmallestChunk << std::min(m_chunks.size(), std::size_t(10))));
        m_bytes += m_left;
        m_chunks.push_back(Chunk(static_cast<char *>(takeChunk(m_left)), Give{m_left}));
        m_next = m_chunks.back().get();
        useLargePages(m_next, m_left);
    }

    ChunkedVector<Text> m_texts;
    std::vector<Chunk> m_chunks;
    char *m_next = nullptr;
    std::size_t m_left = 0;
    std::size_t m_bytes = 0;
};

} // namespace awaitscope
