// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QListWidget;

namespace awaitscope {

//! Every command by name: a few letters, in order but not necessarily side by side, find it; Enter runs it. Commands
//! that cannot be used now are listed greyed, with their reason.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const QList<QAction *> &actions, QWidget *parent);

    //! How well \a typed fits \a name: greater is better, negative is not at all. Case does not matter.
    static int score(const QString &name, const QString &typed);
    //! "File: Save As", without mnemonics and dots.
    static QString nameOf(const QAction *action);

private:
    void fill(const QString &typed);
    void accept() override;

    QList<QAction *> m_actions;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace awaitscope
