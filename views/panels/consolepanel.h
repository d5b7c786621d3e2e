// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"

#include <QWidget>

#include <deque>

class QLabel;
class QPlainTextEdit;

namespace awaitscope {

class ViewState;

//! What the program prints, and in red what it reports, as Python would write it. A line that is clicked is selected in
//! the timeline.
class ConsolePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ConsolePanel(ViewState *state, QWidget *parent = nullptr);

    void setStore(const TraceStore *store);
    void refresh();
    void setTheme(const Theme &theme);
    QString text() const;

private:
    void append();
    void takeSelection();

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    const Theme *m_theme;
    QPlainTextEdit *m_text;
    std::deque<quint32> m_eventOfBlock;
    std::size_t m_shown = 0; //!< events that are on screen already
};

} // namespace awaitscope
