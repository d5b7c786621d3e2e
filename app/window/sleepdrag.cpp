// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/sleepdrag.h"

#include "app/document/document.h"
#include "model/runs/enginerun.h"
#include "model/text/durationtext.h"
#include "model/text/jsonpointer.h"
#include "model/program/grammar/treewalk.h"
#include "views/timeline/timelinewidget.h"

#include <QElapsedTimer>
#include <QHash>

namespace awaitscope {

namespace {

QString bodyOf(const Coroutine &coroutine)
{
    return QStringLiteral("/coros/%1/body").arg(escapePointerToken(coroutine.name));
}

struct CollectSleeps
{
    SleepLengths found;

    void step(const Step &step, const QString &pointer)
    {
        const auto *sleep = std::get_if<step::Sleep>(&step.op);
        if (const auto *ms = sleep ? std::get_if<qint64>(&sleep->ms.node) : nullptr)
            found.insert(pointer, *ms);
    }
};

struct ChangeSleep
{
    QString target;
    qint64 ms;

    void step(Step &step, const QString &pointer)
    {
        auto *sleep = std::get_if<step::Sleep>(&step.op);
        if (sleep && pointer == target)
            sleep->ms.node = ms;
    }
};

} // namespace

SleepLengths plainSleeps(const TaskSet &set, const TaskSet &run)
{
    QHash<QString, const Coroutine *> twins;
    for (const Coroutine &coroutine : run.coros)
        twins.insert(coroutine.name, &coroutine);
    CollectSleeps sleeps;
    for (const Coroutine &coroutine : set.coros) {
        const Coroutine *twin = twins.value(coroutine.name);
        // Up to the first step that a strategy has rewritten, the places are the same.
        for (std::size_t i = 0; twin && i < coroutine.body.size() && i < twin->body.size() && coroutine.body[i] == twin->body[i]; ++i)
            TreeWalker<CollectSleeps, true>(sleeps).step(coroutine.body[i], bodyOf(coroutine) + u'/' + QString::number(i));
    }
    return sleeps.found;
}

TaskSet withSleep(const TaskSet &set, const QString &pointer, qint64 ms)
{
    TaskSet changed = set;
    for (Coroutine &coroutine : changed.coros) {
        if (pointer.startsWith(bodyOf(coroutine) + u'/'))
            walkBody(coroutine.body, bodyOf(coroutine), ChangeSleep{pointer, ms});
    }
    return changed;
}

SleepDrag::SleepDrag(Document &document, RunController &runs, TimelineWidget &timeline, QObject *parent)
    : QObject(parent), m_document(document), m_runs(runs), m_timeline(timeline)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SleepDrag::imagine);
    connect(&timeline.sleeps(), &SleepResize::dragged, this, &SleepDrag::drag);
    connect(&timeline.sleeps(), &SleepResize::dropped, this, &SleepDrag::drop);
    connect(&timeline.sleeps(), &SleepResize::givenUp, this, &SleepDrag::forget);
    connect(&document, &Document::taskSetChanged, this, &SleepDrag::updateSleeps);
    connect(&runs, &RunController::replaced, this, [this] {
        forget(); // it has become the run itself
        updateSleeps();
    });
}

SleepDrag::~SleepDrag() = default;

void SleepDrag::updateSleeps()
{
    m_timeline.sleeps().setSleeps(plainSleeps(m_document.taskSet(), m_runs.program()));
}

void SleepDrag::drag(const SleepHandle &sleep, qint64 ms)
{
    m_pointer = sleep.pointer;
    m_ms = ms;
    const TraceStore *shown = m_runs.store();
    if (shown && !m_runs.isCovered() && shown->trace().events().size() <= MostEvents && !m_timer.isActive())
        m_timer.start(m_pause);
}

void SleepDrag::drop(const SleepHandle &sleep, qint64 ms)
{
    m_timer.stop();
    const QString name = sleep.failure ? tr("Move Failure: Sleep %1 Before It") : tr("Change Sleep to %1");
    m_document.edit(name.arg(millisecondsText(ms)), withSleep(m_document.taskSet(), sleep.pointer, ms));
    if (!m_runs.isCatchingUp())
        forget(); // otherwise it stays until the new run is ready, so that the old one does not flash up
}

void SleepDrag::imagine()
{
    QElapsedTimer clock;
    clock.start();
    const TaskSet changed = withSleep(m_document.taskSet(), m_pointer, m_ms);
    RunOptions options;
    options.limits.maxEvents = 2 * MostEvents; // a shorter sleep may produce more of them
    Result<std::unique_ptr<EngineRun>> run = EngineRun::create(changed, m_document.strategy(), options);
    if (!run)
        run = EngineRun::create(changed, Strategy::AsWritten, options);
    forget();
    if (!run)
        return;
    m_preview = *std::move(run);
    m_preview->runToEnd();
    m_timeline.setPreview(&m_preview->store());
    m_pause = int(clock.elapsed());
}

void SleepDrag::forget()
{
    m_timer.stop();
    m_timeline.setPreview(nullptr);
    m_preview.reset();
}

} // namespace awaitscope
