// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/panels/paneltabs.h"

#include <vector>

namespace awaitscope {

class DetailsPanel;
class Panel;
class Program;
class RunSource;
class Settings;
class StaleOverlay;
class ViewState;

//! The panels that show the displayed run: those in tabs below the timeline, and the details beside it.
class RunPanels : public PanelTabs
{
    Q_OBJECT

public:
    //! Both outlive it.
    RunPanels(Settings &settings, ViewState *state);

    const std::vector<Panel *> &panels() const { return m_panels; }
    //! The first panel of that type.
    template <class T>
    T *panel() const
    {
        for (Panel *panel : m_panels)
            if (auto *found = qobject_cast<T *>(panel))
                return found;
        return nullptr;
    }
    //! To be put elsewhere in the window.
    DetailsPanel *details() const { return m_details; }

    //! The displayed run. Panels that need its program are disabled if it has none, and no source files either.
    void setSource(RunSource &source);
    void setProgram(const Program &program);
    void refresh();
    void passTime();
    void updateBadges();
    //! Whether the displayed run is not of the task set.
    void setStale(bool on);
    void setTheme(const Theme &theme);

private:
    Panel *firstWithoutProgram() const;

    std::vector<Panel *> m_panels; // in the order of the tabs
    DetailsPanel *m_details;
    StaleOverlay *m_overlay;
};

} // namespace awaitscope
