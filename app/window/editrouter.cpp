// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/editrouter.h"

#include "app/document/document.h"
#include "app/widgets/icons.h"
#include "app/window/commands.h"
#include "app/window/windowtext.h"
#include "views/panels/paneltable.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

namespace awaitscope {

using Text = WindowText;

namespace {

struct Row
{
    EditAction command;
    const char *id;
    const char *ofText; // the slot of a text field
};

constexpr Row Rows[] = {
    {EditAction::Cut, "edit.cut", "cut"},
    {EditAction::Copy, "edit.copy", "copy"},
    {EditAction::Paste, "edit.paste", "paste"},
    {EditAction::Duplicate, "edit.duplicate", nullptr},
    {EditAction::Delete, "edit.delete", "clear"},
    {EditAction::SelectAll, "edit.selectAll", "selectAll"},
};

bool isTextField(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

void editText(QWidget *field, EditAction command)
{
    for (const Row &row : Rows)
        if (row.command == command && row.ofText)
            QMetaObject::invokeMethod(field, row.ofText);
}

//! A table that only shows something.
void editShownTable(QTableView *table, EditAction command)
{
    if (command == EditAction::Copy)
        copySelectedRows(table);
    else if (command == EditAction::SelectAll)
        table->selectAll();
}

} // namespace

EditRouter::EditRouter(Document &document, Commands &commands)
    : m_document(document)
{
    QUndoStack &stack = document.undoStack();
    QAction *undo = stack.createUndoAction(this, Text::tr("&Undo"));
    undo->setIcon(icon(QStringLiteral("undo")));
    undo->setShortcut(QKeySequence::Undo);
    undo->setToolTip(Text::tr("Undo the last edit"));
    QAction *redo = stack.createRedoAction(this, Text::tr("&Redo"));
    redo->setIcon(icon(QStringLiteral("redo")));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    redo->setToolTip(Text::tr("Redo the last undone edit"));
    // The stack has connected them; first the content of an open cell must become the newest edit.
    undo->disconnect(&stack);
    redo->disconnect(&stack);
    commands.add(QStringLiteral("edit.undo"), undo);
    commands.add(QStringLiteral("edit.redo"), redo);
    connect(undo, &QAction::triggered, this, [this, &stack] { m_text ? m_text->undo() : stack.undo(); });
    connect(redo, &QAction::triggered, this, [this, &stack] { m_text ? m_text->redo() : stack.redo(); });
    m_undo = undo;
    m_redo = redo;
}

void EditRouter::connectTo(const Commands &commands, EditTarget &otherwise)
{
    m_otherwise = m_ofTaskSet = &otherwise;
    for (const Row &row : Rows)
        connect(commands.at(QLatin1String(row.id)), &QAction::triggered, this, [this, command = row.command] { edit(command); });
}

void EditRouter::useText(const TextHistory &history, EditTarget &target)
{
    m_text = history;
    m_otherwise = &target;
    m_undo->setText(Text::tr("&Undo"));
    m_redo->setText(Text::tr("&Redo"));
    updateHistory();
}

void EditRouter::useTaskSet()
{
    m_text.reset();
    m_otherwise = m_ofTaskSet;
    const QUndoStack &stack = m_document.undoStack();
    m_undo->setText((Text::tr("&Undo") + u' ' + stack.undoText()).trimmed());
    m_redo->setText((Text::tr("&Redo") + u' ' + stack.redoText()).trimmed());
    m_undo->setEnabled(stack.canUndo());
    m_redo->setEnabled(stack.canRedo());
}

void EditRouter::updateHistory()
{
    if (!m_text)
        return;
    m_undo->setEnabled(m_text->canUndo());
    m_redo->setEnabled(m_text->canRedo());
}

// Cut, copy and the like apply to the text of the focused field; other commands do not.
bool EditRouter::isAboutText(const QAction *action)
{
    const QString id = action->objectName();
    const bool ofHistory = id == QLatin1String("edit.undo") || id == QLatin1String("edit.redo");
    return id.startsWith(QLatin1String("edit.")) && !ofHistory && isTextField(QApplication::focusWidget());
}

// The Edit menu acts on the focused widget, or on the task table where nothing else applies.
void EditRouter::edit(EditAction command)
{
    QWidget *focus = QApplication::focusWidget();
    if (isTextField(focus))
        return editText(focus, command);
    if (command == EditAction::Paste && !m_text && m_pasteFilter && m_pasteFilter())
        return;
    for (QWidget *widget = focus; widget; widget = widget->parentWidget()) {
        if (auto *target = dynamic_cast<EditTarget *>(widget))
            return target->edit(command);
        if (auto *table = qobject_cast<QTableView *>(widget); table && widget == focus)
            return editShownTable(table, command);
    }
    m_otherwise->edit(command);
}

} // namespace awaitscope
