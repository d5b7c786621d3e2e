// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/comparisonchoice.h"

#include "app/compare/edithistory.h"
#include "app/document/document.h"
#include "app/document/fileloader.h"
#include "app/document/files.h"
#include "model/runs/tracefile.h"
#include "model/text/visibletext.h"
#include "views/common/plaintip.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>
#include <variant>

namespace awaitscope {

namespace {

constexpr Strategy Policies[] = {Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential};

QString menuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

ComparedColumn columnOf(Strategy strategy)
{
    ComparedColumn out;
    out.id = QStringLiteral("strategy:") + strategyId(strategy);
    out.title = strategyTitle(strategy);
    out.strategy = strategy;
    return out;
}

ComparedColumn columnOf(PythonVersion version)
{
    ComparedColumn out;
    out.id = QStringLiteral("python:") + version.text();
    out.title = ComparisonChoice::tr("Python %1").arg(version.text());
    out.python = version;
    return out;
}

ComparedColumn columnOf(const EditHistory::State &state)
{
    ComparedColumn out;
    out.kind = ComparedColumn::Kind::Fixed;
    out.id = QStringLiteral("state:%1").arg(state.number);
    out.title = visibleText(state.title);
    out.set = state.set;
    out.strategy = state.strategy;
    return out;
}

//! The open task set as it is run in the window.
ComparedColumn presentColumn()
{
    ComparedColumn out;
    out.id = QStringLiteral("present");
    out.title = ComparisonChoice::tr("Now");
    return out;
}

//! How the task set is run in the window; none: main follows no strategy.
std::optional<Strategy> strategyInUse(const Document &document)
{
    return document.strategy() == Strategy::AsWritten ? detectStrategy(document.taskSet()) : std::optional(document.strategy());
}

} // namespace

ComparisonChoice::ComparisonChoice(const Document &document, const EditHistory &history, QObject *parent)
    : QObject(parent), m_document(document), m_history(history), m_menu(std::make_unique<QMenu>())
{
    m_menu->setObjectName(QStringLiteral("comparisonMenu"));
    m_menu->setToolTipsVisible(true);
    connect(m_menu.get(), &QMenu::aboutToShow, this, &ComparisonChoice::fill);
    connect(&history, &EditHistory::changed, this, [this] {
        // A state that is no longer kept can stay in the comparison, as long as it is chosen.
        if (m_history.states().empty())
            std::erase_if(m_chosen, [](const ComparedColumn &column) { return column.id.startsWith(QLatin1String("state:")); });
    });
}

ComparisonChoice::~ComparisonChoice() = default;

bool ComparisonChoice::isChosen(const QString &id) const
{
    return std::ranges::any_of(m_chosen, [&](const ComparedColumn &column) { return column.id == id; });
}

void ComparisonChoice::setChosen(std::vector<ComparedColumn> columns)
{
    if (columns.size() > Most)
        columns.resize(Most);
    m_chosen = std::move(columns);
    Q_EMIT changed();
}

void ComparisonChoice::toggle(const ComparedColumn &column)
{
    std::vector<ComparedColumn> columns = m_chosen;
    if (std::erase_if(columns, [&](const ComparedColumn &other) { return other.id == column.id; }) == 0)
        columns.push_back(column);
    if (!columns.empty())
        setChosen(std::move(columns));
}

void ComparisonChoice::startOver()
{
    m_files.clear();
    const std::optional<Strategy> used = strategyInUse(m_document);
    const Strategy other = used == Strategy::Collect ? Strategy::FailFast : Strategy::Collect;
    if (used && strategyRefusal(m_document.taskSet(), other).isEmpty())
        return setChosen({columnOf(*used), columnOf(other)});
    chooseVersions();
}

void ComparisonChoice::chooseStrategies()
{
    std::vector<ComparedColumn> columns;
    for (const Strategy strategy : Policies)
        if (strategyRefusal(m_document.taskSet(), strategy).isEmpty())
            columns.push_back(columnOf(strategy));
    if (columns.size() > 1)
        setChosen(std::move(columns));
}

bool ComparisonChoice::chooseLastEdit()
{
    if (m_history.states().empty())
        return false;
    setChosen({columnOf(m_history.states().front()), presentColumn()});
    return true;
}

void ComparisonChoice::chooseVersions()
{
    std::vector<ComparedColumn> columns;
    for (const PythonVersion version : PythonVersion::all())
        columns.push_back(columnOf(version));
    setChosen(std::move(columns));
}

QAction *ComparisonChoice::addEntry(QMenu *menu, const ComparedColumn &column)
{
    QAction *action = menu->addAction(menuText(column.title));
    action->setObjectName(column.id);
    action->setCheckable(true);
    action->setChecked(isChosen(column.id));
    if (m_chosen.size() >= Most && !action->isChecked()) {
        action->setEnabled(false);
        action->setToolTip(tr("At most %1 runs can be compared at once.").arg(Most));
    }
    if (m_chosen.size() == 1 && action->isChecked()) {
        action->setEnabled(false);
        action->setToolTip(tr("At least one run must be chosen."));
    }
    connect(action, &QAction::triggered, this, [this, column] { toggle(column); });
    return action;
}

void ComparisonChoice::setOther(std::function<void(QMenu &)> fill)
{
    m_other = std::move(fill);
    m_files.clear();
    setChosen({});
}

void ComparisonChoice::fill()
{
    if (m_other)
        return m_other(*m_menu);
    m_menu->clear();
    const auto preset = [this](const QString &text, bool enabled, auto act) {
        QAction *action = m_menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const auto allowed = std::ranges::count_if(Policies, [this](Strategy policy) { return strategyRefusal(m_document.taskSet(), policy).isEmpty(); });
    preset(tr("All &Strategies"), allowed > 1, [this] { chooseStrategies(); })->setObjectName(QStringLiteral("allStrategies"));
    preset(tr("Before and After the Last &Edit"), !m_history.states().empty(), [this] { chooseLastEdit(); })->setObjectName(QStringLiteral("lastEdit"));
    preset(tr("All &Python Versions"), true, [this] { chooseVersions(); })->setObjectName(QStringLiteral("allVersions"));
    m_menu->addSection(tr("Strategies"));
    fillStrategies();
    fillVersions();
    fillStates();
    fillFiles();
}

void ComparisonChoice::fillStrategies()
{
    for (const Strategy strategy : Policies) {
        QAction *action = addEntry(m_menu.get(), columnOf(strategy));
        const QString refusal = strategyRefusal(m_document.taskSet(), strategy);
        if (!refusal.isEmpty() && !action->isChecked()) {
            action->setEnabled(false);
            action->setToolTip(plainTip(refusal));
        }
    }
    addEntry(m_menu.get(), presentColumn())->setToolTip(tr("The task set as it runs in the window"));
}

void ComparisonChoice::fillVersions()
{
    m_menu->addSeparator();
    QMenu *versions = m_menu->addMenu(tr("Python &Versions"));
    for (const PythonVersion version : PythonVersion::all())
        addEntry(versions, columnOf(version));
}

void ComparisonChoice::fillStates()
{
    QMenu *states = m_menu->addMenu(tr("Earlier S&tates"));
    for (const EditHistory::State &state : m_history.states())
        addEntry(states, columnOf(state));
    if (m_history.states().empty())
        states->menuAction()->setEnabled(false);
}

void ComparisonChoice::fillFiles()
{
    m_menu->addSeparator();
    for (const ComparedColumn &file : m_files)
        addEntry(m_menu.get(), file);
    QAction *add = m_menu->addAction(tr("Add &File\u2026"));
    add->setObjectName(QStringLiteral("addFile"));
    add->setToolTip(tr("Compare with another task set, or with a recorded run"));
    add->setEnabled(m_chosen.size() < Most);
    connect(add, &QAction::triggered, this, &ComparisonChoice::fileWanted);
}

QString ComparisonChoice::nameOf(const QString &path) const
{
    return visibleText(QFileInfo(path).fileName());
}

void ComparisonChoice::addFile(const QString &path)
{
    auto *loader = new FileLoader(path, this);
    connect(loader, &FileLoader::finished, this, [this, loader] { takeLoaded(loader); });
    loader->start();
}

void ComparisonChoice::takeLoaded(FileLoader *loader)
{
    loader->deleteLater();
    ComparedColumn column;
    column.id = QStringLiteral("file:") + loader->path();
    column.title = nameOf(loader->path());
    FileLoader::Loaded loaded = loader->take();
    if (auto *set = std::get_if<LoadedTaskSet>(&loaded)) {
        if (!set->problems.empty())
            return Q_EMIT fileFailed(describe(loader->path(), set->problems).trimmed());
        column.kind = ComparedColumn::Kind::Fixed;
        column.strategy = strategyFromId(set->strategy);
        column.set = std::make_shared<const TaskSet>(std::move(set->set));
    } else if (auto *recording = std::get_if<Recording>(&loaded)) {
        column.kind = ComparedColumn::Kind::Recorded;
        column.recorded = std::make_shared<TraceFile>(std::move(recording->trace), std::move(recording->store));
    } else if (std::holds_alternative<LoadedPython>(loaded)) {
        return Q_EMIT fileFailed(tr("%1 is a Python file. Only task sets and recorded runs can be compared here.").arg(column.title));
    } else {
        return Q_EMIT fileFailed(describe(loader->path(), loader->problems()).trimmed());
    }
    std::erase_if(m_files, [&](const ComparedColumn &other) { return other.id == column.id; });
    std::erase_if(m_chosen, [&](const ComparedColumn &other) { return other.id == column.id; }); // it was read again
    m_files.push_back(column);
    std::vector<ComparedColumn> columns = m_chosen;
    if (columns.size() >= Most)
        columns.pop_back();
    columns.push_back(column);
    setChosen(std::move(columns));
}

} // namespace awaitscope
