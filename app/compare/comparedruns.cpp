// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/comparedruns.h"

#include "app/runs/coveredrun.h"
#include "model/program/file/tasksetreader.h"
#include "model/runs/enginerun.h"
#include "model/versions/rulebehind.h"

#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

constexpr int RestMs = 60; // after an edit: the run of the window is first
constexpr std::size_t MostEvents = 1'000'000; // of one run
constexpr std::size_t MostEventsForRules = 5000; // of one: a run for each rule in which two versions differ
constexpr std::size_t ManyEvents = 100'000; // of all: comparing them takes longer than a frame

bool isSameColumn(const ComparedColumn &a, const ComparedColumn &b)
{
    return a.kind == b.kind && a.id == b.id && a.strategy == b.strategy && a.python == b.python && a.set == b.set && a.recorded == b.recorded;
}

} // namespace

ComparedRuns::ComparedRuns(QObject *parent)
    : QObject(parent)
{
    m_step.setSingleShot(true);
    connect(&m_step, &QTimer::timeout, this, &ComparedRuns::step);
}

ComparedRuns::~ComparedRuns()
{
    if (m_building)
        m_isBuilt.acquire();
}

void ComparedRuns::setPresent(std::shared_ptr<const TaskSet> set, Strategy strategy)
{
    if (set == m_present && strategy == m_strategy)
        return;
    m_present = std::move(set);
    m_strategy = strategy;
    restart(m_comparison ? RestMs : 0);
}

void ComparedRuns::setColumns(std::vector<ComparedColumn> columns)
{
    m_wanted = std::move(columns);
    if (m_wanted.empty()) { // what was compared is of another document
        const std::vector<Column> old = std::exchange(m_shown, {});
        const std::unique_ptr<Comparison> before = std::exchange(m_comparison, {});
        Q_EMIT replaced();
    }
    restart(0);
}

void ComparedRuns::setCover(std::optional<Time> moment)
{
    if (std::exchange(m_cover, moment) != moment)
        restart(0);
}

void ComparedRuns::setActive(bool on)
{
    m_isActive = on;
    if (on && m_isDue)
        restart(0);
    else if (!on && m_isBusy)
        restart(0); // which ends what is being executed
}

bool ComparedRuns::isInUse(const ComparedColumn &column) const
{
    if (!m_present || column.kind != ComparedColumn::Kind::Present)
        return false;
    const std::optional<Strategy> used = m_strategy == Strategy::AsWritten ? detectStrategy(*m_present) : std::optional(m_strategy);
    return (!column.strategy || used == column.strategy) && (!column.python || m_present->python.value_or(PythonVersion::byDefault()) == column.python);
}

void ComparedRuns::restart(int delay)
{
    ++m_generation;
    m_next.clear();
    m_isExecuting = false;
    m_isDue = true;
    m_step.stop();
    const bool needsPresent = std::ranges::any_of(m_wanted, [](const ComparedColumn &column) { return column.kind == ComparedColumn::Kind::Present; });
    if (!m_isActive || m_wanted.empty() || (needsPresent && (!m_present || !problemsOf(*m_present).empty())))
        return setBusy(false);
    m_step.start(delay);
    setBusy(true);
}

//! If it was executed already, and would do the same again.
std::shared_ptr<RunSource> ComparedRuns::known(const ComparedColumn &column) const
{
    if (column.kind == ComparedColumn::Kind::Recorded)
        return column.recorded;
    if (column.kind == ComparedColumn::Kind::Present && (m_present != m_shownPresent || (!column.strategy && m_strategy != m_shownStrategy)))
        return nullptr;
    const auto same = std::ranges::find_if(m_shown, [&](const Column &shown) { return !shown.isCovered && isSameColumn(shown.what, column); });
    return same == m_shown.end() ? nullptr : same->run;
}

std::size_t ComparedRuns::wantedCount() const
{
    return m_cover ? std::min<std::size_t>(m_wanted.size(), 2) : m_wanted.size();
}

void ComparedRuns::step()
{
    if (m_building || m_isExecuting)
        return; // continues when that has ended
    if (m_next.size() == wantedCount())
        return build();
    const ComparedColumn &column = m_wanted[m_next.size()];
    const bool isCovered = m_cover && m_next.size() == 1;
    if (column.kind == ComparedColumn::Kind::Recorded && !column.recorded) {
        m_next.push_back({column, nullptr, column.problem, false});
        m_step.start(0);
    } else if (std::shared_ptr<RunSource> run = isCovered ? nullptr : known(column)) {
        m_next.push_back({column, std::move(run), {}, false});
        m_step.start(0);
    } else {
        execute(column);
    }
}

Result<std::shared_ptr<RunSource>> ComparedRuns::make(const ComparedColumn &column, std::optional<Time> cover) const
{
    const bool isPresent = column.kind == ComparedColumn::Kind::Present;
    const Strategy strategy = column.strategy.value_or(isPresent ? m_strategy : Strategy::AsWritten);
    std::shared_ptr<const TaskSet> set = isPresent ? m_present : column.set;
    if (!set)
        return Problems{{QString(), tr("A recorded run cannot be covered: it is not executed here.")}};
    if (column.python) {
        TaskSet other = *set;
        other.python = column.python;
        set = std::make_shared<const TaskSet>(std::move(other));
    }
    if (strategy != Strategy::AsWritten) {
        Result<TaskSet> applied = withStrategy(*set, strategy);
        if (!applied)
            return applied.problems();
        set = std::make_shared<const TaskSet>(*std::move(applied));
    }
    RunOptions options;
    options.limits.maxEvents = MostEvents;
    if (cover) {
        Result<std::unique_ptr<RunSource>> run = CoveredRun::create(set, *cover, options);
        if (!run)
            return run.problems();
        return std::shared_ptr<RunSource>(*std::move(run));
    }
    Result<std::unique_ptr<EngineRun>> run = EngineRun::create(set, options);
    if (!run)
        return run.problems();
    return std::shared_ptr<RunSource>(*std::move(run));
}

void ComparedRuns::execute(const ComparedColumn &column)
{
    const std::optional<Time> cover = m_next.size() == 1 ? m_cover : std::nullopt;
    const Result<std::shared_ptr<RunSource>> made = make(column, cover);
    if (!made) {
        m_next.push_back({column, nullptr, made.problems().front().message, false});
        m_step.start(0);
        return;
    }
    m_next.push_back({column, *made, {}, cover.has_value()});
    m_isExecuting = true;
    RunSource *source = made->get();
    // Indexed a little each time, so that not everything is read at once in the end.
    connect(source, &RunSource::progressed, this, [source] { source->store().update(); });
    connect(source, &RunSource::finished, this, [this, source] {
        if (m_next.empty() || m_next.back().run.get() != source)
            return;
        m_isExecuting = false;
        m_step.start(0); // not here: the run is still at it
    });
    source->start();
}

void ComparedRuns::build()
{
    m_building = std::make_unique<Building>();
    m_building->columns = m_next;
    m_building->generation = m_generation;
    std::ranges::stable_partition(m_building->columns, [](const Column &column) { return column.run != nullptr; });
    std::vector<ComparedRun> runs;
    std::size_t events = 0;
    for (const Column &column : m_building->columns) {
        if (!column.run)
            break;
        column.run->store().update();
        events += column.run->trace().events().size();
        const Column &first = m_building->columns.front();
        const TaskSet *before = first.run->program(), *after = column.run->program();
        runs.push_back({column.what.title, &column.run->store(), {}});
        if (before && after && !column.isCovered) // what is covered is not executed
            runs.back().rules = rulesBehind(*before, first.run->trace(), *after, column.run->trace(), MostEventsForRules);
    }
    if (events < ManyEvents) {
        if (!runs.empty())
            m_building->comparison = std::make_unique<Comparison>(std::move(runs));
        return built();
    }
    // The stores are only read, there and here.
    QThreadPool::globalInstance()->start([this, building = m_building.get(), runs = std::move(runs)]() mutable {
        building->comparison = std::make_unique<Comparison>(std::move(runs));
        QMetaObject::invokeMethod(
            this, [this] { m_isBuilt.acquire(), built(); }, Qt::QueuedConnection);
        m_isBuilt.release();
    });
}

void ComparedRuns::built()
{
    const std::unique_ptr<Building> done = std::move(m_building);
    if (done->generation != m_generation) {
        if (m_isBusy)
            m_step.start(0);
        return;
    }
    m_next.clear();
    const std::vector<Column> old = std::exchange(m_shown, std::move(done->columns));
    const std::unique_ptr<Comparison> before = std::exchange(m_comparison, std::move(done->comparison));
    m_shownPresent = m_present;
    m_shownStrategy = m_strategy;
    m_isDue = false;
    Q_EMIT replaced();
    setBusy(false);
}

void ComparedRuns::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        Q_EMIT busyChanged(busy);
}

} // namespace awaitscope
