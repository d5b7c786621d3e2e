// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/mainwindow.h"

#include "app/widgets/docktitle.h"
#include "app/widgets/icons.h"
#include "app/widgets/messagebar.h"
#include "app/widgets/statusline.h"
#include "model/edit/tasktable.h"
#include "views/editor/editorpanel.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QShowEvent>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

//! Incremented when docks are added or removed, so that an older layout is not applied to them.
constexpr int LayoutVersion = 1;
constexpr int LeastPanel = 110; //!< the tabs and two rows
constexpr int RoomAbovePanel = 540; //!< for toolbars, a message of two lines, six lanes and the overview
constexpr int LowWindow = 800; //!< below this height messages are compact

} // namespace

MainWindow::MainWindow(Settings &settings, const QString &recoveryFolder, QWidget *parent)
    : QMainWindow(parent), m_settings(settings), m_recovery(&m_document, recoveryFolder), m_theme(&Theme::get(systemTheme()))
{
    setObjectName(QStringLiteral("MainWindow"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks | AnimatedDocks);
    m_runs.setSpeed(m_settings.speed());
    createStrategyActions();
    createThemeActions();
    createEditActions();
    createWidgets();
    createToolBar();
    createMenus();
    connectCommands();
    connectViewCommands();
    connectDocument();
    connectRuns();
    restoreLayout();
    applyTheme(m_settings.theme());
    m_document.load(newTaskSet());
    m_timeline->setFocus(Qt::OtherFocusReason); // rather than the first button of a message
}

MainWindow::~MainWindow()
{
    // The views refer to the trace of the run: destroy them first, while both still exist.
    m_runs.disconnect(this);
    m_document.disconnect(this);
    m_view.disconnect();
    delete takeCentralWidget();
    delete m_panelDock;
    delete m_detailsDock;
    delete m_editorDock;
}

void MainWindow::restoreLayout()
{
    resize(1440, 900);
    restoreGeometry(m_settings.geometry());
    if (!restoreState(m_settings.windowState(), LayoutVersion))
        resetLayout();
}

void MainWindow::fitOnScreen(const QRect &available)
{
    if (isMaximized() || isFullScreen())
        return;
    const QRect room = available.marginsRemoved({4, 36, 4, 4}); // approximate size of title bar and borders
    QRect place(geometry().topLeft(), size().boundedTo(room.size()));
    if (m_settings.geometry().isEmpty())
        return resize(place.size()); // the window manager chooses the position
    place.moveLeft(std::clamp(place.left(), room.left(), room.right() + 1 - place.width()));
    place.moveTop(std::clamp(place.top(), room.top(), room.bottom() + 1 - place.height()));
    setGeometry(place);
}

void MainWindow::resetLayout()
{
    for (QDockWidget *dock : {m_editorDock, m_panelDock, m_detailsDock})
        dock->setFloating(false);
    addDockWidget(Qt::LeftDockWidgetArea, m_editorDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_panelDock);
    addDockWidget(Qt::RightDockWidgetArea, m_detailsDock);
    m_editorDock->show();
    m_panelDock->show();
    m_detailsDock->hide();
    resizeDocks({m_editorDock, m_detailsDock}, {356, 300}, Qt::Horizontal);
    resizeDocks({m_panelDock}, {250}, Qt::Vertical);
    m_dockSizes = {356, 300, 250, height()};
}

MainWindow::DockSizes MainWindow::dockSizes() const
{
    const auto inPlace = [](const QDockWidget *dock) { return dock->isVisible() && !dock->isFloating(); };
    return {inPlace(m_editorDock) ? m_editorDock->width() : 0, inPlace(m_detailsDock) ? m_detailsDock->width() : 0,
            inPlace(m_panelDock) ? m_panelDock->height() : 0, height()};
}

//! The height of the panel. Below the window size at which it was arranged, the timeline keeps room for the lanes of a small run.
int MainWindow::panelHeight() const
{
    if (height() >= m_dockSizes.window)
        return m_dockSizes.panel;
    const int share = height() * m_dockSizes.panel / m_dockSizes.window;
    return std::min(share, std::max(LeastPanel, height() - RoomAbovePanel));
}

// A smaller window takes room from the docks; without this, Qt would give all of it back to the timeline.
void MainWindow::giveBackDockSizes()
{
    const auto isIn = [this](QDockWidget *dock, Qt::DockWidgetAreas areas) {
        return dock->isVisible() && !dock->isFloating() && areas.testFlag(dockWidgetArea(dock));
    };
    const Qt::DockWidgetAreas sides = Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea;
    if (isIn(m_editorDock, sides) && m_editorDock->width() < m_dockSizes.editor)
        resizeDocks({m_editorDock}, {m_dockSizes.editor}, Qt::Horizontal);
    if (isIn(m_detailsDock, sides) && m_detailsDock->width() < m_dockSizes.details)
        resizeDocks({m_detailsDock}, {m_dockSizes.details}, Qt::Horizontal);
    const int wanted = panelHeight();
    if (wanted > 0 && isIn(m_panelDock, Qt::BottomDockWidgetArea) && m_panelDock->height() != wanted)
        resizeDocks({m_panelDock}, {wanted}, Qt::Vertical);
}

// Dragging a separator changes the arrangement; resizing the window does not.
bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress)
        m_pressedSizes = dockSizes();
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::MouseButtonRelease) {
        const DockSizes now = dockSizes();
        if (now.editor != m_pressedSizes.editor)
            m_dockSizes.editor = now.editor;
        if (now.details != m_pressedSizes.details)
            m_dockSizes.details = now.details;
        if (now.panel != m_pressedSizes.panel) {
            m_dockSizes.panel = now.panel;
            m_dockSizes.window = now.window;
        }
    }
    return handled;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!confirmDiscard())
        return event->ignore();
    if (!m_recordingPath.isEmpty())
        m_editorDock->setVisible(m_editorWasShown); // only the recording had hidden it
    m_settings.setLayout(saveGeometry(), saveState(LayoutVersion));
    m_settings.setStarted();
    m_runs.stop();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1)
        return;
    event->acceptProposedAction();
    // Deferred: a question about unsaved changes must not block the program from which the file is dragged.
    QMetaObject::invokeMethod(
        this, [this, path = urls.first().toLocalFile()] { openFile(path); }, Qt::QueuedConnection);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    const bool palette = event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ThemeChange;
    if (palette && !m_applyingTheme && m_settings.theme() == ThemeChoice::System)
        applyTheme(ThemeChoice::System);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_strip->setCompact(event->size().height() < LowWindow);
    if (isVisible() && m_wasShown)
        giveBackDockSizes();
}

// A floating panel of the last layout is created before this window is shown: the window manager would not associate it with this
// window, and keep it behind.
void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_wasShown, true))
        return;
    if (m_dockSizes.window == 0)
        m_dockSizes = dockSizes(); // of the restored layout
    giveBackDockSizes();
    const auto bringForward = [this] {
        for (QDockWidget *dock : {m_editorDock, m_panelDock, m_detailsDock}) {
            if (!dock->isFloating() || dock->isHidden())
                continue;
            const QRect place = dock->geometry();
            dock->hide();
            dock->setGeometry(place);
            dock->show();
        }
    };
    QMetaObject::invokeMethod(this, bringForward, Qt::QueuedConnection);
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
    connect(&m_document, &Document::changedOnDisk, this, &MainWindow::showDiskChange);
    connect(&m_recovery, &Recovery::failed, this, [this](const QString &why) {
        m_strip->showMessage(QStringLiteral("unsafe"), MessageBar::Tone::Problem, tr("Unsaved changes are not backed up"),
                             tr("They would be lost if the program ended unexpectedly. %1").arg(why));
    });
}

void MainWindow::onLoaded(bool again)
{
    if (!again) {
        startOver(m_document.arrangement());
        m_editor->startOver();
    }
    cancelLoading();
    m_strip->dismiss(m_strip->messageId());
    m_shownProblems.reset();
    m_runs.stop();
}

//! The next run is not an edited or repeated one, and is shown from its beginning.
void MainWindow::startOver(const Arrangement &arrangement)
{
    m_view.clearSelection();
    m_view.startOver();
    m_timeline->startOver(arrangement);
}

void MainWindow::updateTitle()
{
    setWindowTitle(QStringLiteral("%1[*] \u2013 Awaitscope").arg(documentName()));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_recordingPath.isEmpty() ? m_document.path() : m_recordingPath);
    m_commands.at(QStringLiteral("file.revert"))->setEnabled(!m_document.path().isEmpty() && m_document.isModified());
}

} // namespace awaitscope
