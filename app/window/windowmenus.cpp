// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/windowmenus.h"

#include "app/document/document.h"
#include "app/settings/settings.h"
#include "app/settings/translations.h"
#include "app/widgets/icons.h"
#include "app/window/commands.h"
#include "app/window/fileactions.h"
#include "app/window/panellayout.h"
#include "app/window/runpanels.h"
#include "app/window/strategybar.h"
#include "app/window/themeswitch.h"
#include "app/window/windowtext.h"
#include "model/edit/tasktable.h"
#include "model/program/file/exampleindex.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"
#include "views/common/plaintip.h"
#include "views/editor/editorpanel.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/table/tasktableview.h"
#include "views/panels/panel.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace awaitscope {

using Text = WindowText;

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

struct TimelineIcon
{
    const char *command;
    const char *icon;
};

constexpr TimelineIcon TimelineIcons[] = {
    {"fit", "fit"},
    {"zoomIn", "zoom-in"},
    {"zoomOut", "zoom-out"},
    {"zoomToSelection", "zoom-selection"},
    {"openTask", "open"},
    {"panLeft", "go-back"},
    {"panRight", "go-forward"},
    {"previousLane", "up"},
    {"nextLane", "down"},
    {"nextEvent", "go-forward"},
    {"previousEvent", "go-back"},
    {"nextError", "next-error"},
    {"previousError", "previous-error"},
    {"toCause", "arrows"},
    {"toEffect", "arrows"},
    {"search", "search"},
    {"follow", "follow"},
    {"collapse", "collapse"},
    {"others", "collapse"},
    {"fold", "collapse"},
    {"pin", "pin"},
    {"hide", "hide"},
    {"showHidden", "show"},
    {"laneUp", "up"},
    {"laneDown", "down"},
    {"allArrows", "arrows"},
    {"hideIdle", "idle"},
    {"origin", "origin"},
    {"note", "marker"},
    {"editNote", "rename"},
    {"reduceMotion", "still"},
    {"table", "table"},
    {"extendUp", "up"},
    {"extendDown", "down"},
};

//! Commands that the View menu already contains.
const QStringList InViewMenu{QStringLiteral("timeline.fit"), QStringLiteral("timeline.zoomIn"), QStringLiteral("timeline.zoomOut"),
                             QStringLiteral("timeline.zoomToSelection"), QStringLiteral("timeline.search"), QStringLiteral("timeline.follow"),
                             QStringLiteral("timeline.nextError"), QStringLiteral("timeline.previousError")};

} // namespace

WindowMenus::WindowMenus(const Parts &parts)
    : m_parts(parts)
{
    m_parts.bar.installEventFilter(new LettersChoose(&m_parts.bar));
    createMenu(Text::tr("&File"),
               {QStringLiteral("file.new"),
                QStringLiteral("file.newPython"),
                QStringLiteral("@templates"),
                QStringLiteral("file.examples"),
                QStringLiteral("file.open"),
                QStringLiteral("@recent"),
                QStringLiteral("file.record"),
                QStringLiteral("file.attach"),
                {},
                QStringLiteral("file.save"),
                QStringLiteral("file.saveAs"),
                QStringLiteral("file.revert"),
                QStringLiteral("file.closeRecording"),
                {},
                QStringLiteral("file.export"),
                {},
                QStringLiteral("file.quit")});
    createMenu(Text::tr("&Edit"),
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
    createMenu(Text::tr("&Help"),
               {QStringLiteral("help.guide"),
                QStringLiteral("@examples"),
                QStringLiteral("help.keys"),
                QStringLiteral("help.commands"),
                {},
                QStringLiteral("help.about")});
}

QMenu *WindowMenus::createMenu(const QString &title, const QStringList &ids)
{
    QMenu *menu = m_parts.bar.addMenu(title);
    menu->installEventFilter(new LettersChoose(menu));
    menu->setToolTipsVisible(true);
    for (const QString &id : ids) {
        if (id.isEmpty()) {
            menu->addSeparator();
        } else if (id == QLatin1String("@recent")) {
            m_recentMenu = menu->addMenu(Text::tr("Open &Recent"));
            m_recentMenu->setIcon(icon(QStringLiteral("open")));
            connect(m_recentMenu, &QMenu::aboutToShow, this, &WindowMenus::fillRecentMenu);
            fillRecentMenu(); // so that its commands know their menu before it is first shown
        } else if (id == QLatin1String("@examples")) {
            fillExampleMenu(menu->addMenu(icon(QStringLiteral("examples")), Text::tr("E&xamples")), false);
        } else if (id == QLatin1String("@templates")) {
            fillExampleMenu(menu->addMenu(icon(QStringLiteral("new")), Text::tr("New from &Template")), true);
        } else {
            menu->addAction(m_parts.commands.at(id));
        }
    }
    tag(menu);
    return menu;
}

void WindowMenus::createTaskMenu()
{
    QMenu *menu = createMenu(Text::tr("&Task"), {});
    struct Row
    {
        const char *id;
        QString text;
        QString tip;
        TaskTemplate kind;
    };
    const Row rows[] = {
        {"task.addSucceeds", Text::tr("Add a Task That &Succeeds"), Text::tr("Sleeps, then returns a value"), TaskTemplate::Succeeds},
        {"task.addRaises", Text::tr("Add a Task That &Raises"), Text::tr("Sleeps, then raises an exception"), TaskTemplate::Raises},
        {"task.addHandles", Text::tr("Add a Task That &Handles Its Own Error"), Text::tr("Catches its own exception"), TaskTemplate::HandlesOwnError},
        {"task.addCleansUp", Text::tr("Add a Task That &Cleans Up"), Text::tr("Cleans up in a finally block"), TaskTemplate::CleansUp},
        {"task.addForget", Text::tr("Add a &Fire-and-Forget Task"), Text::tr("Starts a task without keeping a reference"), TaskTemplate::FireAndForget},
        {"task.addNever", Text::tr("Add a &Never-Awaited Coroutine"), Text::tr("Creates a coroutine object that never starts"), TaskTemplate::NeverAwaited},
        {"task.addCallback", Text::tr("Add a Task With a &Done Callback"), Text::tr("Retrieves its exception in a done callback"), TaskTemplate::DoneCallback},
    };
    for (const Row &row : rows) {
        QAction *action = m_parts.commands.make(QLatin1String(row.id), QStringLiteral("add"), row.text, row.tip);
        connect(action, &QAction::triggered, &m_parts.editor, [this, kind = row.kind] { m_parts.editor.addTask(kind); });
        menu->addAction(action);
    }
    menu->addSeparator();
    addTableCommands(menu);
    menu->addSeparator();
    QAction *steps = m_parts.commands.make(QStringLiteral("task.stepsOfMain"), QStringLiteral("strategy"), Text::tr("&Edit the Steps of main"),
                                           Text::tr("Show how main waits for the tasks, step by step"));
    connect(steps, &QAction::triggered, &m_parts.editor, [this] {
        m_parts.editor.showCoroutine(m_parts.document.taskSet().main.coro);
        m_parts.editor.stepEditor()->list()->setFocus();
    });
    menu->addAction(steps);
    QAction *head = m_parts.commands.make(QStringLiteral("task.settings"), QStringLiteral("details"), Text::tr("T&itle and Settings\u2026"),
                                          Text::tr("Edit the title and the settings of the task set"));
    connect(head, &QAction::triggered, &m_parts.editor, &EditorPanel::showSettings);
    menu->addAction(head);
    tag(menu);
}

void WindowMenus::addTableCommands(QMenu *menu)
{
    TaskTableView *table = m_parts.editor.taskTable();
    const auto add = [&](const char *id, const char *iconName, const QString &text, const QString &tip, auto act) {
        QAction *action = m_parts.commands.make(QLatin1String(id), QLatin1String(iconName), text, tip);
        connect(action, &QAction::triggered, table, act);
        menu->addAction(action);
    };
    add("task.duplicate", "duplicate", Text::tr("D&uplicate"),
        Text::tr("Insert a copy of the selected rows below them"), [table] { table->duplicateSelection(); });
    add("task.rename", "rename", Text::tr("Rena&me"), Text::tr("Edit the name of the selected row"), [table] { table->editCell(0); });
    add("task.moveUp", "up", Text::tr("Move U&p"), Text::tr("Move the selected rows up"), [table] { table->moveSelection(-1); });
    add("task.moveDown", "down", Text::tr("Move Do&wn"), Text::tr("Move the selected rows down"), [table] { table->moveSelection(1); });
    add("task.delete", "delete", Text::tr("De&lete Rows"), Text::tr("Remove the selected rows"), [table] { table->removeSelection(); });
}

void WindowMenus::createRunMenu()
{
    QMenu *menu = createMenu(Text::tr("&Run"),
                             {QStringLiteral("run.run"), QStringLiteral("run.pause"), QStringLiteral("run.stop"), {}, QStringLiteral("run.cancelTask"), {}});
    QMenu *strategies = menu->addMenu(Text::tr("S&trategy"));
    strategies->setIcon(icon(QStringLiteral("strategy")));
    strategies->setToolTipsVisible(true);
    strategies->addActions(m_parts.strategies.actions()->actions());
    tag(strategies);
    menu->addAction(m_parts.commands.at(QStringLiteral("run.rewriteMain")));
    m_parts.strategies.createReplaceMenu(menu);
    menu->addSeparator();
    menu->addAction(m_parts.commands.at(QStringLiteral("run.wallClock")));
    menu->addSeparator();
    QMenu *python = menu->addMenu(Text::tr("P&ython"));
    python->setIcon(icon(QStringLiteral("code")));
    python->setToolTipsVisible(true);
    for (const char *id : {"python.fail", "python.tryEach", "python.writeStrategy", "python.writeStrategyHere", "python.makeTaskSet", "python.writeAdditions",
                           "python.runWhileTyping", "python.options"})
        python->addAction(m_parts.commands.at(QLatin1String(id)));
    tag(python);
    tag(menu);
}

void WindowMenus::createViewMenu()
{
    QMenu *menu = createMenu(Text::tr("&View"),
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
                              QStringLiteral("view.compare"),
                              QStringLiteral("view.policies"),
                              QStringLiteral("view.predict"),
                              QStringLiteral("view.predictChanges"),
                              {},
                              QStringLiteral("view.openEditor"),
                              QStringLiteral("view.chooseEditor"),
                              {},
                              QStringLiteral("view.wheelZooms"),
                              {}});
    QMenu *timeline = menu->addMenu(Text::tr("Ti&meline"));
    timeline->setIcon(icon(QStringLiteral("log")));
    timeline->setToolTipsVisible(true);
    createTimelineMenu(timeline);
    QMenu *themes = menu->addMenu(Text::tr("&Theme"));
    themes->setIcon(icon(QStringLiteral("theme")));
    themes->addActions(m_parts.themes.actions()->actions());
    tag(themes);
    QMenu *panels = menu->addMenu(Text::tr("Pa&nels"));
    panels->setIcon(icon(QStringLiteral("layout")));
    createTabActions(panels);
    panels->addSeparator();
    panels->addAction(m_parts.commands.at(QStringLiteral("view.lockPanels")));
    panels->addAction(m_parts.commands.at(QStringLiteral("view.resetLayout")));
    tag(panels);
    tag(menu);
}

void WindowMenus::createTabActions(QMenu *menu)
{
    for (QDockWidget *dock : {m_parts.layout.editor(), m_parts.layout.panel(), m_parts.layout.details()}) {
        QAction *toggle = dock->toggleViewAction();
        m_parts.commands.add(QStringLiteral("panel.") + dock->objectName(), toggle);
        toggle->setIcon(icon(dock == m_parts.layout.editor() ? QStringLiteral("panel-left") : dock == m_parts.layout.panel() ? QStringLiteral("panel-bottom")
                                                                                                                             : QStringLiteral("panel-right")));
        toggle->setToolTip(Text::tr("Show or hide this panel"));
        menu->addAction(toggle);
    }
    menu->addSeparator();
    for (int i = 0; i < m_parts.panels.count(); ++i) {
        QAction *action = m_parts.commands.make(
            QStringLiteral("panel.tab%1").arg(i), m_parts.panels.panels()[std::size_t(i)]->iconName(),
            Text::tr("Go to %1").arg(m_parts.panels.tabText(i)), Text::tr("Show this panel below the timeline"));
        action->setShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(i + 1)));
        connect(action, &QAction::triggered, this, [this, i] {
            m_parts.layout.panel()->show();
            m_parts.panels.setCurrentIndex(i);
            m_parts.panels.currentWidget()->setFocus();
        });
        menu->addAction(action);
    }
}

void WindowMenus::fillExampleMenu(QMenu *menu, bool templates)
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
        m_parts.commands.announce(action);
        connect(action, &QAction::triggered, this, [this, id = example.id] { m_parts.files.openExample(id); });
    }
}

void WindowMenus::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList files = m_parts.settings.recentFiles();
    for (const QString &path : files) {
        QAction *action = m_recentMenu->addAction(visibleText(QFileInfo(path).fileName()).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(plainTip(path));
        action->setEnabled(fileExists(path));
        m_parts.commands.announce(action);
        connect(action, &QAction::triggered, this, [this, path] { m_parts.files.openFile(path); });
    }
    if (files.isEmpty())
        m_recentMenu->addAction(Text::tr("No recent files"))->setEnabled(false);
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(m_parts.commands.at(QStringLiteral("file.clearRecent")));
    tag(m_recentMenu);
}

void WindowMenus::nameTimelineCommands()
{
    for (QAction *action : m_parts.timeline.commands()) {
        const QString name = action->objectName().section(u'.', 1);
        const auto *found = std::find_if(std::begin(TimelineIcons), std::end(TimelineIcons),
                                         [&name](const TimelineIcon &row) { return name == QLatin1String(row.command); });
        action->setIcon(icon(found == std::end(TimelineIcons) ? QStringLiteral("measure") : QString::fromLatin1(found->icon)));
        action->setToolTip(Commands::toolTip(action->text(), action));
        action->setProperty("menuName", Text::tr("Timeline"));
    }
}

void WindowMenus::createTimelineMenu(QMenu *menu)
{
    nameTimelineCommands();
    for (QAction *action : m_parts.timeline.commands())
        if (!InViewMenu.contains(action->objectName()))
            menu->addAction(action);
}

QList<QAction *> WindowMenus::everyCommand() const
{
    QList<QAction *> all = m_parts.commands.all();
    for (QAction *action : m_parts.timeline.commands())
        if (!InViewMenu.contains(action->objectName()))
            all += action;
    return all;
}

} // namespace awaitscope
