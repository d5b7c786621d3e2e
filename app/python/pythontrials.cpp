// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/pythontrials.h"

#include "app/python/pythonfaults.h"
#include "app/python/pythonruns.h"
#include "model/text/visibletext.h"
#include "views/pythoneditor/pythonpanel.h"
#include "views/pythoneditor/trialtable.h"

#include <QApplication>
#include <QPointer>
#include <QTimer>

namespace awaitscope {

namespace {

const QString Failure = QStringLiteral("TimeoutError:made to fail");

TrialRow::Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Hangs:
    case Verdict::Lost:
    case Verdict::Orphans:
    case Verdict::Unseen:
        return TrialRow::Tone::Bad;
    case Verdict::Ends:
    case Verdict::LeftOver:
    case Verdict::Handled:
        return TrialRow::Tone::Fine;
    case Verdict::NotReached:
        return TrialRow::Tone::Nothing;
    }
    return TrialRow::Tone::Fine;
}

} // namespace

PythonTrials::PythonTrials(PythonPanel &panel, PythonRuns &runs, PythonFaults &faults, QObject *parent)
    : QObject(parent), m_panel(panel), m_runs(runs), m_faults(faults)
{
    TrialTable *table = panel.trials();
    connect(table, &TrialTable::chosen, this, &PythonTrials::choose);
    connect(table, &TrialTable::cancelled, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(table, &TrialTable::againWanted, this, &PythonTrials::begin);
    connect(table, &TrialTable::closed, this, &PythonTrials::close);
}

void PythonTrials::begin()
{
    m_problem.clear();
    m_lines = m_panel.edit()->trackLines();
    m_job = std::make_unique<TrialJob>(m_runs.request(true, false), Failure);
    connect(m_job.get(), &TrialJob::prepared, this, &PythonTrials::showTrial);
    connect(m_job.get(), &TrialJob::tried, this, &PythonTrials::showTrial);
    connect(m_job.get(), &TrialJob::failed, this, [this](const QString &why) { m_problem = why; });
    connect(m_job.get(), &TrialJob::ended, this, &PythonTrials::end);
    m_panel.trials()->begin();
    m_job->start();
    Q_EMIT stateChanged();
}

void PythonTrials::close()
{
    m_job.reset();
    m_lines.reset();
    m_panel.trials()->hide();
    Q_EMIT stateChanged();
}

void PythonTrials::showTrial()
{
    TrialTable *table = m_panel.trials();
    const std::vector<AwaitTrial> &trials = m_job->trials();
    for (std::size_t i = std::size_t(table->count()); i < trials.size(); ++i)
        table->addRow({trials[i].place.line, codeOf(trials[i].place), storyOf(trials[i]), toneOf(verdictOf(trials[i]))});
    const std::size_t all = std::min(m_job->awaits(), TrialJob::Most);
    table->setProgress(double(trials.size()) / double(std::max<std::size_t>(all, 1)), tr("%1 of %2 awaits tried").arg(trials.size()).arg(all));
}

QString PythonTrials::summary() const
{
    const std::size_t tried = m_job->trials().size();
    const QString sum = tried > 0 ? tr("Each raised a TimeoutError once: %1.").arg(sumOf(m_job->trials())) : QString();
    if (!m_problem.isEmpty())
        return tr("%1 %2").arg(visibleText(m_problem), sum).trimmed();
    if (tried < m_job->awaits() && m_job->wasCancelled())
        return tr("Cancelled after %1 of %2 awaits. %3").arg(tried).arg(m_job->awaits()).arg(sum).trimmed();
    if (tried < m_job->awaits())
        return tr("The first %1 of %2 awaits were tried. %3").arg(tried).arg(m_job->awaits()).arg(sum);
    return m_job->wasCancelled() && tried == 0 ? tr("Cancelled.") : sum;
}

void PythonTrials::end()
{
    m_panel.trials()->end(summary());
    Q_EMIT stateChanged();
}

void PythonTrials::choose(int row)
{
    const AwaitTrial &trial = m_job->trials()[std::size_t(row)];
    const int line = m_lines->now(trial.place.line);
    m_panel.trials()->setLine(row, line);
    if (line == 0)
        return;
    const QPointer<QWidget> focus = QApplication::focusWidget();
    m_panel.edit()->goToLine(line);
    if (focus)
        focus->setFocus(); // so that the arrow keys go on to the next row
    if (!trial.reached)
        return;
    Q_EMIT faultChosen();
    m_faults.tryOnly(line, trial.place.nth, Failure);
    // The list of faults may have taken room from the text.
    QTimer::singleShot(0, m_panel.edit(), [edit = m_panel.edit()] { edit->ensureCursorVisible(); });
}

} // namespace awaitscope
