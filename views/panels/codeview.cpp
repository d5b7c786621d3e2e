// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/codeview.h"

#include "views/common/appstyle.h"
#include "views/common/code/pythonlexer.h"
#include "views/panels/monospace.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace awaitscope {

namespace {

constexpr int mark = 1;

class CppLexer : public QsciLexerCPP
{
public:
    const char *keywords(int set) const override
    {
        if (set != 1)
            return QsciLexerCPP::keywords(set);
        static const QByteArray all = QByteArray(QsciLexerCPP::keywords(1)) + " co_await co_return co_yield concept constexpr noexcept nullptr requires";
        return all.constData();
    }
};

} // namespace

CodeView::CodeView(QWidget *parent)
    : QsciScintilla(parent), m_theme(&Theme::get(ThemeKind::Light))
{
    setUtf8(true);
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setCaretWidth(2);
    setMarginType(0, NumberMargin);
    setMarginSensitivity(0, false);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 8L);
    setMarginWidth(1, 0); // for symbols: marked lines have a background colour instead
    setFolding(NoFoldStyle);
    setTabWidth(4);
    setIndentationsUseTabs(false);
    setWrapMode(WrapNone);
    setExtraAscent(2);
    setExtraDescent(2);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    SendScintilla(SCI_USEPOPUP, 0L); // its menu would offer editing commands, and in English only
    markerDefine(Background, mark);
    viewport()->setMouseTracking(true);
    // The keys that must leave the page, or have another meaning in the window.
    for (const int key : {int(Qt::Key_Tab), int(Qt::Key_Backtab)})
        SendScintilla(SCI_CLEARCMDKEY, static_cast<unsigned long>(key));
    applyTheme();
}

CodeView::~CodeView()
{
    setLexer(nullptr);
}

void CodeView::setCode(const QString &code, CodeLanguage language, int firstLine)
{
    const bool same = language == m_language && !text().isEmpty();
    const int top = same ? firstVisibleLine() : firstLine - 1;
    if (language != m_language || !m_lexer) {
        m_language = language;
        applyTheme();
    }
    if (code != text()) {
        setText(code);
        m_hovered = 0;
    }
    setMarginWidth(0, QString::number(lines()) + QStringLiteral("00"));
    SendScintilla(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(top));
}

void CodeView::setTheme(const Theme &theme)
{
    m_theme = &theme;
    applyTheme();
}

void CodeView::paintWords(QsciLexer &lexer) const
{
    const auto color = [&](ColorRole role, std::initializer_list<int> styles) {
        for (const int style : styles)
            lexer.setColor(m_theme->color(role), style);
    };
    color(ColorRole::Accent, {QsciLexerCPP::Keyword});
    color(ColorRole::Succeeded, {QsciLexerCPP::DoubleQuotedString, QsciLexerCPP::SingleQuotedString, QsciLexerCPP::RawString});
    color(ColorRole::SecondaryText, {QsciLexerCPP::Comment, QsciLexerCPP::CommentLine, QsciLexerCPP::PreProcessor});
    color(ColorRole::SecondaryText, {QsciLexerCPP::CommentDoc, QsciLexerCPP::CommentLineDoc});
    color(ColorRole::Cancelled, {QsciLexerCPP::Number});
}

void CodeView::applyTheme()
{
    const QFont font = codeFontInPoints(logicalDpiY());
    const QColor ground = m_theme->color(ColorRole::Canvas);
    std::unique_ptr<QsciLexer> lexer;
    if (m_language == CodeLanguage::Python) {
        lexer = std::make_unique<PythonLexer>(*m_theme, font);
    } else {
        lexer = std::make_unique<CppLexer>();
        paintPlain(*lexer, *m_theme, font);
        paintWords(*lexer);
    }
    setLexer(lexer.get());
    m_lexer = std::move(lexer);
    setMarginsFont(font);
    setMarginsForegroundColor(m_theme->color(ColorRole::SecondaryText));
    setMarginsBackgroundColor(ground);
    setCaretForegroundColor(m_theme->color(ColorRole::Accent));
    setSelectionBackgroundColor(blend(m_theme->color(ColorRole::Accent), ground, 0.3));
    resetSelectionForegroundColor();
    setMarkerBackgroundColor(blend(m_theme->color(ColorRole::Accent), ground, 0.16), mark);
    setMatchedBraceBackgroundColor(ground);
}

void CodeView::setMarkedLines(const std::vector<int> &lines, bool reveal)
{
    markerDeleteAll(mark);
    for (const int line : lines)
        markerAdd(line - 1, mark);
    if (reveal && !lines.empty())
        ensureLineVisible(lines.front() - 1);
}

std::vector<int> CodeView::markedLines() const
{
    std::vector<int> out;
    for (int line = 0; line < lines(); ++line)
        if (markersAtLine(line) & (1U << mark))
            out.push_back(line + 1);
    return out;
}

QPoint CodeView::positionOfLine(int line) const
{
    const long position = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line - 1));
    const int x = int(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, position));
    const int y = int(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, position));
    return {x + 2, y + textHeight(line - 1) / 2};
}

int CodeView::lineUnder(QPoint position) const
{
    const int line = lineAt(position);
    return line < 0 ? 0 : line + 1;
}

void CodeView::hover(int line)
{
    if (std::exchange(m_hovered, line) != line)
        Q_EMIT lineHovered(line);
}

bool CodeView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        hover(lineUnder(static_cast<QMouseEvent *>(event)->position().toPoint()));
    else if (event->type() == QEvent::Leave)
        hover(0);
    const bool done = QsciScintilla::viewportEvent(event);
    if (event->type() == QEvent::MouseButtonRelease && !hasSelectedText())
        Q_EMIT lineClicked(lineUnder(static_cast<QMouseEvent *>(event)->position().toPoint()));
    else if (event->type() == QEvent::MouseButtonDblClick)
        Q_EMIT lineActivated(lineUnder(static_cast<QMouseEvent *>(event)->position().toPoint()));
    return done;
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT lineActivated(line + 1);
    } else if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        focusNextPrevChild(event->key() == Qt::Key_Tab);
    } else {
        QsciScintilla::keyPressEvent(event);
        getCursorPosition(&line, &column);
        hover(line + 1);
    }
}

} // namespace awaitscope
