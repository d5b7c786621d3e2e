// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace awaitscope {

//! A row of widgets, some of which are shown only where there is room: the row may be narrower than all of them. It needs a horizontal layout.
class RoomyRow : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    //! Those that leave, the first one first. They are children of the row.
    void setOptional(std::vector<QWidget *> widgets);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int widthOf(const QWidget *widget) const;

    std::vector<QWidget *> m_optional;
};

} // namespace awaitscope
