// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace awaitscope {

//! The start page: ways to begin, files opened before, and every example and template with two sentences that say what to look at.
class ExamplesPage : public QDialog
{
    Q_OBJECT

public:
    //! \a doors: commands with which to begin something new. \a recent: paths of files; those that are gone are left out.
    explicit ExamplesPage(const QList<QAction *> &doors = {}, const QStringList &recent = {}, QWidget *parent = nullptr);

    //! The id of the chosen example; empty if something else was chosen, or nothing.
    QString chosenId() const;
    //! The path of the chosen file; empty if something else was chosen, or nothing.
    QString chosenFile() const;
    //! The chosen door; null if there is none.
    QAction *chosenDoor() const { return m_door; }

    void accept() override;

private:
    void fill(const QString &typed);
    void showCurrent();
    QWidget *createDescription();
    QWidget *createDoors(const QList<QAction *> &doors);
    void addHeading(const QString &text);
    void addRecent(const QStringList &words);
    void addExamples(const QStringList &words);

    QStringList m_recent;
    QAction *m_door = nullptr;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_title;
    QLabel *m_lookCaption = nullptr;
    QLabel *m_look;
    QLabel *m_wrongCaption = nullptr;
    QLabel *m_wrong;
    QPushButton *m_open;
};

} // namespace awaitscope
