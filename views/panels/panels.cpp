// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/panels.h"

#include "views/panels/codepanel.h"
#include "views/panels/consolepanel.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/findingspanel.h"
#include "views/panels/logpanel.h"
#include "views/panels/resultspanel.h"
#include "views/panels/statisticspanel.h"

namespace awaitscope {

std::vector<Panel *> createPanels(ViewState *state)
{
    return {
        new LogPanel(state),
        new ConsolePanel(state),
        new ExceptionsPanel(state),
        new ResultsPanel(state),
        new CodePanel(state),
        new StatisticsPanel(state),
        new FindingsPanel(state),
    };
}

} // namespace awaitscope
