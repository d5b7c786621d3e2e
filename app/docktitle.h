// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QHBoxLayout;
class QLabel;

namespace awaitscope {

//! The heading of a dock: its title, a remark at the right, and buttons to float and to hide it. Drags the dock.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    explicit DockTitle(QDockWidget *dock);

    void setRemark(const QString &text);
    QString remark() const;

private:
    QLabel *m_remark;
};

} // namespace awaitscope
