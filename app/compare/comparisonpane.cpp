// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/comparisonpane.h"

#include "views/comparison/paneheader.h"
#include "views/export/scene/comparisontable.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QVBoxLayout>

namespace awaitscope {

ComparisonPane::ComparisonPane(QWidget *parent)
    : QWidget(parent), m_state(new ViewState(this)), m_header(new PaneHeader), m_timeline(new TimelineWidget(m_state))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_timeline, 1);
    m_timeline->setMinimumSize(160, 60);
    m_state->setFollowing(false);
    // One axis for all: no time may be left out of one of them. The others have no place here.
    for (const char *name : {"hideIdle", "legend", "table", "note", "editNote"})
        m_timeline->command(QStringLiteral("timeline.") + QLatin1String(name))->setEnabled(false);
}

ComparisonPane::~ComparisonPane()
{
    delete m_timeline; // before its state
}

void ComparisonPane::setRun(const Comparison &comparison, std::size_t run, TimeRange axis, Known known)
{
    m_known = known;
    m_comparison = &comparison;
    m_run = run;
    const QString title = comparison.runs()[run].title;
    m_header->setTexts(title, known == Known::Covered ? tr("covered") : comparedRunText(comparison, run));
    m_timeline->setAccessibleName(tr("Timeline of %1").arg(title));
    m_timeline->setStore(&comparison.store(run));
    ComparedMarks marks;
    if (known == Known::All) {
        marks.lanes.resize(comparison.store(run).lanes().size());
        for (std::size_t lane = 0; lane < marks.lanes.size(); ++lane)
            marks.lanes[lane] = comparison.differs(run, quint32(lane));
        marks.first = comparison.firstMoment();
    }
    m_timeline->setCompared(std::move(marks));
    showLanes();
    m_state->setLive(false); // a covered one is paused
    m_state->setDomain(axis);
}

void ComparisonPane::clear()
{
    m_timeline->setStore(nullptr);
    m_comparison = nullptr;
}

void ComparisonPane::setOnlyDifferences(bool on)
{
    if (std::exchange(m_onlyDifferences, on) != on)
        showLanes();
}

void ComparisonPane::showLanes()
{
    if (!m_comparison)
        return;
    const auto &lanes = m_comparison->store(m_run).lanes();
    std::vector<bool> shown(m_onlyDifferences && m_known == Known::All ? lanes.size() : 0, false);
    for (std::size_t lane = shown.size(); lane-- > 0;) {
        shown[lane] = shown[lane] || m_comparison->differs(m_run, quint32(lane)) || lanes[lane].parent < 0;
        if (shown[lane] && lanes[lane].parent >= 0)
            shown[std::size_t(lanes[lane].parent)] = true; // without it, it would not be shown either
    }
    m_timeline->setShownLanes(std::move(shown));
}

qreal ComparisonPane::wantedNamesWidth() const
{
    return m_timeline->store() ? fittingNamesWidth(*m_timeline->store(), m_timeline->layout(), fontMeasure()) + DifferenceSignWidth : 0;
}

qreal ComparisonPane::naturalHeight() const
{
    return qreal(m_timeline->layout().totalHeight()) / m_timeline->layout().density();
}

void ComparisonPane::setTheme(const Theme &theme)
{
    m_timeline->setTheme(theme);
    m_header->update();
}

} // namespace awaitscope
