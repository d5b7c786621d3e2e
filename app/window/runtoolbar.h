// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QComboBox;
class QToolButton;

namespace awaitscope {

class Commands;
class RunController;
class SegmentedControl;
class Settings;

//! The toolbar: run, pause and stop, the speed, the strategies.
class RunToolBar : public QToolBar
{
    Q_OBJECT

public:
    RunToolBar(Settings &settings, RunController &runs, const Commands &commands, SegmentedControl *strategies, QWidget *python);
    //! A run on the wall clock has no speed.
    void setSpeedEnabled(bool on);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QToolButton *createRunButton();
    void createSpeedBox();
    void fit();

    Settings &m_settings;
    RunController &m_runs;
    const Commands &m_commands;
    QComboBox *m_speed;
    QAction *m_strategyLabel = nullptr; //!< hidden where the buttons need its place
    QAction *m_compare = nullptr;
    QAction *m_fit = nullptr;
    QAction *m_separator = nullptr;
};

} // namespace awaitscope
