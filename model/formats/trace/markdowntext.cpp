// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/markdowntext.h"

namespace awaitscope {

QString markdownCell(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            out += QLatin1Char(' ');
        else if (c == QLatin1Char('<'))
            out += QStringLiteral("&lt;");
        else if (c == QLatin1Char('&'))
            out += QStringLiteral("&amp;");
        else if (QStringLiteral("\\`*_{}[]#|~!").contains(c))
            out += QLatin1Char('\\') + QString(c);
        else
            out += c;
    }
    return out;
}

QString markdownRow(const QStringList &cells)
{
    QStringList out;
    for (const QString &cell : cells)
        out += markdownCell(cell);
    return QStringLiteral("| ") + out.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString markdownHead(const QStringList &names)
{
    return markdownRow(names) + QLatin1Char('|') + QStringLiteral(" --- |").repeated(names.size()) + QLatin1Char('\n');
}

} // namespace awaitscope
