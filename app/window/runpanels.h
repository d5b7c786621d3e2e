// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/panels/paneltabs.h"

#include <vector>

namespace awaitscope {

class DetailsPanel;
class Panel;
class Settings;
class StaleOverlay;
class TraceStore;
class ViewState;
struct TaskSet;

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

    //! \a recorded: panels that need the program are disabled; but the code is that of a real program if \a recordedAt (ns since 1970) is not 0.
    void setStore(const TraceStore *store, bool recorded, qint64 recordedAt = 0);
    void setProgram(const TaskSet &program);
    void refresh();
    void passTime();
    void updateBadges();
    //! Whether the displayed run is not of the task set.
    void setStale(bool on);
    void setTheme(const Theme &theme);

private:
    Panel *firstForRecordings() const;

    std::vector<Panel *> m_panels; // in the order of the tabs
    DetailsPanel *m_details;
    StaleOverlay *m_overlay;
};

} // namespace awaitscope
