// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: the timeline's commands and the dialogs.

#include "app/widgets/icons.h"
#include "app/window/mainwindow.h"
#include "app/window/sleepdrag.h"
#include "app/window/tasklink.h"
#include "model/edit/markers.h"
#include "views/editor/editorpanel.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/table/tasktableview.h"
#include "views/export/dialog/exportdialog.h"
#include "views/panels/codepanel.h"
#include "views/timeline/legendbar.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QStatusBar>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int ToldMilliseconds = 8000; // how long the status bar reports a completed action

struct TimelineIcon
{
    const char *command;
    const char *icon;
};

constexpr TimelineIcon TimelineIcons[] = {
    {"fit", "fit"},
    {"zoomIn", "zoom-in"},
    {"zoomOut", "zoom-out"},
    {"zoomToSelection", "zoom-selection"},
    {"openTask", "open"},
    {"panLeft", "go-back"},
    {"panRight", "go-forward"},
    {"previousLane", "up"},
    {"nextLane", "down"},
    {"nextEvent", "go-forward"},
    {"previousEvent", "go-back"},
    {"nextError", "next-error"},
    {"previousError", "previous-error"},
    {"toCause", "arrows"},
    {"toEffect", "arrows"},
    {"search", "search"},
    {"follow", "follow"},
    {"collapse", "collapse"},
    {"pin", "pin"},
    {"hide", "hide"},
    {"showHidden", "show"},
    {"laneUp", "up"},
    {"laneDown", "down"},
    {"allArrows", "arrows"},
    {"hideIdle", "idle"},
    {"origin", "origin"},
    {"note", "marker"},
    {"editNote", "rename"},
    {"reduceMotion", "still"},
    {"table", "table"},
    {"extendUp", "up"},
    {"extendDown", "down"},
};

//! Commands that the View menu already contains.
const QStringList InViewMenu{QStringLiteral("timeline.fit"), QStringLiteral("timeline.zoomIn"), QStringLiteral("timeline.zoomOut"),
                             QStringLiteral("timeline.zoomToSelection"), QStringLiteral("timeline.search"), QStringLiteral("timeline.follow"),
                             QStringLiteral("timeline.nextError"), QStringLiteral("timeline.previousError")};

} // namespace

void MainWindow::nameTimelineCommands()
{
    for (QAction *action : m_timeline->commands()) {
        const QString name = action->objectName().section(u'.', 1);
        const auto *found = std::find_if(std::begin(TimelineIcons), std::end(TimelineIcons),
                                         [&name](const TimelineIcon &row) { return name == QLatin1String(row.command); });
        action->setIcon(icon(found == std::end(TimelineIcons) ? QStringLiteral("measure") : QString::fromLatin1(found->icon)));
        action->setToolTip(Commands::toolTip(action->text(), action));
        action->setProperty("menuName", tr("Timeline"));
    }
}

void MainWindow::createTimelineMenu(QMenu *menu)
{
    nameTimelineCommands();
    for (QAction *action : m_timeline->commands())
        if (!InViewMenu.contains(action->objectName()))
            menu->addAction(action);
}

QList<QAction *> MainWindow::everyCommand() const
{
    QList<QAction *> all = m_commands.all();
    for (QAction *action : m_timeline->commands())
        if (!InViewMenu.contains(action->objectName()))
            all += action;
    return all;
}

void MainWindow::renameLane(quint32 lane)
{
    const TraceStore *store = m_runs.store();
    if (!store || m_runs.isRecording() || lane >= store->lanes().size() || store->lanes()[lane].name == StringId::None)
        return;
    m_editorDock->show();
    const std::string_view text = store->trace().text(store->lanes()[lane].name);
    const QString coroutine = QString::fromUtf8(text.data(), qsizetype(text.size()));
    m_editor->showCoroutine(coroutine);
    if (coroutine != m_document.taskSet().main.coro && m_editor->taskTable()->currentRow() >= 0)
        m_editor->taskTable()->editCell(0);
    else
        m_editor->stepEditor()->list()->setFocus(); // it has no name to edit: the next keys are for its steps
}

void MainWindow::connectViewCommands()
{
    const auto on = [this](const char *id, auto act) { connect(m_commands.at(QLatin1String(id)), &QAction::triggered, m_timeline, act); };
    on("view.fit", &TimelineWidget::fit);
    on("view.zoomIn", &TimelineWidget::zoomIn);
    on("view.zoomOut", &TimelineWidget::zoomOut);
    on("view.zoomSelection", &TimelineWidget::zoomToSelection);
    on("view.back", &TimelineWidget::goBack);
    on("view.forward", &TimelineWidget::goForward);
    on("view.find", &TimelineWidget::find);
    on("view.follow", [this](bool following) { m_view.setFollowing(following); });
    connect(&m_view, &ViewState::followingChanged, m_commands.at(QStringLiteral("view.follow")), &QAction::setChecked);
    const auto self = [this](const char *id, auto act) { connect(m_commands.at(QLatin1String(id)), &QAction::triggered, this, act); };
    self("view.nextError", [this] { selectError(1); });
    self("view.previousError", [this] { selectError(-1); });
    self("view.resetLayout", &MainWindow::resetLayout);
    connectViewSettings();
    connectTimeline();
}

// Settings of the views that are remembered between sessions.
void MainWindow::connectViewSettings()
{
    QAction *lock = m_commands.at(QStringLiteral("view.lockPanels"));
    lock->setChecked(m_settings.panelsLocked());
    connect(lock, &QAction::toggled, this, &MainWindow::setPanelsLocked);
    connect(lock, &QAction::toggled, this, [this](bool locked) { m_settings.setPanelsLocked(locked); });
    QAction *wheel = m_commands.at(QStringLiteral("view.wheelZooms"));
    wheel->setChecked(m_settings.wheelZooms());
    m_timeline->setWheelZooms(m_settings.wheelZooms());
    connect(wheel, &QAction::toggled, this, [this](bool zooms) {
        m_settings.setWheelZooms(zooms);
        m_timeline->setWheelZooms(zooms);
    });
    connect(m_timeline, &TimelineWidget::wheelZoomsChanged, wheel, &QAction::setChecked);
    QAction *legend = m_timeline->command(QStringLiteral("timeline.legend"));
    legend->setChecked(m_settings.showsLegend());
    m_legend->setFolded(!m_settings.showsLegend());
    connect(m_timeline, &TimelineWidget::legendToggled, m_legend, [this](bool on) { m_legend->setFolded(!on); });
    connect(m_legend, &LegendBar::foldedChanged, this, [this, legend](bool folded) {
        legend->setChecked(!folded);
        m_settings.setShowsLegend(!folded);
    });
}

void MainWindow::connectTimeline()
{
    connect(m_timeline, &TimelineWidget::namesWidthChanged, m_minimap, &Minimap::setLeft);
    connect(m_timeline, &TimelineWidget::rightMarginChanged, m_minimap, &Minimap::setRight);
    connect(m_timeline, &TimelineWidget::hitsChanged, this, [this] { m_minimap->setHits(m_timeline->hits()); });
    m_minimap->setLeft(m_timeline->namesWidth());
    connect(m_timeline, &TimelineWidget::namesWidthChanged, m_legend, &LegendBar::setLeft);
    m_legend->setLeft(m_timeline->namesWidth());
    m_timeline->setExtraCommands({m_commands.at(QStringLiteral("run.cancelTask"))});
    connect(m_timeline, &TimelineWidget::stepActivated, m_editor, &EditorPanel::showPointer);
    // Opening a step by keyboard moves the focus to it. A double click does not: it has also zoomed, and the key 0 resets that.
    connect(m_timeline->command(QStringLiteral("timeline.openTask")), &QAction::triggered, this, [this] {
        if (!m_timeline->hasFocus() || m_view.selection().empty() || m_runs.isRecording())
            return;
        m_editorDock->show();
        m_editor->stepEditor()->list()->setFocus();
    });
    connect(m_code, &CodePanel::stepActivated, m_editor, &EditorPanel::showPointer);
    connect(m_timeline, &TimelineWidget::markersChanged, this,
            [this] {
        if (m_runs.isRecording())
            return; // its markers are discarded with it
        const auto markers = m_timeline->markers(); // committing open edits below restores the older ones
        takeInOpenEdits();
        m_document.edit(tr("Change Markers"), withMarkers(m_document.taskSet(), markers), QStringLiteral("notes"));
    });
    connect(m_timeline, &TimelineWidget::taskRenameRequested, this, &MainWindow::renameLane);
    new SleepDrag(m_document, m_runs, *m_timeline, m_timeline);
    connect(m_timeline, &TimelineWidget::arranged, this, [this] {
        if (!m_runs.isRecording())
            m_document.setArrangement(m_timeline->arrangement());
    });
    m_taskLink = new TaskLink(m_runs, m_view, *m_editor, *m_timeline, this);
    connect(&m_view, &ViewState::selectionChanged, this, [this] {
        if (m_view.selection().size() == 1 && m_runs.store() && !m_timeline->isRestoring())
            m_timeline->reveal(m_view.selection().front());
    });
}

void MainWindow::exportPicture()
{
    if (!m_runs.store())
        return;
    const RunController::Keep shown(m_runs); // a new run may become ready while the dialog is open
    const TaskSet program = m_runs.program();
    ExportSource source;
    source.store = m_runs.store();
    if (m_runs.isRecording()) {
        source.documentPath = m_recordingPath;
        source.choices.title = QFileInfo(m_recordingPath).completeBaseName();
    } else {
        source.taskSet = &program;
        source.strategy = m_document.strategy() == Strategy::AsWritten ? QString() : strategyId(m_document.strategy());
        source.documentPath = m_document.path();
    }
    if (!m_view.isFitted())
        source.choices.visible = m_view.range();
    source.choices.measured = m_view.measured();
    for (const ViewItem &item : m_view.selection())
        if (std::find(source.choices.selected.begin(), source.choices.selected.end(), item.lane) == source.choices.selected.end())
            source.choices.selected.push_back(item.lane);
    source.theme = m_theme->isDark() ? ExportTheme::Dark : ExportTheme::Light;
    ExportDialog dialog(source, m_settings.store(), this);
    connect(&dialog, &ExportDialog::exported, this, [this](const QString &path) {
        statusBar()->showMessage(tr("Exported to %1").arg(QDir::toNativeSeparators(path)), ToldMilliseconds);
    });
    dialog.exec();
}

} // namespace awaitscope
