// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>

// Numbers and strings as Python and JSON write them.

namespace awaitscope::engine {

//! Python's repr of a str: quotes, escapes; the input is UTF-8.
std::string reprString(std::string_view utf8);
//! Python's repr of a float: the shortest text that reads back equal, "1.0", "1e+16", "inf".
std::string reprFloat(double d);
//! Appends a JSON string with Python's default escaping: everything beyond ASCII as \uXXXX.
void appendJsonString(std::string &out, std::string_view utf8);

} // namespace awaitscope::engine
