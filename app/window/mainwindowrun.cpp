// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: the run on screen.

#include "app/widgets/messagebar.h"
#include "app/widgets/loadingbar.h"
#include "app/window/mainwindow.h"
#include "app/widgets/statusline.h"
#include "app/window/tasklink.h"
#include "app/widgets/staleoverlay.h"
#include "views/common/appstyle.h"
#include "model/text/durationtext.h"
#include "views/editor/editorpanel.h"
#include "views/panels/codepanel.h"
#include "views/panels/consolepanel.h"
#include "views/panels/detailspanel.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/logpanel.h"
#include "views/panels/paneltabs.h"
#include "views/panels/resultspanel.h"
#include "views/common/traceitems.h"
#include "views/timeline/legendbar.h"
#include "views/timeline/minimap.h"
#include "model/edit/markers.h"
#include "views/timeline/timelinewidget.h"

#include <QLayout>
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QGuiApplication>
#include <QScopedValueRollback>
#include <QStyle>
#include <QTimer>
#include <QStyleFactory>

#include <utility>

namespace awaitscope {

void MainWindow::connectRuns()
{
    connect(m_details, &DetailsPanel::cancelRequested, this, &MainWindow::cancelSelected);
    connect(&m_runs, &RunController::replaced, this, &MainWindow::onReplaced);
    connect(&m_runs, &RunController::advanced, this, &MainWindow::onAdvanced);
    connect(&m_runs, &RunController::stateChanged, this, &MainWindow::updateRunState);
    connect(&m_runs, &RunController::timePassed, this, &MainWindow::onTimePassed);
    connect(m_status, &StatusLine::unretrievedClicked, this, [this] {
        m_panelDock->show();
        m_tabs->setCurrentWidget(m_exceptions);
        selectUnretrieved();
    });
    connect(&m_view, &ViewState::selectionChanged, this, [this] {
        if (!m_view.selection().empty() && !m_timeline->isRestoring() && !m_taskLink->isSelecting())
            showDetails();
        updateCancel();
    });
    connect(m_detailsDock, &QDockWidget::visibilityChanged, m_timeline, [this](bool visible) {
        if (!visible)
            showDetails(false);
    });
}

//! The panel takes its room from the end of the timeline: what is under the pointer does not move when it appears or disappears.
void MainWindow::showDetails(bool on)
{
    if (on && m_detailsDock->isVisible())
        return;
    m_timeline->keepScale(true);
    if (on)
        m_detailsDock->show();
    layout()->activate();
    if (on)
        m_timeline->keepScale(false);
    else // the window hides the panel first and updates its layout after that
        QTimer::singleShot(0, m_timeline, [this] {
            layout()->activate();
            m_timeline->keepScale(false);
        });
    if (on && m_view.selection().size() == 1)
        m_timeline->reveal(m_view.selection().front()); // unless the panel covers it
}

void MainWindow::updateProgram()
{
    m_editor->setTaskSet(m_document.taskSet());
    if (!m_runs.isRecording())
        m_timeline->setMarkers(markersOf(m_document.taskSet()));
    m_runs.setProgram(m_document.taskSet(), m_document.strategy());
    updateStrategies();
    updateCode();
}

void MainWindow::updateCode()
{
    m_code->setProgram(m_runs.program());
}

void MainWindow::onReplaced()
{
    const TraceStore *store = m_runs.store();
    const bool recording = m_runs.isRecording();
    if (std::exchange(m_showedRecording, recording) || recording)
        startOver(recording ? Arrangement() : m_document.arrangement());
    m_timeline->setStore(store, TimelineWidget::Reselect::Later);
    m_minimap->setStore(store);
    m_log->setStore(store);
    m_console->setStore(store);
    m_exceptions->setStore(store);
    m_results->setStore(store);
    m_details->setStore(store);
    updateRecording();
    m_editor->setStore(m_runs.isRecording() ? nullptr : store); // the steps of a recording are not those of the task set
    m_code->setStore(m_runs.isRecording() ? nullptr : store);
    m_view.setDomain(store->range());
    m_timeline->selectAgain();
    updateRunState();
}

void MainWindow::onAdvanced()
{
    m_timeline->refresh(); // together with the domain of the view
    m_minimap->refresh();
    m_log->refresh();
    m_console->refresh();
    m_exceptions->refresh();
    m_results->refresh();
    m_details->refresh();
    updateRunState();
}

// Between two events only the length of open spans changes.
void MainWindow::onTimePassed()
{
    m_timeline->passTime();
    m_minimap->refresh();
    m_exceptions->passTime();
    m_details->refresh();
    m_status->setState(runStateText());
}

void MainWindow::updateRunState()
{
    const bool active = m_runs.isActive();
    m_commands.at(QStringLiteral("run.pause"))->setEnabled(active);
    m_commands.at(QStringLiteral("run.pause"))->setChecked(m_runs.isPaused());
    m_commands.at(QStringLiteral("run.stop"))->setEnabled(active);
    m_status->setState(runStateText());
    if (const TraceStore *store = m_runs.store()) {
        m_status->setCounts(store->counts());
        const int unretrieved = int(store->counts().unretrieved);
        m_tabs->bar()->setBadge(m_tabs->indexOf(m_exceptions), unretrieved, StatusLine::unretrievedText(store->counts().unretrieved));
    }
    updateCancel();
    updateProblems();
}

QList<EntityId> MainWindow::cancellableTasks() const
{
    QList<EntityId> tasks;
    const TraceStore *store = m_runs.store();
    if (!store || !m_runs.isActive())
        return tasks;
    for (const ViewItem &item : m_view.selection()) {
        if (item.kind == ViewItem::Kind::Arrow || item.lane >= store->lanes().size())
            continue;
        const EntityId task = store->lanes()[item.lane].task;
        const std::optional<quint32> lane = store->laneOf(task);
        if (lane && store->lanes()[*lane].end == LaneEnd::Open && !tasks.contains(task))
            tasks += task;
    }
    return tasks;
}

void MainWindow::updateCancel()
{
    const bool possible = !cancellableTasks().isEmpty();
    m_commands.at(QStringLiteral("run.cancelTask"))->setEnabled(possible);
    m_details->setCancellable(possible);
}

void MainWindow::cancelSelected()
{
    for (const EntityId task : cancellableTasks())
        m_runs.cancelTask(task);
}

QString MainWindow::runStateText() const
{
    if (m_runs.isRecording())
        return recordingText();
    const Run *run = m_runs.run();
    if (!run)
        return tr("Not run yet");
    const QString clock = run->trace().clock == "wall" ? tr("wall clock") : tr("virtual clock");
    const QString time = durationText(m_runs.store()->range().end);
    QString text;
    switch (run->state()) {
    case Run::State::Ready:
        text = tr("Ready");
        break;
    case Run::State::Running:
        text = tr("Running: %1").arg(durationText(run->now()));
        break;
    case Run::State::Paused:
        text = tr("Paused at %1").arg(durationText(run->now()));
        break;
    case Run::State::Finished:
        text = run->limitMessage().isEmpty() ? tr("Finished at %1").arg(time) : run->limitMessage();
        break;
    case Run::State::Stopped:
        text = tr("Stopped at %1").arg(time);
        break;
    }
    text += QStringLiteral(" \u00B7 ") + clock;
    return m_runs.isStale() ? text + QStringLiteral(" \u00B7 ") + tr("edited since") : text;
}

void MainWindow::updateOverlays()
{
    const bool outdated = !m_runs.problems().empty();
    for (StaleOverlay *overlay : {m_timelineOverlay, m_panelOverlay})
        overlay->setStale(outdated);
}

void MainWindow::updateProblems()
{
    const Problems &problems = m_runs.problems();
    if (m_shownProblems == problems)
        return; // called in every frame of a run
    m_shownProblems = problems;
    m_editor->setProblems(problems);
    updateOverlays();
    if (problems.empty())
        m_strip->dismiss(QStringLiteral("invalid"));
    else if (m_strip->mayBeReplaced() || m_strip->messageId() == QLatin1String("invalid"))
        m_strip->showMessage(QStringLiteral("invalid"), MessageBar::Tone::Problem, tr("This task set cannot be run. The previous run is still shown."),
                             problems.front().pointer + QStringLiteral(": ") + problems.front().message,
                             {{tr("Show"), [this, pointer = problems.front().pointer] { m_editor->showPointer(pointer); }}});
}

std::optional<int> MainWindow::selectedError() const
{
    std::optional<int> found;
    for (const ViewItem &item : m_view.selection())
        if (const std::optional<quint32> row = ledgerRowOfItem(*m_runs.store(), item))
            found = int(*row);
    return found;
}

void MainWindow::showError(int row)
{
    const TraceStore &store = *m_runs.store();
    if (const std::optional<ViewItem> item = itemOfEvent(store, store.ledger()[std::size_t(row)].raisedEvent))
        m_view.select(*item);
}

void MainWindow::selectError(int step)
{
    const TraceStore *store = m_runs.store();
    if (!store || store->ledger().empty())
        return;
    const auto count = int(store->ledger().size());
    const int current = selectedError().value_or(step > 0 ? -1 : count);
    showError((current + step + count) % count);
}

void MainWindow::selectUnretrieved()
{
    const TraceStore *store = m_runs.store();
    const auto count = store ? int(store->ledger().size()) : 0;
    const int current = count > 0 ? selectedError().value_or(-1) : -1;
    for (int step = 1; step <= count; ++step) { // from the one after the selected one, wrapping around
        const int row = (current + step) % count;
        const Fate fate = store->ledger()[std::size_t(row)].fate;
        if (fate == Fate::Pending || fate == Fate::Lost)
            return showError(row);
    }
}

ThemeKind MainWindow::systemTheme()
{
    // The palette of the platform, not the one set here.
    QApplication::setPalette(QPalette());
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness() ? ThemeKind::Dark : ThemeKind::Light;
}

void MainWindow::setThemeKind(ThemeKind kind)
{
    useTheme(Theme::get(kind));
}

void MainWindow::applyTheme(ThemeChoice choice)
{
    const QScopedValueRollback guard(m_applyingTheme, true);
    const bool dark = systemTheme() == ThemeKind::Dark;
    switch (choice) {
    case ThemeChoice::System:
        return setThemeKind(dark ? ThemeKind::Dark : ThemeKind::Light);
    case ThemeChoice::Light:
        return setThemeKind(ThemeKind::Light);
    case ThemeChoice::Dark:
        return setThemeKind(ThemeKind::Dark);
    case ThemeChoice::HighContrast:
        return setThemeKind(dark ? ThemeKind::HighContrastDark : ThemeKind::HighContrastLight);
    }
}

void MainWindow::useTheme(const Theme &theme)
{
    const QScopedValueRollback guard(m_applyingTheme, true);
    m_theme = &theme;
    QApplication::setPalette(applicationPalette(theme));
    // A combo box with a style sheet has no arrow of its own; it is one of the icons.
    qApp->setStyleSheet(applicationStyleSheet(theme)
                        + QStringLiteral("QComboBox::down-arrow { image: url(:/icons/chevron.svg); width: 12px; height: 12px; margin-right: 8px; }"));
    m_timeline->setTheme(theme);
    m_minimap->setTheme(theme);
    m_legend->setTheme(theme);
    m_editor->setTheme(theme.kind());
    m_strip->setTheme(theme);
    m_loadingBar->setTheme(theme);
    m_status->setTheme(theme);
    m_tabs->bar()->setTheme(theme);
    m_log->setTheme(theme);
    m_console->setTheme(theme);
    m_exceptions->setTheme(theme);
    m_results->setTheme(theme);
    m_code->setTheme(theme);
    m_details->setTheme(theme);
}

} // namespace awaitscope
