// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pythoneditor/textlines.h"

#include <algorithm>
#include <numeric>

namespace awaitscope {

TextLines::TextLines(int count)
    : m_then(std::size_t(std::max(count, 0)))
{
    std::iota(m_then.begin(), m_then.end(), 1);
}

int TextLines::now(int then) const
{
    const auto found = then > 0 ? std::find(m_then.begin(), m_then.end(), then) : m_then.end();
    return found == m_then.end() ? 0 : int(found - m_then.begin()) + 1;
}

int TextLines::then(int now) const
{
    return now > 0 && std::size_t(now) <= m_then.size() ? m_then[std::size_t(now) - 1] : 0;
}

// A line that only moves keeps its number; one that is new has none.
void TextLines::move(int first, int added)
{
    if (m_then.empty())
        return;
    const std::size_t at = std::min(m_then.size(), std::size_t(std::max(first, 0)));
    const auto place = m_then.begin() + std::ptrdiff_t(at);
    if (added > 0)
        m_then.insert(place, std::size_t(added), 0);
    else
        m_then.erase(place, place + std::ptrdiff_t(std::min(m_then.size() - at, std::size_t(-added))));
}

} // namespace awaitscope
