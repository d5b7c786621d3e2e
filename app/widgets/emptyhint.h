// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace awaitscope {

//! Covers a widget that has nothing to show, and says why, with a button for what could be done. It follows the size of the widget.
class EmptyHint : public QFrame
{
    Q_OBJECT

public:
    //! Covers \a covered, hidden at first.
    explicit EmptyHint(QWidget *covered);

    //! Empty: hides it. Without a \a button there is none.
    void showHint(const QString &text, const QString &button = {});
    QString text() const;

Q_SIGNALS:
    void clicked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace awaitscope
