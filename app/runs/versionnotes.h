// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/versions/rulesinrun.h"

#include <QObject>
#include <QTimer>

namespace awaitscope {

class DetailsPanel;
class RunController;
class ViewState;

//! Says in Details which rules of the run's Python mattered for what is selected: looks for them when the selection rests, once for each
//! run. Not for a recording, of which there is no other run, nor for one that is covered or still plays.
class VersionNotes : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive it, or go with \a parent.
    VersionNotes(const RunController &runs, ViewState &view, DetailsPanel &details, QObject *parent);

    //! At once, instead of when the selection has rested.
    void lookNow();

private:
    bool canLook() const;

    const RunController &m_runs;
    ViewState &m_view;
    DetailsPanel &m_details;
    std::optional<std::vector<RuleInRun>> m_rules; //!< of the displayed run, as soon as somebody asked
    QTimer m_rest;
};

} // namespace awaitscope
