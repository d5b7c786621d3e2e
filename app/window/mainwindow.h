// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/messagebar.h"
#include "app/window/commands.h"
#include "app/document/document.h"
#include "app/document/fileloader.h"
#include "app/document/recovery.h"
#include "app/runs/runcontroller.h"
#include "app/settings/settings.h"
#include "views/common/theme.h"
#include "views/common/viewstate.h"

#include <QMainWindow>

class QActionGroup;
class QComboBox;
class QDockWidget;
class QMenu;
class QToolButton;

namespace awaitscope {

class CodePanel;
class ConsolePanel;
class DetailsPanel;
class DockTitle;
class EditorPanel;
class ExceptionsPanel;
class LoadingBar;
class LogPanel;
class LegendBar;
class Minimap;
class PanelTabs;
class ResultsPanel;
class SegmentedControl;
class StatusLine;
class TaskLink;
class TimelineWidget;
class StaleOverlay;

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
    bool openFile(const QString &path);
    //! Whether a file is being read.
    bool isLoading() const { return m_loader != nullptr; }
    //! Replaces the recorded run by a new run of the task set.
    void closeRecording();
    //! Opens an example or template by its id. False if there is none.
    bool openExample(const QString &id);
    //! The filters of the Open dialog; the first one is for everything that openFile() accepts.
    static QStringList openFilters();
    //! The example of the first start.
    void openFirstLook();
    //! Moves and shrinks the window so that it is completely inside \a available, the free part of its screen. A saved position may
    //! be of another screen. A maximized window stays as it is.
    void fitOnScreen(const QRect &available);
    //! Offers the unsaved work of a program that crashed or was killed.
    void offerRecovery();
    //! Says that something failed for lack of memory, and stops the run.
    void showOutOfMemory();

    Document &document() { return m_document; }
    RunController &runs() { return m_runs; }
    ViewState &viewState() { return m_view; }
    Commands &commands() { return m_commands; }
    MessageBar *messageBar() const { return m_strip; }
    //! A theme for this window only, until the user chooses another one.
    void setThemeKind(ThemeKind kind);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    // Building the window.
    void createWidgets();
    void createDocks();
    QDockWidget *createDock(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area);
    void createPanels();
    void setPanelsLocked(bool locked);
    void createToolBar();
    QToolButton *createRunButton();
    void createSpeedBox();
    void createStrategyActions();
    void createThemeActions();
    void createEditActions();
    void createMenus();
    QMenu *createMenu(const QString &title, const QStringList &ids);
    void createTaskMenu();
    void addTableCommands(QMenu *menu);
    void createRunMenu();
    void createReplaceMenu(QMenu *parent);
    void updateReplaceMenu();
    QList<EntityId> cancellableTasks() const;
    void createViewMenu();
    void createTabActions(QMenu *menu);
    void createTimelineMenu(QMenu *menu);
    void nameTimelineCommands();
    QList<QAction *> everyCommand() const;
    void renameLane(quint32 lane);
    void fillRecentMenu();
    void fillExampleMenu(QMenu *menu, bool templates);
    void connectCommands();
    void connectViewCommands();
    void connectViewSettings();
    void connectTimeline();
    void connectEditCommands();
    void takeInOpenEdits();
    void editFocused(const char *what);
    void editTable(const char *what);
    void connectDocument();
    void connectRuns();
    void restoreLayout();
    void resetLayout();
    struct DockSizes
    {
        int editor = 0; // width
        int details = 0; // width
        int panel = 0; // height
        int window = 0; // height
    };
    DockSizes dockSizes() const;
    int panelHeight() const;
    void giveBackDockSizes();

    // Files.
    void newDocument();
    void chooseExample();
    void chooseFile();
    bool save();
    bool saveAs();
    void revert();
    void exportPicture();
    bool confirmDiscard();
    bool confirmOverwrite();
    void showProblems(const QString &title, const Problems &problems, const std::vector<MessageBar::Choice> &choices = {});
    void showDiskChange();
    void loadRecovered(const RecoveredWork &work);
    void discardRecovered(const QString &file, const QString &name);
    //! \a accept: none reads the open file again.
    bool startLoading(const QString &path, std::optional<Document::Accept> accept);
    void cancelLoading();
    bool finishLoading();
    bool openLoaded(LoadedTaskSet loaded, const QString &path, Document::Accept accept);
    void showRecording(Recording recording);
    void updateRecording();
    QString recordingText() const;
    QString documentName() const;

    // Reactions to the document and the run.
    void onLoaded(bool again);
    void startOver(const Arrangement &arrangement);
    void showDetails(bool on = true);
    void updateProgram();
    void updateStrategies();
    void updateTitle();
    void onReplaced();
    void onAdvanced();
    void onTimePassed();
    void updateRunState();
    QString runStateText() const;
    void updateProblems();
    void updateOverlays();
    void updateCode();
    std::optional<int> selectedError() const; //!< the row of the ledger
    void showError(int row);
    void selectError(int step);
    void selectUnretrieved();
    void updateCancel();
    void cancelSelected();
    void applyTheme(ThemeChoice choice);
    void useTheme(const Theme &theme);
    static ThemeKind systemTheme();
    void showKeys();
    void showCommands();
    void showAbout();

    Settings &m_settings;
    Document m_document;
    RunController m_runs;
    ViewState m_view;
    Recovery m_recovery;
    Commands m_commands;
    const Theme *m_theme;
    bool m_applyingTheme = false;
    FileLoader *m_loader = nullptr;
    std::optional<Document::Accept> m_accepted; // how the file being read is accepted
    QString m_recordingPath; // empty: a run of the task set is shown
    bool m_editorWasShown = true; // before the recording was opened
    std::optional<Problems> m_shownProblems;
    bool m_wasShown = false;
    DockSizes m_dockSizes; // as the user arranged them, before a small window reduced them
    DockSizes m_pressedSizes; // when a mouse button was pressed
    bool m_showedRecording = false;
    TaskLink *m_taskLink = nullptr;

    QActionGroup *m_strategyActions = nullptr;
    QActionGroup *m_themeActions = nullptr;
    QMenu *m_recentMenu = nullptr;
    QMenu *m_replaceMenu = nullptr;
    QComboBox *m_speed = nullptr;
    SegmentedControl *m_strategies = nullptr;
    MessageBar *m_strip = nullptr;
    LoadingBar *m_loadingBar = nullptr;
    StatusLine *m_status = nullptr;
    StaleOverlay *m_timelineOverlay = nullptr;
    StaleOverlay *m_panelOverlay = nullptr;
    QDockWidget *m_editorDock = nullptr;
    QDockWidget *m_panelDock = nullptr;
    QDockWidget *m_detailsDock = nullptr;
    TimelineWidget *m_timeline = nullptr;
    Minimap *m_minimap = nullptr;
    LegendBar *m_legend = nullptr;
    EditorPanel *m_editor = nullptr;
    PanelTabs *m_tabs = nullptr;
    LogPanel *m_log = nullptr;
    ConsolePanel *m_console = nullptr;
    ExceptionsPanel *m_exceptions = nullptr;
    ResultsPanel *m_results = nullptr;
    CodePanel *m_code = nullptr;
    DetailsPanel *m_details = nullptr;
};

} // namespace awaitscope
