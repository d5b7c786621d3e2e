// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/runview.h"

#include <QString>
#include <QWidget>

namespace awaitscope {

class Program;

//! A view of the run in a tab below the timeline. The panels are listed in panels.cpp.
class Panel : public QWidget, public RunView
{
public:
    using QWidget::QWidget;

    //! Of its tab, and the icon of the command that shows it.
    virtual QString title() const = 0;
    virtual QString iconName() const = 0;

    //! Whether it has nothing to show without the program, as for a recorded run.
    virtual bool needsProgram() const { return false; }
    //! The program that is run.
    virtual void setProgram(const Program &) {}

    struct Badge
    {
        int count = 0;
        QString meaning;
    };
    //! What its tab counts; 0: nothing.
    virtual Badge badge() const { return {}; }
};

} // namespace awaitscope
