// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: the widgets and where they lie.

#include "app/widgets/docktitle.h"
#include "app/widgets/loadingbar.h"
#include "app/widgets/messagebar.h"
#include "app/widgets/staleoverlay.h"
#include "app/widgets/statusline.h"
#include "app/window/mainwindow.h"
#include "views/editor/editorpanel.h"
#include "views/panels/codepanel.h"
#include "views/panels/consolepanel.h"
#include "views/panels/detailspanel.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/logpanel.h"
#include "views/panels/paneltabs.h"
#include "views/panels/resultspanel.h"
#include "views/timeline/legendbar.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinetable.h"
#include "views/timeline/timelinewidget.h"

#include <QDockWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace awaitscope {

void MainWindow::createWidgets()
{
    m_strip = new MessageBar;
    m_loadingBar = new LoadingBar;
    connect(m_loadingBar, &LoadingBar::cancelled, this, &MainWindow::cancelLoading);
    m_timeline = new TimelineWidget(&m_view);
    m_minimap = new Minimap(&m_view);
    m_legend = new LegendBar(m_timeline);
    auto *center = new QWidget;
    auto *column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_loadingBar);
    column->addWidget(m_strip);
    auto *run = new QWidget;
    auto *picture = new QVBoxLayout(run);
    picture->setContentsMargins(0, 0, 0, 0);
    picture->setSpacing(0);
    picture->addWidget(new TimelineWithTable(m_timeline), 1);
    picture->addWidget(m_legend);
    picture->addWidget(m_minimap);
    column->addWidget(run, 1);
    m_timelineOverlay = new StaleOverlay(run);
    setCentralWidget(center);

    m_editor = new EditorPanel;
    m_editor->setViewState(&m_view);
    createPanels();
    createDocks();

    m_status = new StatusLine;
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::createPanels()
{
    m_log = new LogPanel(&m_view);
    m_console = new ConsolePanel(&m_view);
    m_exceptions = new ExceptionsPanel(&m_view);
    m_results = new ResultsPanel(&m_view);
    m_code = new CodePanel(&m_view);
    m_details = new DetailsPanel(&m_view);
    m_tabs = new PanelTabs;
    m_tabs->addTab(m_log, tr("Log"));
    m_tabs->addTab(m_console, tr("Console"));
    m_tabs->addTab(m_exceptions, tr("Exceptions"));
    m_tabs->addTab(m_results, tr("Results"));
    m_tabs->addTab(m_code, tr("Code"));
    m_tabs->setCurrentWidget(m_exceptions);
    if (const int tab = m_settings.panelTab(); tab >= 0 && tab < m_tabs->count())
        m_tabs->setCurrentIndex(tab);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) { m_settings.setPanelTab(tab); });
    m_panelOverlay = new StaleOverlay(m_tabs);
}

void MainWindow::createDocks()
{
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_editorDock = createDock(QStringLiteral("editorDock"), tr("Task set"), m_editor, Qt::LeftDockWidgetArea);
    m_panelDock = createDock(QStringLiteral("panelDock"), tr("Run"), m_tabs, Qt::BottomDockWidgetArea);
    m_detailsDock = createDock(QStringLiteral("detailsDock"), tr("Details"), m_details, Qt::RightDockWidgetArea);
    m_detailsDock->setTitleBarWidget(new DockTitle(m_detailsDock));
    setPanelsLocked(m_settings.panelsLocked());
}

QDockWidget *MainWindow::createDock(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name); // under which its layout is stored
    dock->setWidget(content);
    new DockEdge(dock);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::setPanelsLocked(bool locked)
{
    // Locked panels have no title bar: the task set and the tabs have headings of their own, and the content needs the room.
    for (QDockWidget *dock : {m_editorDock, m_panelDock}) {
        const QWidget *old = dock->titleBarWidget();
        dock->setTitleBarWidget(locked ? new QWidget : new DockTitle(dock));
        delete old;
    }
}

} // namespace awaitscope
