// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QListWidget;

namespace awaitscope {

//! Every command by name: a few letters in order, not necessarily adjacent, find it; Enter runs it. Commands that are
//! unavailable are listed greyed out, with the reason.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const QList<QAction *> &actions, QWidget *parent);

    //! How well \a typed matches \a name: higher is better, negative is no match. Case does not matter.
    static int score(const QString &name, const QString &typed);
    //! "File: Save As", without mnemonics and ellipses.
    static QString nameOf(const QAction *action);

private:
    void fill(const QString &typed);
    void accept() override;

    QList<QAction *> m_actions;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace awaitscope
