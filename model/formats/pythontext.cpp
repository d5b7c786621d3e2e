// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/pythontext.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <charconv>
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

// Decodes the sequence at \a i of valid UTF-8 and moves behind it.
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

// str.isprintable(): neither a separator other than the space, nor a control, format, surrogate, private or unassigned one.
bool isPrintable(std::uint32_t c)
{
    switch (QChar::category(c)) {
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
        } else if (isPrintable(c)) {
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

void appendPythonFloat(double number, std::string &out)
{
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
    const std::string_view text(buffer.data(), std::size_t(end - buffer.data()));
    const std::size_t e = text.find('e');
    if (e == std::string_view::npos) { // not finite
        out += text;
        return;
    }
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
