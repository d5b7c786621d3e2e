// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace awaitscope {

//! A line of a program's source. In the run of a recorded program it takes the place of a step of the task set: Trace::stepPointers holds it as text.
struct SourceLine
{
    std::string_view file;
    quint32 line = 0; //!< from 1
};

constexpr std::string_view SourcePrefix = "source:"; //!< a JSON pointer begins with a slash

inline std::string sourcePointer(const SourceLine &at)
{
    return std::string(SourcePrefix) + std::to_string(at.line) + ':' + std::string(at.file);
}

//! None if the pointer is that of a step. The result refers to \a pointer.
inline std::optional<SourceLine> sourceLine(std::string_view pointer)
{
    if (!pointer.starts_with(SourcePrefix))
        return std::nullopt;
    SourceLine at;
    const char *end = pointer.data() + pointer.size();
    const auto [next, error] = std::from_chars(pointer.data() + SourcePrefix.size(), end, at.line);
    if (error != std::errc() || next == end || *next != ':')
        return std::nullopt;
    at.file = std::string_view(next + 1, std::size_t(end - next - 1));
    return at;
}

} // namespace awaitscope
