// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Numbers, strings and names as CPython 3.11 writes and reads them, independent of the Unicode version of Qt.

namespace awaitscope {

//! Appends a number as Python's repr() writes it: the shortest text that reads back the same, "1.0", "1e+16", "inf", "nan".
void appendPythonFloat(double number, std::string &out);
std::string pythonFloat(double number);

//! Appends a JSON string with its quotes, in ASCII as json.dumps() writes it. \a utf8 must be valid UTF-8.
void appendJsonString(std::string_view utf8, std::string &out);

//! Appends \a utf8 with everything that is not ASCII escaped; for text that is already JSON.
void appendAsciiJson(std::string_view utf8, std::string &out);

//! Whether appendJsonString() would write the text unchanged between quotes. Linear.
bool isPlainJson(std::string_view utf8);

//! A string as Python's repr() shows it: in single quotes if possible, with unprintable characters escaped.
std::string pythonRepr(std::string_view utf8);

//! A JSON value as Python's repr() shows it: "[1,null,\"a\"]" becomes "[1, None, 'a']". Text that is not JSON stays as it is.
std::string pythonValue(std::string_view json);

//! str.isprintable() of one character.
bool isPythonPrintable(char32_t c);
//! Whether `\w` of Python's re matches the character.
bool isPythonWord(char32_t c);
//! Whether the character can begin, or continue, a name. For names in Normalization Form KC, to which Python converts every
//! name that it reads.
bool startsPythonName(char32_t c);
bool continuesPythonName(char32_t c);

} // namespace awaitscope
