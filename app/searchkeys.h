// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLineEdit;
class QListWidget;

namespace awaitscope {

//! The arrow and page keys of a search field move through the list below it, past headings; the field keeps the focus.
class SearchKeys : public QObject
{
    Q_OBJECT

public:
    //! Belongs to \a field.
    SearchKeys(QLineEdit *field, QListWidget *list);

    //! The first row that can be selected, or none.
    static void selectFirst(QListWidget *list);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void move(int rows);

    QListWidget *m_list;
};

} // namespace awaitscope
