// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/trialjob.h"

#include <QTemporaryDir>

#include <algorithm>
#include <utility>

namespace awaitscope {

TrialJob::TrialJob(PythonRequest request, QString failure, QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_failure(std::move(failure))
{
    m_request.elapsedSeconds = std::min(m_request.elapsedSeconds, LongestSeconds);
}

void TrialJob::start()
{
    m_thread.start(
        this, [this] { work(); }, [this] { Q_EMIT ended(); });
}

void TrialJob::work()
{
    const auto fail = [this](const Problems &problems) {
        if (!m_thread.isCancelled())
            m_thread.tell([this, why = problems.front().message] { Q_EMIT failed(why); });
    };
    const QTemporaryDir folder;
    const Result<PythonRun> run = folder.isValid() ? preparedRun(m_request, folder.path()) : Result<PythonRun>(Problem{{}, folder.errorString()});
    if (!run)
        return fail(run.problems());
    const auto goOn = [this] { return !m_thread.isCancelled(); };
    AwaitTrials trials(*run, m_failure, false);
    if (const Problems problems = trials.prepare(goOn); !problems.empty())
        return fail(problems);
    m_thread.tell([this, count = trials.places().size()] {
        m_awaits = count;
        Q_EMIT prepared();
    });
    for (std::size_t i = 0; i < std::min(trials.places().size(), Most) && goOn(); ++i) {
        Result<AwaitTrial> trial = trials.trial(trials.places()[i], goOn);
        if (!trial)
            return fail(trial.problems());
        m_thread.tell([this, done = *std::move(trial)] {
            m_trials.push_back(done);
            Q_EMIT tried();
        });
    }
}

} // namespace awaitscope
