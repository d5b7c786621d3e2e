// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/pythonhighlighter.h"

#include <QRegularExpression>

namespace awaitscope {

PythonHighlighter::PythonHighlighter(QTextDocument *document) : QSyntaxHighlighter(document), m_theme(&Theme::get(ThemeKind::Light)) {}

void PythonHighlighter::setTheme(const Theme &theme)
{
    m_theme = &theme;
    rehighlight();
}

void PythonHighlighter::highlightBlock(const QString &text)
{
    // One expression, so that a keyword inside a string or a quote inside a comment is never looked at again.
    static const QRegularExpression token(QStringLiteral(
        R"((?<comment>#.*$)|(?<string>[rbf]{0,2}(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))|(?<def>(?<=\bdef )\w+|(?<=\bclass )\w+)|\b(?<keyword>async|await|def|class|return|raise|try|except|finally|else|elif|if|for|in|while|with|as|import|from|not|and|or|is|pass|break|continue|del|global|nonlocal|lambda|None|True|False)\b|\b(?<number>\d+(?:\.\d+)?)\b)"));
    auto matches = token.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QTextCharFormat format;
        if (match.hasCaptured(QStringLiteral("comment")) && !match.captured(QStringLiteral("comment")).isEmpty()) {
            format.setForeground(m_theme->color(ColorRole::SecondaryText));
            format.setFontItalic(true);
        } else if (!match.captured(QStringLiteral("string")).isEmpty()) {
            format.setForeground(m_theme->color(ColorRole::Succeeded));
        } else if (!match.captured(QStringLiteral("def")).isEmpty()) {
            format.setFontWeight(QFont::Bold);
        } else if (!match.captured(QStringLiteral("keyword")).isEmpty()) {
            format.setForeground(m_theme->color(ColorRole::Accent));
        } else {
            format.setForeground(m_theme->color(ColorRole::Cancelled));
        }
        setFormat(int(match.capturedStart()), int(match.capturedLength()), format);
    }
}

} // namespace awaitscope
