// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/pythoncomparison.h"

#include "app/document/fileloader.h"
#include "app/document/pythondocument.h"
#include "app/runs/awaitverdict.h"
#include "app/widgets/messagebar.h"
#include "model/compare/runsummary.h"
#include "model/text/visibletext.h"

#include <QMenu>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

constexpr Strategy Policies[] = {Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential};
constexpr std::size_t ManyEvents = 100'000; // comparing them takes longer than a frame

QString titleOf(const PythonRuns::Kept &kept)
{
    QStringList how;
    if (kept.strategy != Strategy::AsWritten)
        how += strategyTitle(kept.strategy);
    QStringList specs = kept.faults;
    specs.removeAll(QStringLiteral("--fail"));
    if (!specs.isEmpty())
        how += PythonComparison::tr("with %1").arg(specs.join(QStringLiteral(", ")));
    if (how.isEmpty())
        how += PythonComparison::tr("as written");
    return visibleText(PythonComparison::tr("Run %1: %2").arg(kept.number).arg(how.join(QStringLiteral(", "))));
}

} // namespace

PythonComparison::PythonComparison(PythonRuns &runs, const PythonDocument &document, MessageBar &messages, QObject *parent)
    : QObject(parent), m_runs(runs), m_document(document), m_messages(messages)
{
    connect(&runs, &PythonRuns::finished, this, &PythonComparison::runEnded);
    connect(&runs, &PythonRuns::stateChanged, this, &PythonComparison::stateChanged);
}

PythonComparison::~PythonComparison()
{
    for (FileLoader *loader : m_loaders)
        loader->cancel();
}

bool PythonComparison::isOpen() const
{
    return m_document.isOpen();
}

QString PythonComparison::title() const
{
    return m_document.displayName();
}

bool PythonComparison::mayRun()
{
    if (m_runs.hasRun())
        return true;
    m_messages.showMessage(Notice::PythonCompared, MessageBar::Tone::Question, tr("A comparison runs the program"),
                           tr("This is real code, and it would run once for each strategy. Run it once before it is compared."),
                           {{tr("Run"), [this] { m_runs.run(); }}});
    return false;
}

void PythonComparison::begin(bool glance)
{
    if (glance)
        return prepare({std::begin(Policies), std::end(Policies)}, true);
    if (hasLastRuns() && m_runs.kept().front().faults != m_runs.kept().back().faults)
        return loadLastRuns(After::Show);
    const Strategy other = m_runs.strategy() == Strategy::AsWritten ? Strategy::Collect : m_runs.strategy();
    prepare({Strategy::AsWritten, other}, false);
}

void PythonComparison::cancel()
{
    m_job.reset();
    for (FileLoader *loader : std::exchange(m_loaders, {}))
        loader->cancel();
    m_beginsAfterRun = false;
    m_messages.dismiss(Notice::PythonCompared);
    Q_EMIT stateChanged();
}

void PythonComparison::close()
{
    cancel();
    m_known.clear();
    m_request = {};
    m_columns.clear();
    m_policies.clear();
    m_last = {};
    m_wanted.clear();
}

void PythonComparison::prepare(std::vector<Strategy> strategies, bool glance)
{
    if (!mayRun())
        return;
    m_wantsGlance = glance;
    if (!glance)
        m_wanted = strategies;
    if (const PythonRequest request = m_runs.request(false); request != m_request) {
        m_request = request;
        m_known.clear();
    }
    std::erase_if(strategies, [this](Strategy strategy) {
        return std::ranges::any_of(m_known, [strategy](const StrategyJob::Outcome &known) { return known.strategy == strategy; });
    });
    if (strategies.empty())
        return finish();
    m_job = std::make_unique<StrategyJob>(m_request, std::move(strategies));
    const auto tell = [this] {
        m_messages.showMessage(Notice::PythonCompared, MessageBar::Tone::Info, tr("Comparing"),
                               tr("The program runs with each strategy: %1 of %2")
                                   .arg(std::min(m_job->outcomes().size() + 1, m_job->count()))
                                   .arg(m_job->count()),
                               {{tr("Cancel"), [this] { cancel(); }}});
    };
    connect(m_job.get(), &StrategyJob::progressed, this, tell);
    connect(m_job.get(), &StrategyJob::ended, this, &PythonComparison::take);
    m_job->start();
    tell();
    Q_EMIT stateChanged();
}

void PythonComparison::take()
{
    const std::unique_ptr<StrategyJob> job = std::move(m_job);
    m_known.insert(m_known.end(), job->outcomes().begin(), job->outcomes().end());
    m_messages.dismiss(Notice::PythonCompared);
    finish();
    Q_EMIT stateChanged();
}

ComparedColumn PythonComparison::columnOf(Strategy strategy) const
{
    const auto known = std::ranges::find_if(m_known, [strategy](const StrategyJob::Outcome &each) { return each.strategy == strategy; });
    ComparedColumn out;
    out.kind = ComparedColumn::Kind::Recorded;
    out.id = QStringLiteral("python:") + strategyId(strategy);
    out.title = strategyTitle(strategy);
    out.strategy = strategy;
    out.recorded = known->run;
    out.problem = visibleText(known->problem);
    return out;
}

void PythonComparison::finish()
{
    std::vector<ComparedColumn> &columns = m_wantsGlance ? m_policies : m_columns;
    columns.clear();
    for (const Strategy strategy : m_wantsGlance ? std::vector<Strategy>(std::begin(Policies), std::end(Policies)) : m_wanted)
        columns.push_back(columnOf(strategy));
    Q_EMIT ready(m_wantsGlance);
}

bool PythonComparison::hasLastRuns() const
{
    return m_runs.kept().size() == 2;
}

void PythonComparison::runEnded()
{
    const bool begins = std::exchange(m_beginsAfterRun, false);
    if (!hasLastRuns() || m_runs.kept().back().number != m_runs.number())
        return;
    const PythonRuns::Kept &before = m_runs.kept().front(), &after = m_runs.kept().back();
    if (begins)
        loadLastRuns(After::Show);
    else if (before.text == after.text && before.strategy == after.strategy && before.faults != after.faults)
        loadLastRuns(After::Tell);
}

void PythonComparison::loadLastRuns(After after)
{
    for (FileLoader *loader : std::exchange(m_loaders, {}))
        loader->cancel();
    m_after = after;
    for (std::size_t i = 0; i < 2; ++i) {
        m_last[i].reset();
        m_lastKept[i] = m_runs.kept()[i];
        auto *loader = new FileLoader(m_lastKept[i].file, this);
        m_loaders.push_back(loader);
        connect(loader, &FileLoader::finished, this, [this, loader, i] {
            std::erase(m_loaders, loader);
            loader->deleteLater();
            FileLoader::Loaded loaded = loader->take();
            if (auto *recording = std::get_if<Recording>(&loaded)) {
                recording->path.clear(); // a later run takes its place
                m_last[i] = sourceOf(std::move(*recording));
            }
            if (!m_loaders.empty())
                return;
            if (m_last[0] && m_last[1])
                m_after == After::Show ? showLastRuns() : tellLastRuns();
            else if (m_after == After::Show)
                m_messages.showMessage(Notice::PythonCompared, MessageBar::Tone::Problem, tr("The runs cannot be compared"),
                                       tr("The recording of one of them cannot be read."));
            Q_EMIT stateChanged();
        });
    }
    for (FileLoader *loader : std::vector<FileLoader *>(m_loaders))
        loader->start();
}

void PythonComparison::showLastRuns()
{
    m_wanted.clear();
    m_columns.clear();
    for (std::size_t i = 0; i < 2; ++i) {
        ComparedColumn column;
        column.kind = ComparedColumn::Kind::Recorded;
        column.id = QStringLiteral("python:run:%1").arg(m_lastKept[i].number);
        column.title = titleOf(m_lastKept[i]);
        column.recorded = m_last[i];
        m_columns.push_back(std::move(column));
    }
    Q_EMIT ready(false);
}

//! What is worse comes first: lost errors and orphans.
void PythonComparison::tellLastRuns()
{
    TrialRun before, after;
    readTasks(m_last[0]->store(), before);
    readTasks(m_last[1]->store(), after);
    subtract(after, before);
    QStringList sentences;
    if (const QStringList remains = remainsOf(after); !remains.isEmpty())
        sentences += tr("Now: %1.").arg(remains.join(QStringLiteral("; ")));
    if (m_lastKept[0].status != m_lastKept[1].status)
        sentences += tr("The exit status is %1 instead of %2.").arg(m_lastKept[1].status).arg(m_lastKept[0].status);
    if (m_last[0]->trace().events().size() + m_last[1]->trace().events().size() < ManyEvents) {
        const Comparison comparison({{titleOf(m_lastKept[0]), &m_last[0]->store()}, {titleOf(m_lastKept[1]), &m_last[1]->store()}});
        sentences += firstDifferenceText(comparison);
    }
    m_messages.showMessage(Notice::PythonCompared, MessageBar::Tone::Info, tr("Compared with the previous run"), sentences.join(u' '),
                           {{tr("Compare"), [this] { showLastRuns(); }}});
}

void PythonComparison::toggle(Strategy strategy)
{
    std::vector<Strategy> strategies = m_wanted;
    if (std::erase(strategies, strategy) == 0)
        strategies.push_back(strategy);
    if (!strategies.empty())
        prepare(std::move(strategies), false);
}

void PythonComparison::fill(QMenu &menu)
{
    menu.clear();
    const auto add = [&menu, this](const QString &text, bool enabled, auto act) {
        QAction *action = menu.addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(tr("All &Strategies"), true, [this] { prepare({std::begin(Policies), std::end(Policies)}, false); })->setObjectName(QStringLiteral("allStrategies"));
    add(tr("The Last &Two Runs"), hasLastRuns(), [this] { loadLastRuns(After::Show); })->setObjectName(QStringLiteral("lastRuns"));
    menu.addSection(tr("Strategies"));
    for (const Strategy strategy : {Strategy::AsWritten, Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential}) {
        const bool isChosen = std::ranges::find(m_wanted, strategy) != m_wanted.end();
        QAction *action = add(strategyTitle(strategy), !isChosen || m_wanted.size() > 1, [this, strategy] { toggle(strategy); });
        action->setObjectName(QStringLiteral("python:") + strategyId(strategy));
        action->setCheckable(true);
        action->setChecked(isChosen);
        action->setToolTip(tr("Runs the program in this way"));
    }
    menu.addSeparator();
    add(tr("Run &Again"), !m_wanted.empty(), [this] {
        m_known.clear();
        prepare(std::vector<Strategy>(m_wanted), false);
    })->setObjectName(QStringLiteral("runAgain"));
}

} // namespace awaitscope
