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
    void setActive(bool on) { m_runs->setActive(on); }
    void setTheme(const Theme &theme);
    RunCard *card(Strategy strategy) const;
    bool isBusy() const { return m_runs->isBusy(); }

Q_SIGNALS:
    void taken(awaitscope::Strategy strategy);

private:
    void showRuns();

    static constexpr std::array Policies{Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential};
    ComparedRuns *m_runs;
    std::array<RunCard *, Policies.size()> m_cards{};
};

} // namespace awaitscope
