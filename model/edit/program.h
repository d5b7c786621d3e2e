// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/program/hints/hints.h"
#include "model/program/query/taskrow.h"
#include "model/program/strategy/strategy.h"
#include "model/text/result.h"

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

//! One version of the task set, and what is known about it: each fact is computed once, when somebody asks. Never changes; copies share
//! everything, so that document, undo history, editor and run hold the same one. Belongs to one thread.
class Program
{
public:
    Program(TaskSet set = {});

    const TaskSet &set() const;
    //! The same set, for those who outlive this.
    std::shared_ptr<const TaskSet> shared() const;

    //! What is wrong with it; see problemsOf().
    const Problems &problems() const;
    //! See taskRows().
    const std::vector<TaskRow> &rows() const;
    //! The strategy that main is written in; see detectStrategy().
    std::optional<Strategy> writtenStrategy() const;
    //! Why the strategy cannot be applied, as a sentence; empty if it can.
    QString refusal(Strategy strategy) const;
    //! The program with that strategy applied; this one, if main is written in it. The last answer is kept.
    Result<Program> under(Strategy strategy) const;
    //! See findHints(); none if there are problems.
    const std::vector<Hint> &hints() const;

    bool operator==(const Program &other) const { return m_facts == other.m_facts || set() == other.set(); }

private:
    struct Facts;
    std::shared_ptr<Facts> m_facts;
};

} // namespace awaitscope
