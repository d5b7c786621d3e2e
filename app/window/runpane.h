// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace awaitscope {

class EmptyHint;
class LegendBar;
class LoadingBar;
class MessageBar;
class Minimap;
class StaleOverlay;
class Theme;
class TimelineWidget;
class ViewState;

//! The centre of the window: messages above the timeline with its table, the legend and the overview.
class RunPane : public QWidget
{
    Q_OBJECT

public:
    //! \a state outlives it.
    explicit RunPane(ViewState *state, QWidget *parent = nullptr);

    TimelineWidget *timeline() const { return m_timeline; }
    Minimap *minimap() const { return m_minimap; }
    LegendBar *legend() const { return m_legend; }
    MessageBar *messages() const { return m_messages; }
    LoadingBar *loadingBar() const { return m_loadingBar; }
    //! Shows another widget in place of the run; null: the run again. Takes ownership of it.
    void showInstead(QWidget *other);
    //! Covers timeline, legend and overview while there is nothing to show in them.
    EmptyHint *hint() const { return m_hint; }
    //! Whether the displayed run is not of the task set.
    void setStale(bool on);
    void setTheme(const Theme &theme);

private:
    MessageBar *m_messages;
    LoadingBar *m_loadingBar;
    TimelineWidget *m_timeline;
    Minimap *m_minimap;
    LegendBar *m_legend;
    QWidget *m_run; //!< timeline, legend and overview
    QWidget *m_instead = nullptr;
    StaleOverlay *m_overlay;
    EmptyHint *m_hint;
};

} // namespace awaitscope
