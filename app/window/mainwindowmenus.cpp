// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: the menus.

#include "app/settings/translations.h"
#include "app/widgets/icons.h"
#include "app/window/mainwindow.h"
#include "model/edit/tasktable.h"
#include "model/program/file/exampleindex.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"
#include "views/editor/editorpanel.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/table/tasktableview.h"
#include "views/panels/paneltabs.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>

namespace awaitscope {

namespace {

//! Stores the menu's name with each command, for the command palette and the shortcut sheet.
void tag(const QMenu *menu)
{
    const QString name = menu->title().remove(u'&');
    for (QAction *action : menu->actions())
        if (!action->isSeparator() && !action->menu() && !action->property("menuName").isValid()) // the first menu counts
            action->setProperty("menuName", name);
}

//! A menu bar that was opened by keyboard has the focus, and one of its menus contains the timeline's commands, whose single-letter
//! shortcuts would be active there. In a menu, letters must select entries instead.
class LettersChoose : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride && !(static_cast<QKeyEvent *>(event)->modifiers() & ~Qt::ShiftModifier)) {
            event->accept();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

void MainWindow::createMenus()
{
    menuBar()->installEventFilter(new LettersChoose(menuBar()));
    createMenu(tr("&File"),
               {QStringLiteral("file.new"),
                QStringLiteral("@templates"),
                QStringLiteral("file.examples"),
                QStringLiteral("file.open"),
                QStringLiteral("@recent"),
                {},
                QStringLiteral("file.save"),
                QStringLiteral("file.saveAs"),
                QStringLiteral("file.revert"),
                QStringLiteral("file.closeRecording"),
                {},
                QStringLiteral("file.export"),
                {},
                QStringLiteral("file.quit")});
    createMenu(tr("&Edit"),
               {QStringLiteral("edit.undo"),
                QStringLiteral("edit.redo"),
                {},
                QStringLiteral("edit.cut"),
                QStringLiteral("edit.copy"),
                QStringLiteral("edit.paste"),
                QStringLiteral("edit.duplicate"),
                QStringLiteral("edit.delete"),
                {},
                QStringLiteral("edit.selectAll"),
                QStringLiteral("view.find")});
    createTaskMenu();
    createRunMenu();
    createViewMenu();
    createMenu(tr("&Help"), {QStringLiteral("@examples"), QStringLiteral("help.keys"), QStringLiteral("help.commands"), {}, QStringLiteral("help.about")});
}

QMenu *MainWindow::createMenu(const QString &title, const QStringList &ids)
{
    QMenu *menu = menuBar()->addMenu(title);
    menu->installEventFilter(new LettersChoose(menu));
    menu->setToolTipsVisible(true);
    for (const QString &id : ids) {
        if (id.isEmpty()) {
            menu->addSeparator();
        } else if (id == QLatin1String("@recent")) {
            m_recentMenu = menu->addMenu(tr("Open &Recent"));
            m_recentMenu->setIcon(icon(QStringLiteral("open")));
            connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
            fillRecentMenu(); // so that its commands know their menu before it is first shown
        } else if (id == QLatin1String("@examples")) {
            fillExampleMenu(menu->addMenu(icon(QStringLiteral("examples")), tr("E&xamples")), false);
        } else if (id == QLatin1String("@templates")) {
            fillExampleMenu(menu->addMenu(icon(QStringLiteral("new")), tr("New from &Template")), true);
        } else {
            menu->addAction(m_commands.at(id));
        }
    }
    tag(menu);
    return menu;
}

void MainWindow::createTaskMenu()
{
    QMenu *menu = createMenu(tr("&Task"), {});
    struct Row
    {
        const char *id;
        QString text;
        QString tip;
        TaskTemplate kind;
    };
    const Row rows[] = {
        {"task.addSucceeds", tr("Add a Task That &Succeeds"), tr("Sleeps, then returns a value"), TaskTemplate::Succeeds},
        {"task.addRaises", tr("Add a Task That &Raises"), tr("Sleeps, then raises an exception"), TaskTemplate::Raises},
        {"task.addHandles", tr("Add a Task That &Handles Its Own Error"), tr("Catches its own exception"), TaskTemplate::HandlesOwnError},
        {"task.addCleansUp", tr("Add a Task That &Cleans Up"), tr("Cleans up in a finally block"), TaskTemplate::CleansUp},
        {"task.addForget", tr("Add a &Fire-and-Forget Task"), tr("Starts a task without keeping a reference"), TaskTemplate::FireAndForget},
        {"task.addNever", tr("Add a &Never-Awaited Coroutine"), tr("Creates a coroutine object that never starts"), TaskTemplate::NeverAwaited},
        {"task.addCallback", tr("Add a Task With a &Done Callback"), tr("Retrieves its exception in a done callback"), TaskTemplate::DoneCallback},
    };
    for (const Row &row : rows) {
        QAction *action = m_commands.make(QLatin1String(row.id), QStringLiteral("add"), row.text, row.tip);
        connect(action, &QAction::triggered, m_editor, [this, kind = row.kind] { m_editor->addTask(kind); });
        menu->addAction(action);
    }
    menu->addSeparator();
    addTableCommands(menu);
    menu->addSeparator();
    QAction *steps = m_commands.make(QStringLiteral("task.stepsOfMain"), QStringLiteral("strategy"), tr("&Edit the Steps of main"),
                                     tr("Show how main waits for the tasks, step by step"));
    connect(steps, &QAction::triggered, m_editor, [this] {
        m_editor->showCoroutine(m_document.taskSet().main.coro);
        m_editor->stepEditor()->list()->setFocus();
    });
    menu->addAction(steps);
    QAction *head = m_commands.make(QStringLiteral("task.settings"), QStringLiteral("details"), tr("T&itle and Settings\u2026"),
                                    tr("Edit the title and the settings of the task set"));
    connect(head, &QAction::triggered, m_editor, &EditorPanel::showSettings);
    menu->addAction(head);
    tag(menu);
}

void MainWindow::addTableCommands(QMenu *menu)
{
    TaskTableView *table = m_editor->taskTable();
    const auto add = [&](const char *id, const char *iconName, const QString &text, const QString &tip, auto act) {
        QAction *action = m_commands.make(QLatin1String(id), QLatin1String(iconName), text, tip);
        connect(action, &QAction::triggered, table, act);
        menu->addAction(action);
    };
    add("task.duplicate", "duplicate", tr("D&uplicate"), tr("Insert a copy of the selected rows below them"), [table] { table->duplicateSelection(); });
    add("task.rename", "rename", tr("Rena&me"), tr("Edit the name of the selected row"), [table] { table->editCell(0); });
    add("task.moveUp", "up", tr("Move U&p"), tr("Move the selected rows up"), [table] { table->moveSelection(-1); });
    add("task.moveDown", "down", tr("Move Do&wn"), tr("Move the selected rows down"), [table] { table->moveSelection(1); });
    add("task.delete", "delete", tr("De&lete Rows"), tr("Remove the selected rows"), [table] { table->removeSelection(); });
}

void MainWindow::createRunMenu()
{
    QMenu *menu = createMenu(tr("&Run"),
                             {QStringLiteral("run.run"), QStringLiteral("run.pause"), QStringLiteral("run.stop"), {}, QStringLiteral("run.cancelTask"), {}});
    QMenu *strategies = menu->addMenu(tr("S&trategy"));
    strategies->setIcon(icon(QStringLiteral("strategy")));
    strategies->setToolTipsVisible(true);
    strategies->addActions(m_strategyActions->actions());
    tag(strategies);
    menu->addAction(m_commands.at(QStringLiteral("run.rewriteMain")));
    createReplaceMenu(menu);
    menu->addSeparator();
    menu->addAction(m_commands.at(QStringLiteral("run.wallClock")));
    tag(menu);
}

void MainWindow::createViewMenu()
{
    QMenu *menu = createMenu(tr("&View"),
                             {QStringLiteral("view.fit"),
                              QStringLiteral("view.zoomIn"),
                              QStringLiteral("view.zoomOut"),
                              QStringLiteral("view.zoomSelection"),
                              QStringLiteral("view.back"),
                              QStringLiteral("view.forward"),
                              QStringLiteral("view.follow"),
                              {},
                              QStringLiteral("view.nextError"),
                              QStringLiteral("view.previousError"),
                              {},
                              QStringLiteral("view.wheelZooms"),
                              {}});
    QMenu *timeline = menu->addMenu(tr("Ti&meline"));
    timeline->setIcon(icon(QStringLiteral("log")));
    timeline->setToolTipsVisible(true);
    createTimelineMenu(timeline);
    QMenu *themes = menu->addMenu(tr("&Theme"));
    themes->setIcon(icon(QStringLiteral("theme")));
    themes->addActions(m_themeActions->actions());
    tag(themes);
    QMenu *panels = menu->addMenu(tr("Pa&nels"));
    panels->setIcon(icon(QStringLiteral("layout")));
    createTabActions(panels);
    panels->addSeparator();
    panels->addAction(m_commands.at(QStringLiteral("view.lockPanels")));
    panels->addAction(m_commands.at(QStringLiteral("view.resetLayout")));
    tag(panels);
    tag(menu);
}

void MainWindow::createTabActions(QMenu *menu)
{
    for (QDockWidget *dock : {m_editorDock, m_panelDock, m_detailsDock}) {
        QAction *toggle = dock->toggleViewAction();
        m_commands.add(QStringLiteral("panel.") + dock->objectName(), toggle);
        toggle->setIcon(icon(dock == m_editorDock ? QStringLiteral("panel-left") : dock == m_panelDock ? QStringLiteral("panel-bottom")
                                                                                                       : QStringLiteral("panel-right")));
        toggle->setToolTip(tr("Show or hide this panel"));
        menu->addAction(toggle);
    }
    menu->addSeparator();
    static constexpr const char *tabIcons[] = {"log", "console", "warning", "results", "code"};
    Q_ASSERT(m_tabs->count() == int(std::size(tabIcons)));
    for (int i = 0; i < m_tabs->count(); ++i) {
        QAction *action
            = m_commands.make(QStringLiteral("panel.tab%1").arg(i), QLatin1String(tabIcons[i]), tr("Go to %1").arg(m_tabs->tabText(i)),
                              tr("Show this panel below the timeline"));
        action->setShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(i + 1)));
        connect(action, &QAction::triggered, this, [this, i] {
            m_panelDock->show();
            m_tabs->setCurrentIndex(i);
            m_tabs->currentWidget()->setFocus();
        });
        menu->addAction(action);
    }
}

void MainWindow::fillExampleMenu(QMenu *menu, bool templates)
{
    menu->setToolTipsVisible(true);
    QString group;
    for (const Example &example : examples()) {
        if (example.isTemplate != templates)
            continue;
        if (example.group != group && !templates)
            menu->addSection(exampleText(example.group));
        group = example.group;
        QAction *action = menu->addAction(exampleText(example.title).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(exampleText(example.look));
        m_commands.announce(action);
        connect(action, &QAction::triggered, this, [this, id = example.id] { openExample(id); });
    }
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList files = m_settings.recentFiles();
    for (const QString &path : files) {
        QAction *action = m_recentMenu->addAction(visibleText(QFileInfo(path).fileName()).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(visibleText(path));
        action->setEnabled(fileExists(path));
        m_commands.announce(action);
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    if (files.isEmpty())
        m_recentMenu->addAction(tr("No recent files"))->setEnabled(false);
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(m_commands.at(QStringLiteral("file.clearRecent")));
    tag(m_recentMenu);
}

} // namespace awaitscope
