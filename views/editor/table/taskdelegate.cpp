// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/table/taskdelegate.h"

#include "model/text/durationparser.h"
#include "views/common/widgets/smallglyphs.h"
#include "views/common/widgets/textfields.h"
#include "views/common/widgettheme.h"
#include "views/editor/table/handlingeditor.h"
#include "views/editor/table/outcomeeditor.h"
#include "views/editor/table/tasktablemodel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QSpinBox>
#include <QTimer>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int sidePadding = 8;
constexpr int firstPadding = 15;
constexpr int barWidth = 3;
constexpr int glyphSize = 10;
constexpr int glyphGap = 7;
constexpr int maxCount = 1'000'000;

const QAbstractItemView *viewOf(const QStyleOptionViewItem &option)
{
    return qobject_cast<const QAbstractItemView *>(option.widget);
}

std::vector<int> editedRows(const QWidget *editor, const QModelIndex &index)
{
    // The parent of an editor is the viewport.
    const auto *view = qobject_cast<const QAbstractItemView *>(editor->parentWidget()->parentWidget());
    std::vector<int> rows;
    if (view && view->selectionModel() && view->selectionModel()->isRowSelected(index.row()))
        for (const QModelIndex &row : view->selectionModel()->selectedRows())
            rows.push_back(row.row());
    if (rows.empty())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

ColorRole glyphColor(TaskTableModel::Glyph glyph)
{
    switch (glyph) {
    case TaskTableModel::Glyph::Tick: return ColorRole::Succeeded;
    case TaskTableModel::Glyph::Cross: return ColorRole::Raised;
    case TaskTableModel::Glyph::Question: return ColorRole::NeverAwaited;
    case TaskTableModel::Glyph::Steps:
    case TaskTableModel::Glyph::None: break;
    }
    return ColorRole::SecondaryText;
}

//! Paints the glyph at the left of `area` and returns the rest.
QRect paintGlyph(QPainter &painter, const Theme &theme, TaskTableModel::Glyph glyph, const QRect &area)
{
    if (glyph == TaskTableModel::Glyph::None)
        return area;
    const QRectF box(area.left(), area.center().y() - glyphSize / 2.0 + 1, glyphSize, glyphSize);
    const QColor color = theme.color(glyphColor(glyph));
    switch (glyph) {
    case TaskTableModel::Glyph::Tick: paintTick(painter, box, color); break;
    case TaskTableModel::Glyph::Cross: paintCross(painter, box, color); break;
    case TaskTableModel::Glyph::Question: paintQuestion(painter, box, color); break;
    case TaskTableModel::Glyph::Steps: paintSteps(painter, box, color); break;
    case TaskTableModel::Glyph::None: break;
    }
    return area.adjusted(glyphSize + glyphGap, 0, 0, 0);
}

ColorRole textColor(const QModelIndex &index, TaskTableModel::Glyph glyph)
{
    const bool quiet = index.column() == TaskTableModel::Sleep || glyph == TaskTableModel::Glyph::Question
        || glyph == TaskTableModel::Glyph::Steps
        || (index.column() == TaskTableModel::Handling && index.data(Qt::EditRole).value<TaskHandling>().kind == TaskHandling::Kind::None)
        || (index.column() == TaskTableModel::Count && index.data(Qt::EditRole).toLongLong() == 1)
        || (index.column() == TaskTableModel::Start && index.data(Qt::EditRole).value<TaskStart>() == TaskStart::Awaited);
    return quiet ? ColorRole::SecondaryText : ColorRole::Text;
}

void paintGround(QPainter &painter, const Theme &theme, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter.fillRect(option.rect, theme.color(selected ? ColorRole::SelectedRow : hovered ? ColorRole::Hover
                                                                                          : ColorRole::Canvas));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(ColorRole::Grid));
    if (selected && index.column() == 0)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), barWidth, option.rect.height()), theme.color(ColorRole::Accent));
    const bool current = option.state & QStyle::State_HasFocus;
    if (current && viewOf(option) && viewOf(option)->hasFocus()) {
        painter.setPen(theme.color(ColorRole::Focus));
        painter.drawRect(option.rect.adjusted(index.column() == 0 ? barWidth + 2 : 1, 2, -2, -3));
    }
}

QComboBox *createStartEditor(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    for (const TaskStart start : {TaskStart::Awaited, TaskStart::FireAndForget, TaskStart::NeverAwaited})
        box->addItem(startText(start), QVariant::fromValue(start));
    return box;
}

QLineEdit *createDurationEditor(QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setPlaceholderText(TaskDelegate::tr("250ms, 1.5s, 2m"));
    QObject::connect(field, &QLineEdit::textEdited, field, [field](const QString &text) {
        const auto parsed = parseDuration(text.trimmed());
        markProblem(field, parsed || text.trimmed().isEmpty() ? QString() : parsed.problems().front().message);
    });
    return field;
}

QLineEdit *createNameEditor(const TaskTableModel *model, int row, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    if (!model)
        return field;
    QObject::connect(field, &QLineEdit::textEdited, model, [field, model, row](const QString &text) {
        const std::vector<int> place = model->places({row});
        const Result<TaskSet> renamed = setRowName(model->taskSet(), place.empty() ? -1 : place.front(), text.trimmed());
        markProblem(field, renamed ? QString() : renamed.problems().front().message);
    });
    return field;
}

//! What is wrong with the current content of an editor.
QString problemOf(const QWidget *editor)
{
    if (const auto *outcome = qobject_cast<const OutcomeEditor *>(editor)) {
        const Result<TaskOutcome> result = outcome->outcome();
        return result ? QString() : result.problems().front().message;
    }
    if (const auto *handling = qobject_cast<const HandlingEditor *>(editor)) {
        const Result<TaskHandling> result = handling->handling();
        return result ? QString() : result.problems().front().message;
    }
    return editor->property("problem").toString();
}

bool isPartOf(const QWidget *widget, const QWidget *editor)
{
    while (widget && widget != editor)
        widget = widget->parentWidget(); // also from the list of a combo box, which is a separate window
    return widget;
}

} // namespace

TaskDelegate::TaskDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize TaskDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int glyph = index.column() == TaskTableModel::Outcome ? glyphSize + glyphGap : 0;
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    return {text + glyph + firstPadding + sidePadding, rowHeight};
}

void TaskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const Theme &theme = themeOf(option.widget);
    paintGround(*painter, theme, option, index);
    const int left = index.column() == 0 ? firstPadding : sidePadding;
    QRect area = option.rect.adjusted(left, 0, -sidePadding, -1);
    const auto glyph = index.data(TaskTableModel::GlyphRole).value<TaskTableModel::Glyph>();
    area = paintGlyph(*painter, theme, glyph, area);
    QFont font = option.font;
    if (index.column() == 0) {
        font.setWeight(QFont::Medium);
        if (!index.data(TaskTableModel::ProblemRole).toString().isEmpty()) {
            const QRectF box(area.right() - 12, area.center().y() - 5, 12, 12);
            paintWarning(*painter, box, theme.color(ColorRole::Cancelled));
            area.adjust(0, 0, -18, 0);
        }
    }
    painter->setFont(font);
    painter->setPen(theme.color(textColor(index, glyph)));
    QString text = index.data().toString();
    const qint64 count = index.siblingAtColumn(TaskTableModel::Count).data(Qt::EditRole).toLongLong();
    if (index.column() == 0 && count > 1)
        text += QStringLiteral(" \u00d7 ") + index.siblingAtColumn(TaskTableModel::Count).data().toString();
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

QWidget *TaskDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TaskTableModel *>(index.model());
    switch (index.column()) {
    case TaskTableModel::Sleep: return createDurationEditor(parent);
    case TaskTableModel::Outcome: {
        auto *editor = new OutcomeEditor(model ? model->taskSet() : TaskSet(), parent);
        connect(editor, &OutcomeEditor::finished, this, [this, editor] { finish(editor); });
        finishWhenLeft(editor);
        return editor;
    }
    case TaskTableModel::Handling: {
        auto *editor = new HandlingEditor(model ? model->taskSet() : TaskSet(), parent);
        connect(editor, &HandlingEditor::finished, this, [this, editor] { finish(editor); });
        finishWhenLeft(editor);
        return editor;
    }
    case TaskTableModel::Start: {
        QComboBox *box = createStartEditor(parent);
        connect(box, &QComboBox::activated, this, [this, box] { finish(box); });
        return box;
    }
    case TaskTableModel::Count: {
        auto *box = new QSpinBox(parent);
        box->setRange(1, maxCount);
        box->setGroupSeparatorShown(true);
        box->setButtonSymbols(QSpinBox::NoButtons); // a cell is too low for them
        return box;
    }
    default: return createNameEditor(model, index.row(), parent);
    }
}

// The focus is in a part of such an editor, so the base class does not notice when it leaves.
void TaskDelegate::finishWhenLeft(QWidget *editor) const
{
    connect(qApp, &QApplication::focusChanged, editor, [this, editor](const QWidget *old, const QWidget *now) {
        if (!now || !isPartOf(old, editor) || isPartOf(now, editor))
            return;
        // Delayed, and not among the posted events that a view sends while it closes the editor for another reason.
        QTimer::singleShot(1, editor, [this, editor] {
            if (!editor->isVisible() || isPartOf(QApplication::focusWidget(), editor))
                return;
            auto *self = const_cast<TaskDelegate *>(this);
            Q_EMIT self->commitData(editor);
            Q_EMIT self->closeEditor(editor);
        });
    });
}

// An editor with invalid content stays open for correction; Esc discards it.
bool TaskDelegate::refuses(const QWidget *editor) const
{
    const QString problem = problemOf(editor);
    if (!problem.isEmpty())
        Q_EMIT problemOccurred(problem);
    return !problem.isEmpty();
}

bool TaskDelegate::eventFilter(QObject *watched, QEvent *event)
{
    const auto *editor = qobject_cast<const QWidget *>(watched);
    if (editor && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && refuses(editor))
            return true;
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

void TaskDelegate::finish(QWidget *editor) const
{
    if (refuses(editor))
        return;
    auto *self = const_cast<TaskDelegate *>(this);
    Q_EMIT self->commitData(editor);
    Q_EMIT self->closeEditor(editor);
}

void TaskDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // Called again whenever the model changes; keep what the user is typing.
    if (editor->property("filled").toBool())
        return;
    editor->setProperty("filled", true);
    const QVariant value = index.data(Qt::EditRole);
    if (auto *outcome = qobject_cast<OutcomeEditor *>(editor)) {
        outcome->setOutcome(value.value<TaskOutcome>());
    } else if (auto *handling = qobject_cast<HandlingEditor *>(editor)) {
        handling->setHandling(value.value<TaskHandling>());
    } else if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->setCurrentIndex(std::max(0, static_cast<int>(value.value<TaskStart>())));
        QMetaObject::invokeMethod(box, &QComboBox::showPopup, Qt::QueuedConnection);
    } else if (auto *spin = qobject_cast<QSpinBox *>(editor)) {
        spin->setValue(value.toInt());
        spin->selectAll();
    } else if (auto *field = qobject_cast<QLineEdit *>(editor)) {
        field->setText(value.toString());
        field->selectAll();
    }
}

void TaskDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto *table = qobject_cast<TaskTableModel *>(model);
    if (!table)
        return;
    QVariant value;
    if (const auto *outcome = qobject_cast<OutcomeEditor *>(editor)) {
        const Result<TaskOutcome> result = outcome->outcome();
        if (!result)
            return Q_EMIT problemOccurred(result.problems().front().message);
        value = QVariant::fromValue(*result);
    } else if (const auto *handling = qobject_cast<HandlingEditor *>(editor)) {
        const Result<TaskHandling> result = handling->handling();
        if (!result)
            return Q_EMIT problemOccurred(result.problems().front().message);
        value = QVariant::fromValue(*result);
    } else if (const auto *box = qobject_cast<QComboBox *>(editor)) {
        value = box->currentData();
    } else if (auto *spin = qobject_cast<QSpinBox *>(editor)) {
        spin->interpretText();
        value = spin->value();
    } else if (const auto *field = qobject_cast<QLineEdit *>(editor)) {
        value = field->text();
    }
    if (value == table->data(index, Qt::EditRole))
        return; // nothing was typed: no edit, and no error about cells that many rows share
    const std::vector<int> rows = index.column() == TaskTableModel::Name ? std::vector{index.row()} : editedRows(editor, index);
    table->setCells(rows, index.column(), value);
}

void TaskDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QRect place = option.rect;
    const QWidget *viewport = editor->parentWidget();
    const bool wide = index.column() == TaskTableModel::Outcome || index.column() == TaskTableModel::Handling;
    // Several controls need more room than a cell: they extend to the left from the right edge of the row.
    const int wanted = std::max(place.width(), wide ? std::min(viewport->width(), 330) : index.column() == TaskTableModel::Start ? 130
                                                                                                                                 : 84);
    if (wanted > place.width())
        place.setLeft(std::max(0, std::min(place.left(), viewport->width() - wanted)));
    place.setWidth(std::min(wanted, viewport->width() - place.left()));
    editor->setGeometry(place);
}

} // namespace awaitscope
