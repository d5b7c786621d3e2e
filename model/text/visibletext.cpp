// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/visibletext.h"

#include <algorithm>

namespace awaitscope {

namespace {

QString escaped(char16_t unit)
{
    if (unit >= 0xDC80 && unit <= 0xDCFF) // see fileNameFromBytes()
        unit -= 0xDC00;
    return unit < 0x100 ? QStringLiteral("\\x%1").arg(uint(unit), 2, 16, QLatin1Char('0'))
                        : QStringLiteral("\\u%1").arg(uint(unit), 4, 16, QLatin1Char('0'));
}

} // namespace

bool isInvisibleControl(char16_t unit)
{
    if (unit < 0x80)
        return unit < 0x20 || unit == 0x7F;
    return unit < 0xA0 || unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x2028 && unit <= 0x202E)
        || (unit >= 0x2066 && unit <= 0x2069) || QChar::isSurrogate(unit);
}

QString visibleText(const QString &text, LineBreaks breaks)
{
    const auto begin = text.utf16();
    if (std::none_of(begin, begin + text.size(), isInvisibleControl))
        return text; // the usual case, without a copy
    QString shown;
    shown.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            shown += c;
            shown += text[++i];
        } else if (!isInvisibleControl(c.unicode()) || (breaks == LineBreaks::Kept && (c == u'\n' || c == u'\t'))) {
            shown += c;
        } else if (c == u'\n' || c == u'\t' || c == u'\r') {
            shown += c == u'\n' ? QStringLiteral("\\n") : c == u'\t' ? QStringLiteral("\\t")
                                                                     : QStringLiteral("\\r");
        } else {
            shown += escaped(c.unicode());
        }
    }
    return shown;
}

QByteArray visibleUtf8(const QByteArray &text)
{
    const auto suspect = [](char c) { return quint8(c) >= 0x80 || (quint8(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; };
    return std::any_of(text.begin(), text.end(), suspect) ? visibleText(QString::fromUtf8(text), LineBreaks::Kept).toUtf8() : text;
}

} // namespace awaitscope
