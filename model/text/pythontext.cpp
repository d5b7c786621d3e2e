// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/pythontext.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace awaitscope {

namespace {

void appendHex4(std::uint32_t unit, std::string &out)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> shift) & 0xf];
}

void appendCodePoint(std::uint32_t c, std::string &out)
{
    if (c < 0x10000)
        return appendHex4(c, out);
    appendHex4(0xd800 + ((c - 0x10000) >> 10), out);
    appendHex4(0xdc00 + ((c - 0x10000) & 0x3ff), out);
}

// Decodes the sequence of valid UTF-8 at \a i and moves behind it.
std::uint32_t decode(std::string_view s, std::size_t &i)
{
    const auto lead = static_cast<unsigned char>(s[i++]);
    const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2
                                                     : 1;
    std::uint32_t c = lead & (0x3fu >> more);
    for (int k = 0; k < more && i < s.size(); ++k)
        c = (c << 6) | (static_cast<unsigned char>(s[i++]) & 0x3f);
    return c;
}

void appendHex(std::uint32_t value, int digits, std::string &out)
{
    static constexpr char hex[] = "0123456789abcdef";
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        out += hex[(value >> shift) & 0xf];
}

// Characters added to Unicode after Python 3.11 are unassigned there.
QChar::Category categoryOf(char32_t c)
{
    return QChar::unicodeVersion(c) > QChar::Unicode_14_0 ? QChar::Other_NotAssigned : QChar::category(c);
}

void appendEscaped(char c, std::string &out)
{
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    default:
        appendHex4(static_cast<unsigned char>(c), out);
    }
}

constexpr bool plain(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x20 && u < 0x7f && c != '"' && c != '\\';
}

constexpr auto plainTable = [] {
    std::array<bool, 256> t{};
    for (int i = 0; i < 256; ++i)
        t[std::size_t(i)] = plain(char(i));
    return t;
}();

} // namespace

bool isPlainJson(std::string_view utf8)
{
    return std::ranges::all_of(utf8, [](char c) { return plainTable[static_cast<unsigned char>(c)]; });
}

void appendJsonString(std::string_view utf8, std::string &out)
{
    out += '"';
    for (std::size_t i = 0; i < utf8.size();) {
        std::size_t run = i;
        while (run < utf8.size() && plainTable[static_cast<unsigned char>(utf8[run])])
            ++run;
        out.append(utf8, i, run - i);
        i = run;
        if (i == utf8.size())
            break;
        if (static_cast<unsigned char>(utf8[i]) < 0x80) {
            appendEscaped(utf8[i], out);
            ++i;
        } else {
            appendCodePoint(decode(utf8, i), out);
        }
    }
    out += '"';
}

void appendAsciiJson(std::string_view utf8, std::string &out)
{
    for (std::size_t i = 0; i < utf8.size();) {
        if (static_cast<unsigned char>(utf8[i]) < 0x80)
            out += utf8[i++];
        else
            appendCodePoint(decode(utf8, i), out);
    }
}

// Neither a separator other than the space, nor a control, format, surrogate, private or unassigned character.
bool isPythonPrintable(char32_t c)
{
    switch (categoryOf(c)) {
    case QChar::Separator_Space:
        return c == ' ';
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return false;
    default:
        return true;
    }
}

bool isPythonWord(char32_t c)
{
    switch (categoryOf(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
        return true;
    default:
        return c == U'_';
    }
}

bool startsPythonName(char32_t c)
{
    switch (categoryOf(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_Letter:
        return c != U'\u2e2f'; // a letter by name only
    default:
        return c == U'_' || (c >= U'\u1885' && c <= U'\u1886') || c == U'\u2118' || c == U'\u212e';
    }
}

bool continuesPythonName(char32_t c)
{
    switch (categoryOf(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
    case QChar::Punctuation_Connector:
        return true;
    default:
        return startsPythonName(c) || c == U'\u00b7' || c == U'\u0387' || (c >= U'\u1369' && c <= U'\u1371') || c == U'\u19da';
    }
}

std::string pythonFloat(double number)
{
    std::string out;
    appendPythonFloat(number, out);
    return out;
}

std::string pythonRepr(std::string_view utf8)
{
    const char quote = utf8.find('\'') != std::string_view::npos && utf8.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out(1, quote);
    for (std::size_t i = 0; i < utf8.size();) {
        const std::size_t begin = i;
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::uint32_t c = lead < 0x80 ? (++i, lead) : decode(utf8, i);
        if (c == '\n' || c == '\r' || c == '\t') {
            out += '\\';
            out += c == '\n' ? 'n' : c == '\r' ? 'r'
                                               : 't';
        } else if (c == '\\' || c == static_cast<unsigned char>(quote)) {
            out += '\\';
            out += char(c);
        } else if (isPythonPrintable(c)) {
            out.append(utf8, begin, i - begin);
        } else {
            out += c < 0x100 ? "\\x" : c < 0x10000 ? "\\u"
                                                   : "\\U";
            appendHex(c, c < 0x100 ? 2 : c < 0x10000 ? 4
                                                     : 8,
                      out);
        }
    }
    return out + quote;
}

namespace {

void appendUtf8(char32_t c, std::string &out)
{
    if (c < 0x80) {
        out += char(c);
        return;
    }
    const int more = c >= 0x10000 ? 3 : c >= 0x800 ? 2
                                                   : 1;
    out += char((more == 1 ? 0xc0 : more == 2 ? 0xe0
                                              : 0xf0)
                | (c >> (6 * more)));
    for (int k = more - 1; k >= 0; --k)
        out += char(0x80 | ((c >> (6 * k)) & 0x3f));
}

char32_t hex4(std::string_view json, std::size_t at)
{
    unsigned value = 0;
    if (at + 4 <= json.size())
        std::from_chars(json.data() + at, json.data() + at + 4, value, 16);
    return value;
}

// The JSON string whose opening quote is at \a i, without its escapes; moves behind it.
std::string plainString(std::string_view json, std::size_t &i)
{
    std::string out;
    for (++i; i < json.size() && json[i] != '"'; ++i) {
        if (json[i] != '\\' || i + 1 == json.size()) {
            out += json[i];
            continue;
        }
        constexpr std::string_view letters = "bfnrt";
        const std::size_t letter = letters.find(json[++i]);
        if (letter != letters.npos) {
            out += "\b\f\n\r\t"[letter];
        } else if (json[i] == 'u') {
            char32_t c = hex4(json, i + 1);
            i += 4;
            if (c >= 0xd800 && c < 0xdc00 && json.substr(std::min(i + 1, json.size()), 2) == "\\u") {
                c = 0x10000 + ((c - 0xd800) << 10) + (hex4(json, i + 3) - 0xdc00);
                i += 6;
            }
            appendUtf8(c, out);
        } else {
            out += json[i];
        }
    }
    ++i;
    return out;
}

} // namespace

std::string pythonValue(std::string_view json)
{
    constexpr std::pair<std::string_view, std::string_view> words[] = {{"null", "None"}, {"true", "True"}, {"false", "False"}};
    std::string out;
    for (std::size_t i = 0; i < json.size();) {
        if (json[i] == '"') {
            out += pythonRepr(plainString(json, i));
            continue;
        }
        const auto word = std::ranges::find_if(words, [&](const auto &w) { return json.substr(i).starts_with(w.first); });
        if (word != std::end(words)) {
            out += word->second;
            i += word->first.size();
            continue;
        }
        out += json[i];
        if ((json[i] == ',' || json[i] == ':') && json.substr(i + 1, 1) != " ")
            out += ' ';
        ++i;
    }
    return out;
}

void appendPythonFloat(double number, std::string &out)
{
    if (!std::isfinite(number)) {
        out += std::isnan(number) ? "nan" : number < 0 ? "-inf"
                                                       : "inf";
        return;
    }
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
    const std::string_view text(buffer.data(), std::size_t(end - buffer.data()));
    const std::size_t e = text.find('e');
    const bool negative = text[0] == '-';
    std::string digits;
    for (char c : text.substr(negative, e - negative))
        if (c != '.')
            digits += c;
    int exponent = 0;
    std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);
    if (negative)
        out += '-';
    const int count = int(digits.size());
    if (exponent < -4 || exponent >= 16) {
        out += digits[0];
        if (count > 1)
            out.append(".").append(digits, 1);
        out += exponent < 0 ? "e-" : "e+";
        if (exponent > -10 && exponent < 10)
            out += '0';
        out += std::to_string(exponent < 0 ? -exponent : exponent);
    } else if (exponent < 0) {
        out.append("0.").append(std::size_t(-exponent - 1), '0').append(digits);
    } else if (count <= exponent + 1) {
        out.append(digits).append(std::size_t(exponent + 1 - count), '0').append(".0");
    } else {
        out.append(digits, 0, std::size_t(exponent + 1)).append(".").append(digits, std::size_t(exponent + 1));
    }
}

} // namespace awaitscope
