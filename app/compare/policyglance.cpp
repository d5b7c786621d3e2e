// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/policyglance.h"

#include "model/compare/runsummary.h"
#include "views/comparison/runcard.h"

#include <QGridLayout>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

//! What the summary says of one run, on a line for each question.
//! A card has room for a few lines: errors that no code saw stand right behind how main ended.
QStringList linesOf(const std::vector<SummaryRow> &rows, std::size_t run)
{
    QStringList main, errors, rest;
    for (const SummaryRow &row : rows) {
        if (row.id == "results" || row.id == "printed" || row.id == "reported" || row.cells[qsizetype(run)].isEmpty())
            continue;
        const bool isError = row.id == "lost" || row.id == "ignored" || row.id == "pending";
        (row.id == "main" ? main : isError ? errors
                                           : rest)
            += QStringLiteral("%1: %2").arg(row.title, row.cells[qsizetype(run)].section(u'\n', 0, 0));
    }
    return main + errors + rest;
}

} // namespace

PolicyGlance::PolicyGlance(QWidget *parent)
    : QWidget(parent), m_runs(new ComparedRuns(this))
{
    constexpr int Margin = 14, Gap = 12;
    setObjectName(QStringLiteral("policyGlance"));
    setAccessibleName(tr("Policies at a glance"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(Margin, Margin, Margin, Margin);
    grid->setSpacing(Gap);
    for (std::size_t i = 0; i < Policies.size(); ++i) {
        const Strategy policy = Policies[i];
        auto *card = m_cards[i] = new RunCard(strategyTitle(policy));
        card->setObjectName(QStringLiteral("policy.") + strategyId(policy));
        connect(card, &RunCard::clicked, this, [this, policy] { Q_EMIT taken(policy); });
        grid->addWidget(card, int(i) / 2, int(i) % 2);
    }
    m_runs->setColumns(columnsOfTaskSet());
    connect(m_runs, &ComparedRuns::replaced, this, &PolicyGlance::showRuns);
}

std::vector<ComparedColumn> PolicyGlance::columnsOfTaskSet()
{
    std::vector<ComparedColumn> columns;
    for (const Strategy policy : Policies) {
        ComparedColumn column;
        column.id = strategyId(policy);
        column.title = strategyTitle(policy);
        column.strategy = policy;
        columns.push_back(column);
    }
    return columns;
}

RunCard *PolicyGlance::card(Strategy strategy) const
{
    return m_cards[std::size_t(std::ranges::find(Policies, strategy) - Policies.begin())];
}

void PolicyGlance::setPresent(std::shared_ptr<const TaskSet> set, Strategy strategy)
{
    const std::optional<Strategy> used = strategy == Strategy::AsWritten ? detectStrategy(*set) : std::optional(strategy);
    setInUse(used);
    if (std::exchange(m_isRecorded, false))
        m_runs->setColumns(columnsOfTaskSet());
    m_runs->setPresent(std::move(set), Strategy::AsWritten); // that of the window makes no difference to any of them
}

void PolicyGlance::setInUse(std::optional<Strategy> used)
{
    for (std::size_t i = 0; i < Policies.size(); ++i)
        m_cards[i]->setInUse(used == Policies[i]);
}

void PolicyGlance::setRecorded(std::vector<ComparedColumn> columns, Strategy strategy)
{
    m_isRecorded = true;
    setInUse(strategy);
    m_runs->setColumns(std::move(columns));
}

void PolicyGlance::showRuns()
{
    const Comparison *comparison = m_runs->comparison();
    const std::vector<SummaryRow> summary = comparison ? summaryOf(*comparison) : std::vector<SummaryRow>();
    for (std::size_t i = 0, run = 0; i < m_runs->shown().size(); ++i) {
        const ComparedRuns::Column &column = m_runs->shown()[i];
        RunCard *own = card(*column.what.strategy);
        if (column.run) {
            own->setRun(column.run->store(), comparison->range(), linesOf(summary, run));
            ++run;
        } else {
            own->setRefused(column.problem);
        }
    }
}

void PolicyGlance::setTheme(const Theme &theme)
{
    for (RunCard *card : m_cards)
        card->setTheme(theme);
}

} // namespace awaitscope
