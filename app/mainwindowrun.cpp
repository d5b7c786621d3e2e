// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/infostrip.h"
#include "app/mainwindow.h"
#include "app/statusline.h"
#include "views/common/appstyle.h"
#include "views/common/durationtext.h"
#include "views/editor/editorpanel.h"
#include "views/panels/codepanel.h"
#include "views/panels/consolepanel.h"
#include "views/panels/detailspanel.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/logpanel.h"
#include "views/panels/paneltabs.h"
#include "views/panels/resultspanel.h"
#include "views/panels/selection.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QGuiApplication>
#include <QScopedValueRollback>
#include <QStyle>
#include <QStyleFactory>

namespace awaitscope {

void MainWindow::connectRuns()
{
    connect(&m_runs, &RunController::replaced, this, &MainWindow::onReplaced);
    connect(&m_runs, &RunController::advanced, this, &MainWindow::onAdvanced);
    connect(&m_runs, &RunController::stateChanged, this, &MainWindow::updateRunState);
    connect(m_status, &StatusLine::unretrievedClicked, this, [this] {
        m_panelDock->show();
        m_tabs->setCurrentWidget(m_exceptions);
        selectError(1);
    });
    connect(&m_view, &ViewState::selectionChanged, this, [this] {
        if (!m_view.selection().empty())
            m_detailsDock->show();
    });
}

void MainWindow::updateProgram()
{
    m_editor->setTaskSet(m_document.taskSet());
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
    m_view.clearSelection();
    m_timeline->setStore(store);
    m_minimap->setStore(store);
    m_log->setStore(store);
    m_console->setStore(store);
    m_exceptions->setStore(store);
    m_results->setStore(store);
    m_details->setStore(store);
    m_code->setStore(store);
    m_view.setDomain(store->range());
    updateRunState();
}

void MainWindow::onAdvanced()
{
    m_view.setDomain(m_runs.store()->range());
    m_timeline->refresh();
    m_minimap->refresh();
    m_log->refresh();
    m_console->refresh();
    m_exceptions->refresh();
    m_results->refresh();
    m_details->refresh();
    updateRunState();
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
    updateProblems();
}

QString MainWindow::runStateText() const
{
    const Run *run = m_runs.run();
    if (!run)
        return tr("Nothing was run yet");
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

void MainWindow::updateProblems()
{
    const Problems &problems = m_runs.problems();
    m_editor->setProblems(problems);
    if (problems.empty())
        m_strip->dismiss(QStringLiteral("invalid"));
    else if (m_strip->messageId().isEmpty() || m_strip->messageId() == QLatin1String("invalid"))
        m_strip->showMessage(QStringLiteral("invalid"), InfoStrip::Tone::Problem, tr("This task set cannot be run; the last run is still shown"),
                             problems.front().pointer + QStringLiteral(": ") + problems.front().message,
                             {{tr("Show"), [this, pointer = problems.front().pointer] { m_editor->showPointer(pointer); }}});
}

void MainWindow::selectError(int step)
{
    const TraceStore *store = m_runs.store();
    if (!store || store->ledger().empty())
        return;
    const auto count = int(store->ledger().size());
    int current = step > 0 ? -1 : count;
    for (const ViewItem &item : m_view.selection())
        if (const std::optional<quint32> row = ledgerRowOfItem(*store, item))
            current = int(*row);
    const int next = (current + step + count) % count;
    if (const std::optional<ViewItem> item = itemOfEvent(*store, store->ledger()[std::size_t(next)].raisedEvent))
        m_view.select(*item);
}

ThemeKind MainWindow::systemTheme()
{
    // The palette that the platform gave, not the one that was set by us.
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
    qApp->setStyleSheet(applicationStyleSheet(theme));
    m_timeline->setTheme(theme);
    m_minimap->setTheme(theme);
    m_editor->setTheme(theme.kind());
    m_strip->setTheme(theme);
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
