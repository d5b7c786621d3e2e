// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/strategy/strategy.h"

#include <QObject>

#include <optional>

class QAction;
class QActionGroup;
class QMenu;

namespace awaitscope {

class Commands;
class Document;
class RunController;
class SegmentedControl;

//! The strategy of the document: its commands, the control of the toolbar, and the menu that replaces main.
class StrategyBar : public QObject
{
    Q_OBJECT

public:
    //! Adds its commands to \a commands. All must outlive it.
    StrategyBar(Document &document, RunController &runs, Commands &commands);

    QActionGroup *actions() const { return m_actions; }
    //! For the toolbar; created once.
    SegmentedControl *createControl();
    //! For the menu of the run; created once.
    void createReplaceMenu(QMenu *parent);
    //! The task set, the strategy or what is run has changed.
    void update();

    //! A Python file is open, whose calls of gather run in that way; none: a task set is.
    void setOfPython(std::optional<Strategy> strategy);

Q_SIGNALS:
    //! The user wants that of the Python file.
    void pythonStrategyChosen(awaitscope::Strategy strategy);
    //! The steps of main are replaced by those of the strategy with that title; empty: they are not.
    void mainReplaced(const QString &title);

private:
    void createActions();
    void choose(const QAction *action);
    void updateOfPython();
    void updateOfRecording();
    void updateReplaceMenu();

    Document &m_document;
    RunController &m_runs;
    Commands &m_commands;
    QActionGroup *m_actions;
    std::optional<Strategy> m_ofPython;
    SegmentedControl *m_control = nullptr;
    QMenu *m_replaceMenu = nullptr;
};

} // namespace awaitscope
