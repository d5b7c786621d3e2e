// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: recorded runs.

#include "app/document/fileloader.h"
#include "app/widgets/loadingbar.h"
#include "app/widgets/messagebar.h"
#include "app/window/mainwindow.h"
#include "model/edit/markers.h"
#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "views/panels/codepanel.h"
#include "views/panels/logpanel.h"
#include "views/panels/paneltabs.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QDockWidget>
#include <QFileInfo>
#include <QLocale>

// Recorded runs from files. They are shown instead of a run of the task set, which stays open.

namespace awaitscope {

bool MainWindow::startLoading(const QString &path, std::optional<Document::Accept> accept)
{
    cancelLoading();
    m_loader = new FileLoader(path, this);
    m_accepted = accept;
    m_loader->start();
    if (m_loader->waitForSmall())
        return finishLoading();
    connect(m_loader, &FileLoader::progressed, m_loadingBar, &LoadingBar::setPart);
    connect(m_loader, &FileLoader::finished, this, &MainWindow::finishLoading);
    m_loadingBar->begin(QFileInfo(path).fileName());
    return true;
}

void MainWindow::cancelLoading()
{
    if (!m_loader)
        return;
    m_loadingBar->end();
    m_loader->disconnect(m_loadingBar);
    m_loader->disconnect(this);
    std::exchange(m_loader, nullptr)->cancel();
}

bool MainWindow::finishLoading()
{
    FileLoader *loader = std::exchange(m_loader, nullptr);
    loader->disconnect(this);
    loader->disconnect(m_loadingBar);
    loader->deleteLater();
    m_loadingBar->end();
    const QString path = loader->path();
    if (!loader->problems().empty()) {
        const QString title = m_accepted ? tr("Could not open %1") : tr("Could not reload %1");
        showProblems(title.arg(QFileInfo(path).fileName()), loader->problems());
        return false;
    }
    FileLoader::Loaded loaded = loader->take();
    if (auto *set = std::get_if<LoadedTaskSet>(&loaded)) {
        if (m_accepted)
            return openLoaded(std::move(*set), path, *m_accepted);
        m_document.load(std::move(set->set), path, false, set->hash); // reverted: the changes made here are discarded
    } else if (auto *recording = std::get_if<Recording>(&loaded)) {
        showRecording(std::move(*recording));
    }
    return true;
}

void MainWindow::showRecording(Recording recording)
{
    const QString path = recording.path, file = QFileInfo(path).fileName();
    m_settings.addRecentFile(path);
    m_recordingPath = QFileInfo(path).absoluteFilePath();
    m_view.setFollowing(true); // so that all of it is visible at first
    m_runs.showRecording(std::move(recording));
    const auto events = m_runs.store()->trace().events().size();
    m_strip->showMessage(QStringLiteral("recording"), MessageBar::Tone::Info, tr("Recorded run: %1").arg(file),
                         tr("%1 events. A recording cannot be run or edited. The task set \u201c%2\u201d is still open; run it to return to it.")
                             .arg(QLocale().toString(qulonglong(events)), m_document.displayName()),
                         {{tr("Close Recording"), [this] { closeRecording(); }}});
}

void MainWindow::closeRecording()
{
    if (!m_runs.isRecording())
        return;
    m_runs.setProgram(m_document.taskSet(), m_document.strategy());
    if (!m_runs.problems().empty())
        m_editorDock->show(); // it cannot be run before it is corrected
}

// The editor is hidden while a recording is shown, and shown again when the task set is run.
void MainWindow::updateRecording()
{
    const bool recording = m_runs.isRecording();
    const int code = m_tabs->indexOf(m_code);
    if (recording && m_tabs->isTabEnabled(code)) {
        m_editorWasShown = !m_editorDock->isHidden();
        m_editorDock->hide();
        m_timeline->setMarkers({});
        if (m_tabs->currentWidget() == m_code)
            m_tabs->setCurrentWidget(m_log);
    } else if (!recording && !m_recordingPath.isEmpty()) {
        m_recordingPath.clear();
        m_editorDock->setVisible(m_editorWasShown);
        m_timeline->setMarkers(markersOf(m_document.taskSet()));
        m_strip->dismiss(QStringLiteral("recording"));
    }
    m_tabs->setTabEnabled(code, !recording);
    m_tabs->setTabToolTip(code, recording ? tr("A recording does not contain its program") : QString());
    m_commands.at(QStringLiteral("file.closeRecording"))->setEnabled(recording);
    updateTitle();
}

QString MainWindow::recordingText() const
{
    const Trace &trace = m_runs.store()->trace();
    const QString clock = trace.clock == "wall" ? tr("wall clock") : tr("virtual clock");
    return tr("Recorded: %1").arg(durationText(m_runs.store()->range().end)) + QStringLiteral(" \u00B7 ") + clock;
}

QString MainWindow::documentName() const
{
    return m_recordingPath.isEmpty() ? m_document.displayName() : visibleText(QFileInfo(m_recordingPath).fileName());
}

} // namespace awaitscope
