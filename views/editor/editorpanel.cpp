// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/editorpanel.h"

#include "model/program/path.h"
#include "views/editor/editortheme.h"
#include "views/editor/stepeditor.h"
#include "views/editor/steplistview.h"
#include "views/editor/taskpalette.h"
#include "views/editor/tasktablemodel.h"
#include "views/editor/tasktableview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

QString undoTextOf(TaskTemplate kind)
{
    switch (kind) {
    case TaskTemplate::Succeeds: return EditorPanel::tr("Add Task That Succeeds");
    case TaskTemplate::Raises: return EditorPanel::tr("Add Task That Raises");
    case TaskTemplate::HandlesOwnError: return EditorPanel::tr("Add Task That Handles Its Error");
    case TaskTemplate::CleansUp: return EditorPanel::tr("Add Task That Cleans Up");
    case TaskTemplate::FireAndForget: return EditorPanel::tr("Add Fire-and-Forget Task");
    case TaskTemplate::NeverAwaited: return EditorPanel::tr("Add Coroutine Never Awaited");
    case TaskTemplate::DoneCallback: return EditorPanel::tr("Add Task With Done Callback");
    }
    return {};
}

} // namespace

EditorPanel::EditorPanel(QWidget *parent)
    : QWidget(parent), m_model(new TaskTableModel(this))
{
    setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter);
    createTop();
    m_steps = new StepEditor(m_splitter);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    connectTop();
    connectSteps();
    updateTitle();
}

EditorPanel::~EditorPanel() = default;

void EditorPanel::createTop()
{
    auto *top = new QWidget(m_splitter);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *titles = new QHBoxLayout;
    titles->setContentsMargins(15, 11, 15, 10);
    auto *title = new QLabel(tr("Task set"), top);
    title->setObjectName(QStringLiteral("sectionTitle"));
    m_count = new QLabel(top);
    m_count->setObjectName(QStringLiteral("secondaryText"));
    titles->addWidget(title);
    titles->addStretch();
    titles->addWidget(m_count);
    m_table = new TaskTableView(m_model, top);
    m_table->setObjectName(QStringLiteral("taskTable"));
    m_palette = new TaskPalette(top);
    layout->addLayout(titles);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_palette);
}

void EditorPanel::connectTop()
{
    connect(m_model, &TaskTableModel::editRequested, this, &EditorPanel::editRequested);
    connect(m_model, &TaskTableModel::problemOccurred, this, &EditorPanel::showProblem);
    connect(m_model, &TaskTableModel::rowsExpected, this, [this](const std::vector<int> &rows) { m_expectedRows = rows; });
    connect(m_table, &TaskTableView::problemOccurred, this, &EditorPanel::showProblem);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EditorPanel::showStepsOfRow);
    connect(m_palette, &TaskPalette::addRequested, this, &EditorPanel::addTask);
    connect(m_palette, &TaskPalette::pasteRequested, m_table, &TaskTableView::paste);
    connect(m_palette, &TaskPalette::duplicateRequested, m_table, &TaskTableView::duplicateSelection);
    connect(m_palette, &TaskPalette::stepsOfMainRequested, this, [this] { showCoroutine(m_model->taskSet().main.coro); });
}

void EditorPanel::connectSteps()
{
    connect(m_steps, &StepEditor::editRequested, this, &EditorPanel::editRequested);
    connect(m_steps, &StepEditor::problemOccurred, this, &EditorPanel::showProblem);
    connect(m_steps, &StepEditor::coroutineChanged, this, &EditorPanel::currentCoroutineChanged);
}

void EditorPanel::setTaskSet(const TaskSet &set)
{
    const bool sizeChanges = taskRows(set).size() != m_model->rows().size();
    m_model->setTaskSet(set);
    m_steps->setTaskSet(set);
    updateTitle();
    if (!m_expectedRows.empty())
        m_table->selectRows(std::exchange(m_expectedRows, {}));
    else if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRows({0});
    showStepsOfRow();
    if (sizeChanges) {
        const int top = m_splitter->widget(0)->sizeHint().height();
        m_splitter->setSizes({top, std::max(120, m_splitter->height() - top)});
    }
}

void EditorPanel::setProblems(const Problems &problems)
{
    m_model->setProblems(problems);
    m_steps->setProblems(problems);
}

void EditorPanel::setViewState(ViewState *state)
{
    m_viewState = state;
}

void EditorPanel::setTheme(ThemeKind kind)
{
    setThemeOf(this, kind);
}

QString EditorPanel::currentCoroutine() const
{
    return m_steps->coroutine();
}

void EditorPanel::updateTitle()
{
    m_count->setText(tr("%n tasks", nullptr, m_model->rowCount()));
}

void EditorPanel::showStepsOfRow()
{
    const TaskRow *row = m_model->row(m_table->currentRow());
    const QString name = row ? row->coro : QString();
    if (name.isEmpty() || name == m_steps->coroutine())
        return;
    m_steps->setCoroutine(name);
    Q_EMIT currentCoroutineChanged(name);
}

void EditorPanel::showCoroutine(const QString &name)
{
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (m_model->row(i)->coro == name) {
            m_table->selectRows({i});
            return;
        }
    }
    if (m_model->taskSet().find(name)) {
        m_steps->setCoroutine(name);
        Q_EMIT currentCoroutineChanged(name);
    }
}

void EditorPanel::showPointer(const QString &pointer)
{
    const QStringList tokens = pointer.split(u'/');
    if (tokens.size() < 3 || tokens[1] != QLatin1String("coros"))
        return;
    showCoroutine(unescapePointerToken(tokens[2]));
    m_steps->showPointer(pointer);
}

void EditorPanel::addTask(TaskTemplate kind)
{
    const Result<TaskSet> edited = addRow(m_model->taskSet(), kind);
    if (edited)
        m_expectedRows = newRows(m_model->taskSet(), *edited);
    m_model->request(undoTextOf(kind), edited);
}

void EditorPanel::showProblem(const QString &message)
{
    Q_EMIT problemOccurred(message);
}

} // namespace awaitscope
