// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/editorpanel.h"

#include "model/program/hints/hintfixes.h"
#include "model/text/jsonpointer.h"
#include "model/program/file/tasksetwriter.h"
#include "views/common/viewstate.h"
#include "views/editor/advice/advicelist.h"
#include "views/editor/forms/definitionspage.h"
#include "views/common/widgettheme.h"
#include "views/common/stepitems.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/forms/stepform.h"
#include "views/editor/steps/steplistmodel.h"
#include "views/editor/steps/steplistview.h"
#include "views/editor/table/taskpalette.h"
#include "views/editor/table/tasktablemodel.h"
#include "views/editor/table/tasktableview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

constexpr int adviceDelay = 150; // ms without an edit until the hints are computed

QString withCount(const QString &title, int count)
{
    return count > 0 ? QStringLiteral("%1 %2").arg(title).arg(count) : title;
}

//! A scroll area whose page is never lower than its fields need at the current width: QScrollArea uses the minimum size, which
//! does not consider labels that wrap.
class PageArea : public QScrollArea
{
protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        keepHeight();
    }
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (object == widget() && event->type() == QEvent::LayoutRequest)
            keepHeight();
        return QScrollArea::eventFilter(object, event);
    }

private:
    void keepHeight()
    {
        const QLayout *layout = widget() ? widget()->layout() : nullptr;
        if (layout && layout->hasHeightForWidth())
            widget()->setMinimumHeight(layout->totalMinimumHeightForWidth(viewport()->width()));
    }
};

//! Makes a page scroll if there is not enough room: its fields must not be squeezed.
QScrollArea *scrolled(QWidget *page)
{
    auto *area = new PageArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    return area;
}

QString undoTextOf(TaskTemplate kind)
{
    switch (kind) {
    case TaskTemplate::Succeeds: return EditorPanel::tr("Add Task That Succeeds");
    case TaskTemplate::Raises: return EditorPanel::tr("Add Task That Raises");
    case TaskTemplate::HandlesOwnError: return EditorPanel::tr("Add Task That Handles Its Error");
    case TaskTemplate::CleansUp: return EditorPanel::tr("Add Task That Cleans Up");
    case TaskTemplate::FireAndForget: return EditorPanel::tr("Add Fire-and-Forget Task");
    case TaskTemplate::NeverAwaited: return EditorPanel::tr("Add Never-Awaited Coroutine");
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
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_divided = true; });
    layout->addWidget(m_splitter);
    createTop();
    createBottom();
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
    createSettings(top);
    layout->addLayout(titles);
    layout->addWidget(m_settings);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_palette);
}

void EditorPanel::createSettings(QWidget *parent)
{
    m_settings = new StepForm(parent);
    m_settings->setObjectName(QStringLiteral("settingsForm"));
    m_settings->setContentsMargins(15, 0, 15, 0);
    m_settings->hide();
    connect(m_settings, &StepForm::closeRequested, m_settings, &QWidget::hide);
    connect(m_settings, &StepForm::edited, this, [this](const FormNode &node, const QString &field) {
        Q_EMIT editRequested(tr("Edit Settings"), withSettings(m_model->taskSet(), std::get<TaskSetSettings>(node)), QStringLiteral("settings ") + field);
    });
}

void EditorPanel::showSettings()
{
    m_settings->setNode(settingsOf(m_model->taskSet()), scopeOf(m_model->taskSet(), m_model->taskSet().main.coro));
    m_settings->show();
    m_settings->focusFirst();
}

void EditorPanel::createBottom()
{
    auto *bottom = new QWidget(m_splitter);
    auto *layout = new QVBoxLayout(bottom);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tabs = new QTabBar(bottom);
    m_tabs->setObjectName(QStringLiteral("editorTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_pages = new QStackedWidget(bottom);
    m_steps = new StepEditor(m_pages);
    m_pages->addWidget(m_steps);
    m_tabs->addTab(tr("Steps"));
    for (const DefinitionKind kind : {DefinitionKind::Exceptions, DefinitionKind::Objects, DefinitionKind::External}) {
        auto *page = new DefinitionsPage(kind, m_pages);
        connect(page, &DefinitionsPage::editRequested, this, &EditorPanel::editRequested);
        connect(page, &DefinitionsPage::problemOccurred, this, &EditorPanel::showProblem);
        m_definitions.push_back(page);
        m_pages->addWidget(scrolled(page));
        m_tabs->addTab(QString());
    }
    m_tabs->setTabToolTip(int(Page::Exceptions), tr("The task set's own exception types"));
    m_tabs->setTabToolTip(int(Page::Objects), tr("Locks, semaphores, queues and events"));
    m_tabs->setTabToolTip(int(Page::External), tr("What the user does while the program runs"));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_advice = new AdviceList(bottom);
    m_adviceTimer = new QTimer(this);
    m_adviceTimer->setSingleShot(true);
    m_adviceTimer->setInterval(adviceDelay);
    connect(m_adviceTimer, &QTimer::timeout, this, &EditorPanel::updateAdvice);
    connect(m_advice, &AdviceList::showRequested, this, &EditorPanel::showPointer);
    connect(m_advice, &AdviceList::fixRequested, this, [this](const Hint &hint) { Q_EMIT editRequested(hint.fix, withFix(m_model->taskSet(), hint), {}); });
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_advice);
}

void EditorPanel::showPage(Page page)
{
    m_tabs->setCurrentIndex(static_cast<int>(page));
}

EditorPanel::Page EditorPanel::page() const
{
    return static_cast<Page>(m_tabs->currentIndex());
}

DefinitionsPage *EditorPanel::definitions(Page page) const
{
    return page == Page::Steps ? nullptr : m_definitions[static_cast<std::size_t>(page) - 1];
}

void EditorPanel::connectTop()
{
    connect(m_model, &TaskTableModel::editRequested, this, &EditorPanel::editRequested);
    connect(m_model, &TaskTableModel::problemOccurred, this, &EditorPanel::showProblem);
    connect(m_model, &TaskTableModel::rowsExpected, this, [this](const std::vector<int> &places) { m_expectedRows = places; });
    connect(m_table, &TaskTableView::problemOccurred, this, &EditorPanel::showProblem);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_updating)
            showStepsOfRow();
    });
    connect(m_table, &QAbstractItemView::clicked, this, &EditorPanel::showStepsOfRow); // also if it is current already
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_updating)
            Q_EMIT rowsChosen(m_table->selectedRows());
    });
    connect(m_palette, &TaskPalette::addRequested, this, &EditorPanel::addTask);
    connect(m_palette, &TaskPalette::pasteRequested, m_table, &TaskTableView::paste);
    connect(m_palette, &TaskPalette::duplicateRequested, m_table, &TaskTableView::duplicateSelection);
    connect(m_palette, &TaskPalette::settingsRequested, this, &EditorPanel::showSettings);
    connect(m_palette, &TaskPalette::stepsOfMainRequested, this, [this] { showCoroutine(m_model->taskSet().main.coro); });
}

void EditorPanel::connectSteps()
{
    connect(m_steps, &StepEditor::editRequested, this, &EditorPanel::editRequested);
    connect(m_steps, &StepEditor::problemOccurred, this, &EditorPanel::showProblem);
    connect(m_steps, &StepEditor::coroutineChanged, this, &EditorPanel::currentCoroutineChanged);
    connect(m_steps, &StepEditor::stepHovered, this, &EditorPanel::hoverStep);
}

void EditorPanel::setTaskSet(const Program &program)
{
    const TaskSet &set = program.set();
    const bool hadSelection = m_table->selectionModel()->hasSelection();
    const QString before = m_steps->coroutine();
    {
        // Rows that appear or disappear with an edit of main's steps must not change which steps are shown.
        const QScopedValueRollback<bool> updating(m_updating, true);
        m_model->setTaskSet(program);
        m_steps->setTaskSet(program);
    }
    for (DefinitionsPage *page : m_definitions)
        page->setTaskSet(program);
    if (!m_settings->isHidden())
        m_settings->setNode(settingsOf(set), scopeOf(set, set.main.coro));
    updateTitle();
    m_adviceTimer->start();
    const bool leading = !m_expectedRows.empty();
    if (leading) {
        const QScopedValueRollback<bool> updating(m_updating, true);
        m_table->selectRows(m_model->rowsAt(std::exchange(m_expectedRows, {})));
    } else if (m_model->rowCount() > 0 && (m_table->currentRow() < 0 || (hadSelection && !m_table->selectionModel()->hasSelection()))) {
        const QScopedValueRollback<bool> updating(m_updating, true);
        m_table->selectRows({std::max(0, m_table->currentRow())}); // those that were selected no longer exist
    }
    const bool following = before == m_rowCoroutine && before == m_steps->coroutine();
    if (leading || following || !set.find(m_steps->coroutine()))
        showStepsOfRow();
    if (std::exchange(m_fitTable, false) && !m_divided) {
        const int top = m_splitter->widget(0)->sizeHint().height();
        m_splitter->setSizes({top, std::max(120, m_splitter->height() - top)});
    }
}

void EditorPanel::startOver()
{
    m_fitTable = true;
    m_model->forgetOrder();
}

void EditorPanel::setMainReplacedBy(const QString &strategy)
{
    m_steps->setMainReplacedBy(strategy);
}

void EditorPanel::setProblems(const Problems &problems)
{
    m_problems = problems;
    m_model->setProblems(problems);
    m_steps->setProblems(problems);
    if (problems.empty())
        m_adviceTimer->start();
    else
        updateAdvice();
}

void EditorPanel::updateAdvice()
{
    // Hints are only for sets that can be run; what the engine says about the last edit may still be pending.
    m_advice->setAdvice(m_problems, m_problems.empty() ? program().hints() : std::vector<Hint>());
}

void EditorPanel::setViewState(ViewState *state)
{
    if (m_viewState)
        m_viewState->disconnect(this);
    m_viewState = state;
    if (state)
        connect(state, &ViewState::hoverChanged, this, &EditorPanel::followHover);
}

void EditorPanel::setStore(const TraceStore *store)
{
    m_store = store;
}

void EditorPanel::hoverStep(const QString &pointer)
{
    Q_EMIT stepHovered(pointer);
    if (!m_viewState || !m_store)
        return;
    const std::vector<ViewItem> spans = pointer.isEmpty() ? std::vector<ViewItem>() : spansOfStep(*m_store, pointer);
    m_viewState->setHighlight(spans);
}

void EditorPanel::followHover()
{
    const std::optional<ViewItem> &item = m_viewState->hover();
    const QString pointer = item && m_store ? stepOfItem(*m_store, *item) : QString();
    const int row = pointer.isEmpty() ? -1 : m_steps->model()->rowAround(pointer);
    const StepRow *step = m_steps->model()->row(row);
    m_steps->list()->setHighlighted(step ? step->pointer : QString());
}

void EditorPanel::setTheme(ThemeKind kind)
{
    setThemeOf(this, kind);
}

QString EditorPanel::currentCoroutine() const
{
    return m_steps->coroutine();
}

const TaskSet &EditorPanel::taskSet() const
{
    return m_model->taskSet();
}

const Program &EditorPanel::program() const
{
    return m_model->program();
}

void EditorPanel::updateTitle()
{
    m_count->setText(tr("%n tasks", nullptr, m_model->rowCount()));
    const TaskSet &set = m_model->taskSet();
    m_tabs->setTabText(int(Page::Exceptions), withCount(tr("Exceptions"), definitionCount(set, DefinitionKind::Exceptions)));
    m_tabs->setTabText(int(Page::Objects), withCount(tr("Shared"), definitionCount(set, DefinitionKind::Objects)));
    m_tabs->setTabText(int(Page::External), withCount(tr("User"), definitionCount(set, DefinitionKind::External)));
}

void EditorPanel::showStepsOfRow()
{
    const TaskRow *row = m_model->row(m_table->currentRow());
    QString name = row ? row->coro : QString();
    m_rowCoroutine = name; // not that of main: a row that appears while main is edited must not lead away from it
    const Coroutine *main = m_model->taskSet().find(m_model->taskSet().main.coro);
    if (m_model->rowCount() == 0 && main && !main->body.empty())
        name = main->name; // what the program does is there, and no row leads to it
    if (name.isEmpty() || name == m_steps->coroutine())
        return;
    m_steps->setCoroutine(name);
    Q_EMIT currentCoroutineChanged(name);
}

void EditorPanel::showCoroutine(const QString &name)
{
    showPage(Page::Steps);
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (m_model->row(i)->coro == name) {
            const QScopedValueRollback<bool> updating(m_updating, true);
            m_table->selectRows({i});
            showStepsOfRow();
            return;
        }
    }
    if (m_model->taskSet().find(name)) {
        m_steps->setCoroutine(name);
        Q_EMIT currentCoroutineChanged(name);
    }
}

void EditorPanel::chooseRows(const std::vector<int> &rows, const QString &coroutine)
{
    const QScopedValueRollback<bool> updating(m_updating, true);
    if (!rows.empty() && rows != m_table->selectedRows()) {
        m_table->selectRows(rows);
        showStepsOfRow();
    }
    if (coroutine != m_steps->coroutine() && m_model->taskSet().find(coroutine)) {
        m_steps->setCoroutine(coroutine);
        Q_EMIT currentCoroutineChanged(coroutine);
    }
}

void EditorPanel::showPointer(const QString &pointer)
{
    const QStringList tokens = pointer.split(u'/');
    const QString section = tokens.value(1);
    if (section == QLatin1String("coros") && tokens.size() > 2) {
        showCoroutine(unescapePointerToken(tokens[2]));
        if (m_steps->coroutine() != unescapePointerToken(tokens[2]))
            m_steps->setCoroutine(unescapePointerToken(tokens[2]));
        m_steps->showPointer(pointer);
    } else if (section == QLatin1String("main")) {
        showCoroutine(m_model->taskSet().main.coro);
    } else if (section == QLatin1String("exceptions")) {
        showPage(Page::Exceptions);
    } else if (section == QLatin1String("objects")) {
        showPage(Page::Objects);
    } else if (section == QLatin1String("external")) {
        showPage(Page::External);
        definitions(Page::External)->select(tokens.value(2).toInt());
    }
}

void EditorPanel::addTask(TaskTemplate kind)
{
    Result<TaskSet> edited = addRow(m_model->taskSet(), kind);
    if (edited) {
        m_expectedRows = newRows(m_model->taskSet(), *edited);
        m_model->showLast(*edited);
    }
    if (m_model->request(undoTextOf(kind), std::move(edited)))
        m_table->setFocus(); // the next keys are for the new row
}

void EditorPanel::showProblem(const QString &message)
{
    Q_EMIT problemOccurred(message);
}

} // namespace awaitscope
