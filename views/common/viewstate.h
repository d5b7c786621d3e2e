// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/rangehistory.h"
#include "views/common/runextent.h"

#include <QObject>

#include <algorithm>
#include <optional>
#include <vector>

namespace awaitscope {

//! A lane, span, mark or arrow of the displayed trace, by index; or something that belongs to no lane, such as the end of the run.
struct ViewItem
{
    enum class Kind : quint8 { Lane,
                               Span,
                               Mark,
                               Arrow,
                               Sign } kind
        = Kind::Lane;
    quint32 lane = 0; //!< NoIndex for a sign
    quint32 index = 0; //!< of the span or mark in its lane, or of the arrow; 0 for a lane; for a sign its number in the enumeration Sign
    std::optional<TimeRange> when = std::nullopt; //!< only for a sign: the moment or range that it represents
    bool operator==(const ViewItem &) const = default;
};

//! State shared by the views of one run: the visible range of time, and what is selected, hovered and measured. Views change
//! it and listen to it, and so need not know each other. Setters do nothing if nothing changes.
class ViewState : public QObject
{
    Q_OBJECT
public:
    using History = RangeHistory::Change;

    explicit ViewState(QObject *parent = nullptr);

    //! \name Visible range
    //!@{
    TimeRange range() const { return m_range; }
    //! Navigation by the user: clamps to the domain and stops following.
    void setRange(TimeRange range, History history = History::Step);
    //! Everything that can be shown: the run with margins, and while it is live some room for growth.
    TimeRange domain() const { return m_domain; }
    TimeRange run() const { return m_extent.run; }
    //! Sets the run, from the first event to the current end. A fitted view stays fitted and a following one moves along. Otherwise
    //! the range stays as the user chose it as far as it exists, and is restored when it exists again.
    void setDomain(TimeRange run);
    //! From now on the domain is at least as long as for the current run, so that another run can be compared with it by eye. Not
    //! for a run that ends before the visible range. In effect until fit(), or until releaseAxis() and the next setDomain().
    void holdAxis() { m_extent.axis = std::max(m_extent.axis, m_extent.run.end); }
    void releaseAxis() { m_extent.axis = Time{0}; }
    //! After a change of width: shows more or less at the same scale. This is not a navigation: a fitted range is fitted again with
    //! the next change of the domain.
    void crop(TimeRange range);
    //! For another document: shows everything and clears the history.
    void startOver();
    bool isLive() const { return m_extent.live; }
    //! Whether the run is in progress: the domain then grows in steps, so that the picture need not be rescaled in every frame.
    void setLive(bool live);
    //! How much of the run is not shown because idle time is cut; margins are based on the rest.
    void setHidden(Time hidden);
    void fit();
    bool isFitted() const { return m_range == m_domain; }
    //! Scales the range by \a factor (below 1 zooms in), keeping \a anchor where it is.
    void zoom(Time anchor, double factor, History history = History::Merge);
    void pan(Time by, History history = History::Merge);
    //! The shortest range that can be shown.
    static constexpr Time MinimumDuration{1000};
    //!@}

    //! \name History of ranges
    //!@{
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }
    void goBack();
    void goForward();
    //!@}

    bool isFollowing() const { return m_following; }
    //! Whether the view follows the newest moment, which then is a tenth of the range from its end.
    void setFollowing(bool on);

    //! \name Selection, hover, measured range, cursor
    //!@{
    const std::vector<ViewItem> &selection() const { return m_selection; }
    bool isSelected(const ViewItem &item) const;
    void select(const ViewItem &item);
    void setSelection(std::vector<ViewItem> items);
    void toggle(const ViewItem &item);
    void clearSelection() { setSelection({}); }
    const std::optional<ViewItem> &hover() const { return m_hover; }
    void setHover(const std::optional<ViewItem> &item);
    //! Everything that belongs to an item hovered in another view, such as the spans of a step.
    const std::vector<ViewItem> &highlight() const { return m_highlight; }
    void setHighlight(std::vector<ViewItem> items);
    const std::optional<TimeRange> &measured() const { return m_measured; }
    void setMeasured(const std::optional<TimeRange> &range);
    const std::optional<Time> &cursor() const { return m_cursor; }
    void setCursor(const std::optional<Time> &time);
    //! The moment that counts as 0 on rulers and in tooltips.
    Time origin() const { return m_origin; }
    void setOrigin(Time origin);
    //!@}

Q_SIGNALS:
    void rangeChanged(awaitscope::TimeRange range);
    void domainChanged(awaitscope::TimeRange domain);
    void historyChanged();
    void followingChanged(bool following);
    void selectionChanged();
    void hoverChanged();
    void highlightChanged();
    void measuredChanged();
    void cursorChanged();
    void originChanged();
    void liveChanged(bool live);

private:
    TimeRange clamped(TimeRange range) const;
    void apply(TimeRange range);
    void remember(History history);
    void returnTo(const std::optional<TimeRange> &range);

    TimeRange wholeDomain() const;
    void adopt(TimeRange domain);
    void showNewest();

    RunExtent m_extent;
    TimeRange m_domain;
    TimeRange m_range;
    TimeRange m_chosen; // by the user, as far as the domain allowed it
    bool m_fit = true; // the whole domain was chosen
    RangeHistory m_history;
    bool m_following = true;
    std::vector<ViewItem> m_selection;
    std::optional<ViewItem> m_hover;
    std::vector<ViewItem> m_highlight;
    std::optional<TimeRange> m_measured;
    std::optional<Time> m_cursor;
    Time m_origin{0};
};

} // namespace awaitscope
