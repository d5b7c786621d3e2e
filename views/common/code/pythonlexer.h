// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/code/scintilla.h"
#include "views/common/theme.h"

namespace awaitscope {

//! Python in the colours of a theme. QScintilla's own keyword lists are older than coroutines.
class PythonLexer : public QsciLexerPython
{
    Q_OBJECT

public:
    PythonLexer(const Theme &theme, const QFont &font, QObject *parent = nullptr);

    const char *keywords(int set) const override;
};

//! Text and ground of the theme for every style of a lexer.
void paintPlain(QsciLexer &lexer, const Theme &theme, const QFont &font);

} // namespace awaitscope
