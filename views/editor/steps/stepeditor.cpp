// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/stepeditor.h"

#include "model/edit/stepplaces.h"
#include "model/text/jsonpointer.h"
#include "views/editor/forms/stepform.h"
#include "views/editor/steps/coroutinechooser.h"
#include "views/editor/steps/stepchooser.h"
#include "views/editor/steps/stepcommands.h"
#include "views/editor/steps/steplistmodel.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <utility>

namespace awaitscope {

QString bodyPointerOf(const QString &coroutine)
{
    return QStringLiteral("/coros/%1/body").arg(escapePointerToken(coroutine));
}

StepEditor::StepEditor(QWidget *parent)
    : QWidget(parent), m_model(new StepListModel(this)), m_list(new StepListView(m_model, this)), m_commands(new StepCommands(m_model, m_list, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    createHeader();
    createHeadForm();
    layout->addWidget(m_list, 1);
    m_list->setObjectName(QStringLiteral("stepList"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    setTabOrder(m_chooser, m_list); // from top to bottom, regardless of the order of creation
    m_headForm->followInTabOrder(m_chooser);
    connectList();
}

void StepEditor::createHeader()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(15, 10, 12, 6);
    row->setSpacing(2);
    m_title = new QLabel(tr("Steps of"), this);
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_chooser = new CoroutineChooser(this);
    m_chooser->setObjectName(QStringLiteral("coroutineChooser"));
    row->addWidget(m_title);
    row->addWidget(m_chooser);
    row->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    m_replaced = new QLabel(this);
    m_replaced->setObjectName(QStringLiteral("secondaryText"));
    m_replaced->setAccessibleName(tr("Note"));
    m_replaced->setTextFormat(Qt::PlainText);
    m_replaced->setWordWrap(true);
    m_replaced->setContentsMargins(15, 0, 12, 6);
    m_replaced->hide();
    layout()->addWidget(m_replaced);
    connect(m_chooser, &CoroutineChooser::chosen, this, [this](const QString &name) {
        setCoroutine(name);
        Q_EMIT coroutineChanged(name);
    });
}

void StepEditor::createHeadForm()
{
    m_headForm = new StepForm(this);
    m_headForm->setObjectName(QStringLiteral("headForm"));
    m_headForm->setContentsMargins(15, 0, 15, 0);
    m_headForm->hide();
    layout()->addWidget(m_headForm);
    connect(m_chooser, &CoroutineChooser::newRequested, this, &StepEditor::addCoroutine);
    connect(m_chooser, &CoroutineChooser::headRequested, this, &StepEditor::openHead);
    connect(m_chooser, &CoroutineChooser::removeRequested, this, &StepEditor::removeCoroutine);
    connect(m_headForm, &StepForm::closeRequested, this, [this] {
        m_headForm->hide();
        m_list->setFocus();
    });
    connect(m_headForm, &StepForm::edited, this, [this](const FormNode &node, const QString &field) {
        const auto &head = std::get<CoroutineSettings>(node);
        const QString key = QStringLiteral("coroutine %1").arg(field);
        TaskSet changed = withSettings(taskSet(), m_coroutine, head);
        m_expectedCoroutine = head.name;
        Q_EMIT editRequested(field == QLatin1String("name") ? tr("Rename Coroutine") : tr("Change Parameters"), std::move(changed), key);
    });
}

void StepEditor::openHead()
{
    if (!taskSet().find(m_coroutine))
        return;
    m_headForm->setNode(settingsOf(*taskSet().find(m_coroutine)), m_commands->scope());
    m_headForm->show();
    m_headForm->focusFirst();
}

void StepEditor::addCoroutine()
{
    NewCoroutine made = withNewCoroutine(taskSet());
    m_expectedCoroutine = made.name;
    Q_EMIT editRequested(tr("Add Coroutine"), std::move(made.set), {});
    openHead();
}

void StepEditor::removeCoroutine()
{
    Result<TaskSet> without = withoutCoroutine(taskSet(), m_coroutine);
    if (!without) {
        Q_EMIT problemOccurred(without.problems().front().message);
        return;
    }
    m_expectedCoroutine = taskSet().main.coro;
    Q_EMIT editRequested(tr("Delete Coroutine"), *std::move(without), {});
}

void StepEditor::connectList()
{
    connect(m_list, &StepListView::addRequested, this, &StepEditor::openChooser);
    connect(m_list, &StepListView::formRequested, this, &StepEditor::openForm);
    connect(m_list, &StepListView::hovered, this, &StepEditor::stepHovered);
    connect(m_list, &StepListView::closeRequested, this, &StepEditor::closeForm);
    connect(m_list, &QWidget::customContextMenuRequested, this, &StepEditor::openMenu);
    connect(m_commands, &StepCommands::addRequested, this, &StepEditor::openChooser);
    connect(m_commands, &StepCommands::formRequested, this, &StepEditor::openForm);
    connect(m_commands, &StepCommands::editRequested, this, &StepEditor::editRequested);
    connect(m_commands, &StepCommands::problemOccurred, this, &StepEditor::problemOccurred);
    connect(m_commands, &StepCommands::selectionExpected, this, [this](const QStringList &pointers, const QString &form) {
        closeForm(); // the places of the steps change
        m_expected = pointers;
        m_expectedForm = form;
    });
}

void StepEditor::setTaskSet(const Program &program)
{
    m_program = program;
    const QString expected = std::exchange(m_expectedCoroutine, {});
    if (!expected.isEmpty() && expected != m_coroutine && taskSet().find(expected)) {
        closeForm();
        m_coroutine = expected;
        Q_EMIT coroutineChanged(expected);
    }
    refresh();
    if (!m_expected.isEmpty())
        m_list->selectPointers(std::exchange(m_expected, {}));
    if (!m_expectedForm.isEmpty())
        openForm(std::exchange(m_expectedForm, {}));
}

void StepEditor::setMainReplacedBy(const QString &strategy)
{
    m_replacedBy = strategy;
    updateReplaced();
}

void StepEditor::updateReplaced()
{
    const bool concerned = !m_replacedBy.isEmpty() && m_coroutine == taskSet().main.coro;
    if (concerned)
        m_replaced->setText(tr("The strategy \u201c%1\u201d replaces these steps in the run.").arg(m_replacedBy));
    m_replaced->setVisible(concerned);
}

void StepEditor::setProblems(const Problems &problems)
{
    m_model->setProblems(problems);
}

void StepEditor::setCoroutine(const QString &name)
{
    if (name != m_coroutine) {
        closeForm();
        m_headForm->hide();
    }
    m_coroutine = name;
    refresh();
}

void StepEditor::refresh()
{
    QStringList names;
    for (const Coroutine &c : taskSet().coros)
        names += c.name;
    m_chooser->setNames(names);
    const Coroutine *shown = taskSet().find(m_coroutine);
    m_chooser->setVisible(!names.isEmpty());
    m_chooser->setText(shown ? m_coroutine : tr("\u2026"));
    m_chooser->updateGeometry();
    m_chooser->update();
    updateReplaced();
    m_commands->setTaskSet(m_program, m_coroutine);
    m_model->setBody(shown ? shown->body : Body(), shown ? bodyPointerOf(m_coroutine) : QString());
    if (!shown)
        m_headForm->hide();
    else if (!m_headForm->isHidden())
        m_headForm->setNode(settingsOf(*shown), m_commands->scope());
    refreshForm();
}

void StepEditor::refreshForm()
{
    if (!m_form)
        return;
    const std::optional<FormNode> node = m_commands->nodeAt(m_list->formPointer());
    const bool same = node && node->index() == m_form->node().index()
        && (!std::holds_alternative<Step>(*node) || std::get<Step>(*node).op.index() == std::get<Step>(m_form->node()).op.index());
    if (!same) {
        closeForm();
        return;
    }
    m_form->setNode(*node, m_commands->scope());
    m_list->doItemsLayout();
    m_list->placeForm();
}

void StepEditor::openForm(const QString &pointer)
{
    const std::optional<FormNode> node = m_commands->nodeAt(pointer);
    if (!node) { // else and finally contain nothing to edit but their steps
        m_list->setFocus();
        if (const StepRow *row = m_model->row(m_model->rowAt(pointer)); row && row->kind == StepRow::Kind::Branch)
            openChooser({row->list, row->index}, {});
        return;
    }
    closeForm();
    m_form = new StepForm(m_list->viewport());
    m_form->setObjectName(QStringLiteral("stepForm"));
    m_form->setFont(font());
    m_form->setNode(*node, m_commands->scope());
    connect(m_form, &StepForm::edited, this, [this](const FormNode &changed, const QString &field) {
        m_commands->replace(m_list->formPointer(), changed, field);
    });
    connect(m_form, &StepForm::notTaken, this, &StepEditor::problemOccurred);
    connect(m_form, &StepForm::closeRequested, this, [this] {
        closeForm();
        m_list->setFocus();
    });
    m_list->showForm(m_form, pointer);
    m_form->followInTabOrder(m_list);
    m_list->selectPointers({pointer});
    if (!m_form->focusFirst())
        m_list->setFocus();
}

void StepEditor::closeForm()
{
    if (!m_form)
        return;
    StepForm *gone = std::exchange(m_form, nullptr);
    m_list->showForm(nullptr, {});
    gone->deleteLater(); // it may be the sender
}

void StepEditor::openChooser(const StepPlace &place, const QString &letters)
{
    if (place.list.isEmpty())
        return;
    if (isMemberList(taskSet(), place.list)) {
        m_commands->insert(0, place);
        return;
    }
    auto *chooser = new StepChooser(letters, refusedSteps(m_program, m_coroutine, place.list), this);
    connect(chooser, &StepChooser::chosen, m_commands, [this, place](int kind) { m_commands->insert(kind, place); });
    const QRect row = m_list->rowRect(m_list->currentIndex().isValid() ? m_list->currentIndex().row() : m_model->rowCount() - 1);
    chooser->popup({m_list->viewport()->mapToGlobal(row.topLeft()) + QPoint(15, 0), QSize(row.width() - 30, row.height())});
}

void StepEditor::openMenu(const QPoint &place)
{
    const QModelIndex index = m_list->indexAt(place);
    if (index.isValid() && !m_list->selectionModel()->isSelected(index))
        m_list->setCurrentIndex(index);
    m_commands->createMenu(this)->popup(m_list->viewport()->mapToGlobal(place));
}

void StepEditor::showPointer(const QString &pointer)
{
    int row = m_model->rowAround(pointer);
    while (m_model->row(row) && m_model->row(row)->folded) {
        m_model->setFolded(m_model->row(row)->pointer, false);
        row = m_model->rowAround(pointer);
    }
    if (m_model->row(row))
        m_list->selectPointers({m_model->row(row)->pointer});
}

void StepEditor::edit(EditAction command)
{
    switch (command) {
    case EditAction::Cut:
        return m_commands->cut();
    case EditAction::Copy:
        return m_commands->copy();
    case EditAction::Paste:
        return m_commands->paste();
    case EditAction::Duplicate:
        return m_commands->duplicate();
    case EditAction::Delete:
        return m_commands->remove();
    case EditAction::SelectAll:
        return m_commands->selectAll();
    }
}

} // namespace awaitscope
