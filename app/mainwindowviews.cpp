// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/mainwindow.h"
#include "views/editor/editorpanel.h"
#include "views/export/exportdialog.h"
#include "views/panels/codepanel.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QSettings>

#include <algorithm>

namespace awaitscope {

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
    self("view.lockPanels", &MainWindow::setPanelsLocked);
    m_commands.at(QStringLiteral("view.lockPanels"))->setChecked(true);
    QAction *wheel = m_commands.at(QStringLiteral("view.wheelZooms"));
    wheel->setChecked(m_settings.wheelZooms());
    m_timeline->setWheelZooms(m_settings.wheelZooms());
    connect(wheel, &QAction::toggled, this, [this](bool zooms) {
        m_settings.setWheelZooms(zooms);
        m_timeline->setWheelZooms(zooms);
    });
    connect(m_timeline, &TimelineWidget::wheelZoomsChanged, wheel, &QAction::setChecked);
    connect(m_timeline, &TimelineWidget::namesWidthChanged, m_minimap, &Minimap::setLeft);
    connect(m_timeline, &TimelineWidget::hitsChanged, this, [this] { m_minimap->setHits(m_timeline->hits()); });
    m_minimap->setLeft(m_timeline->namesWidth());
    connect(m_timeline, &TimelineWidget::stepActivated, m_editor, &EditorPanel::showPointer);
    connect(m_code, &CodePanel::stepActivated, m_editor, &EditorPanel::showPointer);
    connect(&m_view, &ViewState::selectionChanged, this, [this] {
        if (m_view.selection().size() == 1 && m_runs.store())
            m_timeline->reveal(m_view.selection().front());
    });
}

void MainWindow::exportPicture()
{
    if (!m_runs.store())
        return;
    ExportSource source;
    source.taskSet = &m_runs.program();
    source.store = m_runs.store();
    source.strategy = m_document.strategy() == Strategy::AsWritten ? QString() : strategyId(m_document.strategy());
    source.documentPath = m_document.path();
    if (!m_view.isFitted())
        source.choices.visible = m_view.range();
    source.choices.measured = m_view.measured();
    for (const ViewItem &item : m_view.selection())
        if (std::find(source.choices.selected.begin(), source.choices.selected.end(), item.lane) == source.choices.selected.end())
            source.choices.selected.push_back(item.lane);
    source.theme = m_theme->isDark() ? ExportTheme::Dark : ExportTheme::Light;
    ExportDialog(source, m_settings.store(), this).exec();
}

} // namespace awaitscope
