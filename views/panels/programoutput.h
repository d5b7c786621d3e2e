// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QBasicTimer>
#include <QWidget>

#include <array>
#include <deque>

class QLineEdit;
class QPlainTextEdit;

namespace awaitscope {

//! What a real program writes to standard output and, in red, to standard error, as it comes, and a line for its standard input.
class ProgramOutput : public QWidget
{
    Q_OBJECT

public:
    explicit ProgramOutput(QWidget *parent = nullptr);

    void clear();
    //! Any part of the output; need not end with a line.
    void write(const QString &text, bool isError);
    //! Shows the line for input, with the focus if \a wanted by the program.
    void setInputWanted(bool wanted);
    QString text() const; //!< without what is still to be inserted
    void setTheme(const Theme &theme);
    //! For tests.
    QPlainTextEdit *view() const { return m_text; }

Q_SIGNALS:
    void inputEntered(const QString &line);
    void inputClosed(); //!< Ctrl+D in an empty line
    void lineClicked(const QString &line);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Piece
    {
        QString text;
        bool isError = false;
    };
    void insertSome();
    void insert(const Piece &piece);
    void enterInput();

    const Theme *m_theme;
    QPlainTextEdit *m_text;
    QWidget *m_inputBar;
    QLineEdit *m_input;
    std::deque<Piece> m_written; //!< of which the last are not inserted yet
    std::size_t m_inserted = 0; //!< how many are
    qsizetype m_size = 0; //!< characters in m_written
    std::array<QString, 2> m_unfinished; //!< of output and errors: the beginning of a colour
    QBasicTimer m_timer;
};

} // namespace awaitscope
