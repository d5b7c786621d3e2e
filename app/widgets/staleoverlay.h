// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace awaitscope {

//! A translucent overlay on a widget whose content is out of date. Mouse and keyboard events pass through it. It follows the
//! size of the widget.
class StaleOverlay : public QWidget
{
    Q_OBJECT

public:
    //! Covers \a covered, hidden at first.
    explicit StaleOverlay(QWidget *covered);

    void setStale(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace awaitscope
