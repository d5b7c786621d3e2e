// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/steplistview.h"

#include "views/common/widgets/actionkeys.h"
#include "views/common/widgettheme.h"
#include "views/editor/steps/stepdelegate.h"
#include "views/editor/steps/steplistmodel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace awaitscope {

namespace {

bool isPlace(const StepRow &row)
{
    return row.kind == StepRow::Kind::Add || row.kind == StepRow::Kind::Empty;
}

} // namespace

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
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(false); // drawn here, at the correct position between rows
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
        if (!row || isPlace(*row))
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

const StepRow *StepListView::currentRow() const
{
    return currentIndex().isValid() ? m_model->row(currentIndex().row()) : nullptr;
}

StepPlace StepListView::placeAfterCurrent() const
{
    const StepRow *row = currentRow();
    if (!row)
        row = m_model->row(m_model->rowCount() - 1); // "Add a step" at the end
    if (!row)
        return {};
    if (isPlace(*row) || row->kind == StepRow::Kind::Branch)
        return {row->list, row->index};
    return {row->list, row->index + 1};
}

QRect StepListView::rowRect(int row) const
{
    return visualRect(m_model->index(row));
}

void StepListView::showForm(QWidget *form, const QString &pointer)
{
    if (m_form && m_form != form)
        m_form->hide();
    m_form = form;
    m_formPointer = pointer;
    if (m_form) {
        m_form->setParent(viewport());
        m_form->show();
    }
    doItemsLayout();
    placeForm();
}

int StepListView::formHeight(const StepRow &row) const
{
    if (!m_form || row.pointer != m_formPointer || isPlace(row))
        return 0;
    const QRect wide(0, 0, viewport()->width(), 1);
    const int width = StepDelegate::formRect(wide, row, 0).width();
    return m_form->hasHeightForWidth() ? m_form->heightForWidth(width) : m_form->sizeHint().height();
}

void StepListView::placeForm()
{
    if (!m_form)
        return;
    const int at = m_model->rowAt(m_formPointer);
    const StepRow *row = m_model->row(at);
    m_form->setVisible(row);
    if (row)
        m_form->setGeometry(StepDelegate::formRect(rowRect(at), *row, formHeight(*row)));
}

void StepListView::updateGeometries()
{
    QListView::updateGeometries();
    placeForm();
}

void StepListView::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    placeForm();
}

void StepListView::setHighlighted(const QString &pointer)
{
    if (m_highlighted == pointer)
        return;
    m_highlighted = pointer;
    viewport()->update();
}

void StepListView::hover(const QString &pointer)
{
    if (m_hovered == pointer)
        return;
    m_hovered = pointer;
    Q_EMIT hovered(pointer);
}

void StepListView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    const StepRow *row = m_model->row(index.row());
    if (row && event->button() == Qt::LeftButton) {
        if (StepDelegate::foldRect(visualRect(index), *row).contains(point)) {
            m_model->setFolded(row->pointer, !row->folded);
            return;
        }
        if (StepDelegate::editRect(visualRect(index), *row).contains(point)) {
            setCurrentIndex(index);
            Q_EMIT formRequested(row->pointer);
            return;
        }
        if (isPlace(*row)) {
            setCurrentIndex(index);
            Q_EMIT addRequested({row->list, row->index}, {});
            return;
        }
    }
    QListView::mousePressEvent(event);
}

void StepListView::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const StepRow *row = m_model->row(indexAt(event->position().toPoint()).row());
    hover(row && !isPlace(*row) ? row->pointer : QString());
}

void StepListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const StepRow *row = m_model->row(indexAt(event->position().toPoint()).row());
    if (row && !isPlace(*row) && event->button() == Qt::LeftButton)
        Q_EMIT formRequested(row->pointer);
}

void StepListView::leaveEvent(QEvent *event)
{
    QListView::leaveEvent(event);
    hover({});
}

void StepListView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    // Keys act on the current row, which must be visible.
    const bool byMouse = event->reason() == Qt::MouseFocusReason || event->reason() == Qt::PopupFocusReason;
    if (!byMouse && !selectionModel()->hasSelection() && m_model->rowCount() > 0)
        setCurrentIndex(currentIndex().isValid() ? currentIndex() : m_model->index(0));
}

bool StepListView::fold(QKeyEvent *event)
{
    const StepRow *row = currentRow();
    const bool arrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (!row || !row->foldable || !arrow || event->modifiers() != Qt::NoModifier)
        return false;
    m_model->setFolded(row->pointer, event->key() == Qt::Key_Left);
    return true;
}

bool StepListView::event(QEvent *event)
{
    return claimsKey(event, this) || QListView::event(event);
}

void StepListView::keyPressEvent(QKeyEvent *event)
{
    if (m_form && m_form->isAncestorOf(QApplication::focusWidget())) {
        event->ignore(); // keys that a field does not use are not for the list
        return;
    }
    if (triggerByKey(event, this))
        return;
    if (fold(event))
        return;
    const StepRow *row = currentRow();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (row && enter && event->modifiers() == Qt::NoModifier) {
        if (isPlace(*row))
            Q_EMIT addRequested({row->list, row->index}, {});
        else
            Q_EMIT formRequested(row->pointer);
        return;
    }
    if (m_form && event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    const bool letter = !event->text().isEmpty() && event->text().front().isLetter() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (letter && m_model->rowCount() > 0) {
        Q_EMIT addRequested(placeAfterCurrent(), event->text());
        return;
    }
    QListView::keyPressEvent(event);
}

void StepListView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    QPainter painter(viewport());
    if (!m_dropLine.isEmpty())
        painter.fillRect(m_dropLine, themeOf(this).color(ColorRole::Accent));
    if (m_model->rowCount() > 0)
        return;
    painter.setPen(themeOf(this).color(ColorRole::SecondaryText));
    painter.drawText(viewport()->rect().adjusted(15, 8, -15, -8), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap,
                     tr("Select a task to see its steps."));
}

} // namespace awaitscope
