// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace awaitscope {

class RunController;
class ViewState;

//! From error to error of the displayed run, as rows of the ledger.
class ErrorNavigation
{
public:
    //! Both outlive it.
    ErrorNavigation(const RunController &runs, ViewState &view)
        : m_runs(runs), m_view(view) {}

    //! 1: the next, -1: the previous; wraps around.
    void step(int by);
    //! The next one that was not retrieved.
    void stepUnretrieved();

private:
    std::optional<int> selected() const;
    void show(int row);

    const RunController &m_runs;
    ViewState &m_view;
};

} // namespace awaitscope
