// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/words/explain.h: what became of an exception.

#include "model/words/explain.h"
#include "model/words/leftalone.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/words/generatorstory.h"
#include "model/words/lastreference.h"
#include "model/words/remarks.h"
#include "model/words/suppressor.h"

#include <QCoreApplication>

#include <algorithm>

// What became of an exception, and why. N2 ... are rules, see docs/engine.md.

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

constexpr quint32 near = 1000; // events

// The task that the exception reached: a gather or a shield only passes it on to the task that awaits it.
EntityId lookedBy(const TraceStore &store, const LedgerEntry &entry)
{
    EntityId by = entry.by;
    if (by == EntityId::None || entry.settledEvent == NoIndex || store.trace().entity(by).kind == EntityKind::Task)
        return by;
    for (auto outer = store.gatherOf(by); outer && *outer != by; outer = store.gatherOf(by))
        by = *outer;
    const auto &ends = store.gatherEnds();
    const Time looked = entry.settled.value_or(entry.raised);
    auto gather = std::partition_point(ends.begin(), ends.end(), [looked](const GatherEnd &g) { return g.time < looked; });
    for (quint32 n = 0; gather != ends.end() && n < near; ++gather, ++n) // labels are built in every frame, for runs of any size
        if (gather->gather == by && gather->lane != NoIndex)
            return store.lanes()[gather->lane].task;
    const auto &events = store.trace().events();
    const std::size_t end = std::min<std::size_t>(events.size(), std::size_t(entry.settledEvent) + near);
    for (std::size_t i = entry.settledEvent; i < end; ++i)
        if (events[i].kind == EventKind::Resumed && EntityId{events[i].a} == by)
            return events[i].subject;
    return by;
}

// The except clause that then handled it, in the task that retrieved it; searches only nearby events.
QString handlerOf(const TraceStore &store, const LedgerEntry &entry, EntityId by)
{
    const auto &events = store.trace().events();
    if (entry.settledEvent == NoIndex)
        return {};
    const std::size_t end = std::min<std::size_t>(events.size(), std::size_t(entry.settledEvent) + near);
    for (std::size_t i = entry.settledEvent; i < end; ++i) {
        const Event &e = events[i];
        if (e.kind == EventKind::Caught && e.subject == by && ExceptionId{e.a} == entry.exception && e.b != NoIndex)
            return QString::fromUtf8(store.trace().text(StringId{e.b}));
    }
    return {};
}

QString retrievedText(const TraceStore &store, const LedgerEntry &entry, FateWords words)
{
    switch (entry.how) {
    case Retrieval::Main:
        return words == FateWords::Label ? tr("ends the program") : tr("raised by asyncio.run: it ended the program");
    case Retrieval::Shutdown:
        return tr("retrieved by asyncio.run when it cleaned up");
    case Retrieval::GatherCollect:
        return tr("put into the list of results of a gather");
    case Retrieval::Wait:
        return tr("looked at by asyncio.wait");
    case Retrieval::Exception:
        if (entry.by == EntityId::None)
            return tr("looked at by a done callback");
        break;
    default:
        break;
    }
    if (entry.by == EntityId::None)
        return tr("retrieved");
    const EntityId task = lookedBy(store, entry);
    const QString by = store.displayName(task);
    const QString handler = words == FateWords::Label ? QString() : handlerOf(store, entry, task);
    if (entry.how == Retrieval::TaskGroup)
        return tr("collected by the task group of %1").arg(by);
    if (const QString with = suppressorOf(handler); !with.isEmpty())
        return tr("retrieved by %1, suppressed by %2").arg(by, with);
    return handler.isEmpty() ? tr("retrieved by %1").arg(by) : tr("retrieved by %1, handled by except %2").arg(by, handler);
}

bool isOfThread(const TraceStore &store, const LedgerEntry &entry)
{
    return entry.lane != NoIndex && store.lanes()[entry.lane].thread;
}

QString swallowedText(const LedgerEntry &entry, FateWords words)
{
    const bool cancelled = entry.how == Retrieval::CancelSwallowed;
    if (words == FateWords::Label)
        return cancelled ? tr("swallowed by a cancellation: seen by no code") : tr("swallowed by the gather: seen by no code");
    return cancelled ? tr("swallowed: a cancellation came first") : tr("swallowed: the gather had already failed");
}

QString whyRetrieved(const TraceStore &store, const LedgerEntry &entry)
{
    const QString by = entry.by == EntityId::None ? tr("somebody") : store.displayName(lookedBy(store, entry));
    switch (entry.how) {
    case Retrieval::Unknown:
        return tr("Code looked at the exception, so no report will come.");
    case Retrieval::Await:
        return tr("%1 awaited the task and received the exception.").arg(by);
    case Retrieval::Result:
        return tr("%1 called result(), which raised the exception there.").arg(by);
    case Retrieval::Exception:
        return tr("Code called exception(), which counts as looking at it.");
    case Retrieval::Gather:
        return tr("It was the first failure of a gather, which passed it on to its waiter. The other children were not cancelled.");
    case Retrieval::GatherCollect:
        return tr("The gather collects exceptions as results, so it raised nothing; the exception is an element of the list.");
    case Retrieval::TaskGroup:
        return tr("The task group collected it, cancelled the other children and raises all errors together as a group.");
    case Retrieval::Wait:
        return tr("asyncio.wait in FIRST_EXCEPTION mode looked at it to know that it may return. That counts as "
                  "retrieved: no report will come, even if no code "
                  "handles it.");
    case Retrieval::Shield:
        return tr("The shield passed it on to %1.").arg(by);
    case Retrieval::WaitFor:
        return tr("wait_for passed it on to %1.").arg(by);
    case Retrieval::Shutdown:
        if (entry.lane != NoIndex && generatorStory(store, entry.lane).atShutdown)
            return tr("asyncio.run waited for the task and reported what it raised.");
        return tr("asyncio.run cancelled the task at the end, waited for it, and reported what it raised.");
    case Retrieval::Main:
        if (leftTheLoop(store, entry))
            return tr("It left the event loop at once: asyncio.run cancelled all the other tasks, main too, and the program ended with it.");
        return tr("Nothing is above the main task: asyncio.run raised the exception and the program ended with it.");
    case Retrieval::Thread:
        return tr("run_coroutine_threadsafe stored it in the future of %1: result() raises it there, if it is called.").arg(by);
    case Retrieval::GatherSwallowed:
        return tr("The gather had already ended when this error came. It looked at it and threw it away: no code saw it, and no report will come.");
    case Retrieval::ShieldReport:
        return tr("Whoever awaited the shield had been cancelled. The event loop reported the error at once.");
    case Retrieval::CancelSwallowed:
        return tr("A cancellation reached the waiter first. The error was looked at and thrown away: no code saw it, and no report will come.");
    }
    return {};
}

QString whyLost(const TraceStore &store, const LedgerEntry &entry)
{
    const auto &events = store.trace().events();
    if (entry.settledEvent == NoIndex || !entry.settled)
        return {};
    if (events[entry.settledEvent].kind == EventKind::ShieldException)
        return tr("Its shield passed the error to the exception handler of the event loop as soon as the task failed, because whoever had waited was gone.");
    return lastReferenceSentence(store, entry);
}

// Who called cancel(): the request stands just before.
QString whySilenced(const TraceStore &store, const LedgerEntry &entry)
{
    if (isOfThread(store, entry))
        return tr("The future that stood for the thread had been cancelled, or its event loop was closed: "
                  "the exception reached nobody, and nothing reports it.");
    const auto &events = store.trace().events();
    for (quint32 i = entry.settledEvent; i != NoIndex && i-- > 0 && entry.settledEvent - i < near;) {
        const Event &e = events[i];
        if (e.kind == EventKind::CancelRequested && e.subject == entry.owner && e.a != NoIndex)
            return tr("%1 called cancel() on the task when it had already failed. That does nothing but suppress the "
                      "report.")
                .arg(store.displayName(EntityId{e.a}));
    }
    return tr("cancel() was called on the task when it had already failed. That does nothing but suppress the report.");
}

QString replacedText(const TraceStore &store, const LedgerEntry &entry)
{
    if (entry.replacedBy == ExceptionId::None)
        return tr("dropped in finally: seen by no code");
    const QString by = QString::fromUtf8(store.trace().text(store.trace().exception(entry.replacedBy).type));
    return entry.inFinally ? tr("replaced by %1 in finally").arg(by) : tr("replaced by %1 in except").arg(by);
}

QString whyReplaced(const LedgerEntry &entry)
{
    if (entry.replacedBy == ExceptionId::None)
        return tr("A return, break or continue in finally discarded the exception that was propagating. No report follows.");
    return entry.inFinally ? tr("It was on its way when the finally block raised another exception. Only that one goes "
                                "on; Python keeps this one as its context.")
                           : tr("The handler that caught it raised another exception. Only that one goes on; Python "
                                "keeps this one as its context.");
}

} // namespace

QString exceptionText(const TraceStore &store, ExceptionId id)
{
    if (id == ExceptionId::None)
        return {};
    const ExceptionInfo &e = store.trace().exception(id);
    const QString type = QString::fromUtf8(store.trace().text(e.type));
    const QString message = e.message == StringId::None ? QString() : QString::fromUtf8(store.trace().text(e.message));
    return visibleText(message.isEmpty() ? type : type + QStringLiteral(": ") + message, LineBreaks::Kept);
}

QString explainFate(const TraceStore &store, const LedgerEntry &entry, FateWords words)
{
    switch (entry.fate) {
    case Fate::Pending:
        if (store.isStopped())
            return tr("not retrieved when the run was stopped");
        return store.finished() ? tr("not retrieved when the run ended") : tr("not retrieved so far");
    case Fate::Retrieved:
        return retrievedText(store, entry, words);
    case Fate::Swallowed:
        return swallowedText(entry, words);
    case Fate::Lost:
        if (entry.settledEvent != NoIndex && store.trace().events()[entry.settledEvent].kind == EventKind::ShieldException)
            return tr("never retrieved: reported by its shield");
        if (isOfThread(store, entry))
            return tr("never retrieved: reported when the future of the thread was destroyed");
        return store.trace().entity(entry.owner).kind == EntityKind::Task ? tr("never retrieved: reported when the task was destroyed")
                                                                          : tr("never retrieved: reported when it was destroyed");
    case Fate::Replaced:
        return replacedText(store, entry);
    case Fate::Reported:
        return entry.callback == StringId::None ? tr("raised outside of any task: reported at once")
                                                : tr("raised by the callback %1: reported at once").arg(QString::fromUtf8(store.trace().text(entry.callback)));
    case Fate::Silenced:
        if (isOfThread(store, entry))
            return words == FateWords::Label ? tr("nobody waited any more: seen by no code") : tr("dropped: nobody waited for the thread any more");
        return words == FateWords::Label ? tr("silenced by cancel(): seen by no code") : tr("silenced: cancel() on the failed task, seen by no code");
    }
    return {};
}

QString lastingText(const TraceStore &store, Time since)
{
    const QString length = durationText(store.range().end - since);
    if (store.isLive())
        return tr("%1 so far").arg(length);
    return store.isStopped() ? tr("%1 until the stop").arg(length) : tr("%1, to the end").arg(length);
}

QStringList explainWhy(const TraceStore &store, const LedgerEntry &entry)
{
    switch (entry.fate) {
    case Fate::Pending:
        return {leftAlone(store, entry) ? tr("No code has looked at the exception.")
                                        : tr("No code has looked at the exception: nobody awaited the task or asked for its result.")};
    case Fate::Retrieved:
    case Fate::Swallowed:
        return {whyRetrieved(store, entry)};
    case Fate::Lost:
        return {whyLost(store, entry), tr("A report is all that is left of it: no code can handle this error any more.")};
    case Fate::Replaced:
        return {whyReplaced(entry)};
    case Fate::Reported:
        if (entry.settledEvent + 1 < store.trace().events().size() && store.trace().events()[entry.settledEvent + 1].kind == EventKind::Handling)
            return {tr("Nothing awaits a callback. The event loop passed the error to the exception handler of the program, and continued.")};
        return {tr("Nothing awaits a callback. The event loop passed the error to its exception handler, which printed it, and continued.")};
    case Fate::Silenced:
        return {whySilenced(store, entry)};
    }
    return {};
}

} // namespace awaitscope
