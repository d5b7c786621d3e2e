// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/future.h"

#include <optional>
#include <string>
#include <string_view>

namespace awaitscope::engine {

struct Activation;

//! \name The characters (code points) of a text
//!@{
std::size_t characters(std::string_view utf8);
std::string characterAt(std::string_view utf8, qint64 index); //!< \a index is that of one of them
//!@}

//! Iterates over a value as `for` and `*` do: a list, the characters of a string, the keys of a dict. A future is iterable
//! because it is awaitable: a finished one yields nothing and is thereby retrieved; a pending one yields itself once and then
//! raises because it was not awaited.
class Iteration
{
public:
    enum class By : quint8 { For,
                             Star };
    //! Returns nothing for a value that is not iterable; \a a then raises the message of `for` or of `*`.
    static std::optional<Iteration> over(Activation &a, const Value &v, By by);
    //! The next element. Nothing at the end, or if \a a raises.
    std::optional<Value> next(Activation &a);

private:
    std::optional<Value> nextOfFuture(Activation &a);
    bool keysAreThere(Activation &a);

    Ref<List> m_list; //!< of a dictionary: its keys
    Ref<Dict> m_dict;
    Ref<Str> m_text; //!< whose characters are taken one by one
    Ref<Future> m_future;
    std::size_t m_next = 0;
};

} // namespace awaitscope::engine
