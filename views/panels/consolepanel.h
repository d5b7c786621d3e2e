// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "model/words/console.h"
#include "views/common/theme.h"
#include "views/panels/panel.h"

#include <QBasicTimer>

#include <deque>

class QPlainTextEdit;
class QStackedLayout;

namespace awaitscope {

class ProgramOutput;
class ViewState;

//! What the program prints and, in red, what is reported, as Python would write it. Clicking a line selects its event in the
//! timeline.
class ConsolePanel : public Panel
{
    Q_OBJECT

public:
    explicit ConsolePanel(ViewState *state, QWidget *parent = nullptr);

    QString title() const override { return tr("Console"); }
    QString iconName() const override { return QStringLiteral("console"); }
    void setStore(const TraceStore *store) override;
    void refresh() override;
    void setTheme(const Theme &theme) override;
    QString text() const;

    //! For a real program: what it writes, in place of what the events say while \a on.
    ProgramOutput *program() const { return m_program; }
    void showProgram(bool on);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void append();
    void insertSome();
    void takeSelection();

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    const Theme *m_theme;
    QPlainTextEdit *m_text;
    ProgramOutput *m_program;
    QStackedLayout *m_pages;
    std::deque<quint32> m_eventOfBlock;
    std::deque<ConsoleLine> m_waiting; //!< to be inserted, a few per turn of the event loop
    QBasicTimer m_timer;
    std::size_t m_shown = 0; //!< number of events that are shown already
};

} // namespace awaitscope
