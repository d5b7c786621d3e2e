// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace awaitscope {

//! One error in an input, and its place.
struct Problem
{
    QString pointer; //!< RFC 6901 JSON pointer into the file ("" is the whole document), or "line L, column C"
    QString message; //!< one sentence for the user, translated
    bool operator==(const Problem &) const = default;
};
using Problems = std::vector<Problem>;

//! A value, or at least one problem. Invalid input is never reported by an exception.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Problems problems) : m_state(std::move(problems)) {}
    Result(Problem problem) : m_state(Problems{std::move(problem)}) {}

    explicit operator bool() const { return std::holds_alternative<T>(m_state); }
    const T &operator*() const & { return std::get<T>(m_state); }
    T &&operator*() && { return std::get<T>(std::move(m_state)); }
    const T *operator->() const { return &std::get<T>(m_state); }
    //! Only if there is no value.
    const Problems &problems() const { return std::get<Problems>(m_state); }

private:
    std::variant<T, Problems> m_state;
};

} // namespace awaitscope
