// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/code/pythonlexer.h"

namespace awaitscope {

namespace {

constexpr int AllStyles = -1;

} // namespace

void paintPlain(QsciLexer &lexer, const Theme &theme, const QFont &font)
{
    lexer.setDefaultFont(font);
    lexer.setFont(font, AllStyles);
    lexer.setDefaultColor(theme.color(ColorRole::Text));
    lexer.setColor(theme.color(ColorRole::Text), AllStyles);
    lexer.setDefaultPaper(theme.color(ColorRole::Canvas));
    lexer.setPaper(theme.color(ColorRole::Canvas), AllStyles);
}

PythonLexer::PythonLexer(const Theme &theme, const QFont &font, QObject *parent)
    : QsciLexerPython(parent)
{
    paintPlain(*this, theme, font);
    const auto color = [&](ColorRole role, std::initializer_list<int> styles) {
        for (const int style : styles)
            setColor(theme.color(role), style);
    };
    color(ColorRole::Accent, {Keyword});
    color(ColorRole::Succeeded, {SingleQuotedString, DoubleQuotedString, SingleQuotedFString, DoubleQuotedFString});
    color(ColorRole::Succeeded, {TripleDoubleQuotedString, TripleSingleQuotedString, TripleDoubleQuotedFString, TripleSingleQuotedFString});
    color(ColorRole::SecondaryText, {Comment, CommentBlock});
    color(ColorRole::Cancelled, {Number});
}

const char *PythonLexer::keywords(int set) const
{
    if (set != 1)
        return nullptr;
    return "False None True and as assert async await break class continue def del elif else except finally for from global if import in is "
           "lambda nonlocal not or pass raise return try while with yield";
}

} // namespace awaitscope
