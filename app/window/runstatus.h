// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"
#include "model/trace/ids.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace awaitscope {

class Commands;
class MessageBar;
class RecordingFollower;
class RunController;
class RunSource;
class StatusLine;
class ViewState;

//! The state of the displayed run: in the status line, in the commands that depend on it, and in the message bar if the task set
//! cannot be run.
class RunStatus : public QObject
{
    Q_OBJECT

public:
    //! All outlive it, or live as long as the window; the line has no parent yet.
    RunStatus(RunController &runs, const ViewState &view, const Commands &commands, StatusLine &line, MessageBar &messages);

    //! What the state of the run is while it returns something; else that of the displayed run.
    void setStateText(std::function<QString()> text) { m_stateText = std::move(text); }
    //! To be put into the window.
    StatusLine *line() const { return &m_line; }
    //! The run has another state, or more events.
    void update();
    //! Only its time has passed.
    void updateTime();
    //! Another task is selected.
    void updateCancel();
    void cancelSelected();
    //! The message about the problems was replaced: shows it again with the next update().
    void forgetProblems() { m_shownProblems.reset(); }

Q_SIGNALS:
    void cancellableChanged(bool possible);
    //! Why the task set cannot be run; empty: it can.
    void problemsChanged(const awaitscope::Problems &problems);
    //! The user wants to see the place of a problem; a JSON pointer.
    void problemShown(const QString &pointer);

private:
    QList<EntityId> cancellableTasks() const;
    QString runStateText() const;
    QString recordingText(const RunSource &run) const;
    QString followingText(const RecordingFollower &follower) const;
    void updateProblems();

    RunController &m_runs;
    const ViewState &m_view;
    const Commands &m_commands;
    StatusLine &m_line;
    MessageBar &m_messages;
    std::optional<Problems> m_shownProblems;
    std::function<QString()> m_stateText;
};

} // namespace awaitscope
