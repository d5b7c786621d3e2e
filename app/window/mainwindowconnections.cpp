// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: how its parts are put together.

#include "app/compare/comparisonview.h"
#include "app/predict/predictchange.h"
#include "app/predict/predictmode.h"
#include "app/runs/versionnotes.h"
#include "app/widgets/icons.h"
#include "app/widgets/messagebar.h"
#include "app/widgets/statusline.h"
#include "app/window/comparisonmode.h"
#include "app/window/fixadvisor.h"
#include "app/window/guidelink.h"
#include "app/window/mainwindow.h"
#include "app/window/pythonbox.h"
#include "app/window/recordcontrol.h"
#include "app/window/runtoolbar.h"
#include "app/window/sleepdrag.h"
#include "app/widgets/sourceeditor.h"
#include "app/window/tasklink.h"
#include "model/edit/markers.h"
#include "model/edit/tasktable.h"
#include "views/common/widgets/segmentedcontrol.h"
#include "views/editor/advice/advicelist.h"
#include "views/editor/editorpanel.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/table/tasktableview.h"
#include "views/panels/codepanel.h"
#include "views/panels/consolepanel.h"
#include "views/panels/detailspanel.h"
#include "views/panels/exceptionspanel.h"
#include "views/pythoneditor/pythonpanel.h"
#include "views/timeline/legendbar.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QBoxLayout>
#include <QDockWidget>
#include <QMenuBar>
#include <QStatusBar>

namespace awaitscope {

MainWindow::MainWindow(Settings &settings, const QString &recoveryFolder, QWidget *parent)
    : QMainWindow(parent),
      m_settings(settings),
      m_strategies(m_document, m_runs, m_commands),
      m_themes(m_settings, m_commands),
      m_edits(m_document, m_commands),
      m_pane(new RunPane(&m_view)),
      m_editor(new EditorPanel),
      m_panels(new RunPanels(m_settings, &m_view)),
      m_layout(m_settings, *this),
      m_files(m_document, m_settings, *m_pane->messages(), *m_pane->loadingBar(), this),
      m_python({*this, m_commands, m_settings, m_document, m_files, m_edits, m_runs, m_view, *m_pane, *m_panels}, recoveryFolder),
      m_recovery(m_document, recoveryFolder, m_files, m_python, *m_pane->messages(), this),
      m_status(m_runs, m_view, m_commands, *new StatusLine, *m_pane->messages()),
      m_errors(m_runs, m_view)
{
    m_edits.setParent(this); // so that undo and redo are found among the actions of the window
    setObjectName(QStringLiteral("MainWindow"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks | AnimatedDocks);
    m_runs.setSpeed(m_settings.speed());
    new RecordControl({m_commands, m_runs, m_files, *m_pane->messages(), *m_panels, m_settings}, this);
    arrangeWidgets();
    m_comparison = new ComparisonMode({m_document, m_commands, m_settings, m_themes, m_layout, *m_pane, *this});
    connectCommands();
    connectViewCommands();
    connectEditor();
    connectTimeline();
    connectSelection();
    connectDocument();
    connectRuns();
    connectPython();
    m_layout.restore();
    m_themes.apply();
    m_document.load(newTaskSet());
    timeline()->setFocus(Qt::OtherFocusReason); // rather than the first button of a message
}

void MainWindow::arrangeWidgets()
{
    setCentralWidget(m_pane);
    m_editor->setViewState(&m_view);
    m_layout.createDocks(m_python.createSide(m_editor), m_panels, m_panels->details());
    statusBar()->addWidget(m_status.line(), 1);
    statusBar()->setSizeGripEnabled(false);
    auto *bar = new RunToolBar(m_settings, m_runs, m_commands, m_strategies.createControl(), new PythonBox(m_document, m_runs));
    addToolBar(bar);
    connect(m_commands.at(QStringLiteral("run.wallClock")), &QAction::toggled, bar, [this, bar](bool wall) {
        m_runs.setClock(wall ? ClockKind::Wall : ClockKind::Virtual);
        bar->setSpeedEnabled(!wall && !m_python.isOpen());
    });
    connect(&m_python, &PythonMode::switched, bar, [this, bar](bool python) { bar->setSpeedEnabled(!python && m_runs.clock() == ClockKind::Virtual); });
    m_menus = std::make_unique<WindowMenus>(WindowMenus::Parts{*menuBar(), m_commands, m_settings, m_document, m_files, m_strategies, m_themes,
                                                               m_layout, *m_editor, *m_panels, *timeline()});
    connect(&m_themes, &ThemeSwitch::changed, this, [this](const Theme &theme) {
        m_pane->setTheme(theme);
        m_editor->setTheme(theme.kind());
        m_python.setTheme(theme);
        m_status.line()->setTheme(theme);
        m_panels->setTheme(theme);
    });
}

void MainWindow::connectCommands()
{
    connect(&m_commands, &Commands::aboutToRun, this, [this](const QAction *action) {
        if (!EditRouter::isAboutText(action))
            takeInOpenEdits();
    });
    m_files.connectTo(m_commands);
    connect(&m_files, &FileActions::aboutToReplace, this, &MainWindow::takeInOpenEdits);
    connect(&m_files, &FileActions::recordingLoaded, this, [this] { showRecording(m_files.takeRecording()); });
    const auto on = [this](const char *id, auto act) { connect(m_commands.at(QLatin1String(id)), &QAction::triggered, this, act); };
    on("file.closeRecording", &MainWindow::closeRecording);
    on("file.record", [this] { record()->choose(); });
    on("file.attach", [this] { record()->chooseRunning(); });
    connect(record(), &RecordControl::stateChanged, this, &MainWindow::updateRunState);
    connect(record(), &RecordControl::consoleWanted, this, [this] {
        m_layout.panel()->show();
        m_panels->setCurrentWidget(m_panels->panel<ConsolePanel>());
    });
    on("file.export", &MainWindow::exportPicture);
    on("file.quit", &MainWindow::close);
    on("help.commands", &MainWindow::showCommands);
    auto *guide = new GuideLink({m_document, m_runs, m_view, m_files, m_themes}, this);
    connect(m_commands.at(QStringLiteral("help.guide")), &QAction::triggered, guide, &GuideLink::show);
    on("help.keys", &MainWindow::showKeys);
    on("help.about", &MainWindow::showAbout);
    connectRunCommands();
    for (QAction *action : m_commands.all())
        if (!actions().contains(action))
            addAction(action); // so that a shortcut works while its menu is hidden
    m_edits.connectTo(m_commands, *m_editor->taskTable());
}

void MainWindow::connectRunCommands()
{
    const auto on = [this](const char *id, auto act) { connect(m_commands.at(QLatin1String(id)), &QAction::triggered, this, act); };
    on("run.run", [this] {
        m_comparison->leave(); // to see it run
        m_python.isOpen() ? m_python.runs().run() : m_runs.play();
    });
    on("run.pause", [this] { m_runs.isPaused() ? m_runs.play() : m_runs.pause(); });
    on("run.stop", [this] {
        if (record()->isRunning() && !(m_runs.source() && m_runs.source()->canStop()))
            return record()->stop();
        m_python.isOpen() ? m_python.runs().stop() : m_runs.stop();
    });
    on("run.cancelTask", [this] { m_status.cancelSelected(); });
    on("run.rewriteMain", [this] {
        const Program rewritten = m_runs.snapshot();
        m_document.undoStack().beginMacro(tr("Write Strategy into main"));
        m_document.edit(tr("Write Strategy into main"), rewritten);
        m_document.setStrategy(Strategy::AsWritten, QString());
        m_document.undoStack().endMacro();
    });
}

void MainWindow::connectViewCommands()
{
    const auto on = [this](const char *id, void (TimelineWidget::*act)()) {
        connect(m_commands.at(QLatin1String(id)), &QAction::triggered, this, [this, act] { (shownTimeline()->*act)(); });
    };
    on("view.fit", &TimelineWidget::fit);
    on("view.zoomIn", &TimelineWidget::zoomIn);
    on("view.zoomOut", &TimelineWidget::zoomOut);
    on("view.zoomSelection", &TimelineWidget::zoomToSelection);
    on("view.back", &TimelineWidget::goBack);
    on("view.forward", &TimelineWidget::goForward);
    connect(m_commands.at(QStringLiteral("view.follow")), &QAction::triggered, this, [this](bool following) { m_view.setFollowing(following); });
    connect(&m_view, &ViewState::followingChanged, m_commands.at(QStringLiteral("view.follow")), &QAction::setChecked);
    const auto self = [this](const char *id, auto act) { connect(m_commands.at(QLatin1String(id)), &QAction::triggered, this, act); };
    const auto toError = [this](const char *command, int direction) {
        if (TimelineWidget *compared = m_comparison->timeline())
            compared->command(QLatin1String(command))->trigger();
        else
            m_errors.step(direction);
    };
    self("view.nextError", [toError] { toError("timeline.nextError", 1); });
    self("view.previousError", [toError] { toError("timeline.previousError", -1); });
    self("view.find", [this] { m_python.hasFocus() ? m_python.panel()->find() : shownTimeline()->find(); });
    self("view.resetLayout", [this] { m_layout.reset(); });
    connectViewSettings();
}

// Settings of the views that are remembered between sessions.
void MainWindow::connectViewSettings()
{
    QAction *lock = m_commands.at(QStringLiteral("view.lockPanels"));
    lock->setChecked(m_settings.panelsLocked());
    connect(lock, &QAction::toggled, &m_layout, &PanelLayout::setLocked);
    connect(lock, &QAction::toggled, this, [this](bool locked) { m_settings.setPanelsLocked(locked); });
    QAction *wheel = m_commands.at(QStringLiteral("view.wheelZooms"));
    wheel->setChecked(m_settings.wheelZooms());
    timeline()->setWheelZooms(m_settings.wheelZooms());
    connect(wheel, &QAction::toggled, this, [this](bool zooms) {
        m_settings.setWheelZooms(zooms);
        timeline()->setWheelZooms(zooms);
    });
    connect(timeline(), &TimelineWidget::wheelZoomsChanged, wheel, &QAction::setChecked);
    QAction *legend = timeline()->command(QStringLiteral("timeline.legend"));
    legend->setChecked(m_settings.showsLegend());
    m_pane->legend()->setFolded(!m_settings.showsLegend());
    connect(timeline(), &TimelineWidget::legendToggled, m_pane->legend(), [this](bool on) { m_pane->legend()->setFolded(!on); });
    connect(m_pane->legend(), &LegendBar::foldedChanged, this, [this, legend](bool folded) {
        legend->setChecked(!folded);
        m_settings.setShowsLegend(!folded);
    });
}

void MainWindow::connectEditor()
{
    connect(m_editor, &EditorPanel::editRequested, &m_document, &Document::edit);
    connect(m_editor, &EditorPanel::editRequested, this, [this] { messageBar()->dismiss(Notice::Editor); }); // corrected or discarded
    connect(m_editor, &EditorPanel::problemOccurred, this, [this](const QString &message) {
        if (!m_python.offerClipboard(message))
            messageBar()->showMessage(Notice::Editor, MessageBar::Tone::Question, {}, message);
    });
    connect(m_panels->panel<CodePanel>(), &CodePanel::stepActivated, m_editor, &EditorPanel::showPointer);
    connect(m_panels->panel<ExceptionsPanel>(), &ExceptionsPanel::codeRequested, this, [this](const QString &pointer) {
        auto *code = m_panels->panel<CodePanel>();
        m_panels->setCurrentWidget(code);
        code->showStep(pointer);
    });
    auto *source = new SourceEditor(m_settings.store(), *messageBar(), this);
    const auto openSource = [this, source] {
        const CodePanel *code = m_panels->panel<CodePanel>();
        const auto [file, line] = code->sourceLineShown();
        if (!file.isEmpty())
            source->open(file, line, code->recordedAt().value_or(0));
    };
    connect(m_panels->panel<CodePanel>(), &CodePanel::editorRequested, source, openSource);
    connect(m_commands.at(QStringLiteral("view.openEditor")), &QAction::triggered, source, openSource);
    connect(m_commands.at(QStringLiteral("view.chooseEditor")), &QAction::triggered, source, &SourceEditor::configure);
    connect(&m_strategies, &StrategyBar::mainReplaced, m_editor, &EditorPanel::setMainReplacedBy);
}

void MainWindow::connectTimeline()
{
    timeline()->setExtraCommands({m_commands.at(QStringLiteral("run.cancelTask")), m_commands.at(QStringLiteral("python.fail"))});
    connect(timeline(), &TimelineWidget::stepActivated, m_editor, &EditorPanel::showPointer);
    // Opening a step by keyboard moves the focus to it. A double click does not: it has also zoomed, and the key 0 resets that.
    connect(timeline()->command(QStringLiteral("timeline.openTask")), &QAction::triggered, this, [this] {
        if (!timeline()->hasFocus() || m_view.selection().empty() || !m_runs.showsTaskSet())
            return;
        m_layout.editor()->show();
        m_editor->stepEditor()->list()->setFocus();
    });
    connect(timeline(), &TimelineWidget::markersChanged, this,
            [this] {
        if (!m_runs.showsTaskSet())
            return; // its markers are discarded with it
        const auto markers = timeline()->markers(); // committing open edits below restores the older ones
        takeInOpenEdits();
        m_document.edit(tr("Change Markers"), withMarkers(m_document.taskSet(), markers), QStringLiteral("notes"));
    });
    connect(timeline(), &TimelineWidget::taskRenameRequested, this, &MainWindow::renameLane);
    new SleepDrag(m_document, m_runs, *timeline(), timeline());
    connect(timeline(), &TimelineWidget::arranged, this, [this] {
        if (m_runs.showsTaskSet())
            m_document.setArrangement(timeline()->arrangement());
    });
}

void MainWindow::connectSelection()
{
    auto *link = new TaskLink(m_runs, m_view, *m_editor, *timeline(), this);
    auto *fixes = new FixAdvisor(m_runs, m_view, m_document, *m_panels->details(), this);
    connect(&m_themes, &ThemeSwitch::changed, fixes, &FixAdvisor::setTheme);
    new VersionNotes(m_runs, m_view, *m_panels->details(), this);
    connect(&m_view, &ViewState::selectionChanged, this, [this] {
        if (m_view.selection().size() == 1 && m_runs.store() && !timeline()->isRestoring())
            timeline()->reveal(m_view.selection().front());
    });
    connect(&m_view, &ViewState::selectionChanged, this, [this, link] {
        if (!m_view.selection().empty() && !timeline()->isRestoring() && !link->isSelecting())
            showDetails();
        m_status.updateCancel();
    });
    connect(m_layout.details(), &QDockWidget::visibilityChanged, timeline(), [this](bool visible) {
        if (!visible)
            showDetails(false);
    });
}

void MainWindow::connectDocument()
{
    connect(&m_document, &Document::loaded, this, &MainWindow::onLoaded);
    connect(&m_document, &Document::taskSetChanged, this, [this] {
        m_view.releaseAxis();
        updateProgram();
    });
    connect(&m_document, &Document::strategyChanged, this, [this] {
        m_view.holdAxis();
        updateProgram();
    });
    connect(&m_document, &Document::stateChanged, this, &MainWindow::updateTitle);
}

void MainWindow::connectPython()
{
    m_python.connectTo(m_layout.editor());
    m_edits.setPasteFilter([this] { return m_python.offerClipboard(); });
    m_status.setStateText([this] { return m_python.isOpen() && !showsFile() ? m_python.runs().stateText() : QString(); });
    connect(&m_strategies, &StrategyBar::pythonStrategyChosen, &m_python.runs(), &PythonRuns::setStrategy);
    connect(&m_python, &PythonMode::titleChanged, this, &MainWindow::updateTitle);
    connect(&m_python, &PythonMode::stateChanged, this, &MainWindow::updateRunState);
    connect(&m_python, &PythonMode::consoleWanted, this, [this] {
        m_layout.panel()->show();
        m_panels->setCurrentWidget(m_panels->panel<ConsolePanel>());
    });
    m_comparison->setProgram(m_python.comparison());
    connect(&m_python, &PythonMode::switched, this, [this](bool python) {
        m_comparison->switchTo(python);
        m_strategies.setOfPython(python ? std::optional(Strategy::AsWritten) : std::nullopt);
    });
}

void MainWindow::connectRuns()
{
    connect(&m_runs, &RunController::replaced, this, &MainWindow::onReplaced);
    connect(&m_runs, &RunController::advanced, this, &MainWindow::onAdvanced);
    connect(&m_runs, &RunController::stateChanged, this, &MainWindow::updateRunState);
    connect(&m_runs, &RunController::timePassed, this, &MainWindow::onTimePassed);
    connect(m_panels->details(), &DetailsPanel::cancelRequested, &m_status, &RunStatus::cancelSelected);
    connect(&m_status, &RunStatus::cancellableChanged, m_panels->details(), &DetailsPanel::setCancellable);
    connect(&m_status, &RunStatus::problemsChanged, this, [this](const Problems &problems) {
        m_editor->setProblems(problems);
        m_pane->setStale(!problems.empty());
        m_panels->setStale(!problems.empty());
    });
    connect(&m_status, &RunStatus::problemShown, m_editor, &EditorPanel::showPointer);
    connectPrediction();
    connect(m_status.line(), &StatusLine::unretrievedClicked, this, [this] {
        m_layout.panel()->show();
        m_panels->setCurrentWidget(m_panels->panel<ExceptionsPanel>());
        m_errors.stepUnretrieved();
    });
}

void MainWindow::connectPrediction()
{
    const auto command = [this](const char *id) { return m_commands.at(QLatin1String(id)); };
    QAction *toggle = command("view.predict"), *ofChanges = command("view.predictChanges");
    auto *change = new PredictChange({m_comparison->runs(),
                                      m_runs,
                                      m_view,
                                      m_document,
                                      toggle,
                                      {command("run.run"), command("view.policies"), command("file.export")}},
                                     m_comparison);
    auto *predict = new PredictMode({m_runs,
                                     m_document,
                                     m_view,
                                     *timeline(),
                                     *static_cast<QBoxLayout *>(m_pane->layout()),
                                     *m_layout.panel(),
                                     *change,
                                     toggle,
                                     {command("run.run"), command("view.compare"), command("view.policies"), ofChanges}},
                                    m_pane);
    predict->setTheme(m_themes.theme());
    connect(&m_themes, &ThemeSwitch::changed, predict, &PredictMode::setTheme);
    connect(&m_themes, &ThemeSwitch::changed, change, &PredictChange::setTheme);
    connect(m_comparison, &ComparisonMode::viewChanged, change, [change, predict](ComparisonView *view) {
        if (view)
            predict->leave();
        change->setView(view);
    });
    connect(ofChanges, &QAction::triggered, this, [this, change] {
        m_comparison->showRuns();
        change->begin();
    });
    connect(change, &PredictChange::coverChanged, this, [this](bool covered) { m_editor->advice()->setHintsShown(!covered); });
    connect(predict, &PredictMode::coverChanged, this, [this](bool covered) {
        if (covered)
            m_comparison->leave();
        m_editor->advice()->setHintsShown(!covered);
    });
    connect(&m_python, &PythonMode::switched, predict, [predict, toggle, ofChanges](bool python) {
        predict->leave();
        toggle->setEnabled(!python);
        ofChanges->setEnabled(!python); // it compares task sets
    });
}

} // namespace awaitscope
