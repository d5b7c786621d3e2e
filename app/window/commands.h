// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

class QAction;

namespace awaitscope {

//! Every command of the window as one action: name, icon, tooltip and shortcut in one table, by an id such as "file.open" that
//! is also the action's object name. Menus, toolbar, command palette and shortcut sheet are built from it.
class Commands : public QObject
{
    Q_OBJECT

public:
    explicit Commands(QObject *parent = nullptr);

    //! The command with that id, which must exist.
    QAction *at(const QString &id) const;
    //! In the order of the menus.
    const QList<QAction *> &all() const { return m_all; }
    //! Adds a command that is created elsewhere (undo, the strategies, the panels).
    void add(const QString &id, QAction *action);
    //! Creates a command that is not in the table.
    QAction *make(const QString &id, const QString &iconName, const QString &text, const QString &tip);
    //! Makes the action emit aboutToRun() before it does anything: call it before anything else is connected to the action. add()
    //! and make() do so, except for commands that only change the view, the theme, the panels or show help.
    void announce(QAction *action);

    //! Text, tip and key as a tooltip.
    static QString toolTip(const QString &tip, const QAction *action);

Q_SIGNALS:
    //! A command was chosen that may act on the document; it has not done anything yet.
    void aboutToRun(const QAction *action);

private:
    QHash<QString, QAction *> m_byId;
    QList<QAction *> m_all;
};

} // namespace awaitscope
