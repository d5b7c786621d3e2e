// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/predict/predictchange.h"

#include "app/compare/comparedruns.h"
#include "app/compare/comparisonview.h"
#include "app/document/document.h"
#include "app/predict/predictpanel.h"
#include "app/runs/runcontroller.h"
#include "views/common/viewstate.h"

#include <algorithm>
#include <utility>

namespace awaitscope {

PredictChange::PredictChange(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_panel(nullptr), m_telling(parts.telling)
{
    connect(&m_parts.compared, &ComparedRuns::replaced, this, &PredictChange::replaced);
}

void PredictChange::setView(ComparisonView *view)
{
    if (!view)
        leave();
    m_view = view;
    if (view)
        connect(view, &ComparisonView::predictionWanted, this, &PredictChange::toggle, Qt::UniqueConnection);
}

bool PredictChange::toggle()
{
    if (!m_view || m_view->showsGlance())
        return false;
    isOn() ? leave() : begin();
    return true;
}

void PredictChange::begin()
{
    if (!m_view || isOn())
        return tellToggle();
    if (!m_parts.compared.canCover()) {
        m_view->tell(tr("Only a task set can be covered: choose one as the second run."));
        return tellToggle();
    }
    if (!m_panel) {
        m_panel = new PredictPanel(m_view);
        m_panel->hide(); // until there is something to ask
        connect(m_panel, &PredictPanel::closed, this, &PredictChange::leave);
        connect(m_panel, &PredictPanel::momentChosen, this, &PredictChange::cover);
        connect(m_panel, &PredictPanel::againWanted, this, [this] { cover(m_moment); });
        connect(m_panel, &PredictPanel::revealWanted, this, &PredictChange::reveal);
        connect(m_panel, &PredictPanel::laneChosen, this, [this](quint32 lane) { m_view->selectLane(1, lane); });
        m_panel->setTheme(m_view->theme());
    }
    cover(Time{0});
}

void PredictChange::setCover(std::optional<Time> moment)
{
    m_telling.setCovered(moment.has_value());
    if (m_parts.runs.isCovered() != moment.has_value()) {
        Q_EMIT coverChanged(moment.has_value());
        m_parts.view.clearSelection();
        m_parts.view.releaseAxis(); // its length would tell when the run ends
        m_parts.view.startOver();
    }
    m_parts.runs.setCover(moment);
    m_parts.compared.setCover(moment);
}

void PredictChange::cover(Time moment)
{
    m_panel->forget();
    const bool isThere = std::exchange(m_moment, moment) == moment && m_phase == Phase::Asking;
    m_phase = Phase::Covering;
    m_view->setQuestions(m_panel);
    if (isThere)
        return ask();
    setCover(moment);
    m_view->hideSecond();
    tellToggle();
}

void PredictChange::reveal()
{
    if (m_phase != Phase::Asking)
        return;
    m_phase = Phase::Revealing;
    setCover(std::nullopt);
}

void PredictChange::leave()
{
    if (std::exchange(m_phase, Phase::Off) == Phase::Off)
        return; // the command may be that of the run of the window
    m_panel->forget();
    m_panel->hide();
    m_view->setQuestions(nullptr);
    setCover(std::nullopt);
    m_view->setFocus();
    tellToggle();
}

void PredictChange::tellToggle()
{
    m_parts.toggle->setChecked(isOn());
    if (m_view)
        m_view->updateButtons();
}

void PredictChange::replaced()
{
    if (!isOn())
        return;
    m_panel->forget(); // the run that it tells of
    const Comparison *comparison = m_parts.compared.comparison();
    if (!comparison || comparison->runs().size() < 2)
        return leave();
    if (m_phase == Phase::Revealing && !m_parts.compared.isCovered()) {
        m_phase = Phase::Revealed;
        m_panel->reveal(comparison->store(1), [this](quint32 lane) { return changeOf(lane); });
    } else if (m_phase == Phase::Revealed || (m_phase != Phase::Revealing && !m_parts.compared.isCovered())) {
        leave(); // it was edited, or the second run cannot be executed
    } else if (m_phase != Phase::Revealing) {
        ask();
    }
}

void PredictChange::ask()
{
    m_phase = Phase::Asking;
    const ComparedRuns::Column &column = m_parts.compared.shown()[1];
    const Program program = column.what.set ? Program(*column.what.set) : m_parts.document.program();
    m_panel->ask(questionsOf(column.run->store(), program.rows()), std::max(m_moment, column.run->now()), column.what.title);
    if (m_panel->isHidden()) {
        m_panel->show();
        m_panel->focusFirst();
    }
}

QString PredictChange::changeOf(quint32 lane) const
{
    const Comparison &comparison = *m_parts.compared.comparison();
    for (const LaneChange &change : comparison.changes(1))
        if (change.after == lane)
            return comparison.texts(1, change).join(u'\n');
    return tr("As under \u201C%1\u201D.").arg(comparison.runs()[0].title);
}

void PredictChange::setTheme(const Theme &theme)
{
    if (m_panel)
        m_panel->setTheme(theme);
}

} // namespace awaitscope
