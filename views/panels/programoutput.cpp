// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/programoutput.h"

#include "model/text/visibletext.h"
#include "views/panels/monospace.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int MostLines = 50'000; //!< older ones are dropped
constexpr qsizetype MostCharacters = 20'000'000;
constexpr qsizetype LongestPiece = 8'000; //!< characters; a few of them are inserted in each turn of the event loop
constexpr int PiecesASlice = 8;

constexpr qsizetype LongestColor = 64; //!< characters; what is longer is no colour

//! \a unfinished: the beginning of a colour, which the next text may complete.
QString withoutColors(QString text, QString &unfinished)
{
    static const QRegularExpression color(QStringLiteral("\x1b\\[[0-9;]*m")), beginning(QStringLiteral("\x1b(\\[[0-9;]*)?\\z"));
    text.prepend(unfinished);
    text.remove(color);
    const QRegularExpressionMatch found = beginning.match(text);
    unfinished = found.hasMatch() && found.capturedLength() <= LongestColor ? found.captured() : QString();
    text.chop(unfinished.size());
    return text;
}

} // namespace

ProgramOutput::ProgramOutput(QWidget *parent)
    : QWidget(parent), m_theme(&Theme::get(ThemeKind::Light)), m_text(new QPlainTextEdit), m_inputBar(new QWidget), m_input(new QLineEdit)
{
    setUpCodeView(m_text);
    m_text->setObjectName(QStringLiteral("programOutput"));
    m_text->setAccessibleName(tr("Output of the program"));
    m_text->setMaximumBlockCount(MostLines);
    m_text->setPlaceholderText(tr("The program has printed nothing."));
    m_text->viewport()->installEventFilter(this);
    m_input->setObjectName(QStringLiteral("programInput"));
    m_input->setAccessibleName(tr("Input for the program"));
    m_input->setPlaceholderText(tr("The program is waiting for input: Return sends the line, Ctrl+D ends the input"));
    m_input->setFont(codeFont());
    m_input->installEventFilter(this);
    auto *row = new QHBoxLayout(m_inputBar);
    row->setContentsMargins(12, 4, 12, 6);
    row->addWidget(new QLabel(tr("Input")));
    row->addWidget(m_input, 1);
    m_inputBar->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_text, 1);
    column->addWidget(m_inputBar);
    connect(m_input, &QLineEdit::returnPressed, this, &ProgramOutput::enterInput);
}

void ProgramOutput::clear()
{
    m_timer.stop();
    m_written.clear();
    m_inserted = 0;
    m_size = 0;
    m_unfinished = {};
    m_text->clear();
    setInputWanted(false);
}

void ProgramOutput::write(const QString &colored, bool isError)
{
    const QString text = withoutColors(colored, m_unfinished[isError ? 1 : 0]);
    for (qsizetype at = 0; at < text.size(); at += LongestPiece) {
        m_written.push_back({text.mid(at, LongestPiece), isError});
        m_size += m_written.back().text.size();
    }
    for (; m_size > MostCharacters; m_written.pop_front()) {
        m_size -= m_written.front().text.size();
        m_inserted -= m_inserted > 0 ? 1 : 0;
    }
    if (!m_timer.isActive())
        insertSome();
}

// Many megabytes at once would be a visible freeze.
void ProgramOutput::insertSome()
{
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    for (int i = 0; i < PiecesASlice && m_inserted < m_written.size(); ++i, ++m_inserted)
        insert(m_written[m_inserted]);
    if (atEnd)
        bar->setValue(bar->maximum());
    if (m_inserted == m_written.size())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start(0, this);
}

void ProgramOutput::insert(const Piece &piece)
{
    static const QRegularExpression place(QStringLiteral("^[ |]*File \".+\", line \\d+"));
    QTextCursor cursor(m_text->document());
    cursor.beginEditBlock();
    QTextCharFormat plain, link;
    plain.setForeground(m_theme->color(piece.isError ? ColorRole::Raised : ColorRole::Text));
    link = plain;
    link.setFontUnderline(true);
    const QStringList lines = QString(piece.text).remove(u'\r').split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        cursor.movePosition(QTextCursor::End);
        if (i > 0)
            cursor.insertBlock();
        const bool isPlace = piece.isError && place.match(lines[i]).hasMatch();
        cursor.insertText(visibleText(lines[i]), isPlace ? link : plain);
    }
    cursor.endEditBlock();
}

void ProgramOutput::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        insertSome();
    else
        QWidget::timerEvent(event);
}

QString ProgramOutput::text() const
{
    return m_text->toPlainText();
}

void ProgramOutput::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_text->clear(); // it contains colours
    m_inserted = 0;
    insertSome();
}

void ProgramOutput::setInputWanted(bool wanted)
{
    m_inputBar->setVisible(wanted);
    if (wanted)
        m_input->setFocus();
}

void ProgramOutput::enterInput()
{
    const QString line = m_input->text();
    m_input->clear();
    write(line + u'\n', false); // as a terminal does
    Q_EMIT inputEntered(line);
}

bool ProgramOutput::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text->viewport() && event->type() == QEvent::MouseButtonRelease && !m_text->textCursor().hasSelection()) {
        const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
        Q_EMIT lineClicked(m_text->cursorForPosition(at).block().text());
    }
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier && m_input->text().isEmpty()) {
            Q_EMIT inputClosed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace awaitscope
