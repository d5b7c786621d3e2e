// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace awaitscope {

//! The title of a collapsible section.
class FoldTitle : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FoldTitle(QWidget *parent = nullptr);

    void setFolded(bool folded);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_folded = false;
};

} // namespace awaitscope
