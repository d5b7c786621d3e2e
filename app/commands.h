// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

class QAction;

namespace awaitscope {

//! Every command of the window as one action: name, icon, tooltip and shortcut in one table, by an id such as
//! "file.open" that is also the action's object name. Menus, toolbar, command palette and key sheet are made from it.
class Commands : public QObject
{
    Q_OBJECT

public:
    explicit Commands(QObject *parent = nullptr);

    //! The command of that id; it must exist.
    QAction *at(const QString &id) const;
    //! In the order of the menus.
    const QList<QAction *> &all() const { return m_all; }
    //! Adds a command that is made elsewhere (undo, the strategies, the panels).
    void add(const QString &id, QAction *action);
    //! Makes a command that is not in the table.
    QAction *make(const QString &id, const QString &iconName, const QString &text, const QString &tip);
    //! Says aboutToRun() before the action does anything: to be called before anything else is connected to it. add() and make()
    //! have done so, but for commands that only look: those of the view, the themes, the panels and the help.
    void announce(QAction *action);

    //! Text, tip and key as a tooltip.
    static QString toolTip(const QString &tip, const QAction *action);

Q_SIGNALS:
    //! A command was chosen that may act on the document; it has done nothing yet.
    void aboutToRun(const QAction *action);

private:
    QHash<QString, QAction *> m_byId;
    QList<QAction *> m_all;
};

} // namespace awaitscope
