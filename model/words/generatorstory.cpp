// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/generatorstory.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/words/explain.h"
#include "model/words/tasknames.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr quint32 Far = 10'000; // events

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

//! Looks for what happened to a generator.
class Search
{
public:
    explicit Search(const TraceStore &store)
        : m_store(store) {}

    template <typename F>
    quint32 next(quint32 from, F wanted) const
    {
        const auto &events = m_store.trace().events();
        const auto end = std::min<std::size_t>(events.size(), std::size_t(from) + Far);
        for (std::size_t i = from; i < end; ++i)
            if (wanted(events[i]))
                return quint32(i);
        return NoIndex;
    }
    template <typename F>
    quint32 before(quint32 from, F wanted) const
    {
        const auto &events = m_store.trace().events();
        for (quint32 i = from; i-- > 0 && from - i < Far;)
            if (wanted(events[i]))
                return i;
        return NoIndex;
    }
    quint32 droppedBefore(quint32 from, quint32 generator) const
    {
        return before(from, [&](const Event &e) { return e.kind == EventKind::GeneratorDropped && e.c == generator; });
    }
    //! The end of main, or the moment at which asyncio.run cancelled what was left.
    quint32 shutdownBefore(quint32 from) const
    {
        const EntityId main = m_store.lanes().front().task;
        return before(from, [main](const Event &e) {
            const bool ends = e.kind == EventKind::Succeeded || e.kind == EventKind::Raised || e.kind == EventKind::Cancelled;
            return e.kind == EventKind::Shutdown || (ends && e.subject == main);
        });
    }
    quint32 creationOf(const Lane &lane) const
    {
        return lane.spans.empty() ? NoIndex : before(lane.spans.front().firstEvent + 1, [&](const Event &e) {
            return e.kind == EventKind::Created && e.subject == lane.task;
        });
    }
    //! Where a finally of what the task closes began.
    quint32 finallyOf(EntityId task, quint32 from) const
    {
        return next(from, [&](const Event &e) { return e.kind == EventKind::Finally && e.subject == task; });
    }
    //! Whether next() would find whatever the run has from there on.
    bool reachesEnd(quint32 from) const { return m_store.finished() && std::size_t(from) + Far >= m_store.trace().events().size(); }
    const Event &event(quint32 i) const { return m_store.trace().events()[i]; }
    QString text(quint32 string) const { return visibleText(QString::fromUtf8(m_store.trace().text(StringId{string}))); }

private:
    const TraceStore &m_store;
};

bool isOf(const TraceStore &store, quint32 exception, std::string_view type)
{
    return exception != NoIndex && store.trace().text(store.trace().exception(ExceptionId{exception}).type) == type;
}

//! Whether the event loop made the task to close a generator: nobody else did, and there was one to close.
bool isCloser(const TraceStore &store, quint32 id)
{
    const Lane &lane = store.lanes()[id];
    if (lane.kind != LaneKind::Task || lane.name == StringId::None || !store.trace().text(lane.name).ends_with(CloseSuffix))
        return false;
    const Search search(store);
    const quint32 created = search.creationOf(lane);
    if (created == NoIndex || search.event(created).c != NoIndex)
        return false;
    const std::string_view name = store.trace().text(lane.name);
    const std::string_view generator = name.substr(0, name.size() - CloseSuffix.size());
    const auto isLeft = [&](const Event &e) { return e.kind == EventKind::GeneratorDropped && store.trace().text(StringId{e.a}) == generator; };
    return search.shutdownBefore(created) != NoIndex || search.before(created, isLeft) != NoIndex;
}

//! Whether the loop's exception handler was told what came out of the task, and nobody else: SystemExit also ends the program.
bool isReported(const TraceStore &store, const LedgerEntry &entry, EntityId task)
{
    const Search search(store);
    const quint32 told = search.next(entry.raisedEvent, [&](const Event &e) {
        return (e.kind == EventKind::NeverRetrieved || e.kind == EventKind::LoopError) && e.subject == task;
    });
    const quint32 ended = search.next(entry.raisedEvent, [&](const Event &e) { return e.kind == EventKind::Exit && e.b == index(entry.exception); });
    return told != NoIndex && ended == NoIndex;
}

//! Adds what became of an exception that left the generator while it was being closed.
void addFate(const TraceStore &store, quint32 lane, GeneratorStory &out)
{
    const auto row = store.ledgerOf(lane);
    if (!row)
        return;
    const LedgerEntry &entry = store.ledger()[*row];
    out.events.push_back(entry.raisedEvent);
    if (entry.settledEvent != NoIndex)
        out.events.push_back(entry.settledEvent);
    out.sentences += tr("%1 came out of it.").arg(exceptionText(store, entry.exception));
    if (!out.atShutdown)
        out.sentences += tr("Nobody awaits the task, and the async for had already been left: a try around it does not see this exception.");
    if (isReported(store, entry, store.lanes()[lane].task))
        out.sentences += tr("No code can catch it; only the loop's exception handler is told.");
}

//! The task that closes it.
GeneratorStory storyOfClose(const TraceStore &store, quint32 id)
{
    GeneratorStory out;
    const Search search(store);
    const Lane &lane = store.lanes()[id];
    const std::string_view name = store.trace().text(lane.name);
    const QString generator = visibleText(QString::fromUtf8(name.substr(0, name.size() - CloseSuffix.size())));
    const quint32 created = search.creationOf(lane);
    const quint32 goesOn = search.next(created, [&](const Event &e) { return e.kind == EventKind::Continued && e.subject == lane.task; });
    const quint32 dropped = goesOn == NoIndex ? NoIndex : search.droppedBefore(created, search.event(goesOn).c);
    if (dropped != NoIndex) {
        out.events = {dropped, created, goesOn};
        const Event &e = search.event(dropped);
        out.sentences += e.subject == EntityId::None
            ? tr("At %1 the last reference to the generator %2, which was suspended at its yield, was gone.").arg(durationText(e.time), generator)
            : tr("At %1 %2 left the generator %3 at its yield, and nothing referred to it any more.")
                  .arg(durationText(e.time), store.displayName(e.subject), generator);
    } else if (goesOn != NoIndex && search.shutdownBefore(created) != NoIndex) {
        out.atShutdown = true;
        out.events = {created, goesOn};
        out.sentences += tr("Something still referred to the generator %1 when main was done. asyncio.run then made this task to close it, "
                            "as it does for every generator that is left.")
                             .arg(generator);
    } else {
        out.events = {created};
        out.sentences += tr("The event loop made this task to close the generator %1.").arg(generator);
    }
    const quint32 finally = goesOn == NoIndex ? NoIndex : search.finallyOf(lane.task, goesOn);
    if (finally != NoIndex)
        out.events.push_back(finally);
    if (dropped != NoIndex)
        out.sentences += finally != NoIndex ? tr("So the event loop made this task to close it. Its finally runs here, not where the loop was left.")
                                            : tr("So the event loop made this task to close it. Its clean-up runs here, not where the loop was left.");
    else if (out.atShutdown)
        out.sentences += finally != NoIndex ? tr("Its finally runs here.") : tr("Its clean-up runs here.");
    if (goesOn != NoIndex && isOf(store, search.event(goesOn).b, "CancelledError"))
        out.sentences += tr("The task was cancelled before its first step, so the yield raised CancelledError, not GeneratorExit.");
    addFate(store, id, out);
    return out;
}

//! The generator itself, in the task that left it.
GeneratorStory storyOfGenerator(const TraceStore &store, const Mark &mark)
{
    GeneratorStory out;
    const Search search(store);
    const Event &e = search.event(mark.event);
    out.events.push_back(mark.event);
    out.sentences += tr("It was left at its yield, and nothing referred to it any more: a break, a return or an "
                        "exception leaves an async for without closing the generator.");
    const quint32 goesOn = search.next(mark.event, [&](const Event &x) { return x.kind == EventKind::Continued && x.c == e.c; });
    const auto close = goesOn == NoIndex ? std::nullopt : store.laneOf(search.event(goesOn).subject);
    if (!close) {
        if (goesOn == NoIndex && search.reachesEnd(mark.event))
            out.sentences += tr("The event loop never got to close it, so its clean-up did not run.");
        else
            out.sentences += signSentence(Sign::GeneratorDropped);
        return out;
    }
    out.events.push_back(goesOn);
    const Lane &lane = store.lanes()[*close];
    const QString begin = durationText(search.event(goesOn).time);
    const QString runs = search.finallyOf(lane.task, goesOn) != NoIndex ? tr("Its finally runs in %1, a task that the event loop made, %2.")
                                                                        : tr("Its clean-up runs in %1, a task that the event loop made, %2.");
    out.sentences += runs.arg(store.displayName(*close),
                              lane.finish == Time::max() ? tr("from %1 on").arg(begin) : tr("from %1 to %2").arg(begin, durationText(lane.finish)));
    addFate(store, *close, out);
    return out;
}

} // namespace

bool standsAtYield(const TraceStore &store, const Lane &lane)
{
    if (lane.kind != LaneKind::Call || lane.end != LaneEnd::Open || lane.finish == Time::max() || lane.spans.empty())
        return false;
    const quint32 last = lane.spans.back().lastEvent;
    return last != NoIndex && store.trace().events()[last].kind == EventKind::Yielded;
}

void addGeneratorStory(const TraceStore &store, quint32 lane, Explanation &out)
{
    const GeneratorStory story = generatorStory(store, lane);
    if (!story)
        return;
    out.chain.insert(out.chain.end(), story.events.begin(), story.events.end());
    out.rules.insert(out.rules.begin(), story.atShutdown ? Rule::GeneratorShutdown : Rule::GeneratorLeft);
    if (std::ranges::find(out.remedies, Remedy::CloseGenerator) == out.remedies.end())
        out.remedies.push_back(Remedy::CloseGenerator);
}

QString textOfLeaving(const TraceStore &store, const Lane &lane)
{
    const QString caller = store.displayName(quint32(lane.parent));
    if (lane.function)
        return tr("An exception left the function. It goes on in %1, which called it.").arg(caller);
    return lane.end == LaneEnd::Cancelled ? tr("A CancelledError left the coroutine. It goes on in %1, which awaits it inline.").arg(caller)
                                          : tr("An exception left the coroutine. It goes on in %1, which awaits it inline.").arg(caller);
}

QString textOfYield(const TraceStore &store, const Lane &lane)
{
    const Search search(store);
    const quint32 generator = search.event(lane.spans.front().firstEvent).c;
    const quint32 since = lane.spans.back().lastEvent;
    const quint32 goesOn = generator == NoIndex
        ? NoIndex
        : search.next(since, [&](const Event &e) { return e.kind == EventKind::Continued && e.c == generator; });
    if (goesOn == NoIndex)
        return tr("It is suspended at its yield: nobody asked it for another value.");
    return tr("It was suspended at its yield; %1 went on with it at %2.")
        .arg(store.displayName(search.event(goesOn).subject), durationText(search.event(goesOn).time));
}

GeneratorStory generatorStory(const TraceStore &store, quint32 id)
{
    if (isCloser(store, id))
        return storyOfClose(store, id);
    for (const Mark &mark : store.lanes()[id].marks)
        if (mark.kind == MarkKind::GeneratorDropped)
            return storyOfGenerator(store, mark);
    return {};
}

} // namespace awaitscope
