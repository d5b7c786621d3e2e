// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "views/common/viewstate.h"

#include <QObject>
#include <QScopedValueRollback>

#include <vector>

namespace awaitscope {

class ComparisonPane;

//! Panes that stand side by side show the same stretch of time, the same lanes, and what is selected in one of them in all.
class ComparisonLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! The panes in the order of the runs; they outlive it, or the next call.
    void setPanes(const std::vector<ComparisonPane *> &panes);
    //! Null: the panes show nothing that could be linked. Lives until the next call.
    void setComparison(const Comparison *comparison) { m_comparison = comparison; }
    //! As long as it lives, the panes change on their own.
    [[nodiscard]] QScopedValueRollback<bool> paused() { return QScopedValueRollback<bool>(m_isSpreading, true); }

    //! Selects in every pane where its lane begins to differ; where it has no such lane, nothing.
    void select(std::size_t run, const LaneChange &change);

Q_SIGNALS:
    void selectionChanged();

private:
    template <class Spread>
    void spread(std::size_t from, Spread to);
    void spreadSelection(std::size_t from);
    void spreadScroll(std::size_t from);
    std::optional<ViewItem> counterpart(const ViewItem &item, std::size_t from, std::size_t to) const;

    std::vector<ComparisonPane *> m_panes;
    const Comparison *m_comparison = nullptr;
    bool m_isSpreading = false;
};

} // namespace awaitscope
