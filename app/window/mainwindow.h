// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/runs/runcontroller.h"
#include "app/settings/settings.h"
#include "app/window/commands.h"
#include "app/window/editrouter.h"
#include "app/window/errornavigation.h"
#include "app/window/fileactions.h"
#include "app/window/panellayout.h"
#include "app/window/pythonmode.h"
#include "app/window/recoveryoffer.h"
#include "app/window/runpane.h"
#include "app/window/runpanels.h"
#include "app/window/runstatus.h"
#include "app/window/strategybar.h"
#include "app/window/themeswitch.h"
#include "app/window/windowmenus.h"
#include "views/common/theme.h"
#include "views/common/viewstate.h"

#include <QMainWindow>

#include <memory>

namespace awaitscope {

class ComparisonMode;
class EditorPanel;
class RecordControl;

//! The main window. It owns the document, the displayed run and the state shared by the views, turns requests of the views into
//! edits, and passes every new run to the views. \a settings must outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! \a recoveryFolder: where copies of unsaved work are kept.
    MainWindow(Settings &settings, const QString &recoveryFolder, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Opens a file; asks before it replaces unsaved changes. If the file is invalid, says why and changes nothing. A large file is
    //! read in the background: true means that reading has begun, and everything stays as it is until it has finished.
    bool openFile(const QString &path) { return m_files.openFile(path); }
    //! Whether a file is being read.
    bool isLoading() const { return m_files.isLoading(); }
    //! Replaces the recorded run by a new run of the task set.
    void closeRecording();
    //! Opens an example or template by its id. False if there is none.
    bool openExample(const QString &id) { return m_files.openExample(id); }
    //! The filters of the Open dialog; the first one is for everything that openFile() accepts.
    static QStringList openFilters() { return FileActions::openFilters(); }
    //! The example of the first start.
    void openFirstLook() { openExample(QStringLiteral("first-look")); }
    //! Moves and shrinks the window so that it is completely inside \a available, the free part of its screen. A saved position may
    //! be of another screen. A maximized window stays as it is.
    void fitOnScreen(const QRect &available);
    //! Offers the unsaved work of a program that crashed or was killed.
    void offerRecovery() { m_recovery.offer(); }
    //! Opens a recording that another process is about to write, when it is there. \a process: who writes it, 0: unknown.
    void waitForRecording(const QString &path, qint64 process);
    //! Says that something failed for lack of memory, and stops the run.
    void showOutOfMemory();

    Document &document() { return m_document; }
    RunController &runs() { return m_runs; }
    ViewState &viewState() { return m_view; }
    Commands &commands() { return m_commands; }
    PythonMode &python() { return m_python; }
    MessageBar *messageBar() const { return m_pane->messages(); }
    ComparisonMode &comparison() { return *m_comparison; }
    //! A theme for this window only, until the user chooses another one.
    void setThemeKind(ThemeKind kind) { m_themes.use(kind); }

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void arrangeWidgets();
    void connectCommands();
    void connectRunCommands();
    void connectViewCommands();
    void connectViewSettings();
    void connectEditor();
    void connectTimeline();
    void connectSelection();
    void connectDocument();
    void connectRuns();
    void connectPrediction();
    void connectPython();

    // Reactions to the document and the run.
    void onLoaded(bool again);
    void startOver(const Arrangement &arrangement);
    void updateProgram();
    void updateTitle();
    QString documentName() const;
    void onReplaced();
    void onAdvanced();
    void onTimePassed();
    void updateRunState();
    void showRecording(Recording recording);
    void updateEditor();
    bool showsFile() const;
    void showDetails(bool on = true);

    // Commands.
    void takeInOpenEdits();
    void renameLane(quint32 lane);
    void exportPicture();
    void showKeys();
    void showCommands();
    void showAbout();

    TimelineWidget *timeline() const { return m_pane->timeline(); }
    RecordControl *record() const;
    //! The one that the user looks at.
    TimelineWidget *shownTimeline() const;

    //! The editor, which is put away while another run than one of the task set is shown.
    struct HiddenEditor
    {
        bool isAway = false;
        bool wasShown = true; // before
        bool showedTaskSet = true; // the run before was one of the task set
    };

    Settings &m_settings;
    Document m_document;
    RunController m_runs;
    ViewState m_view;
    Commands m_commands;
    StrategyBar m_strategies;
    ThemeSwitch m_themes;
    EditRouter m_edits;
    RunPane *m_pane;
    EditorPanel *m_editor;
    RunPanels *m_panels;
    PanelLayout m_layout;
    FileActions m_files;
    PythonMode m_python;
    RecoveryOffer m_recovery;
    RunStatus m_status;
    ErrorNavigation m_errors;
    std::unique_ptr<WindowMenus> m_menus;
    HiddenEditor m_hidden;
    ComparisonMode *m_comparison = nullptr;
};

} // namespace awaitscope
