// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/tasktable.h"

#include <QWidget>

namespace awaitscope {

//! The one-click additions below the task table; less common ones are behind "More...".
class TaskPalette : public QWidget
{
    Q_OBJECT

public:
    explicit TaskPalette(QWidget *parent = nullptr);

Q_SIGNALS:
    void addRequested(awaitscope::TaskTemplate kind);
    void pasteRequested();
    void duplicateRequested();
    void stepsOfMainRequested();
    void settingsRequested(); //!< title, name and main coroutine of the task set

private:
    void addPill(const QString &name, const QString &text, const QString &help, TaskTemplate kind);
    void addMore();
};

} // namespace awaitscope
