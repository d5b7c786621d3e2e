// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/editor/steps/steplistview.h: drag and drop.
#include "model/edit/rowclipboard.h"
#include "views/editor/steps/stepdelegate.h"
#include "views/editor/steps/steplistmodel.h"
#include "views/editor/steps/steplistview.h"

#include <QDrag>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>

#include <memory>

// Dragging steps: within the list they move, with Ctrl and from another window they are copied.

namespace awaitscope {

namespace {

constexpr int lineHeight = 2;

} // namespace

StepPlace StepListView::placeAt(const QPoint &point, QRect *line) const
{
    QModelIndex index = indexAt(point);
    if (!index.isValid())
        index = m_model->index(m_model->rowCount() - 1); // below the last row
    const StepRow *row = m_model->row(index.row());
    if (!row)
        return {};
    const QRect rect = visualRect(index);
    const QRect card = StepDelegate::cardRect(rect, *row);
    const bool lower = point.y() > card.center().y();
    const bool item = row->kind == StepRow::Kind::Step || row->kind == StepRow::Kind::Member;
    const StepRow *next = m_model->row(index.row() + 1);
    const bool intoBlock = lower && next && ((item && next->depth > row->depth) || row->kind == StepRow::Kind::Branch);
    const StepRow *before = intoBlock ? next : row;
    const int y = intoBlock || (lower && item) ? rect.bottom() - lineHeight : rect.top() - lineHeight;
    if (line)
        *line = QRect(StepDelegate::cardRect(rect, *before).left(), std::max(0, y), card.width(), lineHeight);
    if (!item && !intoBlock)
        return {row->list, row->index};
    return {before->list, before->index + (lower && !intoBlock ? 1 : 0)};
}

bool StepListView::takes(const QMimeData *dragged) const
{
    return m_model->rowCount() > 0 && (dragged->hasFormat(StepListModel::mimeType()) || looksLikeRows(dragged->text()));
}

void StepListView::startDrag(Qt::DropActions supported)
{
    QModelIndexList rows;
    for (const QString &pointer : selectedPointers())
        rows += m_model->index(m_model->rowAt(pointer));
    if (rows.isEmpty())
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(m_model->mimeData(rows));
    const QRect rect = StepDelegate::cardRect(visualRect(rows.front()), *m_model->row(rows.front().row()));
    drag->setPixmap(viewport()->grab(rect));
    drag->setHotSpot({12, 12});
    drag->exec(supported, Qt::MoveAction);
}

void StepListView::dragEnterEvent(QDragEnterEvent *event)
{
    if (takes(event->mimeData()))
        event->acceptProposedAction();
}

void StepListView::dragMoveEvent(QDragMoveEvent *event)
{
    QListView::dragMoveEvent(event); // scrolls at the edges
    const StepPlace place = placeAt(event->position().toPoint(), &m_dropLine);
    viewport()->update();
    if (takes(event->mimeData()) && !place.list.isEmpty())
        event->acceptProposedAction();
    else
        event->ignore();
}

void StepListView::dragLeaveEvent(QDragLeaveEvent *event)
{
    QListView::dragLeaveEvent(event);
    m_dropLine = {};
    viewport()->update();
}

void StepListView::dropEvent(QDropEvent *event)
{
    const StepPlace place = placeAt(event->position().toPoint(), nullptr);
    m_dropLine = {};
    viewport()->update();
    setState(NoState);
    const QMimeData *dragged = event->mimeData();
    if (!takes(dragged) || place.list.isEmpty())
        return;
    const bool own = event->source() == this && dragged->hasFormat(StepListModel::mimeType());
    if (own && event->dropAction() == Qt::MoveAction)
        Q_EMIT moveRequested(QString::fromUtf8(dragged->data(StepListModel::mimeType())).split(u'\n'), place);
    else
        Q_EMIT pasteRequested(dragged->text(), place);
    event->setDropAction(own ? event->dropAction() : Qt::CopyAction);
    event->accept();
}

} // namespace awaitscope
