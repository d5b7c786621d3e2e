// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/code/scintilla.h"
#include "views/common/theme.h"

#include <memory>

class QsciLexer;

namespace awaitscope {

enum class CodeLanguage { Python,
                          Cpp };

//! A read-only page of program text with line numbers, in the colours of the theme. Lines count from 1.
class CodeView : public QsciScintilla
{
    Q_OBJECT

public:
    explicit CodeView(QWidget *parent = nullptr);
    ~CodeView() override;

    //! Keeps the scroll position if the language stays the same; otherwise starts at \a firstLine.
    void setCode(const QString &code, CodeLanguage language, int firstLine);
    void setTheme(const Theme &theme);
    //! Marks these lines. With \a reveal, scrolls the first one into view.
    void setMarkedLines(const std::vector<int> &lines, bool reveal);
    std::vector<int> markedLines() const;
    //! Position of a line on the viewport, for tests.
    QPoint positionOfLine(int line) const;

Q_SIGNALS:
    //! The line under the pointer, or the cursor's if it was moved by keyboard; 0 if there is none.
    void lineHovered(int line);
    void lineClicked(int line);
    //! Double-click or Enter.
    void lineActivated(int line);

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyTheme();
    void paintWords(QsciLexer &lexer) const;
    void hover(int line);
    int lineUnder(QPoint position) const;

    const Theme *m_theme;
    CodeLanguage m_language = CodeLanguage::Python;
    std::unique_ptr<QsciLexer> m_lexer;
    int m_hovered = 0;
};

} // namespace awaitscope
