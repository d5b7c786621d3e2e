// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"
#include "views/common/theme.h"

#include <QWidget>

#include <array>

namespace awaitscope {

class RunCard;

//! The policies at a glance: what the open task set does under each, as small timelines with their summary. A click takes one.
class PolicyGlance : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyGlance(QWidget *parent = nullptr);

    //! The open task set, and the strategy that it is run with.
    void setPresent(std::shared_ptr<const TaskSet> set, Strategy strategy);
    //! Runs that were recorded, one for each policy, instead of those of the task set; \a strategy: in use.
    void setRecorded(std::vector<ComparedColumn> columns, Strategy strategy);
    void setInUse(std::optional<Strategy> used);
    void setActive(bool on) { m_runs->setActive(on); }
    void setTheme(const Theme &theme);
    RunCard *card(Strategy strategy) const;
    bool isBusy() const { return m_runs->isBusy(); }

Q_SIGNALS:
    void taken(awaitscope::Strategy strategy);

private:
    void showRuns();
    static std::vector<ComparedColumn> columnsOfTaskSet();

    static constexpr std::array Policies{Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential};
    ComparedRuns *m_runs;
    std::array<RunCard *, Policies.size()> m_cards{};
    bool m_isRecorded = false;
};

} // namespace awaitscope
