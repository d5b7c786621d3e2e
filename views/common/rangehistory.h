// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/lane.h"

#include <optional>
#include <vector>

namespace awaitscope {

//! The ranges that a view showed before the current one, and those that it went back from.
class RangeHistory
{
public:
    //! Whether a change of range is a step. Gestures of many small changes merge into one.
    enum class Change : quint8 { Step,
                                 Merge,
                                 None };

    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    //! The range is about to change from \a current. Returns whether that is a step of its own.
    bool remember(TimeRange current, Change change);
    //! The range to show instead of \a current; nothing if there is none.
    std::optional<TimeRange> goBack(TimeRange current) { return go(current, m_back, m_forward); }
    std::optional<TimeRange> goForward(TimeRange current) { return go(current, m_forward, m_back); }
    void clear();

private:
    std::optional<TimeRange> go(TimeRange current, std::vector<TimeRange> &from, std::vector<TimeRange> &to);

    std::vector<TimeRange> m_back, m_forward;
    Change m_last = Change::None; // how the current range was reached
};

} // namespace awaitscope
