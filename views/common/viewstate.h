// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QObject>

#include <algorithm>
#include <optional>
#include <vector>

namespace awaitscope {

//! A lane, span, mark or arrow of the trace on screen, by index.
struct ViewItem
{
    enum class Kind : quint8 { Lane,
                               Span,
                               Mark,
                               Arrow } kind
        = Kind::Lane;
    quint32 lane = 0;
    quint32 index = 0; //!< of the span or mark in its lane, or of the arrow; 0 for a lane
    bool operator==(const ViewItem &) const = default;
};

//! What the views of one run share: which stretch of time is visible, what is selected, hovered and measured. Views
//! change it and listen to it, and so need not know each other. All setters do nothing when nothing changes.
class ViewState : public QObject
{
    Q_OBJECT
public:
    //! Whether a change of range is a step to which one can go back. Gestures of many small changes merge into one step.
    enum class History : quint8 { Step,
                                  Merge,
                                  None };

    explicit ViewState(QObject *parent = nullptr);

    //! \name Visible range
    //!@{
    TimeRange range() const { return m_range; }
    //! A navigation by the user: clamps to the domain, stops following.
    void setRange(TimeRange range, History history = History::Step);
    //! Everything there is to see: the run with margins, and while it is live some room in which it can grow.
    TimeRange domain() const { return m_domain; }
    TimeRange run() const { return m_run; }
    //! From the first event to the end so far. A fitted view stays fitted; a following one moves along; else the range stays what the
    //! user chose, as far as it is there, and comes back when it is there again.
    void setDomain(TimeRange run);
    //! From now on the domain is at least as long as for the run so far, so that another run can be compared with it by eye. Not
    //! for a run that ends before what is in view. Until fit() or releaseAxis(), which takes effect with the next setDomain().
    void holdAxis() { m_axis = std::max(m_axis, m_run.end); }
    void releaseAxis() { m_axis = Time{0}; }
    //! Another width of the view shows more or less at the same scale. No navigation: what was fitted is fitted again with the next
    //! change of the domain.
    void crop(TimeRange range);
    //! For another document: everything is shown, and nothing is remembered.
    void startOver();
    bool isLive() const { return m_live; }
    //! Whether the run still goes on: then the domain grows in steps, so that the picture need not be scaled in every frame.
    void setLive(bool live);
    //! How much of the run is not shown, because idle time is cut: the margins go by what is left.
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
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    void goBack();
    void goForward();
    //!@}

    bool isFollowing() const { return m_following; }
    //! Whether the view moves along with the newest moment, which then lies a tenth of the range from its end.
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
    //! All that belongs to what is pointed at elsewhere: the spans of a step, say.
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

    TimeRange wholeDomain() const;
    void adopt(TimeRange domain);
    void showNewest();

    TimeRange m_run{Time{0}, Time{1'000'000'000}};
    bool m_live = false;
    Time m_hidden{0};
    Time m_axis{0}; // end of the longest run that is compared
    TimeRange m_domain;
    TimeRange m_range;
    TimeRange m_chosen; // by the user, where the domain allowed it
    bool m_fit = true; // everything was chosen
    std::vector<TimeRange> m_back, m_forward;
    History m_last = History::None; // how the present range was reached
    bool m_following = true;
    std::vector<ViewItem> m_selection;
    std::optional<ViewItem> m_hover;
    std::vector<ViewItem> m_highlight;
    std::optional<TimeRange> m_measured;
    std::optional<Time> m_cursor;
    Time m_origin{0};
};

} // namespace awaitscope
