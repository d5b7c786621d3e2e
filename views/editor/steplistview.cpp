// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steplistview.h"

#include "views/editor/editortheme.h"
#include "views/editor/stepdelegate.h"
#include "views/editor/steplistmodel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace awaitscope {

StepListView::StepListView(StepListModel *model, QWidget *parent)
    : QListView(parent), m_model(model)
{
    setModel(model);
    setItemDelegate(new StepDelegate(this));
    setAccessibleName(tr("Steps"));
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(false);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setResizeMode(Adjust);
}

QStringList StepListView::selectedPointers() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    QStringList pointers;
    for (const int at : rows) {
        const StepRow *row = m_model->row(at);
        if (!row || (row->kind != StepRow::Kind::Step && row->kind != StepRow::Kind::Member))
            continue;
        if (pointers.isEmpty() || !row->pointer.startsWith(pointers.back() + u'/'))
            pointers += row->pointer;
    }
    return pointers;
}

void StepListView::selectPointers(const QStringList &pointers)
{
    QItemSelection selection;
    QModelIndex first;
    for (const QString &pointer : pointers) {
        const QModelIndex index = m_model->index(m_model->rowAt(pointer));
        if (!index.isValid())
            continue;
        selection.select(index, index);
        if (!first.isValid())
            first = index;
    }
    if (!first.isValid())
        return;
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    scrollTo(first);
}

void StepListView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const StepRow *row = m_model->row(index.row());
    if (row && event->button() == Qt::LeftButton && StepDelegate::foldRect(visualRect(index), *row).contains(event->position().toPoint())) {
        m_model->setFolded(row->pointer, !row->folded);
        return;
    }
    QListView::mousePressEvent(event);
}

void StepListView::keyPressEvent(QKeyEvent *event)
{
    const StepRow *row = m_model->row(currentIndex().row());
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (row && row->foldable && plain && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        m_model->setFolded(row->pointer, event->key() == Qt::Key_Left);
        return;
    }
    QListView::keyPressEvent(event);
}

void StepListView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(themeOf(this).color(ColorRole::SecondaryText));
    painter.drawText(viewport()->rect().adjusted(15, 8, -15, -8), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap,
                     tr("Select a task to see its steps."));
}

} // namespace awaitscope
