// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/markers.h"
#include "views/common/viewstate.h"
#include "views/picture/displaylist.h"
#include "views/picture/lanelayout.h"
#include "views/picture/occurrence.h"
#include "views/picture/timelineindex.h"
#include "views/picture/timescale.h"

#include <functional>
#include <memory>

namespace awaitscope {

//! Width of a text in pixels.
using TextMeasure = std::function<qreal(const QString &text, qreal pixelSize, bool bold)>;
//! Uses the metrics of the application font. Needs a QGuiApplication.
TextMeasure fontMeasure();
//! The same on every machine, for tests and goldens: 0.56 (bold: 0.6) of the size for each character.
TextMeasure fixedMeasure();

//! What a run that stands beside others shows of the comparison.
struct ComparedMarks
{
    std::vector<bool> lanes; //!< by lane: whether it is not as in the other runs
    std::optional<Time> first; //!< when they begin to differ
};
//! What is marked at whole lanes.
struct LaneMarks
{
    std::vector<ViewItem> hits; //!< of a search: lanes, sorted
    ComparedMarks compared; //!< empty: it stands alone
};
//! What the sign of a lane that differs takes of the width of the names.
inline constexpr qreal DifferenceSignWidth = 18;

//! What to draw of a trace, and how.
struct TimelineOptions
{
    TimeRange range; //!< visible time
    QSizeF size; //!< of the whole picture, including ruler and names
    qreal scrollY = 0; //!< of the lanes that are not pinned
    qreal namesWidth = 152; //!< 0: no names
    qreal rulerHeight = 34; //!< 0: no ruler
    QString title, subtitle; //!< at the top, if not empty
    bool legend = false; //!< at the bottom: the states that occur
    std::optional<Occurrence> occurrence; //!< for the legend; none: that of the whole run
    bool lowBars = false; //!< rows are too thin for marks and names: the legend shows what low bars show (barlook.h)
    std::vector<ViewItem> selection;
    std::optional<ViewItem> hover;
    std::vector<ViewItem> highlight; //!< outlined as if hovered
    std::optional<Sign> lit; //!< outlined wherever it is drawn: the entry of the legend under the pointer
    bool allArrows = false;
    Time origin{0}; //!< the moment at which the ruler shows 0
    TimeCuts cuts;
    std::vector<Marker> notes;
    LaneMarks marks; //!< of whole lanes
    TextMeasure measure; //!< none: fontMeasure()
};

//! Builds display lists and reuses its memory, so that a frame allocates next to nothing. The result depends on the arguments
//! alone. Cost: O(pixels x visible rows), independent of the number of spans and lanes.
class DisplayListBuilder
{
public:
    DisplayListBuilder();
    ~DisplayListBuilder();
    DisplayListBuilder(const DisplayListBuilder &) = delete;
    DisplayListBuilder &operator=(const DisplayListBuilder &) = delete;

    void build(TimelineIndex &index, const LaneLayout &layout, const TimelineOptions &options, DisplayList &out);

private:
    struct Frame;
    std::unique_ptr<Frame> m_frame;
};

//! For a single picture.
DisplayList buildDisplayList(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options);

//! The geometry for these options; `items` is empty.
DisplayList timelineGeometry(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options);

//! The flag of a note on the ruler, whose moment is at \a x.
QRectF noteFlag(const Marker &note, qreal x, const QRectF &ruler, const TextMeasure &measure);

//! The width of the longest name, within limits; looks at the first 2000 rows.
qreal fittingNamesWidth(const TraceStore &store, const LaneLayout &layout, const TextMeasure &measure);

//! Height at which all rows of \a layout fit exactly, with ruler, title and legend, at the width of `options.size`.
qreal timelineHeight(const TraceStore &store, const LaneLayout &layout, const TimelineOptions &options);

} // namespace awaitscope
