// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/strategyjob.h"

#include "app/document/fileloader.h"
#include "model/runs/runsource.h"

#include <QTemporaryDir>

#include <utility>

namespace awaitscope {

StrategyJob::StrategyJob(PythonRequest request, std::vector<Strategy> strategies, QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_strategies(std::move(strategies))
{
}

void StrategyJob::start()
{
    m_thread.start(
        this, [this] { work(); }, [this] { Q_EMIT ended(); });
}

Result<Recording> StrategyJob::runWith(Strategy strategy, const QString &folder)
{
    PythonRequest request = m_request;
    if (strategy != Strategy::AsWritten)
        request.options += {QStringLiteral("--strategy"), strategyId(strategy)};
    const Result<PythonRun> run = preparedRun(request, folder);
    if (!run)
        return run.problems();
    const QString file = folder + QStringLiteral("/") + strategyId(strategy) + QStringLiteral(".awrec");
    if (Problems problems = recordPython(*run, file, [this] { return !m_thread.isCancelled(); }); !problems.empty()) {
        problems.front().message.remove(QStringLiteral("--strategy %1: ").arg(strategyId(strategy))); // it is known which one
        return problems;
    }
    return FileLoader::readNow(file);
}

void StrategyJob::work()
{
    const QTemporaryDir folder;
    for (const Strategy strategy : m_strategies) {
        Result<Recording> made = folder.isValid() ? runWith(strategy, folder.path()) : Result<Recording>(Problem{{}, folder.errorString()});
        if (m_thread.isCancelled())
            return;
        const QString problem = made ? QString() : made.problems().front().message;
        const auto recording = std::make_shared<Recording>(made ? *std::move(made) : Recording());
        m_thread.tell([this, strategy, problem, recording] {
            Outcome outcome{strategy, {}, problem};
            if (problem.isEmpty()) {
                recording->path.clear(); // its file ends with the thread
                outcome.run = sourceOf(std::move(*recording)); // it belongs to this thread
            }
            m_outcomes.push_back(std::move(outcome));
            Q_EMIT progressed();
        });
    }
}

} // namespace awaitscope
