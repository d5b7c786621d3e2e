// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/searchkeys.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

#include <cstdlib>

namespace awaitscope {

namespace {

constexpr int RowsOfAPage = 8;

int rowsFor(int key)
{
    switch (key) {
    case Qt::Key_Down: return 1;
    case Qt::Key_Up: return -1;
    case Qt::Key_PageDown: return RowsOfAPage;
    case Qt::Key_PageUp: return -RowsOfAPage;
    default: return 0;
    }
}

bool isSelectable(const QListWidget *list, int row)
{
    return list->item(row)->flags() & Qt::ItemIsSelectable;
}

} // namespace

SearchKeys::SearchKeys(QLineEdit *field, QListWidget *list)
    : QObject(field), m_list(list)
{
    field->installEventFilter(this);
}

void SearchKeys::selectFirst(QListWidget *list)
{
    int row = 0;
    while (row < list->count() && !isSelectable(list, row))
        ++row;
    list->setCurrentRow(row < list->count() ? row : -1);
    list->scrollToTop(); // including the heading above the first row
}

void SearchKeys::move(int rows)
{
    const int step = rows > 0 ? 1 : -1;
    int target = m_list->currentRow();
    int left = std::abs(rows);
    for (int row = target + step; row >= 0 && row < m_list->count() && left > 0; row += step) {
        if (!isSelectable(m_list, row))
            continue;
        target = row;
        --left;
    }
    if (target >= 0)
        m_list->setCurrentRow(target);
}

bool SearchKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int rows = rowsFor(key->key());
        if (rows != 0 && !(key->modifiers() & ~Qt::KeypadModifier)) {
            move(rows);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace awaitscope
