// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

//! Appends a finite number as Python's repr() and json.dumps() write it: the shortest text that reads back the same.
void appendPythonFloat(double number, std::string &out);

//! Appends a JSON string with its quotes, in ASCII as json.dumps() writes it. \a utf8 must be valid UTF-8.
void appendJsonString(std::string_view utf8, std::string &out);

//! Appends \a utf8 with everything that is not ASCII escaped; for text that is JSON already.
void appendAsciiJson(std::string_view utf8, std::string &out);

//! Whether appendJsonString() would write the text unchanged between quotes. Linear.
bool isPlainJson(std::string_view utf8);

//! A string as Python's repr() shows it: in single quotes if it can be, what is not printable escaped.
std::string pythonRepr(std::string_view utf8);

} // namespace awaitscope
