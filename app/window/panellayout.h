// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDockWidget;
class QEvent;
class QMainWindow;

namespace awaitscope {

class Settings;

//! The three docks of the window and their sizes. Below the size at which the user arranged them, the window takes room from them, and
//! gives it back when there is room again.
class PanelLayout : public QObject
{
    Q_OBJECT

public:
    //! \a settings and \a window outlive it; the docks become children of \a window.
    PanelLayout(Settings &settings, QMainWindow &window);
    void createDocks(QWidget *editor, QWidget *panels, QWidget *details);

    QDockWidget *editor() const { return m_editor; }
    QDockWidget *panel() const { return m_panel; }
    QDockWidget *details() const { return m_details; }

    //! As stored in the settings, else the default.
    void restore();
    void store() const;
    void reset();
    //! Without title bars, which are for moving and floating the docks.
    void setLocked(bool locked);

    //! The window got an event, before and after it has handled it.
    void beforeEvent(const QEvent *event);
    void afterEvent(const QEvent *event);
    void windowResized();
    void windowShown();

private:
    struct Sizes
    {
        int editor = 0; // width
        int details = 0; // width
        int panel = 0; // height
        int window = 0; // height
    };
    QDockWidget *create(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area);
    Sizes sizes() const;
    int panelHeight() const;
    void giveBack();

    Settings &m_settings;
    QMainWindow &m_window;
    QDockWidget *m_editor = nullptr;
    QDockWidget *m_panel = nullptr;
    QDockWidget *m_details = nullptr;
    Sizes m_arranged; // by the user, before a small window reduced them
    Sizes m_pressed; // when a mouse button was pressed
    bool m_wasShown = false;
};

} // namespace awaitscope
