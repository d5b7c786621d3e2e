// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QPointer>

namespace awaitscope {

class StepListModel;
struct StepRow;

//! A place between the rows where a step or member can be inserted.
struct StepPlace
{
    QString list; //!< JSON pointer; empty: no place
    int index = 0;
};

//! Shows a StepListModel as nested blocks: selection, collapsing, dragging, the open form; emits what the user requests.
class StepListView : public QListView
{
    Q_OBJECT

public:
    explicit StepListView(StepListModel *model, QWidget *parent = nullptr);

    //! The selected steps and members, in order, without those inside a selected block.
    QStringList selectedPointers() const;
    void selectPointers(const QStringList &pointers);
    //! Null if there is no current row.
    const StepRow *currentRow() const;
    //! Where to insert something new: after the current row, or into the empty list that it represents.
    StepPlace placeAfterCurrent() const;
    QRect rowRect(int row) const; //!< in the viewport

    //! Puts a form, which the caller still owns, into the card of the step at \a pointer; null removes it.
    void showForm(QWidget *form, const QString &pointer);
    QString formPointer() const { return m_form ? m_formPointer : QString(); }
    int formHeight(const StepRow &row) const;
    //! Call this when the height of the form changes.
    void placeForm();

    //! Marks the step that is hovered in another view.
    void setHighlighted(const QString &pointer);
    QString highlighted() const { return m_highlighted; }

Q_SIGNALS:
    void addRequested(const awaitscope::StepPlace &place, const QString &letters);
    void formRequested(const QString &pointer);
    void closeRequested(); //!< Escape while a form is open
    void moveRequested(const QStringList &pointers, const awaitscope::StepPlace &place);
    //! A copy by dragging, possibly from another window.
    void pasteRequested(const QString &json, const awaitscope::StepPlace &place);
    //! The step under the pointer; empty when it leaves.
    void hovered(const QString &pointer);

protected:
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void startDrag(Qt::DropActions supported) override;

private:
    StepPlace placeAt(const QPoint &point, QRect *line) const;
    bool fold(QKeyEvent *event);
    void hover(const QString &pointer);
    bool takes(const QMimeData *data) const;

    StepListModel *m_model;
    QPointer<QWidget> m_form;
    QString m_formPointer;
    QString m_highlighted;
    QString m_hovered;
    QRect m_dropLine; // empty while nothing is dragged over the list
};

} // namespace awaitscope
