// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace awaitscope {

//! The line above one of several runs: what it is, and how it ended. What does not fit is cut off with an ellipsis, and in the tooltip.
class PaneHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHeader(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &outcome);
    const QString &title() const { return m_title; }
    const QString &outcome() const { return m_outcome; }
    //! A button at the end that does something with the run; an empty text: none.
    void setAction(const QString &text, const QString &tip);
    QToolButton *button() const { return m_button; }

    QSize sizeHint() const override { return {300, Height}; }

Q_SIGNALS:
    void actionClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int Height = 28;
    QString m_title, m_outcome;
    QToolButton *m_button;
};

} // namespace awaitscope
