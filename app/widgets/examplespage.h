// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace awaitscope {

//! The start page: every example and template with two sentences that say what to look at.
class ExamplesPage : public QDialog
{
    Q_OBJECT

public:
    explicit ExamplesPage(QWidget *parent = nullptr);

    //! The id of the chosen entry; empty if there is none.
    QString chosenId() const;

    void accept() override;

private:
    void fill(const QString &typed);
    void showCurrent();
    QWidget *createDescription();

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
