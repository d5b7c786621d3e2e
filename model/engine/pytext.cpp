// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/pytext.h"

#include <QChar>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace awaitscope::engine {

namespace {

//! Decodes the code point at \a i and moves past it. The input is valid UTF-8, because it came through QString.
char32_t nextCodePoint(std::string_view s, std::size_t &i)
{
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
    const unsigned char lead = byte(i++);
    if (lead < 0x80)
        return lead;
    const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2
                                                     : 1;
    char32_t cp = lead & (0x3f >> more);
    for (int k = 0; k < more && i < s.size(); ++k)
        cp = (cp << 6) | (byte(i++) & 0x3f);
    return cp;
}

void appendEscape(std::string &out, const char *format, unsigned value)
{
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    out += buffer.data();
}

} // namespace

std::string reprString(std::string_view s)
{
    const bool doubleQuotes = s.find('\'') != s.npos && s.find('"') == s.npos;
    const char quote = doubleQuotes ? '"' : '\'';
    std::string out(1, quote);
    for (std::size_t i = 0; i < s.size();) {
        const std::size_t from = i;
        const char32_t cp = nextCodePoint(s, i);
        if (cp == U'\n')
            out += "\\n";
        else if (cp == U'\r')
            out += "\\r";
        else if (cp == U'\t')
            out += "\\t";
        else if (cp == U'\\' || cp == char32_t(quote))
            (out += '\\') += char(cp);
        else if (cp < 0x20 || cp == 0x7f)
            appendEscape(out, "\\x%02x", cp);
        else if (cp >= 0x80 && (!QChar::isPrint(cp) || QChar::isSpace(cp)))
            appendEscape(out, cp < 0x100 ? "\\x%02x" : cp < 0x10000 ? "\\u%04x"
                                                                    : "\\U%08x",
                         cp);
        else
            out += s.substr(from, i - from);
    }
    return out += quote;
}

std::string reprFloat(double d)
{
    if (std::isnan(d))
        return "nan";
    if (std::isinf(d))
        return d > 0 ? "inf" : "-inf";
    std::array<char, 64> buffer{};
    const double size = std::fabs(d);
    const bool scientific = size != 0 && (size >= 1e16 || size < 1e-4);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), d,
                                   scientific ? std::chars_format::scientific : std::chars_format::fixed);
    std::string out(buffer.data(), end.ptr);
    if (!scientific && out.find('.') == out.npos)
        out += ".0";
    return out;
}

void appendJsonString(std::string &out, std::string_view s)
{
    out += '"';
    for (std::size_t i = 0; i < s.size();) {
        const unsigned char c = static_cast<unsigned char>(s[i]);
        if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
            out += s[i++];
            continue;
        }
        const char32_t cp = nextCodePoint(s, i);
        if (cp == U'"' || cp == U'\\')
            (out += '\\') += char(cp);
        else if (cp == U'\n')
            out += "\\n";
        else if (cp == U'\r')
            out += "\\r";
        else if (cp == U'\t')
            out += "\\t";
        else if (cp == U'\b')
            out += "\\b";
        else if (cp == U'\f')
            out += "\\f";
        else if (cp == 0x7f)
            out += char(cp);
        else if (cp < 0x10000)
            appendEscape(out, "\\u%04x", cp);
        else {
            appendEscape(out, "\\u%04x", 0xd800 + ((cp - 0x10000) >> 10));
            appendEscape(out, "\\u%04x", 0xdc00 + ((cp - 0x10000) & 0x3ff));
        }
    }
    out += '"';
}

} // namespace awaitscope::engine
