// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace awaitscope {

//! The bottom line of the window: what the run does and when, what came of the tasks, and, if nobody looked at an
//! exception, a red button that leads to it.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setState(const QString &text);
    void setCounts(const RunCounts &counts);
    void setTheme(const Theme &theme);

    //! "2 succeeded · 3 raised · 1 cancelled · 1 never awaited"; what does not occur is left out.
    static QString countsText(const RunCounts &counts);
    //! "1 unretrieved"; empty for 0.
    static QString unretrievedText(quint32 count);

Q_SIGNALS:
    void unretrievedClicked();

private:
    QLabel *m_state;
    QLabel *m_counts;
    QPushButton *m_pill;
};

} // namespace awaitscope
