// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pythoneditor/pythonedit.h"

#include "views/common/appstyle.h"
#include "views/common/code/codefont.h"
#include "views/common/plaintip.h"
#include "views/pythoneditor/asyncionames.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

enum Margin { Numbers,
              Symbols,
              Folds };
enum Marker { Linked = 1,
              Failed,
              Standing,
              Faulty };
constexpr int Squiggle = 8;
constexpr int ErrorStyle = 60, AddedStyle = 61; // of annotations; the lexer has less than 40
constexpr int Indentation = 4; // columns
constexpr int SymbolWidth = 14;

} // namespace

PythonEdit::PythonEdit(QWidget *parent)
    : QsciScintilla(parent), m_theme(&Theme::get(ThemeKind::Light))
{
    setObjectName(QStringLiteral("pythonEdit"));
    setAccessibleName(tr("Python program"));
    setUtf8(true);
    setFrameShape(QFrame::NoFrame);
    setCaretWidth(2);
    setTabWidth(Indentation);
    setIndentationsUseTabs(false);
    setTabIndents(true);
    setBackspaceUnindents(true);
    setAutoIndent(false); // indentNewLine() knows Python
    setBraceMatching(SloppyBraceMatch);
    setWrapMode(WrapNone);
    setEolMode(EolUnix);
    setExtraAscent(2);
    setExtraDescent(2);
    setAutoCompletionSource(AcsAll);
    setAutoCompletionThreshold(3);
    setAutoCompletionCaseSensitivity(true);
    setAutoCompletionReplaceWord(false);
    setCallTipsStyle(CallTipsNoContext);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    setUpMargins();
    setTheme(*m_theme);
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this, [this](int character) {
        if (character == '\n')
            indentNewLine();
    });
    connect(this, &QsciScintillaBase::SCN_MODIFIED, this, [this](int position, int, const char *, int, int added) {
        if (added != 0)
            moveLines(position, added);
    });
    connect(this, &QsciScintilla::linesChanged, this, &PythonEdit::widenMargin);
    connect(this, &QsciScintilla::textChanged, this, &PythonEdit::forgetEditedNote);
    connect(this, &QsciScintilla::cursorPositionChanged, this, [this](int line) {
        if (std::exchange(m_line, line + 1) != line + 1)
            Q_EMIT lineEntered(line + 1);
    });
}

PythonEdit::~PythonEdit()
{
    setLexer(nullptr);
}

void PythonEdit::setUpMargins()
{
    setMarginType(Numbers, NumberMargin);
    setMarginType(Symbols, SymbolMargin);
    setMarginWidth(Symbols, SymbolWidth);
    setMarginMarkerMask(Symbols, 1 << Failed | 1 << Standing | 1 << Faulty);
    setMarginSensitivity(Numbers, false);
    setFolding(PlainFoldStyle, Folds);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 6L);
    markerDefine(Background, Linked);
    markerDefine(Circle, Failed);
    markerDefine(RightTriangle, Standing);
    markerDefine(ThreeRightArrows, Faulty);
    indicatorDefine(SquiggleIndicator, Squiggle);
    setAnnotationDisplay(AnnotationIndented);
    widenMargin();
}

void PythonEdit::widenMargin()
{
    setMarginWidth(Numbers, QString::number(std::max(lines(), 99)) + u'0');
}

void PythonEdit::load(const QString &text)
{
    m_notes.clear();
    m_standing.clear();
    for (const std::weak_ptr<TextLines> &tracked : std::exchange(m_tracked, {}))
        if (const std::shared_ptr<TextLines> lines = tracked.lock())
            lines->clear();
    markerDeleteAll();
    clearAnnotations();
    setEolMode(text.contains(QLatin1String("\r\n")) ? EolWindows : EolUnix);
    setText(text);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    setModified(false);
    setCursorPosition(0, 0);
    m_line = 1;
}

void PythonEdit::setTheme(const Theme &theme)
{
    m_theme = &theme;
    const auto color = [&theme](ColorRole role) { return theme.color(role); };
    const QFont font = codeFontInPoints(logicalDpiY());
    const QColor ground = color(ColorRole::Canvas);
    auto lexer = std::make_unique<PythonLexer>(theme, font);
    new AsyncioNames(lexer.get());
    lexer->setAutoIndentStyle(0);
    setLexer(lexer.get());
    m_lexer = std::move(lexer);
    setMarginsFont(font);
    setMarginsForegroundColor(color(ColorRole::SecondaryText));
    setMarginsBackgroundColor(ground);
    setFoldMarginColors(ground, ground);
    for (const int sign : {SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEROPEN, SC_MARKNUM_FOLDERSUB, SC_MARKNUM_FOLDEREND, SC_MARKNUM_FOLDEROPENMID}) {
        SendScintilla(SCI_MARKERSETFORE, static_cast<unsigned long>(sign), color(ColorRole::SecondaryText));
        SendScintilla(SCI_MARKERSETBACK, static_cast<unsigned long>(sign), color(ColorRole::SecondaryText));
    }
    setCaretForegroundColor(color(ColorRole::Accent));
    setSelectionBackgroundColor(blend(color(ColorRole::Accent), ground, 0.3));
    resetSelectionForegroundColor();
    setMatchedBraceBackgroundColor(blend(color(ColorRole::Accent), ground, 0.2));
    setMatchedBraceForegroundColor(color(ColorRole::Text));
    setUnmatchedBraceForegroundColor(color(ColorRole::Raised));
    setMarkerBackgroundColor(blend(color(ColorRole::Accent), ground, 0.16), Linked);
    setMarkerBackgroundColor(color(ColorRole::Raised), Failed);
    setMarkerForegroundColor(color(ColorRole::Raised), Failed);
    setMarkerBackgroundColor(color(ColorRole::Accent), Standing);
    setMarkerForegroundColor(color(ColorRole::Accent), Standing);
    setMarkerForegroundColor(color(ColorRole::Cancelled), Faulty);
    setMarkerBackgroundColor(color(ColorRole::Cancelled), Faulty);
    setIndicatorForegroundColor(color(ColorRole::Raised), Squiggle);
    setNotes(std::vector<LineNote>(m_notes)); // they contain colours
}

void PythonEdit::edit(EditAction command)
{
    switch (command) {
    case EditAction::Cut:
        return cut();
    case EditAction::Copy:
        return copy();
    case EditAction::Paste:
        return paste();
    case EditAction::Duplicate:
        SendScintilla(hasSelectedText() ? SCI_SELECTIONDUPLICATE : SCI_LINEDUPLICATE);
        return;
    case EditAction::Delete:
        SendScintilla(SCI_CLEAR);
        return;
    case EditAction::SelectAll:
        return selectAll();
    }
}

int PythonEdit::cursorLine() const
{
    int line = 0, column = 0;
    getCursorPosition(&line, &column);
    return line + 1;
}

void PythonEdit::goToLine(int line)
{
    setCursorPosition(line - 1, indentation(line - 1));
    ensureLineVisible(line - 1);
    setFocus();
}

// As in most editors: a block is indented, and what leaves one ends it.
void PythonEdit::indentNewLine()
{
    const int line = cursorLine() - 1;
    if (line < 1)
        return;
    const QString before = text(line - 1);
    int depth = indentation(line - 1);
    QString code = before.section(u'#', 0, 0).trimmed(); // a # inside a string only disables the indentation help
    if (code.endsWith(u':') || code.endsWith(u'(') || code.endsWith(u'[') || code.endsWith(u'{'))
        depth += Indentation;
    else if (const QString word = code.section(u' ', 0, 0); word == QLatin1String("return") || word == QLatin1String("raise") || word == QLatin1String("pass")
             || word == QLatin1String("break") || word == QLatin1String("continue"))
        depth = std::max(0, depth - Indentation);
    const int rest = indentation(line);
    if (rest == depth)
        return;
    setIndentation(line, depth);
    setCursorPosition(line, depth);
}

void PythonEdit::setNotes(const std::vector<LineNote> &notes)
{
    m_notes = notes;
    clearAnnotations();
    markerDeleteAll(Failed);
    clearIndicatorRange(0, 0, lines(), 0, Squiggle);
    for (const LineNote &note : m_notes)
        showNote(note.line);
}

void PythonEdit::showNote(int line)
{
    QStringList texts;
    bool isError = false;
    for (const LineNote &note : m_notes) {
        if (note.line != line)
            continue;
        texts += note.text;
        isError = isError || note.isError;
    }
    const int at = std::clamp(line, 1, lines()) - 1;
    const QColor ground = m_theme->color(ColorRole::Canvas);
    const QColor tone = m_theme->color(isError ? ColorRole::Raised : ColorRole::SecondaryText);
    const QsciStyle style(isError ? ErrorStyle : AddedStyle, QString(), tone, blend(tone, ground, 0.1), codeFontInPoints(logicalDpiY()));
    texts.removeDuplicates();
    annotate(at, texts.join(u'\n'), style);
    if (!isError)
        return;
    if (!(markersAtLine(at) & 1U << Failed))
        markerAdd(at, Failed);
    const QString code = text(at);
    const qsizetype end = code.trimmed().isEmpty() ? 0 : code.size() - (code.endsWith(QLatin1String("\r\n")) ? 2 : code.endsWith(u'\n') ? 1
                                                                                                                                        : 0);
    qsizetype begin = 0;
    while (begin < end && code[begin].isSpace())
        ++begin;
    if (begin < end)
        fillIndicatorRange(at, int(begin), at, int(end), Squiggle);
}

// Whoever edits a line has read what is wrong with it.
void PythonEdit::forgetEditedNote()
{
    const int line = cursorLine() - 1;
    if (m_notes.empty() || !(markersAtLine(line) & 1U << Failed))
        return;
    clearAnnotations(line);
    markerDelete(line, Failed);
    clearIndicatorRange(line, 0, line, lineLength(line), Squiggle);
    std::erase_if(m_notes, [line](const LineNote &note) { return note.line == line + 1; });
}

std::shared_ptr<const TextLines> PythonEdit::trackLines()
{
    std::erase_if(m_tracked, [](const std::weak_ptr<TextLines> &each) { return each.expired(); });
    const auto made = std::make_shared<TextLines>(lines());
    m_tracked.push_back(made);
    return made;
}

void PythonEdit::moveLines(int position, int added)
{
    const long line = SendScintilla(SCI_LINEFROMPOSITION, position);
    const bool fromStart = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line)) == position;
    const int first = int(line) + (fromStart ? 0 : 1);
    std::erase_if(m_notes, [&](const LineNote &note) { return added < 0 && note.line > first && note.line <= first - added; });
    for (LineNote &note : m_notes)
        note.line += note.line > first ? added : 0;
    for (const std::weak_ptr<TextLines> &tracked : m_tracked)
        if (const std::shared_ptr<TextLines> lines = tracked.lock())
            lines->move(first, added);
}

void PythonEdit::replace(const std::vector<TextChange> &changes)
{
    const auto position = [this](int line, int column) { return SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line - 1)) + column; };
    beginUndoAction();
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) { // from the end: the places before stay
        const QString text = eolMode() == EolWindows ? QString(change->text).replace(u'\n', QStringLiteral("\r\n")) : change->text;
        const QByteArray bytes = text.toUtf8();
        SendScintilla(SCI_SETTARGETSTART, position(change->line, change->column));
        SendScintilla(SCI_SETTARGETEND, position(change->lastLine, change->lastColumn));
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()), bytes.constData());
    }
    endUndoAction();
}

void PythonEdit::setLinked(const std::vector<int> &lines, bool reveal)
{
    markerDeleteAll(Linked);
    for (const int line : lines)
        if (line > 0)
            markerAdd(line - 1, Linked);
    if (reveal && !lines.empty() && lines.front() > 0) {
        SendScintilla(SCI_ENSUREVISIBLE, static_cast<unsigned long>(lines.front() - 1)); // it may be folded away
        const int visible = int(SendScintilla(SCI_LINESONSCREEN));
        const int first = firstVisibleLine();
        const int at = int(SendScintilla(SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(lines.front() - 1)));
        if (at < first || at >= first + visible)
            setFirstVisibleLine(std::max(0, at - visible / 3));
    }
}

std::vector<int> PythonEdit::linesWith(int marker) const
{
    std::vector<int> out;
    for (int line = 0; line < lines(); ++line)
        if (markersAtLine(line) & (1U << marker))
            out.push_back(line + 1);
    return out;
}

std::vector<int> PythonEdit::linked() const
{
    return linesWith(Linked);
}

void PythonEdit::setStanding(const QHash<int, QStringList> &tasks)
{
    if (m_standing == tasks)
        return;
    m_standing = tasks;
    markerDeleteAll(Standing);
    for (auto it = tasks.begin(); it != tasks.end(); ++it)
        if (it.key() > 0)
            markerAdd(it.key() - 1, Standing);
}

std::vector<int> PythonEdit::standing() const
{
    return linesWith(Standing);
}

int PythonEdit::addFault(int line)
{
    return markerAdd(line - 1, Faulty);
}

void PythonEdit::removeFault(int handle)
{
    markerDeleteHandle(handle);
}

int PythonEdit::lineOfFault(int handle) const
{
    return markerLine(handle) + 1;
}

void PythonEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    for (QAction *action : m_commands) {
        if (action)
            menu.addAction(action);
        else
            menu.addSeparator();
    }
    menu.exec(event->globalPos());
}

QPoint PythonEdit::positionOfLine(int line) const
{
    const long position = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line - 1));
    const int x = int(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, position));
    const int y = int(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, position));
    return {x + 2, y + textHeight(line - 1) / 2};
}

bool PythonEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool returns = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if ((returns && key->modifiers() & Qt::ControlModifier) || key->matches(QKeySequence::Find)) {
            event->accept(); // it is for this page, not for the timeline
            return true;
        }
    }
    return QsciScintilla::event(event);
}

// Whoever has typed a whole word and presses Return wants a new line, and not that word once more.
bool PythonEdit::isWordComplete() const
{
    QByteArray word(int(SendScintilla(SCI_AUTOCGETCURRENTTEXT)) + 1, '\0');
    SendScintilla(SCI_AUTOCGETCURRENTTEXT, 0UL, word.data());
    word.chop(1);
    int line = 0, column = 0;
    getCursorPosition(&line, &column);
    return text(line).left(column).endsWith(QString::fromUtf8(word));
}

void PythonEdit::keyPressEvent(QKeyEvent *event)
{
    if (isListActive() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && isWordComplete())
        cancelList();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() & Qt::ControlModifier) {
        Q_EMIT runRequested();
    } else if (event->matches(QKeySequence::Find)) {
        Q_EMIT findRequested();
    } else {
        QsciScintilla::keyPressEvent(event);
    }
}

void PythonEdit::mouseReleaseEvent(QMouseEvent *event)
{
    QsciScintilla::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !hasSelectedText())
        Q_EMIT lineClicked(cursorLine());
}

// A file that is dropped on the page is opened by the window.
void PythonEdit::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dragEnterEvent(event);
}

bool PythonEdit::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = lineAt(help->pos()) + 1;
        const QStringList tasks = m_standing.value(line);
        QToolTip::showText(help->globalPos(), tasks.isEmpty() ? QString() : plainTip(tr("Here: %1").arg(tasks.join(QStringLiteral(", ")))), viewport());
        return true;
    }
    return QsciScintilla::viewportEvent(event);
}

} // namespace awaitscope
