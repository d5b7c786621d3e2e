// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

//! The type that a trace uses for the read of a variable that has no value.
constexpr std::string_view UnboundType = "Unbound";

//! What Python reports instead, given the message of the trace, "name 'x' is not defined".
struct PythonUnbound
{
    std::string_view type;
    std::string message;
};
inline PythonUnbound pythonUnbound(std::string_view message)
{
    const std::size_t open = message.find('\'');
    const std::size_t close = message.rfind('\'');
    if (close == std::string_view::npos || close <= open)
        return {"UnboundLocalError", std::string(message)};
    const std::string name(message.substr(open + 1, close - open - 1));
    if (name.starts_with('$')) // an attribute of the object that holds the program's global variables
        return {"AttributeError", "'types.SimpleNamespace' object has no attribute '" + name.substr(1) + "'"};
    return {"UnboundLocalError", "cannot access local variable '" + name + "' where it is not associated with a value"};
}

} // namespace awaitscope
