// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/code/pythonlexer.h"
#include "views/common/edittarget.h"
#include "views/pythoneditor/linenote.h"
#include "views/pythoneditor/textlines.h"

#include <QAction>
#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

namespace awaitscope {

//! A part of the text and what replaces it. Lines count from 1, columns are bytes of UTF-8 from 0.
struct TextChange
{
    int line = 0;
    int column = 0;
    int lastLine = 0;
    int lastColumn = 0;
    QString text; //!< its lines end with \n
};

//! The page on which a Python file is written: colours of the theme, line numbers, folding, indentation, completion of asyncio's names.
//! It shows what a run says about its lines. Lines count from 1.
class PythonEdit : public QsciScintilla, public EditTarget
{
    Q_OBJECT

public:
    explicit PythonEdit(QWidget *parent = nullptr);
    ~PythonEdit() override;

    //! Another document, without a history.
    void load(const QString &text);
    void setTheme(const Theme &theme);
    void edit(EditAction command) override;
    int cursorLine() const;
    void goToLine(int line);

    //! Errors and notes of the last run, under their lines.
    void setNotes(const std::vector<LineNote> &notes);
    const std::vector<LineNote> &notes() const { return m_notes; }

    //! The lines of the text as it is now, which are followed through all edits for as long as somebody holds them.
    std::shared_ptr<const TextLines> trackLines();
    //! Replaces parts of the text as one step of the history. They do not overlap, and are in the order of the text.
    void replace(const std::vector<TextChange> &changes);

    //! Marks the lines of what is selected or hovered elsewhere.
    void setLinked(const std::vector<int> &lines, bool reveal);
    std::vector<int> linked() const;
    //! Where tasks stand, and which: line to names.
    void setStanding(const QHash<int, QStringList> &tasks);
    std::vector<int> standing() const;
    //! A mark for an await that is to fail, which moves with its line; returns its handle.
    int addFault(int line);
    void removeFault(int handle);
    int lineOfFault(int handle) const; //!< 0: the line is gone
    //! The commands of the context menu; null is a separator.
    void setContextCommands(const QList<QAction *> &commands) { m_commands = commands; }
    //! Position of a line on the viewport, for tests.
    QPoint positionOfLine(int line) const;

Q_SIGNALS:
    void runRequested(); //!< Ctrl+Return
    void findRequested();
    void lineEntered(int line); //!< the cursor came to another line
    void lineClicked(int line);

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void setUpMargins();
    void indentNewLine();
    void forgetEditedNote();
    void moveLines(int position, int added);
    std::vector<int> linesWith(int marker) const;
    bool isWordComplete() const;
    void showNote(int line);
    void widenMargin();

    const Theme *m_theme;
    std::unique_ptr<PythonLexer> m_lexer;
    std::vector<LineNote> m_notes;
    QHash<int, QStringList> m_standing;
    std::vector<std::weak_ptr<TextLines>> m_tracked;
    QList<QAction *> m_commands;
    int m_line = 0; // of the cursor
};

} // namespace awaitscope
