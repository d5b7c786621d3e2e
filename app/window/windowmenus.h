// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QStringList>

class QAction;
class QMenu;
class QMenuBar;

namespace awaitscope {

class Commands;
class Document;
class EditorPanel;
class FileActions;
class PanelLayout;
class RunPanels;
class Settings;
class StrategyBar;
class ThemeSwitch;
class TimelineWidget;

//! The menus of the window, and the commands that only they create.
class WindowMenus : public QObject
{
    Q_OBJECT

public:
    //! What the menus are about. All of it outlives them.
    struct Parts
    {
        QMenuBar &bar;
        Commands &commands;
        Settings &settings;
        Document &document;
        FileActions &files;
        StrategyBar &strategies;
        ThemeSwitch &themes;
        PanelLayout &layout;
        EditorPanel &editor;
        RunPanels &panels;
        TimelineWidget &timeline;
    };
    explicit WindowMenus(const Parts &parts);

    //! Those of the window and those of the timeline, each command once.
    QList<QAction *> everyCommand() const;

private:
    QMenu *createMenu(const QString &title, const QStringList &ids);
    void createTaskMenu();
    void addTableCommands(QMenu *menu);
    void createRunMenu();
    void createViewMenu();
    void createTabActions(QMenu *menu);
    void createTimelineMenu(QMenu *menu);
    void nameTimelineCommands();
    void fillRecentMenu();
    void fillExampleMenu(QMenu *menu, bool templates);

    Parts m_parts;
    QMenu *m_recentMenu = nullptr;
};

} // namespace awaitscope
