// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/panellayout.h"

#include "app/settings/settings.h"
#include "app/widgets/docktitle.h"
#include "app/window/windowtext.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>

#include <algorithm>
#include <utility>

namespace awaitscope {

using Text = WindowText;

namespace {

//! Incremented when docks are added or removed, so that an older layout is not applied to them.
constexpr int LayoutVersion = 1;
constexpr int LeastPanel = 90; //!< the tabs and a row
constexpr int RoomAbovePanel = 562; //!< for toolbars, a message of two lines, six lanes and the overview

} // namespace

PanelLayout::PanelLayout(Settings &settings, QMainWindow &window)
    : m_settings(settings), m_window(window)
{
}

void PanelLayout::createDocks(QWidget *editor, QWidget *panels, QWidget *details)
{
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_editor = create(QStringLiteral("editorDock"), Text::tr("Task set"), editor, Qt::LeftDockWidgetArea);
    panels->setMinimumHeight(LeastPanel); // less than its pages ask for: on a small screen the lanes need the room
    m_panel = create(QStringLiteral("panelDock"), Text::tr("Run"), panels, Qt::BottomDockWidgetArea);
    m_details = create(QStringLiteral("detailsDock"), Text::tr("Details"), details, Qt::RightDockWidgetArea);
    m_details->setTitleBarWidget(new DockTitle(m_details));
    setLocked(m_settings.panelsLocked());
}

void PanelLayout::restore()
{
    m_window.resize(1440, 900);
    m_window.restoreGeometry(m_settings.geometry());
    if (!m_window.restoreState(m_settings.windowState(), LayoutVersion))
        reset();
}

void PanelLayout::store() const
{
    m_settings.setLayout(m_window.saveGeometry(), m_window.saveState(LayoutVersion));
}

void PanelLayout::reset()
{
    for (QDockWidget *dock : {m_editor, m_panel, m_details})
        dock->setFloating(false);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_editor);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_panel);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_details);
    m_editor->show();
    m_panel->show();
    m_details->hide();
    m_window.resizeDocks({m_editor, m_details}, {356, 300}, Qt::Horizontal);
    m_window.resizeDocks({m_panel}, {250}, Qt::Vertical);
    m_arranged = {356, 300, 250, m_window.height()};
}

PanelLayout::Sizes PanelLayout::sizes() const
{
    const auto inPlace = [](const QDockWidget *dock) { return dock->isVisible() && !dock->isFloating(); };
    return {inPlace(m_editor) ? m_editor->width() : 0, inPlace(m_details) ? m_details->width() : 0,
            inPlace(m_panel) ? m_panel->height() : 0, m_window.height()};
}

//! The height of the panel. Below the window size at which it was arranged, the timeline keeps room for the lanes of a small run.
int PanelLayout::panelHeight() const
{
    if (m_window.height() >= m_arranged.window)
        return m_arranged.panel;
    const int share = m_window.height() * m_arranged.panel / m_arranged.window;
    return std::min(share, std::max(LeastPanel, m_window.height() - RoomAbovePanel));
}

// A smaller window takes room from the docks; without this, Qt would give all of it back to the timeline.
void PanelLayout::giveBack()
{
    const auto isIn = [this](QDockWidget *dock, Qt::DockWidgetAreas areas) {
        return dock->isVisible() && !dock->isFloating() && areas.testFlag(m_window.dockWidgetArea(dock));
    };
    const Qt::DockWidgetAreas sides = Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea;
    if (isIn(m_editor, sides) && m_editor->width() < m_arranged.editor)
        m_window.resizeDocks({m_editor}, {m_arranged.editor}, Qt::Horizontal);
    if (isIn(m_details, sides) && m_details->width() < m_arranged.details)
        m_window.resizeDocks({m_details}, {m_arranged.details}, Qt::Horizontal);
    const int wanted = panelHeight();
    if (wanted > 0 && isIn(m_panel, Qt::BottomDockWidgetArea) && m_panel->height() != wanted)
        m_window.resizeDocks({m_panel}, {wanted}, Qt::Vertical);
}

void PanelLayout::setLocked(bool locked)
{
    // Locked panels have no title bar: the task set and the tabs have headings of their own, and the content needs the room.
    for (QDockWidget *dock : {m_editor, m_panel}) {
        const QWidget *old = dock->titleBarWidget();
        dock->setTitleBarWidget(locked ? new QWidget : new DockTitle(dock));
        delete old;
    }
}

QDockWidget *PanelLayout::create(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, &m_window);
    dock->setObjectName(name); // under which its layout is stored
    dock->setWidget(content);
    new DockEdge(dock);
    m_window.addDockWidget(area, dock);
    return dock;
}

// Dragging a separator changes the arrangement; resizing the window does not.
void PanelLayout::beforeEvent(const QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress)
        m_pressed = sizes();
}

void PanelLayout::afterEvent(const QEvent *event)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return;
    const Sizes now = sizes();
    if (now.editor != m_pressed.editor)
        m_arranged.editor = now.editor;
    if (now.details != m_pressed.details)
        m_arranged.details = now.details;
    if (now.panel != m_pressed.panel) {
        m_arranged.panel = now.panel;
        m_arranged.window = now.window;
    }
}

void PanelLayout::windowResized()
{
    if (m_window.isVisible() && m_wasShown)
        giveBack();
}

// A floating panel of the last layout is created before this window is shown: the window manager would not associate it with this
// window, and keep it behind.
void PanelLayout::windowShown()
{
    if (std::exchange(m_wasShown, true))
        return;
    if (m_arranged.window == 0)
        m_arranged = sizes(); // of the restored layout
    giveBack();
    const auto bringForward = [this] {
        for (QDockWidget *dock : {m_editor, m_panel, m_details}) {
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

} // namespace awaitscope
