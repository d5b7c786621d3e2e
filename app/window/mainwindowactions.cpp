// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: what a command does, by the focus.

#include "app/widgets/commandpalette.h"
#include "app/widgets/icons.h"
#include "app/widgets/messagebar.h"
#include "app/widgets/shortcutsdialog.h"
#include "app/window/mainwindow.h"
#include "views/editor/editorpanel.h"
#include "views/editor/forms/definitionspage.h"
#include "views/editor/steps/stepcommands.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/table/tasktableview.h"
#include "views/panels/paneltable.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTableView>

namespace awaitscope {

namespace {

bool isTextField(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

//! Cut, copy and the like apply to the text of the focused field; other commands do not.
bool isAboutText(const QAction *action)
{
    const QString id = action->objectName();
    const bool ofHistory = id == QLatin1String("edit.undo") || id == QLatin1String("edit.redo");
    return id.startsWith(QLatin1String("edit.")) && !ofHistory && isTextField(QApplication::focusWidget());
}

} // namespace

void MainWindow::createEditActions()
{
    QUndoStack &stack = m_document.undoStack();
    QAction *undo = stack.createUndoAction(this, tr("&Undo"));
    undo->setIcon(icon(QStringLiteral("undo")));
    undo->setShortcut(QKeySequence::Undo);
    undo->setToolTip(tr("Undo the last edit"));
    QAction *redo = stack.createRedoAction(this, tr("&Redo"));
    redo->setIcon(icon(QStringLiteral("redo")));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    redo->setToolTip(tr("Redo the last undone edit"));
    // The stack has connected them; first the content of an open cell must become the newest edit.
    undo->disconnect(&stack);
    redo->disconnect(&stack);
    m_commands.add(QStringLiteral("edit.undo"), undo);
    m_commands.add(QStringLiteral("edit.redo"), redo);
    connect(undo, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, &stack, &QUndoStack::redo);
}

void MainWindow::createThemeActions()
{
    m_themeActions = new QActionGroup(this);
    struct Row
    {
        ThemeChoice choice;
        const char *icon;
        QString text;
        QString tip;
    };
    const Row rows[] = {
        {ThemeChoice::System, "system", tr("&System"), tr("Light or dark, like the desktop")},
        {ThemeChoice::Light, "sun", tr("&Light"), tr("Dark text on a light background")},
        {ThemeChoice::Dark, "moon", tr("&Dark"), tr("Light text on a dark background")},
        {ThemeChoice::HighContrast, "contrast", tr("&High Contrast"), tr("The strongest contrast, light or dark like the desktop")},
    };
    for (const auto &[choice, iconName, text, tip] : rows) {
        QAction *action = m_commands.make(QStringLiteral("theme.%1").arg(int(choice)), QLatin1String(iconName), text, tip);
        action->setCheckable(true);
        action->setChecked(choice == m_settings.theme());
        action->setData(int(choice));
        m_themeActions->addAction(action);
    }
    connect(m_themeActions, &QActionGroup::triggered, this, [this](const QAction *action) {
        const auto choice = ThemeChoice(action->data().toInt());
        m_settings.setTheme(choice);
        applyTheme(choice);
    });
}

void MainWindow::connectCommands()
{
    connect(&m_commands, &Commands::aboutToRun, this, [this](const QAction *action) {
        if (!isAboutText(action))
            takeInOpenEdits();
    });
    const auto on = [this](const char *id, auto act) { connect(m_commands.at(QLatin1String(id)), &QAction::triggered, this, act); };
    on("file.new", &MainWindow::newDocument);
    on("file.examples", &MainWindow::chooseExample);
    on("file.open", &MainWindow::chooseFile);
    on("file.save", [this] { save(); });
    on("file.saveAs", [this] { saveAs(); });
    on("file.revert", &MainWindow::revert);
    on("file.closeRecording", &MainWindow::closeRecording);
    on("file.export", &MainWindow::exportPicture);
    on("file.clearRecent", [this] { m_settings.clearRecentFiles(); });
    on("file.quit", &MainWindow::close);
    on("run.run", [this] { m_runs.play(); });
    on("run.pause", [this] { m_runs.isPaused() ? m_runs.play() : m_runs.pause(); });
    on("run.stop", [this] { m_runs.stop(); });
    on("run.cancelTask", &MainWindow::cancelSelected);
    on("run.rewriteMain", [this] {
        const TaskSet rewritten = m_runs.program();
        m_document.undoStack().beginMacro(tr("Write Strategy into main"));
        m_document.edit(tr("Write Strategy into main"), rewritten);
        m_document.setStrategy(Strategy::AsWritten, QString());
        m_document.undoStack().endMacro();
    });
    connect(m_commands.at(QStringLiteral("run.wallClock")), &QAction::toggled, this, [this](bool wall) {
        m_runs.setClock(wall ? ClockKind::Wall : ClockKind::Virtual);
        m_speed->setEnabled(!wall);
    });
    on("help.commands", &MainWindow::showCommands);
    on("help.keys", &MainWindow::showKeys);
    on("help.about", &MainWindow::showAbout);
    for (QAction *action : m_commands.all())
        if (!actions().contains(action))
            addAction(action); // so that its shortcut works while its menu is hidden
    connectEditCommands();
}

// Shortcuts, menus and toolbar buttons do not take the focus from a field, so its text is not yet in the document.
void MainWindow::takeInOpenEdits()
{
    m_editor->taskTable()->commitOpenEditor();
    m_timeline->endMarkerEdit(true);
}

void MainWindow::connectEditCommands()
{
    for (const char *what : {"cut", "copy", "paste", "duplicate", "delete", "selectAll"})
        connect(m_commands.at(QLatin1String("edit.") + QLatin1String(what)), &QAction::triggered, this, [this, what] { editFocused(what); });
    connect(m_editor, &EditorPanel::editRequested, &m_document, &Document::edit);
    connect(m_editor, &EditorPanel::editRequested, this, [this] { m_strip->dismiss(QStringLiteral("editor")); }); // corrected or discarded
    connect(m_editor, &EditorPanel::problemOccurred, this, [this](const QString &message) {
        m_strip->showMessage(QStringLiteral("editor"), MessageBar::Tone::Question, {}, message);
    });
}

// The Edit menu acts on the focused widget, or on the task table where nothing else applies.
void MainWindow::editFocused(const char *what)
{
    const QLatin1String name(what);
    QWidget *widget = QApplication::focusWidget();
    if (isTextField(widget)) {
        if (name != QLatin1String("duplicate"))
            QMetaObject::invokeMethod(widget, name == QLatin1String("delete") ? "clear" : what);
        return;
    }
    TaskTableView *table = m_editor->taskTable();
    if (auto *panelTable = qobject_cast<QTableView *>(widget); panelTable && panelTable != table) {
        if (name == QLatin1String("copy"))
            copySelectedRows(panelTable);
        else if (name == QLatin1String("selectAll"))
            panelTable->selectAll();
        return;
    }
    if (m_editor->stepEditor()->isAncestorOf(widget)) {
        QMetaObject::invokeMethod(m_editor->stepEditor()->commands(), name == QLatin1String("delete") ? "remove" : what);
        return;
    }
    for (const EditorPanel::Page page : {EditorPanel::Page::Exceptions, EditorPanel::Page::Objects, EditorPanel::Page::External}) {
        if (!m_editor->definitions(page)->isAncestorOf(widget))
            continue;
        if (name == QLatin1String("delete"))
            m_editor->definitions(page)->removeCurrent();
        return;
    }
    editTable(what);
}

void MainWindow::editTable(const char *what)
{
    const QLatin1String name(what);
    TaskTableView *table = m_editor->taskTable();
    if (name == QLatin1String("cut"))
        table->cutSelection();
    else if (name == QLatin1String("copy"))
        table->copySelection();
    else if (name == QLatin1String("paste"))
        table->paste();
    else if (name == QLatin1String("duplicate"))
        table->duplicateSelection();
    else if (name == QLatin1String("selectAll"))
        table->selectAll();
    else
        table->removeSelection();
}

void MainWindow::showKeys()
{
    ShortcutsDialog(m_commands.all() + m_timeline->commands(), this).exec();
}

void MainWindow::showCommands()
{
    CommandPalette(everyCommand(), this).exec();
}

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Awaitscope"));
    box.setIconPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box.setText(QStringLiteral("<b>Awaitscope %1</b>").arg(QStringLiteral(AWAITSCOPE_VERSION)));
    box.setInformativeText(tr("See what your async tasks do, and which errors nobody looked at.\n\nFree software under "
                              "the GNU General Public License, version 3 or later."));
    box.exec();
}

} // namespace awaitscope
