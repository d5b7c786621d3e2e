// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/sheettext.h"

#include <algorithm>

namespace awaitscope {

namespace {

// A spreadsheet looks for a formula after blanks and invisible characters too.
bool isPassedOver(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

// East Asian versions of spreadsheets accept the wide forms.
bool beginsFormula(QChar c)
{
    return QStringView(u"=+-@\uff1d\uff0b\uff0d\uff20").contains(c);
}

QString guarded(const QString &text)
{
    const auto first = std::find_if_not(text.begin(), text.end(), isPassedOver);
    const bool guards = text.startsWith(QLatin1Char('\'')) || (first != text.end() && beginsFormula(*first)) || text.startsWith(QLatin1Char('\t'))
        || text.startsWith(QLatin1Char('\r'));
    return guards ? QLatin1Char('\'') + text : text;
}

QString quotedWhere(QString text, QStringView needsQuotes)
{
    const bool blankAtAnEnd = !text.isEmpty() && (text.front().isSpace() || text.back().isSpace());
    if (!blankAtAnEnd && std::ranges::none_of(text, [&](QChar c) { return needsQuotes.contains(c); }))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

QString csvField(const QString &text)
{
    return quotedWhere(guarded(text), u"\",;\t\r\n");
}

QString copiedCell(const QString &text)
{
    return quotedWhere(guarded(text), u"\"\t\r\n");
}

} // namespace awaitscope
