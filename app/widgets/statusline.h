// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace awaitscope {

class ElidedLabel;

//! The bottom line of the window: the state and time of the run, the outcomes of its tasks, and, if an exception was not
//! retrieved, a red button that leads to it.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setState(const QString &text);
    void setCounts(const RunCounts &counts);
    void setTheme(const Theme &theme);

    QSize minimumSizeHint() const override;

    //! "2 succeeded · 3 raised · 1 cancelled · 1 never awaited"; zero counts are left out.
    static QString countsText(const RunCounts &counts);
    //! "1 unretrieved"; empty for 0.
    static QString unretrievedText(quint32 count);

Q_SIGNALS:
    void unretrievedClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void giveRoomToState();

    QGridLayout *m_columns;
    ElidedLabel *m_state;
    QLabel *m_counts;
    QPushButton *m_pill;
};

} // namespace awaitscope
