// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"

#include <QObject>

class QMainWindow;
class QThread;

namespace awaitscope {

class Commands;
class ComparisonChoice;
class ComparisonView;
class Document;
class EditHistory;
class PanelLayout;
class PythonComparison;
class RunPane;
class Settings;
class ThemeSwitch;
class TimelineWidget;

//! Runs side by side in the centre of the window, in place of the one timeline. What is compared follows the document while it is shown.
class ComparisonMode : public QObject
{
    Q_OBJECT

public:
    //! What it is about. All of it outlives it, or goes with the window.
    struct Parts
    {
        Document &document;
        Commands &commands;
        Settings &settings;
        ThemeSwitch &themes;
        PanelLayout &layout;
        RunPane &pane;
        QMainWindow &window;
    };
    explicit ComparisonMode(const Parts &parts);
    ~ComparisonMode() override;

    bool isOn() const { return m_isOn; }
    //! The displayed recorded run; empty: none. The next comparison begins with it.
    void setRecording(const QString &path) { m_recording = path; }
    //! What is compared while a Python file is open.
    void setProgram(PythonComparison &program);
    //! From a Python file to a task set, or the other way.
    void switchTo(bool program);
    //! Another document was opened.
    void startOver();
    void leave();
    //! The runs side by side, not the strategies at a glance.
    void showRuns() { enter(false); }
    //! Of the comparison, the one that the commands are for; null: the window shows one run.
    TimelineWidget *timeline() const;
    ComparisonView *view() const { return m_view; }
    const ComparedRuns &runs() const { return m_runs; }
    ComparedRuns &runs() { return m_runs; }
    ComparisonChoice &choice() const { return *m_choice; }
    //! Asks for a file.
    void exportComparison();
    //! Writes it in the background, and says so.
    void exportTo(const QString &path);
    bool isWriting() const { return m_writer != nullptr; }

Q_SIGNALS:
    //! The comparison is about to be displayed there; null: it is about to end.
    void viewChanged(awaitscope::ComparisonView *view);

private:
    void enter(bool glance);
    bool ofProgram() const;
    void showProgram(bool glance);
    void show(bool compare, bool glance);
    void createView();
    void followDocument();
    void tellCommands();
    void take(std::size_t run);
    void takeStrategy(Strategy strategy);
    void askForFile();
    QString proposedPath() const;

    Parts m_parts;
    EditHistory *m_history;
    ComparisonChoice *m_choice;
    PythonComparison *m_program = nullptr;
    ComparedRuns m_runs;
    ComparisonView *m_view = nullptr; // created when it is first wanted
    QThread *m_writer = nullptr;
    QString m_recording;
    bool m_isOn = false;
    bool m_hadPanel = false; // the docks that gave it their room
    bool m_hadDetails = false;
};

} // namespace awaitscope
