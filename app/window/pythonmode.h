// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/pythondocument.h"
#include "app/document/recovery.h"
#include "app/python/pythonchanges.h"
#include "app/python/pythoncomparison.h"
#include "app/python/pythonfaults.h"
#include "app/python/pythonfiles.h"
#include "app/python/pythonlinks.h"
#include "app/python/pythonruns.h"
#include "app/python/pythontrials.h"

#include <QObject>

class QDockWidget;
class QMainWindow;
class QStackedWidget;

namespace awaitscope {

class Commands;
class Document;
class EditRouter;
class FileActions;
class RunPane;
class RunPanels;
class ViewState;
class Theme;

//! The window while its document is a Python file instead of a task set: what is on its left side, what the commands mean, how a file gets
//! there, and how the window gets back to task sets.
class PythonMode : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QMainWindow &window;
        Commands &commands;
        Settings &settings;
        Document &tasks;
        FileActions &files;
        EditRouter &edits;
        RunController &runs;
        ViewState &view;
        RunPane &pane;
        RunPanels &panels;
    };
    //! All outlive it, or live as long as the window. \a recoveryFolder: where copies of unsaved work are kept.
    PythonMode(const Parts &parts, const QString &recoveryFolder);

    //! The left side of the window: \a taskSet, or the Python file.
    QWidget *createSide(QWidget *taskSet);
    //! After the docks and commands are there. \a dock: the one of the left side.
    void connectTo(QDockWidget *dock);

    bool isOpen() const { return m_document.isOpen(); }
    bool hasFocus() const; //!< its text
    const PythonDocument &document() const { return m_document; }
    PythonRuns &runs() { return m_runs; }
    PythonComparison &comparison() { return m_comparison; }
    PythonPanel *panel() const { return m_panel; }

    //! Replaces the open document, about whose changes the user was asked. Never runs anything.
    void open(const PythonText &text, const QString &path, bool onlyCopy, const QByteArray &standsOn = {});
    //! Offers the text of the clipboard as a document, if it looks like Python. Returns whether it does.
    bool offerClipboard();
    //! The same instead of \a problem, if that is about the clipboard.
    bool offerClipboard(const QString &problem);
    //! Writes the recovery file now.
    void keepCopy() { m_recovery.write(); }
    void setTheme(const Theme &theme);
    //! The left side as wide as for a task set, before the layout is stored.
    void giveBackRoom();
    //! The commands that depend on the run, after the window has set them for a task set.
    void updateCommands();

Q_SIGNALS:
    void switched(bool toPython);
    void titleChanged();
    void stateChanged();
    void consoleWanted();
    void copyFailed(const QString &why); //!< of unsaved work

private:
    void addCommands();
    void newFile();
    void openText(const QString &text);
    void reload(const PythonText &text, const QByteArray &standsOn);
    void close();
    void switchTo(bool python);
    void findInterpreters();
    void chooseInterpreter(const QString &program);
    void showOptions();
    void writeAdditions();
    void connectTools();
    void takeTaskSet();
    void makeItFail();
    void tryEachAwait();
    void writeStrategy(bool onlyHere);

    Parts m_parts;
    PythonPanel *m_panel;
    PythonDocument m_document;
    Recovery m_recovery;
    PythonFiles m_files;
    PythonRuns m_runs;
    PythonLinks m_links;
    PythonFaults m_faults;
    PythonTrials m_trials;
    PythonComparison m_comparison;
    PythonChanges m_changes;
    QStackedWidget *m_side = nullptr;
    QDockWidget *m_dock = nullptr;
    int m_widthBefore = 0; // of the dock
};

} // namespace awaitscope
