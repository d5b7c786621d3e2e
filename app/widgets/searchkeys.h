// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLineEdit;
class QListWidget;

namespace awaitscope {

//! The arrow and page keys of a search field move through the list below it, skipping headings; the field keeps the focus.
class SearchKeys : public QObject
{
    Q_OBJECT

public:
    //! Owned by \a field.
    SearchKeys(QLineEdit *field, QListWidget *list);

    //! Selects the first selectable row, if any.
    static void selectFirst(QListWidget *list);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void move(int rows);

    QListWidget *m_list;
};

} // namespace awaitscope
