// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/forms/definitionspage.h"

#include "model/edit/tasktable.h"
#include "model/program/grammar/exceptiontypes.h"
#include "model/text/visibletext.h"
#include "views/common/widgets/flowlayout.h"
#include "views/common/widgets/namemenu.h"
#include "views/common/widgets/pillbutton.h"
#include "views/common/widgettheme.h"
#include "views/editor/forms/stepform.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

//! The items hold the names as they are; control characters are shown escaped.
class VisibleNames : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QString displayText(const QVariant &value, const QLocale &) const override { return visibleText(value.toString()); }
};

constexpr int indexRole = Qt::UserRole;
constexpr int rowHeight = 28;
constexpr int leastRows = 2; // of the list
constexpr int builtIn = -1; // an item without a definition

//! The name of the first dragged item.
QString draggedName(const QMimeData *dragged)
{
    QDataStream stream(dragged->data(QStringLiteral("application/x-qabstractitemmodeldatalist")));
    int row = 0, column = 0;
    QMap<int, QVariant> data;
    stream >> row >> column >> data;
    return data.value(Qt::DisplayRole).toString();
}

} // namespace

DefinitionsPage::DefinitionsPage(DefinitionKind kind, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_list(new QTreeWidget(this)), m_form(new StepForm(this)), m_pills(new QWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);
    createList();
    createPills();
    m_form->setObjectName(QStringLiteral("definitionForm"));
    m_form->setContentsMargins(15, 0, 12, 0);
    m_form->hide();
    layout->addWidget(m_pills);
    createEmptiness();
    layout->addWidget(m_list, 1);
    layout->addWidget(m_form);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &DefinitionsPage::showForm);
    connect(m_form, &StepForm::closeRequested, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_form, &StepForm::edited, this, [this](const FormNode &node, const QString &field) {
        const int index = currentIndex();
        const QString key = QStringLiteral("definition %1 %2 %3").arg(static_cast<int>(m_kind)).arg(index).arg(field);
        const TaskSet changed = withDefinition(taskSet(), m_kind, index, node);
        int place = index; // sorting may move it
        for (int i = 0; i < definitionCount(changed, m_kind); ++i)
            if (definitionAt(changed, m_kind, i) == node)
                place = i;
        request(tr("Edit %1").arg(kindWord()), changed, place, place == index ? key : QString());
    });
}

QString DefinitionsPage::kindWord() const
{
    switch (m_kind) {
    case DefinitionKind::Exceptions: return tr("Exception Type");
    case DefinitionKind::Objects: return tr("Shared Object");
    case DefinitionKind::External: return tr("External Action");
    }
    return {};
}

void DefinitionsPage::createList()
{
    m_list->setObjectName(QStringLiteral("definitions"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new VisibleNames(m_list));
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(m_kind == DefinitionKind::Objects ? 2 : 1);
    m_list->setRootIsDecorated(m_kind == DefinitionKind::Exceptions);
    m_list->setIndentation(m_kind == DefinitionKind::Exceptions ? 18 : 8);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(kindWord());
    m_list->header()->setStretchLastSection(true);
    m_list->setStyleSheet(QStringLiteral("QTreeView::item { height: %1px; }").arg(rowHeight));
    m_list->installEventFilter(this);
    m_list->setMinimumHeight(leastRows * rowHeight);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // takes only the room that the fields leave
    if (m_kind != DefinitionKind::Exceptions)
        return;
    m_list->setDragEnabled(true);
    m_list->setAcceptDrops(true);
    m_list->setDragDropMode(QAbstractItemView::DragDrop);
    m_list->setDragDropOverwriteMode(true); // onto a type, never between two
    m_list->viewport()->installEventFilter(this);
}

void DefinitionsPage::createEmptiness()
{
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("secondaryText"));
    m_empty->setContentsMargins(15, 4, 15, 4);
    m_empty->setWordWrap(true);
    m_empty->hide();
    if (m_kind == DefinitionKind::Objects)
        m_empty->setText(tr("No shared objects yet."));
    else if (m_kind == DefinitionKind::External)
        m_empty->setText(tr("No external actions yet."));
    layout()->addWidget(m_empty);
}

PillButton *DefinitionsPage::addPill(const char *name, const QString &text, const QString &help)
{
    auto *pill = new PillButton(text, m_pills);
    pill->setObjectName(QLatin1String(name));
    pill->setToolTip(help);
    m_pills->layout()->addWidget(pill);
    return pill;
}

void DefinitionsPage::createPills()
{
    auto *flow = new FlowLayout(8, m_pills);
    flow->setContentsMargins(15, 0, 12, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_pills->setSizePolicy(policy);
    if (m_kind == DefinitionKind::Exceptions) {
        connect(addPill("addException", tr("+ Exception type"), tr("Add a type derived from the selected one")), &PillButton::clicked, this, [this] {
            const QTreeWidgetItem *item = m_list->currentItem();
            add(tr("Add Exception Type"), withNewException(taskSet(), item ? item->text(0) : QString()));
        });
    } else if (m_kind == DefinitionKind::Objects) {
        const QStringList names{tr("+ Semaphore"), tr("+ Lock"), tr("+ Queue"), tr("+ Event"), tr("+ Condition"), tr("+ Barrier")};
        const QStringList help{tr("Admits a limited number of tasks at a time"),
                               tr("Admits one task at a time"),
                               tr("Passes values between tasks"),
                               tr("Makes tasks wait until it is set"),
                               tr("A lock with a waiting room: tasks wait until they are notified"),
                               tr("Makes tasks wait for each other")};
        const char *const ids[] = {"addSemaphore", "addLock", "addQueue", "addEvent", "addCondition", "addBarrier"};
        for (int kind = 0; kind < names.size(); ++kind)
            connect(addPill(ids[kind], names[kind], help[kind]), &PillButton::clicked, this, [this, kind] {
                add(tr("Add Shared Object"), withNewObject(taskSet(), static_cast<ObjectKind>(kind)));
            });
    } else {
        PillButton *cancel = addPill("addCancel", tr("+ Cancel\u2026"), tr("The user cancels a task at a given time"));
        connect(cancel, &PillButton::clicked, this, [this, cancel] { openTargets(cancel); });
        const std::pair<const char *, ExternalOp> others[] = {{"addSetResult", ExternalOp::SetResult}, {"addEventSet", ExternalOp::EventSet}};
        for (const auto &[name, op] : others) {
            const bool event = op == ExternalOp::EventSet;
            PillButton *pill = addPill(name, event ? tr("+ Set event") : tr("+ Set result"),
                                       event ? tr("The user sets an event at a given time") : tr("The user completes a future at a given time"));
            connect(pill, &PillButton::clicked, this, [this, op = op] { addAction(op, externalTargets(taskSet(), op).value(0)); });
        }
        connect(addPill("addInterrupt", tr("+ Ctrl+C"), tr("The user interrupts the program at a given time")), &PillButton::clicked, this,
                [this] { add(tr("Add External Action"), withNewAction(taskSet(), ExternalOp::Interrupt, {})); });
    }
    m_remove = addPill("removeDefinition", tr("Delete"), tr("Delete the selected entry"));
    connect(m_remove, &PillButton::clicked, this, &DefinitionsPage::removeCurrent);
}

void DefinitionsPage::addAction(ExternalOp op, const QString &of)
{
    if (of.isEmpty()) {
        Q_EMIT problemOccurred(op == ExternalOp::EventSet ? tr("There is no event yet. Add one to the shared objects.")
                                                          : tr("No global variable, such as $f, holds a future yet."));
        return;
    }
    add(tr("Add External Action"), withNewAction(taskSet(), op, of));
}

void DefinitionsPage::addCancelOfRow(int row)
{
    const Result<ReachableTask> task = withReachableTask(taskSet(), row);
    if (!task) {
        Q_EMIT problemOccurred(task.problems().front().message);
        return;
    }
    add(tr("Add External Action"), withNewAction(task->set, ExternalOp::Cancel, task->variable));
}

void DefinitionsPage::openTargets(PillButton *pill)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("targetMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<TaskRow> &rows = m_program.rows();
    std::vector<NameEntry> tasks;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].start != TaskStart::NeverAwaited)
            tasks.push_back({tr("The task %1").arg(rows[row].name), [this, row] { addCancelOfRow(static_cast<int>(row)); }});
    std::vector<NameEntry> globals;
    for (const QString &name : externalTargets(taskSet(), ExternalOp::Cancel))
        globals.push_back({name, [this, name] { addAction(ExternalOp::Cancel, name); }});
    addNames(menu, std::move(tasks));
    if (!menu->isEmpty() && !globals.empty())
        menu->addSeparator();
    addNames(menu, std::move(globals));
    if (menu->isEmpty())
        menu->addAction(tr("No tasks yet"))->setEnabled(false);
    menu->popup(pill->mapToGlobal(QPoint(0, pill->height() + 2)));
}

void DefinitionsPage::setTaskSet(const Program &program)
{
    m_program = program;
    fill();
    m_empty->setVisible(!m_empty->text().isEmpty() && definitionCount(taskSet(), m_kind) == 0); // exception types have a tree of built-in ones
}

QTreeWidgetItem *DefinitionsPage::typeItem(const QString &name)
{
    const QList<QTreeWidgetItem *> found = m_list->findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
    if (!found.isEmpty())
        return found.front();
    // A built-in type: inserts its bases first, up to Exception.
    const QString base = builtinBase(name).value_or(QString());
    auto *item = base.isEmpty() || base == QLatin1String("BaseException") ? new QTreeWidgetItem(m_list) : new QTreeWidgetItem(typeItem(base));
    item->setText(0, name);
    item->setData(0, indexRole, builtIn);
    item->setForeground(0, themeOf(this).color(ColorRole::SecondaryText));
    item->setToolTip(0, tr("A built-in type"));
    item->setFlags(item->flags() & ~Qt::ItemIsDragEnabled);
    return item;
}

void DefinitionsPage::fillTypes()
{
    typeItem(QStringLiteral("Exception"));
    for (int i = 0; i < definitionCount(taskSet(), m_kind); ++i) {
        const auto type = std::get<ExceptionType>(definitionAt(taskSet(), m_kind, i));
        auto *item = new QTreeWidgetItem(typeItem(type.base));
        item->setText(0, type.name);
        item->setData(0, indexRole, i);
        QFont bold = m_list->font();
        bold.setWeight(QFont::DemiBold);
        item->setFont(0, bold);
        item->setToolTip(0, tr("Drag it onto its new base type, or use Alt+Left and Alt+Right"));
    }
    m_list->expandAll();
}

void DefinitionsPage::fill()
{
    {
        const QScopedValueRollback<bool> filling(m_filling, true);
        m_list->clear();
        if (m_kind == DefinitionKind::Exceptions)
            fillTypes();
        else
            for (int i = 0; i < definitionCount(taskSet(), m_kind); ++i) {
                const FormNode node = definitionAt(taskSet(), m_kind, i);
                auto *item = new QTreeWidgetItem(m_list);
                const auto *object = std::get_if<SharedObject>(&node);
                item->setText(0, object ? object->name : definitionText(taskSet(), m_kind, i));
                if (object)
                    item->setText(1, definitionText(taskSet(), m_kind, i));
                item->setData(0, indexRole, i);
            }
        if (m_kind == DefinitionKind::Objects)
            m_list->resizeColumnToContents(0);
    }
    select(m_selected);
    showForm();
}

int DefinitionsPage::currentIndex() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, indexRole).toInt() : builtIn;
}

void DefinitionsPage::select(int index)
{
    for (QTreeWidgetItemIterator it(m_list); *it; ++it)
        if (index >= 0 && (*it)->data(0, indexRole).toInt() == index)
            m_list->setCurrentItem(*it);
}

void DefinitionsPage::showForm()
{
    if (m_filling)
        return;
    const int index = currentIndex();
    m_selected = index;
    m_remove->setEnabled(index != builtIn);
    if (index != builtIn)
        m_form->setNode(definitionAt(taskSet(), m_kind, index), scopeOf(taskSet(), taskSet().main.coro));
    m_form->setVisible(index != builtIn);
    // The fields take their room from the list after the next layout.
    QTimer::singleShot(0, m_list, [this] { m_list->scrollToItem(m_list->currentItem()); });
}

void DefinitionsPage::request(const QString &undoText, Result<TaskSet> edited, int selected, const QString &mergeKey)
{
    if (!edited) {
        Q_EMIT problemOccurred(edited.problems().front().message);
        return;
    }
    if (*edited == taskSet())
        return;
    m_selected = std::clamp(selected, -1, definitionCount(*edited, m_kind) - 1);
    Q_EMIT editRequested(undoText, *std::move(edited), mergeKey);
}

void DefinitionsPage::add(const QString &undoText, Result<TaskSet> edited)
{
    const int before = definitionCount(taskSet(), m_kind);
    request(undoText, std::move(edited), before);
    if (definitionCount(taskSet(), m_kind) > before)
        m_form->focusFirst(); // so that the next input is its name, as for a step that is added
}

void DefinitionsPage::removeCurrent()
{
    if (currentIndex() != builtIn)
        request(tr("Delete %1").arg(kindWord()), withoutDefinition(taskSet(), m_kind, currentIndex()), currentIndex());
}

void DefinitionsPage::moveBelow(const QString &base)
{
    const int index = currentIndex();
    if (m_kind != DefinitionKind::Exceptions || index == builtIn || base.isEmpty())
        return;
    const QString name = std::get<ExceptionType>(definitionAt(taskSet(), m_kind, index)).name;
    const Result<TaskSet> moved = withExceptionBase(taskSet(), index, base);
    int place = index; // a type is moved after its base
    for (int i = 0; moved && i < definitionCount(*moved, m_kind); ++i)
        if (std::get<ExceptionType>(definitionAt(*moved, m_kind, i)).name == name)
            place = i;
    request(tr("Move Exception Type"), moved, place);
}

void DefinitionsPage::moveOut()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (item && item->parent() && item->parent()->parent())
        moveBelow(item->parent()->parent()->text(0));
}

void DefinitionsPage::moveIn()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    const QTreeWidgetItem *above = item && item->parent() ? item->parent()->child(m_list->currentIndex().row() - 1) : nullptr;
    if (above)
        moveBelow(above->text(0));
}

bool DefinitionsPage::key(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers == Qt::AltModifier && m_kind == DefinitionKind::Exceptions && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        key == Qt::Key_Left ? moveOut() : moveIn();
        return true;
    }
    switch (key) {
    case Qt::Key_Delete: removeCurrent(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (currentIndex() != builtIn)
            m_form->focusFirst();
        return true;
    default: return false;
    }
}

void DefinitionsPage::drop(QDropEvent *event)
{
    // A copy as far as the view is concerned: it must not remove the moved item, which the updated document does.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    const QString name = draggedName(event->mimeData());
    for (int i = 0; i < definitionCount(taskSet(), m_kind); ++i) {
        if (std::get<ExceptionType>(definitionAt(taskSet(), m_kind, i)).name != name)
            continue;
        const QString target = m_list->itemAt(event->position().toPoint()) ? m_list->itemAt(event->position().toPoint())->text(0) : QString();
        select(i);
        moveBelow(target);
        return;
    }
}

bool DefinitionsPage::eventFilter(QObject *watched, QEvent *event)
{
    // List and viewport cover each other, since the list has no frame: the drop may arrive at either.
    if (m_kind == DefinitionKind::Exceptions && event->type() == QEvent::Drop) {
        drop(static_cast<QDropEvent *>(event));
        return true;
    }
    const bool press = event->type() == QEvent::KeyPress;
    if (watched != m_list || (!press && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    if (press)
        return key(pressed->key(), pressed->modifiers()) || QWidget::eventFilter(watched, event);
    // Handled before the window uses these keys to go back and forward.
    if (m_kind == DefinitionKind::Exceptions && pressed->modifiers() == Qt::AltModifier
        && (pressed->key() == Qt::Key_Left || pressed->key() == Qt::Key_Right))
        event->accept();
    return QWidget::eventFilter(watched, event);
}

void DefinitionsPage::edit(EditAction command)
{
    if (command == EditAction::Delete)
        removeCurrent();
}

} // namespace awaitscope
