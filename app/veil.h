// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace awaitscope {

//! A half-transparent sheet over a widget that shows something out of date. Mouse and keys go through it. It follows
//! the size of what it covers.
class Veil : public QWidget
{
    Q_OBJECT

public:
    //! Covers \a covered, hidden at first.
    explicit Veil(QWidget *covered);

    void setVeiled(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace awaitscope
