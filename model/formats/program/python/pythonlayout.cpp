// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/python/pythonlayout.h"

#include <vector>

namespace awaitscope {

namespace {

struct Brackets
{
    qsizetype open = -1;
    qsizetype close = -1;
    std::vector<qsizetype> commas; // between the two, not inside other brackets
};

// The position after the string literal that begins at \a i. Literals are on one line, in single or double quotes.
qsizetype behindString(const QString &line, qsizetype i)
{
    const QChar quote = line[i++];
    while (i < line.size() && line[i] != quote)
        i += line[i] == QLatin1Char('\\') ? 2 : 1;
    return i + 1;
}

// The longest outermost pair that contains a comma.
Brackets toSpread(const QString &line)
{
    Brackets best;
    Brackets current;
    int depth = 0;
    for (qsizetype i = 0; i < line.size();) {
        const QChar c = line[i];
        if (c == QLatin1Char('\'') || c == QLatin1Char('"')) {
            i = behindString(line, i);
            continue;
        }
        if (QStringLiteral("([{").contains(c) && depth++ == 0)
            current = {i, -1, {}};
        else if (c == QLatin1Char(',') && depth == 1)
            current.commas.push_back(i);
        else if (QStringLiteral(")]}").contains(c) && --depth == 0) {
            current.close = i;
            if (!current.commas.empty() && current.close - current.open > best.close - best.open)
                best = current;
        }
        ++i;
    }
    return best;
}

} // namespace

QStringList wrapPython(const QString &line, int columns)
{
    if (line.size() <= columns)
        return {line};
    const Brackets brackets = toSpread(line);
    if (brackets.open < 0)
        return {line};
    qsizetype blanks = 0;
    while (line[blanks] == QLatin1Char(' '))
        ++blanks;
    const QString margin(blanks + 4, QLatin1Char(' '));
    QStringList out{line.left(brackets.open + 1)};
    qsizetype at = brackets.open + 1;
    std::vector<qsizetype> ends = brackets.commas;
    ends.push_back(brackets.close);
    for (const qsizetype end : ends) {
        out += wrapPython(margin + line.mid(at, end - at).trimmed() + QLatin1Char(','), columns);
        at = end + 1;
    }
    return out << QString(blanks, QLatin1Char(' ')) + line.mid(brackets.close);
}

} // namespace awaitscope
