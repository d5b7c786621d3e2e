// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "views/common/theme.h"
#include "views/common/viewstate.h"

#include <QWidget>

namespace awaitscope {

class PaneHeader;
class TimelineWidget;

//! One of the runs side by side: its timeline below a line that says what it is.
class ComparisonPane : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonPane(QWidget *parent = nullptr);
    ~ComparisonPane() override;

    PaneHeader *header() const { return m_header; }
    TimelineWidget *timeline() const { return m_timeline; }
    ViewState *state() const { return m_state; }

    //! How much of the comparison is known.
    enum class Known : quint8 { All,
                                BesideCovered, //!< nothing of what differs
                                Covered //!< nor how this run ends
    };
    //! Shows a run of a comparison; the comparison lives until the next call. \a axis: what of time all panes can show.
    void setRun(const Comparison &comparison, std::size_t run, TimeRange axis, Known known = Known::All);
    void clear();
    //! Shows only the lanes that differ, and those they are below.
    void setOnlyDifferences(bool on);
    //! The width that its names take, with the sign of a lane that differs.
    qreal wantedNamesWidth() const;
    //! The height of its rows at the normal density.
    qreal naturalHeight() const;
    void setTheme(const Theme &theme);

private:
    void showLanes();

    ViewState *m_state;
    PaneHeader *m_header;
    TimelineWidget *m_timeline;
    const Comparison *m_comparison = nullptr;
    std::size_t m_run = 0;
    bool m_onlyDifferences = false;
    Known m_known = Known::All;
};

} // namespace awaitscope
