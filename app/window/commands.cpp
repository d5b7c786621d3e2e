// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/commands.h"

#include "app/widgets/icons.h"

#include <QAction>
#include <QKeySequence>

namespace awaitscope {

namespace {

struct Row
{
    const char *id;
    const char *iconName;
    const char *text;
    const char *tip;
    QList<QKeySequence> keys;
    bool checkable = false;
};

#define NAME(text) QT_TRANSLATE_NOOP("awaitscope::Commands", text)

QList<QKeySequence> key(const char *text)
{
    return {QKeySequence(QString::fromLatin1(text))};
}

//! The platform's shortcut, or our own if it has none.
QList<QKeySequence> standard(QKeySequence::StandardKey wanted, const char *otherwise)
{
    const QList<QKeySequence> keys = QKeySequence::keyBindings(wanted);
    return keys.isEmpty() ? key(otherwise) : QList<QKeySequence>{keys.first()};
}

std::vector<Row> fileRows()
{
    return {
        {"file.new", "new", NAME("&New"), NAME("Create a task set with one task"), standard(QKeySequence::New, "Ctrl+N")},
        {"file.newPython", "code", NAME("New P&ython"), NAME("Write a Python program, and see what its tasks do when you run it"), {}},
        {"file.examples", "examples", NAME("New from E&xample\u2026"), NAME("Open an example or a template, with notes"), key("Ctrl+Shift+N")},
        {"file.open", "open", NAME("&Open\u2026"), NAME("Open a task set, a Python file, a recorded run, or a picture that holds a task set"),
         standard(QKeySequence::Open, "Ctrl+O")},
        {"file.save", "save", NAME("&Save"), NAME("Save the open document"), standard(QKeySequence::Save, "Ctrl+S")},
        {"file.saveAs", "save-as", NAME("Save &As\u2026"), NAME("Save the open document under another name"), key("Ctrl+Shift+S")},
        {"file.revert", "revert", NAME("Re&vert"), NAME("Reload the file and discard the changes"), {}},
        {"file.record", "record", NAME("Record a Pro&gram\u2026"), NAME("Run a Python program, and show what its asyncio tasks do while it runs"),
         key("Ctrl+Shift+R")},
        {"file.attach", "record", NAME("Attac&h to a Running Program\u2026"), NAME("Record a Python program that is already running, from now on"), {}},
        {"file.closeRecording", "close", NAME("Close Recor&ded Run"), NAME("Return to the task set and run it again"), {}},
        {"file.export", "export", NAME("&Export\u2026"), NAME("Save the timeline as a picture, or the run in another format"), key("Ctrl+E")},
        {"file.clearRecent", "close", NAME("&Clear List"), NAME("Clear the list of recent files"), {}},
        {"file.quit", "quit", NAME("&Quit"), NAME("Close the window"), key("Ctrl+Q")},
    };
}

std::vector<Row> editRows()
{
    // Their keys belong to the widget that has the focus; the menu only shows them.
    return {
        {"edit.cut", "cut", NAME("Cu&t\tCtrl+X"), NAME("Move the selection to the clipboard"), {}},
        {"edit.copy", "copy", NAME("&Copy\tCtrl+C"), NAME("Copy the selection"), {}},
        {"edit.paste", "paste", NAME("&Paste\tCtrl+V"), NAME("Insert the contents of the clipboard"), {}},
        {"edit.duplicate", "duplicate", NAME("Dup&licate\tCtrl+D"), NAME("Insert a copy of the selection below it"), {}},
        {"edit.delete", "delete", NAME("&Delete\tDel"), NAME("Remove the selection"), {}},
        {"edit.selectAll", "select-all", NAME("Select &All\tCtrl+A"), NAME("Select everything in the focused list or field"), {}},
    };
}

std::vector<Row> runRows()
{
    return {
        {"run.run", "run", NAME("&Run"), NAME("Run the task set at the chosen speed"), {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)}},
        {"run.pause", "pause", NAME("&Pause"), NAME("Pause or resume the run"), key("F6"), true},
        {"run.stop", "stop", NAME("&Stop"), NAME("Stop the run, or the program that is being recorded"), key("Shift+F5")},
        {"run.cancelTask", "cancel-task", NAME("&Cancel Task"), NAME("Cancel the selected task of the current run, as task.cancel() does"),
         key("Ctrl+Shift+K")},
        {"run.wallClock", "clock", NAME("Wall Cloc&k"), NAME("Run in real time and show measured times, including latency"), {}, true},
        {"run.rewriteMain", "strategy", NAME("&Write Strategy into main"), NAME("Replace the steps of main with what the selected strategy runs"), {}},
    };
}

std::vector<Row> viewRows()
{
    return {
        {"view.fit", "fit", NAME("&Fit"), NAME("Show the whole run"), key("Ctrl+0")},
        {"view.zoomIn", "zoom-in", NAME("Zoom &In"), NAME("Show a shorter time in more detail"),
         standard(QKeySequence::ZoomIn, "Ctrl++")},
        {"view.zoomOut", "zoom-out", NAME("Zoom &Out"), NAME("Show a longer time in less detail"),
         standard(QKeySequence::ZoomOut, "Ctrl+-")},
        {"view.zoomSelection", "zoom-selection", NAME("&Zoom to Selection"), NAME("Zoom the timeline to the selection"),
         key("Ctrl+J")},
        {"view.back", "go-back", NAME("&Back"), NAME("Go back to the previous view"), key("Alt+Left")},
        {"view.forward", "go-forward", NAME("For&ward"), NAME("Go forward to the next view"), key("Alt+Right")},
        {"view.follow", "follow", NAME("Fo&llow"), NAME("Keep the latest event in view"), {}, true},
        {"view.find", "search", NAME("Fi&nd\u2026"), NAME("Search tasks, events and exceptions in the timeline"),
         standard(QKeySequence::Find, "Ctrl+F")},
        {"view.openEditor", "code", NAME("Open in Editor"),
         NAME("Open the line of the selected span in your editor, for a recorded program"), key("Ctrl+Shift+E")},
        {"view.chooseEditor",
         "code",
         NAME("Source Editor\u2026"),
         NAME("Choose the command that opens a line of source"),
         {}},
        {"view.nextError", "next-error", NAME("N&ext Error"), NAME("Select the next exception"), key("F8")},
        {"view.previousError", "previous-error", NAME("&Previous Error"), NAME("Select the previous exception"),
         key("Shift+F8")},
        {"view.compare", "compare", NAME("&Compare Runs"), NAME("Show several runs side by side, and what differs"),
         key("F7"), true},
        {"view.policies", "strategy", NAME("Strategies at a &Glance"), NAME("Show what each strategy does, and choose one"),
         key("Shift+F7"), true},
        {"view.predict", "hide", NAME("P&redict"),
         NAME("Cover what happens after the playhead, predict it, then reveal it"), key("F9"), true},
        {"view.predictChanges", "compare", NAME("Predict Wh&at Changes"),
         NAME("Compare with another strategy, which is covered: predict what changes, then reveal it"), key("Shift+F9")},
        {"view.wheelZooms",
         "mouse",
         NAME("W&heel Zooms"),
         NAME("Zoom with the mouse wheel and scroll with Ctrl+wheel"),
         {},
         true},
        {"view.lockPanels",
         "lock",
         NAME("&Lock Panels"),
         NAME("Unlocked panels have a title bar for moving and floating them"),
         {},
         true},
        {"view.resetLayout",
         "layout",
         NAME("&Reset Layout"),
         NAME("Restore the default arrangement of the panels"),
         {}},
    };
}

std::vector<Row> helpRows()
{
    return {
        {"help.guide", "help", NAME("&Guide"), NAME("Read how to use Awaitscope, with examples to open"), key("Ctrl+F1")},
        {"help.commands", "commands", NAME("&Commands\u2026"), NAME("Find a command by name"),
         key("Ctrl+Shift+P")},
        {"help.keys",
         "keys",
         NAME("&Keyboard and Mouse"),
         NAME("List all keyboard shortcuts and mouse gestures"),
         {QKeySequence(QStringLiteral("?")), QKeySequence(Qt::Key_F1)}},
        {"help.about", "about", NAME("&About Awaitscope"), NAME("Show the version and the license"), {}},
    };
}

#undef NAME

//! Whether it only changes the view, never the document or its run, and opens no window that may.
bool onlyLooks(const QString &id)
{
    if (id == QLatin1String("view.chooseEditor") || id == QLatin1String("help.guide"))
        return false;
    const QString menu = id.section(u'.', 0, 0);
    return menu == QLatin1String("view") || menu == QLatin1String("theme") || menu == QLatin1String("panel") || menu == QLatin1String("help");
}

} // namespace

Commands::Commands(QObject *parent)
    : QObject(parent)
{
    for (const std::vector<Row> &rows : {fileRows(), editRows(), runRows(), viewRows(), helpRows()}) {
        for (const Row &row : rows) {
            QAction *action = make(QLatin1String(row.id), QLatin1String(row.iconName), tr(row.text), tr(row.tip));
            action->setCheckable(row.checkable);
            action->setShortcuts(row.keys);
            action->setToolTip(toolTip(tr(row.tip), action));
        }
    }
}

QAction *Commands::at(const QString &id) const
{
    Q_ASSERT_X(m_byId.contains(id), "Commands::at", qPrintable(id));
    return m_byId.value(id);
}

void Commands::add(const QString &id, QAction *action)
{
    action->setObjectName(id);
    m_byId.insert(id, action);
    m_all.append(action);
    if (!onlyLooks(id))
        announce(action);
}

void Commands::announce(QAction *action)
{
    connect(action, &QAction::triggered, this, [this, action] { Q_EMIT aboutToRun(action); });
}

QAction *Commands::make(const QString &id, const QString &iconName, const QString &text, const QString &tip)
{
    auto *action = new QAction(text, this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setWhatsThis(tip); // no status tip: it would hide the state of the run in the status bar
    action->setToolTip(tip);
    add(id, action);
    return action;
}

QString Commands::toolTip(const QString &tip, const QAction *action)
{
    if (action->shortcuts().isEmpty())
        return tip;
    return QStringLiteral("%1  (%2)").arg(tip, action->shortcuts().first().toString(QKeySequence::NativeText));
}

} // namespace awaitscope
