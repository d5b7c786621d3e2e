// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/lanechange.h"
#include "model/compare/lanematch.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

//! Why a run under another Python differs: a rule in which the versions differ.
struct RuleBehind
{
    QString name; //!< "waitForInTimeout"
    QString sentence;
};

//! One of the runs that stand side by side. The store belongs to somebody else.
struct ComparedRun
{
    QString title; //!< "Fail fast", the name of a file
    const TraceStore *store = nullptr;
    std::vector<RuleBehind> rules = {}; //!< behind its first difference from the first run, if that is the same set under another Python
};

//! Where two runs begin to differ.
struct FirstDifference
{
    Time moment{};
    quint32 before = NoIndex; //!< the lane, in the first run and in the other; NoIndex: not there, or no lane is meant
    quint32 after = NoIndex;
    QString text; //!< "fetch D: cancelled at 600 ms, was: orphan until 9 s"
};

//! Runs beside each other. The first is what the others are compared with: "was" is what happened there. Reads the stores when it is
//! made, and later only for the words; they must not change before the last words are asked for. Linear in events, spans and marks.
class Comparison
{
public:
    explicit Comparison(std::vector<ComparedRun> runs);

    const std::vector<ComparedRun> &runs() const { return m_runs; }
    const TraceStore &store(std::size_t run) const { return *m_runs[run].store; }
    const LaneMatch &match() const { return m_match; }

    //! Whether nothing at all differs, events and their order included.
    bool isSame() const;
    bool isSame(std::size_t run) const { return !m_differences[run].event && m_differences[run].lanes.empty(); }
    //! The lanes in which a run differs from the first, by moment. Empty for the first, and when only the order of events differs.
    const std::vector<LaneChange> &changes(std::size_t run) const { return m_differences[run].lanes; }
    //! Whether the lane is not as in the first run; a lane of the first run: not as in one of the others.
    bool differs(std::size_t run, quint32 lane) const { return m_rowDiffers[run][m_match.row(run, lane)]; }
    //! All such lanes of a run, sorted.
    std::vector<quint32> differing(std::size_t run) const;
    //! None: the run does not differ.
    std::optional<FirstDifference> first(std::size_t run) const;
    //! The first of all of them, in time.
    std::optional<Time> firstMoment() const;

    //! What changed, for people: the name of the lane, a colon, and what.
    QStringList texts(std::size_t run, const LaneChange &change) const;
    //! From 0 to the end of the longest run: the axis that they share.
    TimeRange range() const;

private:
    struct Difference
    {
        std::optional<EventDifference> event;
        std::vector<LaneChange> lanes;
    };
    Difference compare(std::size_t run) const;
    QString eventText(std::size_t run, quint32 event) const;

    std::vector<ComparedRun> m_runs;
    LaneMatch m_match;
    std::vector<Difference> m_differences; // by run
    std::vector<std::vector<bool>> m_rowDiffers; // by run and row of the match
};

} // namespace awaitscope
