// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/stepcommands.h"

#include "model/edit/stepclipboard.h"
#include "model/edit/stepdefaults.h"
#include "model/edit/stepplaces.h"
#include "model/program/file/tasksetreader.h"
#include "views/editor/steps/stepcatalog.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/steps/steplistmodel.h"
#include "views/editor/steps/steprows.h"
#include "views/editor/steps/stepwords.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QKeySequence>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace awaitscope {

namespace {

//! Why a file with the edited set could not be opened again, as a sentence; empty if it can. Problems that existed before the edit
//! do not count.
QString whyUnreadable(const Program &before, const Program &after)
{
    return after.problems().empty() || !before.problems().empty() ? QString() : after.problems().front().message;
}

} // namespace

StepCommands::StepCommands(StepListModel *model, StepListView *list, QObject *parent)
    : QObject(parent), m_model(model), m_list(list)
{
    createActions();
    m_model->setTextMaker([this](const QStringList &pointers) { return copySteps(taskSet(), pointers); });
    connect(list, &StepListView::moveRequested, this, &StepCommands::move);
    connect(list, &StepListView::pasteRequested, this, &StepCommands::pasteText);
}

QAction *StepCommands::add(const char *name, const QString &text, const QList<QKeySequence> &keys, void (StepCommands::*slot)())
{
    auto *action = new QAction(text, m_list);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_list->addAction(action);
    return action;
}

void StepCommands::createActions()
{
    const auto keys = [](QKeySequence::StandardKey key) { return QKeySequence::keyBindings(key); };
    add("cut", tr("Cut"), keys(QKeySequence::Cut), &StepCommands::cut);
    add("copy", tr("Copy"), keys(QKeySequence::Copy), &StepCommands::copy);
    add("paste", tr("Paste"), keys(QKeySequence::Paste), &StepCommands::paste);
    add("duplicate", tr("Duplicate"), {QKeySequence(Qt::CTRL | Qt::Key_D)}, &StepCommands::duplicate);
    add("delete", tr("Delete"), {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)}, &StepCommands::remove);
    add("moveUp", tr("Move Up"), {QKeySequence(Qt::ALT | Qt::Key_Up)}, &StepCommands::moveUp);
    add("moveDown", tr("Move Down"), {QKeySequence(Qt::ALT | Qt::Key_Down)}, &StepCommands::moveDown);
    add("moveOut", tr("Move Out of the Block"), {QKeySequence(Qt::ALT | Qt::Key_Left)}, &StepCommands::moveOut);
    add("moveIn", tr("Move into the Block Above"), {QKeySequence(Qt::ALT | Qt::Key_Right)}, &StepCommands::moveIn);
    add("unwrap", tr("Unwrap"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U)}, &StepCommands::unwrap);
    add("addMember", tr("Add a Member"), {}, &StepCommands::addMember);
    auto *insertNew = new QAction(tr("Insert a Step\u2026"), m_list);
    insertNew->setObjectName(QStringLiteral("insert"));
    insertNew->setShortcut(QKeySequence(Qt::Key_Insert));
    insertNew->setShortcutContext(Qt::WidgetShortcut);
    connect(insertNew, &QAction::triggered, this, [this] { Q_EMIT addRequested(m_list->placeAfterCurrent(), {}); });
    m_list->addAction(insertNew);
}

void StepCommands::setTaskSet(const Program &program, const QString &coroutine)
{
    m_program = program;
    m_coroutine = coroutine;
}

std::optional<FormNode> StepCommands::nodeAt(const QString &pointer) const
{
    if (const Step *step = stepAt(taskSet(), pointer))
        return *step;
    if (const Handler *handler = handlerAt(taskSet(), pointer))
        return *handler;
    if (const Awaitable *awaitable = awaitableAt(taskSet(), pointer))
        return *awaitable;
    return std::nullopt;
}

QString StepCommands::nameAt(const QString &pointer) const
{
    if (const Step *step = stepAt(taskSet(), pointer))
        return stepTitle(*step);
    if (awaitableAt(taskSet(), pointer))
        return tr("Member");
    const QString last = pointer.section(u'/', -1);
    return last == QLatin1String("else") || last == QLatin1String("finally") ? last : QStringLiteral("except");
}

QString StepCommands::undoText(const QString &one, const QString &many, const QStringList &pointers) const
{
    return pointers.size() == 1 ? one.arg(nameAt(pointers.front())) : many;
}

void StepCommands::request(const QString &undoText, Result<StepEdit> edit, const QString &form)
{
    if (!edit) {
        Q_EMIT problemOccurred(edit.problems().front().message);
        return;
    }
    if (edit->set == taskSet()) {
        // Two equal steps have changed places: there is nothing to undo, but the selection follows the one that moved.
        m_list->selectPointers(edit->pointers);
        return;
    }
    const QStringList pointers = edit->pointers;
    const Program changed((*std::move(edit)).set);
    if (const QString why = whyUnreadable(m_program, changed); !why.isEmpty()) {
        Q_EMIT problemOccurred(why);
        return;
    }
    Q_EMIT selectionExpected(pointers, form);
    Q_EMIT editRequested(undoText, changed, {});
}

void StepCommands::insert(int kind, const StepPlace &place)
{
    if (isMemberList(taskSet(), place.list)) {
        const StepEdit edit = insertMembers(taskSet(), place.list, place.index, {newMember(scope())});
        request(tr("Add Member"), edit, edit.pointers.value(0));
        return;
    }
    const NewStep made = newStepFor(static_cast<std::size_t>(kind), m_program, m_coroutine, place.list);
    const StepEdit edit = insertSteps(made.set, place.list, place.index, {made.step});
    request(tr("Add %1").arg(stepTitle(made.step)), edit, edit.pointers.value(0));
}

void StepCommands::replace(const QString &pointer, const FormNode &node, const QString &field)
{
    TaskSet changed = std::visit(
        [&](const auto &value) {
        using Node = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Node, Step>)
            return withStep(taskSet(), pointer, value);
        else if constexpr (std::is_same_v<Node, Handler>)
            return withHandler(taskSet(), pointer, value);
        else if constexpr (std::is_same_v<Node, Awaitable>)
            return withAwaitable(taskSet(), pointer, value);
        else
            return taskSet(); // definitions are edited elsewhere
        },
        node);
    if (changed == taskSet())
        return;
    // Each added branch or member is an edit of its own; consecutive letters typed into one field are one edit.
    const bool adds = field.startsWith(QLatin1String("add"));
    const QString text = (adds ? tr("Extend %1") : tr("Edit %1")).arg(nameAt(pointer));
    Q_EMIT editRequested(text, std::move(changed), adds ? QString() : QStringLiteral("step %1 %2").arg(pointer, field));
}

void StepCommands::move(const QStringList &pointers, const StepPlace &place)
{
    request(undoText(tr("Move %1"), tr("Move Steps"), pointers), moveItems(taskSet(), pointers, place.list, place.index));
}

void StepCommands::pasteText(const QString &json, const StepPlace &place)
{
    request(tr("Paste Steps"), pasteSteps(taskSet(), json, place.list, place.index));
}

void StepCommands::cut()
{
    copy();
    const QStringList pointers = m_list->selectedPointers();
    if (!pointers.isEmpty())
        request(undoText(tr("Cut %1"), tr("Cut Steps"), pointers), StepEdit{removeItems(taskSet(), pointers), {}});
}

void StepCommands::copy()
{
    const QString text = copySteps(taskSet(), m_list->selectedPointers());
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void StepCommands::paste()
{
    pasteText(QApplication::clipboard()->text(), m_list->placeAfterCurrent());
}

void StepCommands::duplicate()
{
    const QStringList pointers = m_list->selectedPointers();
    if (!pointers.isEmpty())
        request(undoText(tr("Duplicate %1"), tr("Duplicate Steps"), pointers), duplicateItems(taskSet(), pointers));
}

void StepCommands::remove()
{
    const QStringList pointers = m_list->selectedPointers();
    if (pointers.isEmpty())
        return;
    const int row = m_model->rowAt(pointers.front());
    request(undoText(tr("Delete %1"), tr("Delete Steps"), pointers), StepEdit{removeItems(taskSet(), pointers), {}});
    m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, std::max(0, m_model->rowCount() - 1))));
}

QString StepCommands::ownerOf(const QString &list) const
{
    for (QString pointer = list; pointer.count(u'/') > 3; pointer = listOf(pointer))
        if (stepAt(taskSet(), pointer))
            return pointer;
    return {};
}

QStringList StepCommands::listsOf(const QString &owner) const
{
    QStringList lists;
    const Coroutine *shown = taskSet().find(m_coroutine);
    if (!shown)
        return lists;
    for (const StepRow &row : stepRows(shown->body, bodyPointerOf(m_coroutine)))
        if (row.list.startsWith(owner + u'/') && ownerOf(row.list) == owner && !lists.contains(row.list) && !isMemberList(taskSet(), row.list))
            lists += row.list;
    return lists;
}

void StepCommands::moveBy(int by)
{
    const QStringList pointers = m_list->selectedPointers();
    if (pointers.isEmpty())
        return;
    const QString list = listOf(pointers.front());
    const bool together = std::all_of(pointers.begin(), pointers.end(), [&](const QString &p) { return listOf(p) == list; });
    const int first = placeOf(pointers.front());
    const int last = placeOf(pointers.back());
    if (!together || listSize(taskSet(), list) < 0)
        return;
    const bool atEdge = by < 0 ? first == 0 : last == listSize(taskSet(), list) - 1;
    if (!atEdge) {
        move(pointers, {list, by < 0 ? first - 1 : last + 2});
        return;
    }
    const QString owner = isMemberList(taskSet(), list) ? QString() : ownerOf(list);
    if (owner.isEmpty())
        return;
    // First through the other blocks of the same step, such as except and finally, then out of it.
    const QStringList lists = listsOf(owner);
    const qsizetype next = lists.indexOf(list) + by;
    if (next >= 0 && next < lists.size())
        move(pointers, {lists[next], by < 0 ? listSize(taskSet(), lists[next]) : 0});
    else
        move(pointers, {listOf(owner), placeOf(owner) + (by < 0 ? 0 : 1)});
}

void StepCommands::moveOut()
{
    const QStringList pointers = m_list->selectedPointers();
    const QString owner = pointers.isEmpty() ? QString() : ownerOf(listOf(pointers.front()));
    if (!owner.isEmpty() && stepAt(taskSet(), pointers.front()))
        move(pointers, {listOf(owner), placeOf(owner) + 1});
}

void StepCommands::moveIn()
{
    const QStringList pointers = m_list->selectedPointers();
    if (pointers.isEmpty() || placeOf(pointers.front()) == 0)
        return;
    const QString above = listOf(pointers.front()) + u'/' + QString::number(placeOf(pointers.front()) - 1);
    const QStringList lists = listsOf(above);
    if (lists.isEmpty()) {
        Q_EMIT problemOccurred(tr("The step above has no block."));
        return;
    }
    m_model->setFolded(above, false);
    move(pointers, {lists.back(), listSize(taskSet(), lists.back())}); // the one that ends right above
}

void StepCommands::wrap(int kind)
{
    const QStringList pointers = m_list->selectedPointers();
    const NewStep made = newStep(static_cast<std::size_t>(kind), scope());
    // A lock or a semaphore may come with a new shared object.
    const Result<StepEdit> edit = wrapSteps(made.set, pointers, made.step);
    request(tr("Wrap in %1").arg(stepTitle(made.step)), edit, edit ? edit->pointers.value(0) : QString());
}

void StepCommands::unwrap()
{
    const QStringList pointers = m_list->selectedPointers();
    if (pointers.size() == 1)
        request(tr("Unwrap %1").arg(nameAt(pointers.front())), unwrapStep(taskSet(), pointers.front()));
}

void StepCommands::addMember()
{
    const StepRow *row = m_list->currentRow();
    if (!row)
        return;
    const bool member = row->kind == StepRow::Kind::Member || isMemberList(taskSet(), row->list);
    QString list = member ? row->list : QString();
    int place = row->kind == StepRow::Kind::Member ? row->index + 1 : 0;
    for (const char *key : {"of", "gather"})
        if (const QString own = row->pointer + u'/' + QLatin1String(key); list.isEmpty() && isMemberList(taskSet(), own)) {
            list = own;
            place = listSize(taskSet(), own);
        }
    if (!list.isEmpty())
        insert(0, {list, place});
}

void StepCommands::addWrapMenu(QMenu *menu)
{
    QMenu *wraps = menu->addMenu(tr("Wrap in"));
    wraps->setObjectName(QStringLiteral("wrapMenu"));
    for (int kind = 0; kind < static_cast<int>(stepKinds().size()); ++kind) {
        const NewStep made = newStep(static_cast<std::size_t>(kind), scope());
        const bool wrapper = mainBlock(made.step) && !std::holds_alternative<step::AsCompleted>(made.step.op);
        if (!wrapper)
            continue;
        QAction *action = wraps->addAction(stepTitle(made.step), this, [this, kind] { wrap(kind); });
        action->setObjectName(stepKinds()[static_cast<std::size_t>(kind)].op);
    }
    const QStringList pointers = m_list->selectedPointers();
    wraps->setEnabled(!pointers.isEmpty() && stepAt(taskSet(), pointers.front()));
}

QMenu *StepCommands::createMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("stepMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList pointers = m_list->selectedPointers();
    const Step *step = pointers.size() == 1 ? stepAt(taskSet(), pointers.front()) : nullptr;
    const StepRow *row = m_list->currentRow();
    QAction *edit = menu->addAction(tr("Edit\u2026"), this, [this, pointers] { Q_EMIT formRequested(pointers.value(0)); });
    edit->setEnabled(pointers.size() == 1);
    const auto put = [&](const char *name, bool enabled) {
        auto *action = m_list->findChild<QAction *>(QLatin1String(name), Qt::FindDirectChildrenOnly);
        menu->addAction(action);
        action->setEnabled(enabled);
    };
    const bool any = !pointers.isEmpty();
    put("insert", true);
    const auto holds = [&](const char *key) { return isMemberList(taskSet(), row->pointer + u'/' + QLatin1String(key)); };
    const bool takesMember = row && (row->kind == StepRow::Kind::Member || holds("of") || holds("gather"));
    put("addMember", takesMember);
    menu->addSeparator();
    addWrapMenu(menu);
    put("unwrap", step && mainBlock(*step));
    menu->addSeparator();
    for (const char *name : {"moveUp", "moveDown", "moveOut", "moveIn"})
        put(name, any);
    menu->addSeparator();
    for (const char *name : {"cut", "copy"})
        put(name, any);
    put("paste", true);
    put("duplicate", any);
    put("delete", any);
    menu->addSeparator();
    menu->addAction(tr("Fold All"), this, [this] { m_model->foldAll(true); });
    menu->addAction(tr("Unfold All"), this, [this] { m_model->foldAll(false); });
    connect(menu, &QMenu::aboutToHide, this, [this] {
        for (QAction *action : m_list->actions())
            action->setEnabled(true); // so that keys work whatever the menu showed
    });
    return menu;
}

} // namespace awaitscope
