// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/runstatus.h"

#include "app/runs/runcontroller.h"
#include "app/widgets/messagebar.h"
#include "app/widgets/statusline.h"
#include "app/window/commands.h"
#include "app/window/windowtext.h"
#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/trace/sourceline.h"
#include "views/common/viewstate.h"

#include <QAction>
#include <QLocale>

namespace awaitscope {

using Text = WindowText;

namespace {

//! To be appended; empty if nothing was dropped.
QString droppedText(quint64 records)
{
    return records == 0 ? QString() : QStringLiteral(" \u00B7 ") + Text::tr("%1 records were dropped").arg(QLocale().toString(qulonglong(records)));
}

} // namespace

RunStatus::RunStatus(RunController &runs, const ViewState &view, const Commands &commands, StatusLine &line, MessageBar &messages)
    : m_runs(runs), m_view(view), m_commands(commands), m_line(line), m_messages(messages)
{
}

void RunStatus::update()
{
    const RunSource *source = m_runs.source();
    m_commands.at(QStringLiteral("run.pause"))->setEnabled(m_runs.isActive());
    m_commands.at(QStringLiteral("run.pause"))->setChecked(m_runs.isPaused());
    m_commands.at(QStringLiteral("run.stop"))->setEnabled(source && source->canStop());
    updateTime();
    if (const TraceStore *store = m_runs.store())
        m_line.setCounts(store->counts());
    updateCancel();
    updateProblems();
}

void RunStatus::updateTime()
{
    const QString other = m_stateText ? m_stateText() : QString();
    m_line.setState(other.isEmpty() ? runStateText() : other);
}

QList<EntityId> RunStatus::cancellableTasks() const
{
    QList<EntityId> tasks;
    const TraceStore *store = m_runs.store();
    if (!store || !m_runs.source()->canCancel())
        return tasks;
    for (const ViewItem &item : m_view.selection()) {
        if (item.kind == ViewItem::Kind::Arrow || item.lane >= store->lanes().size())
            continue;
        const EntityId task = store->lanes()[item.lane].task;
        const std::optional<quint32> lane = store->laneOf(task);
        if (lane && store->lanes()[*lane].end == LaneEnd::Open && !tasks.contains(task))
            tasks += task;
    }
    return tasks;
}

void RunStatus::updateCancel()
{
    const bool possible = !cancellableTasks().isEmpty();
    m_commands.at(QStringLiteral("run.cancelTask"))->setEnabled(possible);
    Q_EMIT cancellableChanged(possible);
}

void RunStatus::cancelSelected()
{
    for (const EntityId task : cancellableTasks())
        m_runs.cancelTask(task);
}

QString RunStatus::runStateText() const
{
    const RunSource *run = m_runs.source();
    if (!run)
        return Text::tr("Not run yet");
    if (!run->program())
        return recordingText(*run);
    const QString clock = run->trace().clock == "wall" ? Text::tr("wall clock") : Text::tr("virtual clock");
    const QString time = durationText(m_runs.store()->range().end);
    QString text;
    switch (run->state()) {
    case Run::State::Ready:
        text = Text::tr("Ready");
        break;
    case Run::State::Running:
        text = Text::tr("Running: %1").arg(durationText(run->now()));
        break;
    case Run::State::Paused:
        text = Text::tr("Paused at %1").arg(durationText(run->now()));
        break;
    case Run::State::Finished:
        text = run->limitMessage().isEmpty() ? Text::tr("Finished at %1").arg(time) : run->limitMessage();
        break;
    case Run::State::Stopped:
        text = Text::tr("Stopped at %1").arg(time);
        break;
    }
    text += QStringLiteral(" \u00B7 ") + clock;
    if (m_runs.isCovered() && run->state() == Run::State::Stopped)
        text = Text::tr("Covered after %1").arg(durationText(run->now())) + QStringLiteral(" \u00B7 ") + clock;
    return m_runs.isStale() ? text + QStringLiteral(" \u00B7 ") + Text::tr("edited since") : text;
}

QString RunStatus::followingText(const RecordingFollower &follower) const
{
    constexpr Time Blocked{250'000'000};
    const TraceStore &store = *m_runs.store();
    if (m_runs.isPaused())
        return Text::tr("Paused at %1, while the program goes on").arg(durationText(store.range().end));
    const auto present = follower.present();
    const Time lasts = present ? store.range().end - present->since : Time{};
    if (lasts < Blocked)
        return Text::tr("Recording: %1").arg(durationText(store.range().end)) + droppedText(follower.header().dropped);
    const std::optional<SourceLine> at = sourceLine(store.trace().stepPointer(present->place));
    const QString task = store.displayName(present->task);
    return at ? Text::tr("Blocked for %1 in %2, since line %3").arg(durationText(lasts), task).arg(at->line)
              : Text::tr("Blocked for %1 in %2").arg(durationText(lasts), task);
}

QString RunStatus::recordingText(const RunSource &run) const
{
    const Trace &trace = run.trace();
    if (run.follower())
        return followingText(*run.follower());
    const QString clock = trace.clock == "wall" ? Text::tr("wall clock") : Text::tr("virtual clock");
    const QString text = Text::tr("Recorded: %1").arg(durationText(m_runs.store()->range().end)) + QStringLiteral(" \u00B7 ") + clock;
    return trace.python.empty() ? text : text + QStringLiteral(" \u00B7 ") + Text::tr("Python %1").arg(visibleText(QString::fromStdString(trace.python)));
}

void RunStatus::updateProblems()
{
    const Problems &problems = m_runs.problems();
    if (m_shownProblems == problems)
        return; // called in every frame of a run
    m_shownProblems = problems;
    Q_EMIT problemsChanged(problems);
    if (problems.empty())
        m_messages.dismiss(Notice::Invalid);
    else if (m_messages.mayBeReplaced() || m_messages.notice() == Notice::Invalid)
        m_messages.showMessage(Notice::Invalid, MessageBar::Tone::Problem, Text::tr("This task set cannot be run. The previous run is still shown."),
                               problems.front().pointer + QStringLiteral(": ") + problems.front().message,
                               {{Text::tr("Show"), [this, pointer = problems.front().pointer] { Q_EMIT problemShown(pointer); }}});
}

} // namespace awaitscope
