// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/consolepanel.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "views/common/traceitems.h"
#include "views/common/viewstate.h"
#include "views/panels/monospace.h"
#include "views/panels/programoutput.h"

#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTimerEvent>

#include <algorithm>
#include <iterator>

namespace awaitscope {

namespace {

//! Older lines are dropped: a program that prints forever must not fill the memory.
constexpr int MostLines = 50'000;
constexpr int LinesASlice = 200;

// The first event whose lines can still be visible when all later ones are shown.
std::size_t firstToKeep(const Trace &trace)
{
    std::size_t printing = 0, i = trace.events().size();
    for (; i > 0 && printing < 2 * MostLines; --i) { // twice, because not all of them print
        const EventKind kind = trace.events()[i - 1].kind;
        printing += kind == EventKind::Log || kind == EventKind::NeverRetrieved || kind == EventKind::NeverAwaited;
    }
    return i;
}

} // namespace

ConsolePanel::ConsolePanel(ViewState *state, QWidget *parent)
    : Panel(parent),
      m_state(state),
      m_theme(&Theme::get(ThemeKind::Light)),
      m_text(new QPlainTextEdit),
      m_program(new ProgramOutput),
      m_pages(new QStackedLayout(this))
{
    setUpCodeView(m_text);
    m_text->setAccessibleName(tr("Console"));
    m_text->setMaximumBlockCount(MostLines);
    m_text->setPlaceholderText(tr("The program printed and reported nothing."));
    m_pages->setContentsMargins(0, 4, 0, 0);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_program);
    connect(m_text, &QPlainTextEdit::cursorPositionChanged, this, &ConsolePanel::takeSelection);
}

void ConsolePanel::setStore(const TraceStore *store)
{
    const QSignalBlocker blocker(m_text);
    m_store = store;
    m_shown = 0;
    m_eventOfBlock.clear();
    m_waiting.clear();
    m_timer.stop();
    m_text->clear();
    append();
}

void ConsolePanel::refresh()
{
    append();
}

void ConsolePanel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_program->setTheme(theme);
    setStore(m_store); // the text contains colours
}

void ConsolePanel::showProgram(bool on)
{
    m_pages->setCurrentIndex(on ? 1 : 0);
}

QString ConsolePanel::text() const
{
    return m_pages->currentIndex() == 1 ? m_program->text() : m_text->toPlainText();
}

void ConsolePanel::append()
{
    if (!m_store || m_shown == m_store->trace().events().size())
        return;
    std::vector<ConsoleLine> lines = consoleLines(m_store->trace(), std::max(m_shown, firstToKeep(m_store->trace())));
    m_shown = m_store->trace().events().size();
    m_waiting.insert(m_waiting.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    if (m_waiting.size() > MostLines)
        m_waiting.erase(m_waiting.begin(), m_waiting.end() - MostLines);
    if (!m_timer.isActive())
        insertSome();
}

// Inserting a line takes about 30 us: many thousands at once would be a visible freeze.
void ConsolePanel::insertSome()
{
    const QSignalBlocker blocker(m_text);
    QTextCursor cursor(m_text->document());
    cursor.beginEditBlock();
    for (int i = 0; i < LinesASlice && !m_waiting.empty(); ++i, m_waiting.pop_front()) {
        const ConsoleLine &line = m_waiting.front();
        QTextCharFormat format;
        format.setForeground(m_theme->color(line.isError ? ColorRole::Raised : ColorRole::Text));
        format.setToolTip(durationText(line.time));
        const QStringList parts = visibleText(QString::fromStdString(line.text), LineBreaks::Kept).split(u'\n');
        for (const QString &part : parts) {
            cursor.movePosition(QTextCursor::End);
            if (!m_eventOfBlock.empty())
                cursor.insertBlock();
            cursor.insertText(part, format);
            m_eventOfBlock.push_back(line.event);
            if (m_eventOfBlock.size() > MostLines)
                m_eventOfBlock.pop_front(); // as the document does with its first block
        }
    }
    cursor.endEditBlock();
    if (m_waiting.empty())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start(0, this);
}

void ConsolePanel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        insertSome();
    else
        QWidget::timerEvent(event);
}

void ConsolePanel::takeSelection()
{
    const auto block = std::size_t(m_text->textCursor().blockNumber());
    if (!m_store || block >= m_eventOfBlock.size() || m_text->textCursor().hasSelection())
        return;
    if (const std::optional<ViewItem> item = itemOfEvent(*m_store, m_eventOfBlock[block]))
        m_state->select(*item);
}

} // namespace awaitscope
