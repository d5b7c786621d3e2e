// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit/program.h"

#include "model/edit/tasktable.h"
#include "model/program/file/tasksetreader.h"

#include <utility>

namespace awaitscope {

struct Program::Facts
{
    explicit Facts(TaskSet given)
        : set(std::move(given)) {}

    const TaskSet set;
    std::optional<Problems> problems;
    std::optional<std::vector<TaskRow>> rows;
    std::optional<StrategyFacts> strategies;
    std::optional<std::pair<Strategy, Result<Program>>> rewritten;
    std::optional<std::vector<Hint>> hints;

    const StrategyFacts &strategyFacts()
    {
        return strategies ? *strategies : strategies.emplace(strategyFactsOf(set));
    }
};

Program::Program(TaskSet set)
    : m_facts(std::make_shared<Facts>(std::move(set)))
{
}

const TaskSet &Program::set() const
{
    return m_facts->set;
}

std::shared_ptr<const TaskSet> Program::shared() const
{
    return {m_facts, &m_facts->set};
}

const Problems &Program::problems() const
{
    return m_facts->problems ? *m_facts->problems : m_facts->problems.emplace(problemsOf(set()));
}

const std::vector<TaskRow> &Program::rows() const
{
    return m_facts->rows ? *m_facts->rows : m_facts->rows.emplace(taskRows(set()));
}

std::optional<Strategy> Program::writtenStrategy() const
{
    return m_facts->strategyFacts().written;
}

QString Program::refusal(Strategy strategy) const
{
    return m_facts->strategyFacts().refusals[std::size_t(strategy)];
}

Result<Program> Program::under(Strategy strategy) const
{
    if (strategy == Strategy::AsWritten || writtenStrategy() == strategy)
        return *this;
    if (!m_facts->rewritten || m_facts->rewritten->first != strategy) {
        Result<TaskSet> changed = withStrategy(set(), strategy);
        m_facts->rewritten.emplace(strategy, changed ? Result<Program>(Program(*std::move(changed))) : Result<Program>(changed.problems()));
    }
    return m_facts->rewritten->second;
}

const std::vector<Hint> &Program::hints() const
{
    if (!m_facts->hints)
        m_facts->hints = problems().empty() ? findHints(set()) : std::vector<Hint>();
    return *m_facts->hints;
}

} // namespace awaitscope
