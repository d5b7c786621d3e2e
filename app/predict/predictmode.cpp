// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/predict/predictmode.h"

#include "app/document/document.h"
#include "app/predict/predictpanel.h"
#include "app/predict/predictchange.h"
#include "app/runs/runcontroller.h"
#include "views/common/viewstate.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QBoxLayout>
#include <QDockWidget>
#include <QGuiApplication>
#include <QKeyEvent>

#include <utility>

namespace awaitscope {

PredictMode::PredictMode(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_panel(new PredictPanel), m_telling(parts.telling)
{
    m_panel->hide();
    m_parts.place.addWidget(m_panel);
    m_parts.timeline.installEventFilter(this);
    connect(m_parts.toggle, &QAction::triggered, this, &PredictMode::show);
    connect(m_panel, &PredictPanel::closed, this, &PredictMode::leave);
    connect(m_panel, &PredictPanel::momentChosen, this, &PredictMode::cover);
    connect(m_panel, &PredictPanel::againWanted, this, [this] { cover(m_moment); });
    connect(m_panel, &PredictPanel::revealWanted, this, &PredictMode::reveal);
    connect(m_panel, &PredictPanel::laneChosen, this, &PredictMode::select);
    connect(&m_parts.runs, &RunController::replaced, this, &PredictMode::replaced);
    connect(&m_parts.runs, &RunController::stateChanged, this, &PredictMode::settle);
}

//! The start of what was measured, or the playhead, or the start of the run.
Time PredictMode::chosenMoment() const
{
    const auto &measured = m_parts.view.measured();
    const Time moment = measured ? measured->begin : m_parts.view.cursor().value_or(Time{0});
    return std::max(Time{0}, Time(std::chrono::floor<std::chrono::milliseconds>(moment)));
}

void PredictMode::show(bool on)
{
    if (m_parts.compared.toggle())
        return;
    if (!on || isOn() || !m_parts.runs.store() || !m_parts.runs.showsTaskSet() || !m_parts.runs.problems().empty())
        return leave();
    m_hadPanel = !m_parts.panel.isHidden();
    m_parts.panel.hide();
    cover(chosenMoment());
}

void PredictMode::setCovered(bool on)
{
    if (m_parts.runs.isCovered() != on)
        Q_EMIT coverChanged(on);
    m_telling.setCovered(on);
}

void PredictMode::cover(Time moment)
{
    m_panel->forget();
    if (std::exchange(m_moment, moment) == moment && m_phase == Phase::Asking) {
        m_phase = Phase::Covering;
        return settle(); // it is that run already
    }
    m_phase = Phase::Waiting;
    m_parts.view.clearSelection();
    m_parts.view.releaseAxis(); // its length would tell when the run ends
    m_parts.view.startOver();
    setCovered(true);
    m_parts.runs.setCover(moment);
}

void PredictMode::reveal()
{
    if (m_phase != Phase::Asking)
        return;
    m_phase = Phase::Revealing;
    setCovered(false);
    m_parts.view.startOver();
    m_parts.runs.setCover(std::nullopt);
}

void PredictMode::leave()
{
    if (std::exchange(m_phase, Phase::Off) != Phase::Off) {
        m_panel->forget();
        m_panel->hide();
        m_parts.panel.setVisible(m_hadPanel || !m_parts.panel.isHidden());
        setCovered(false);
        m_parts.view.startOver();
        m_parts.runs.setCover(std::nullopt);
        m_parts.timeline.setFocus();
    }
    m_parts.toggle->setChecked(m_parts.compared.isOn());
}

void PredictMode::replaced()
{
    m_panel->forget(); // the run that it tells of
    m_parts.toggle->setEnabled(m_parts.runs.showsTaskSet());
    if (isOn() && (!m_parts.runs.showsTaskSet() || m_phase == Phase::Revealed))
        return leave();
    if (m_phase == Phase::Waiting || m_phase == Phase::Asking)
        m_phase = Phase::Covering;
    m_parts.toggle->setChecked(isOn() || m_parts.compared.isOn());
    settle();
}

//! Goes on when the displayed run has come to its end, or to the moment.
void PredictMode::settle()
{
    const RunSource *run = m_parts.runs.source();
    if (!run || m_parts.runs.isCatchingUp() || (run->state() != Run::State::Finished && run->state() != Run::State::Stopped))
        return;
    if (m_phase == Phase::Covering) {
        m_phase = Phase::Asking;
        m_parts.runs.store()->update();
        m_panel->ask(questionsOf(*m_parts.runs.store(), m_parts.document.program().rows()), std::max(m_moment, run->now()));
        if (!m_panel->isVisible()) {
            m_panel->show();
            m_panel->focusFirst();
        }
    } else if (m_phase == Phase::Revealing && !m_parts.runs.isCovered()) {
        // When all views have the run.
        QMetaObject::invokeMethod(this, &PredictMode::finish, Qt::QueuedConnection);
    }
}

void PredictMode::finish()
{
    const RunSource *run = m_parts.runs.source();
    const bool isOver = run && (run->state() == Run::State::Finished || run->state() == Run::State::Stopped);
    if (m_phase != Phase::Revealing || m_parts.runs.isCatchingUp() || !isOver)
        return; // settle() comes again
    m_phase = Phase::Revealed;
    m_panel->reveal(*m_parts.runs.store());
}

void PredictMode::select(quint32 lane)
{
    if (lane < m_parts.runs.store()->lanes().size())
        m_parts.view.select({ViewItem::Kind::Lane, lane, 0});
}

void PredictMode::setTheme(const Theme &theme)
{
    m_panel->setTheme(theme);
}

bool PredictMode::eventFilter(QObject *watched, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    // The first Esc clears what is selected; with nothing left to clear it returns.
    if (isOn() && key && key->key() == Qt::Key_Escape && m_parts.view.selection().empty() && !m_parts.view.measured()
        && QGuiApplication::mouseButtons() == Qt::NoButton) {
        leave();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace awaitscope
