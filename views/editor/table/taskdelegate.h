// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace awaitscope {

class TaskTableModel;

//! Paints the cells of the task table and edits them in place, each with a suitable control. A new value is applied to all
//! selected rows at once.
class TaskDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TaskDelegate(QObject *parent = nullptr);

    static constexpr int rowHeight = 30;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    void problemOccurred(const QString &message) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish(QWidget *editor) const;
    void finishWhenLeft(QWidget *editor) const;
    bool refuses(const QWidget *editor) const;
};

} // namespace awaitscope
