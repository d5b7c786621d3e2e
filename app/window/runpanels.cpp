// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/runpanels.h"

#include "app/settings/settings.h"
#include "app/widgets/staleoverlay.h"
#include "app/window/windowtext.h"
#include "model/runs/runsource.h"
#include "views/panels/codepanel.h"
#include "views/panels/detailspanel.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/findingspanel.h"
#include "views/panels/panels.h"

#include <algorithm>

namespace awaitscope {

RunPanels::RunPanels(Settings &settings, ViewState *state)
    : m_panels(createPanels(state)), m_details(new DetailsPanel(state))
{
    for (Panel *panel : m_panels)
        addTab(panel, panel->title());
    setCurrentWidget(panel<ExceptionsPanel>());
    if (const int tab = settings.panelTab(); tab >= 0 && tab < count())
        setCurrentIndex(tab);
    connect(this, &QTabWidget::currentChanged, this, [&settings](int tab) { settings.setPanelTab(tab); });
    m_overlay = new StaleOverlay(this);
}

Panel *RunPanels::firstWithoutProgram() const
{
    return *std::find_if(m_panels.begin(), m_panels.end(), [](const Panel *panel) { return !panel->needsProgram(); });
}

void RunPanels::setSource(RunSource &source)
{
    const TraceStore *store = &source.store();
    const bool hasCode = source.program() || source.recordedAt();
    if (!source.recordedAt())
        panel<CodePanel>()->endRecording();
    for (Panel *panel : m_panels) {
        panel->setStore(panel->needsProgram() && !hasCode ? nullptr : store);
        if (!panel->needsProgram())
            continue;
        if (!hasCode && currentWidget() == panel)
            setCurrentWidget(firstWithoutProgram());
        const int tab = indexOf(panel);
        setTabEnabled(tab, hasCode);
        setTabToolTip(tab, hasCode ? QString() : WindowText::tr("A recording does not contain its program"));
    }
    panel<FindingsPanel>()->setQueues([&source] { return source.queues(); });
    m_details->setStore(store);
    if (const std::optional<qint64> recordedAt = source.recordedAt())
        panel<CodePanel>()->setRecording(*recordedAt);
}

void RunPanels::setProgram(const Program &program)
{
    for (Panel *panel : m_panels)
        panel->setProgram(program);
}

void RunPanels::refresh()
{
    for (Panel *panel : m_panels)
        panel->refresh();
    m_details->refresh();
}

void RunPanels::passTime()
{
    for (Panel *panel : m_panels)
        panel->passTime();
    m_details->passTime();
}

void RunPanels::updateBadges()
{
    for (int tab = 0; tab < count(); ++tab) {
        const Panel::Badge badge = m_panels[std::size_t(tab)]->badge();
        bar()->setBadge(tab, badge.count, badge.meaning);
    }
}

void RunPanels::setStale(bool on)
{
    m_overlay->setStale(on);
}

void RunPanels::setTheme(const Theme &theme)
{
    bar()->setTheme(theme);
    for (Panel *panel : m_panels)
        panel->setTheme(theme);
    m_details->setTheme(theme);
}

} // namespace awaitscope
