// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/placeholders.h"

#include "model/text/pythontext.h"

namespace awaitscope {

namespace {

// The end of the name in braces that begins at \a at, or -1.
qsizetype endOfName(const QString &text, qsizetype at)
{
    if (at < text.size() && (text[at] == u'$' || text[at] == u'@'))
        ++at;
    const qsizetype first = at;
    while (at < text.size()) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (!isPythonWord(pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode()))
            break;
        at += pair ? 2 : 1;
    }
    return at > first && at < text.size() && text[at] == u'}' ? at : -1;
}

} // namespace

TextParts partsOfText(const QString &text)
{
    TextParts out;
    qsizetype from = 0;
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', open + 1)) {
        const qsizetype close = endOfName(text, open + 1);
        if (close < 0)
            continue;
        out.literals += text.mid(from, open - from);
        out.names += text.mid(open + 1, close - open - 1);
        from = close + 1;
        open = close;
    }
    out.literals += text.mid(from);
    return out;
}

} // namespace awaitscope
