// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/findings.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/trace/sourceline.h"
#include "model/words/explain.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>
#include <tuple>

namespace awaitscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Findings)
};

QString word(const Trace &trace, StringId id)
{
    const std::string_view text = id == StringId::None ? std::string_view() : trace.text(id);
    return visibleText(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

class Finder
{
public:
    explicit Finder(const TraceStore &store)
        : m_store(store), m_trace(store.trace()) {}

    Findings find(std::span<const QueueLengths> queues);

private:
    //! What has the same cause: kind, coroutine or message, type of exception, where it was made, where it happened.
    using Cause = std::tuple<FindingKind, StringId, StringId, StepId, StepId>;

    void takeEvents();
    void takeQueue(const QueueLengths &queue);
    void takeSpans(quint32 lane);
    void takeMarks(quint32 lane);
    void takeLedger();
    void takeDeadlock();
    void takeStep(quint32 lane, const Span &span);
    void takeWait(quint32 lane, const Span &span);
    std::optional<Time> endOf(EntityId awaited) const;
    Finding &add(const Cause &cause, quint32 event, quint32 lane);
    StepId madeAt(EntityId task) const { return index(task) < m_made.size() ? m_made[index(task)] : StepId::None; }
    const Event &event(quint32 i) const { return m_trace.events()[i]; }

    const TraceStore &m_store;
    const Trace &m_trace;
    Findings m_found;
    std::map<Cause, std::size_t> m_at; // in the list
    std::vector<StepId> m_made; // by task
    Time m_busy{};
};

Findings Finder::find(std::span<const QueueLengths> queues)
{
    takeEvents();
    for (quint32 lane = 0; lane < m_store.lanes().size(); ++lane) {
        takeSpans(lane);
        takeMarks(lane);
    }
    takeLedger();
    if (m_store.deadlock())
        takeDeadlock();
    constexpr std::size_t MostQueues = 20; // each looks through all events
    std::size_t growing = 0;
    for (const QueueLengths &queue : queues)
        if (growing < MostQueues && queue.onlyGrows()) {
            takeQueue(queue);
            ++growing;
        }
    LoopHealth &health = m_found.health;
    // A Python program on the virtual clock, where only what blocks takes time: a look at the clock takes a nanosecond.
    constexpr Time Shortest = std::chrono::microseconds(1);
    health.isMeasured = m_trace.clock == "wall" && health.longest >= Shortest;
    health.busy = std::min(1.0, double(m_busy.count()) / double(m_store.range().duration().count()));
    std::stable_sort(m_found.list.begin(), m_found.list.end(), [](const Finding &a, const Finding &b) {
        return a.kind != b.kind ? a.kind < b.kind : a.first < b.first;
    });
    return std::move(m_found);
}

Finding &Finder::add(const Cause &cause, quint32 event, quint32 lane)
{
    const auto [at, isNew] = m_at.emplace(cause, m_found.list.size());
    if (isNew) {
        Finding finding;
        finding.kind = std::get<FindingKind>(cause);
        finding.first = this->event(event).time;
        finding.lane = lane;
        finding.event = event;
        finding.made = std::get<3>(cause);
        finding.place = std::get<4>(cause);
        m_found.list.push_back(std::move(finding));
    }
    Finding &finding = m_found.list[at->second];
    ++finding.count;
    finding.first = std::min(finding.first, this->event(event).time);
    if (finding.events.size() < Finding::MostEvents)
        finding.events.push_back(event);
    return finding;
}

void Finder::takeEvents()
{
    for (quint32 i = 0; i < m_trace.events().size(); ++i) {
        const Event &e = event(i);
        if (e.kind == EventKind::Created) {
            m_made.resize(std::max<std::size_t>(m_made.size(), index(e.subject) + 1), StepId::None);
            m_made[index(e.subject)] = e.step;
        } else if (e.kind == EventKind::LoopError) {
            add({FindingKind::LoopError, StringId{e.a}, StringId::None, StepId::None, e.step}, i, NoIndex);
        }
    }
}

// The moments at which tasks waited for it stand for it.
void Finder::takeQueue(const QueueLengths &queue)
{
    Finding finding;
    finding.kind = FindingKind::QueueGrows;
    finding.count = 1;
    finding.first = queue.samples.front().time;
    finding.queue = queue.entity;
    finding.length = queue.samples.back().length;
    for (quint32 i = 0; i < m_trace.events().size() && finding.events.size() < Finding::MostEvents; ++i)
        if (event(i).kind == EventKind::Awaiting && event(i).a == index(queue.entity))
            finding.events.push_back(i);
    if (!finding.events.empty()) {
        finding.event = finding.events.front();
        finding.lane = m_store.laneOf(event(finding.event).subject).value_or(NoIndex);
        finding.place = event(finding.event).step;
    }
    m_found.list.push_back(std::move(finding));
}

void Finder::takeSpans(quint32 lane)
{
    for (const Span &span : m_store.lanes()[lane].spans) {
        if (span.state == SpanState::Running && !m_store.lanes()[lane].thread)
            takeStep(lane, span);
        else if (span.state == SpanState::Awaiting && span.end != Time::max())
            takeWait(lane, span);
    }
}

void Finder::takeStep(quint32 lane, const Span &span)
{
    const Time lasts = std::min(span.end, m_store.range().end) - span.begin;
    m_busy += lasts;
    LoopHealth &health = m_found.health;
    if (lasts > health.longest) {
        health.longest = lasts;
        health.longestLane = lane;
        health.longestEvent = span.firstEvent;
    }
    if (lasts < BlockedAfter)
        return;
    const Lane &of = m_store.lanes()[lane];
    const StepId until = span.lastEvent == NoIndex ? StepId::None : event(span.lastEvent).step;
    Finding &finding = add({FindingKind::BlockedLoop, of.name, StringId::None, madeAt(of.task), event(span.firstEvent).step}, span.firstEvent, lane);
    if (lasts > finding.longest) {
        finding.longest = lasts;
        finding.lane = lane;
        finding.event = span.firstEvent;
        finding.until = until;
    }
}

//! When a task, or all that a gather waits for, had ended.
std::optional<Time> Finder::endOf(EntityId awaited) const
{
    if (awaited == EntityId::None)
        return std::nullopt;
    const auto endOfTask = [this](EntityId task) -> std::optional<Time> {
        const std::optional<quint32> lane = m_store.laneOf(task);
        if (!lane || m_store.lanes()[*lane].end == LaneEnd::Open)
            return std::nullopt;
        return m_store.lanes()[*lane].finish;
    };
    const EntityKind kind = m_trace.entity(awaited).kind;
    if (kind == EntityKind::Task)
        return endOfTask(awaited);
    if (kind != EntityKind::Gather)
        return std::nullopt;
    Time last{};
    for (const EntityId member : m_trace.members(awaited)) {
        const std::optional<Time> end = endOfTask(member);
        if (!end)
            return std::nullopt;
        last = std::max(last, *end);
    }
    return last;
}

void Finder::takeWait(quint32 lane, const Span &span)
{
    const std::optional<Time> end = endOf(span.target);
    if (!end || *end < span.begin || *end > span.end || span.end - *end <= m_found.health.latest)
        return;
    m_found.health.latest = span.end - *end;
    m_found.health.latestLane = lane;
    m_found.health.latestEvent = span.firstEvent;
}

void Finder::takeMarks(quint32 lane)
{
    const Lane &of = m_store.lanes()[lane];
    for (const Mark &mark : of.marks) {
        const StepId step = event(mark.event).step;
        if (mark.kind == MarkKind::CancelSwallowed)
            add({FindingKind::CancelSwallowed, of.name, StringId::None, madeAt(of.task), step}, mark.event, lane);
        else if (mark.kind == MarkKind::DestroyedPending)
            add({FindingKind::DestroyedPending, of.name, StringId::None, madeAt(of.task), step}, mark.event, lane);
        else if (mark.kind == MarkKind::NeverAwaited)
            add({FindingKind::NeverAwaited, of.name, StringId::None, step, StepId::None}, mark.event, lane);
    }
}

void Finder::takeLedger()
{
    for (const LedgerEntry &entry : m_store.ledger()) {
        const bool unseen = entry.fate == Fate::Lost || entry.fate == Fate::Pending;
        if (!unseen && entry.fate != Fate::Swallowed && entry.fate != Fate::Silenced)
            continue;
        const ExceptionInfo &exception = m_trace.exception(entry.exception);
        const StringId coroutine = entry.lane == NoIndex ? StringId::None : m_store.lanes()[entry.lane].name;
        Finding &finding = add({unseen ? FindingKind::Unseen : FindingKind::Swallowed, coroutine, exception.type, madeAt(entry.owner),
                                placeOf(event(entry.raisedEvent))},
                               entry.raisedEvent, entry.lane);
        if (finding.count == 1)
            finding.exception = entry.exception;
    }
}

// One of a circle stands for it, else one that waits for no other task.
void Finder::takeDeadlock()
{
    const Deadlock &deadlock = *m_store.deadlock();
    const StuckTask *first = deadlock.circle.empty() ? nullptr : deadlock.find(deadlock.circle.front());
    Finding finding;
    finding.kind = FindingKind::WaitsForever;
    for (const StuckTask &stuck : deadlock.tasks) {
        if (stuck.event == NoIndex)
            continue;
        ++finding.count;
        if (finding.events.size() < Finding::MostEvents)
            finding.events.push_back(stuck.event);
        if (!first && deadlock.tasksBehind(m_trace, stuck, 1).empty())
            first = &stuck;
    }
    if (!first || first->event == NoIndex)
        return;
    finding.event = first->event;
    finding.lane = m_store.laneOf(first->task).value_or(NoIndex);
    finding.first = event(first->event).time;
    finding.place = event(first->event).step;
    m_found.list.push_back(std::move(finding));
}

QString lineText(const Trace &trace, StepId step, bool whole)
{
    const std::optional<SourceLine> at = sourceLine(trace.stepPointer(step));
    if (!at)
        return {};
    const std::string_view file = whole ? at->file : at->file.substr(at->file.rfind('/') + 1);
    return QStringLiteral("%1:%2").arg(visibleText(QString::fromUtf8(file.data(), qsizetype(file.size())))).arg(at->line);
}

} // namespace

Findings findingsOf(const TraceStore &store, std::span<const QueueLengths> queues)
{
    return Finder(store).find(queues);
}

QString shortPlace(const Trace &trace, StepId step)
{
    return lineText(trace, step, false);
}

QString wholePlace(const Trace &trace, StepId step)
{
    return lineText(trace, step, true);
}

QString findingPlace(const Trace &trace, const Finding &finding)
{
    const QString from = shortPlace(trace, finding.place), to = shortPlace(trace, finding.until);
    if (finding.kind != FindingKind::BlockedLoop || from == to || to.isEmpty())
        return from;
    if (from.isEmpty())
        return Text::tr("before %1").arg(to);
    const bool sameFile = from.section(u':', 0, -2) == to.section(u':', 0, -2);
    return QStringLiteral("%1 \u2013 %2").arg(from, sameFile ? to.section(u':', -1) : to);
}

QString findingText(const TraceStore &store, const Finding &finding)
{
    const Trace &trace = store.trace();
    const bool one = finding.count == 1;
    const QString coroutine = finding.lane == NoIndex ? QString() : word(trace, store.lanes()[finding.lane].name);
    const QString name = finding.lane == NoIndex ? QString() : one ? store.displayName(finding.lane)
                                                                   : coroutine;
    const QString exception = finding.exception == ExceptionId::None ? QString() : exceptionText(store, finding.exception);
    switch (finding.kind) {
    case FindingKind::WaitsForever: {
        const EntityId task = trace.events()[finding.event].subject;
        const QString who = store.displayName(task), what = stuckText(store, task);
        return one ? Text::tr("%1 waits forever for %2").arg(who, what)
                   : Text::tr("%1 tasks wait forever: %2 for %3").arg(QLocale().toString(finding.count), who, what);
    }
    case FindingKind::Unseen:
        if (name.isEmpty())
            return Text::tr("Nobody looked at %1").arg(exception);
        return one ? Text::tr("Nobody looked at %1 of %2").arg(exception, name) : Text::tr("Nobody looked at the exceptions of %1: %2").arg(name, exception);
    case FindingKind::BlockedLoop:
        return one ? Text::tr("%1 blocked the event loop for %2").arg(name, durationText(finding.longest))
                   : Text::tr("%1 blocked the event loop, for up to %2").arg(name, durationText(finding.longest));
    case FindingKind::NeverAwaited:
        return Text::tr("%1 was called and never awaited").arg(coroutine);
    case FindingKind::DestroyedPending:
        return Text::tr("%1 was destroyed while it was pending").arg(name);
    case FindingKind::CancelSwallowed:
        return Text::tr("%1 was cancelled and went on").arg(name);
    case FindingKind::Swallowed:
        return name.isEmpty() ? Text::tr("No code saw %1").arg(exception) : Text::tr("No code saw %1 of %2").arg(exception, name);
    case FindingKind::LoopError:
        return Text::tr("The event loop reported: %1").arg(word(trace, StringId{store.trace().events()[finding.event].a}));
    case FindingKind::QueueGrows:
        return Text::tr("%1 only grows: %2 items in the end")
            .arg(visibleText(QString::fromStdString(trace.label(finding.queue))), QLocale().toString(finding.length));
    }
    return {};
}

QString healthText(const TraceStore &store, const LoopHealth &health)
{
    if (!health.isMeasured)
        return {};
    QString text = Text::tr("Tasks ran %1 % of the time").arg(QLocale().toString(health.busy * 100, 'f', health.busy < 0.1 ? 1 : 0));
    if (health.longestLane != NoIndex) {
        const QString place = shortPlace(store.trace(), store.trace().events()[health.longestEvent].step);
        const QString task = store.displayName(health.longestLane);
        text += QStringLiteral(" \u00B7 ")
            + (place.isEmpty() ? Text::tr("longest step: %1 in %2").arg(durationText(health.longest), task)
                               : Text::tr("longest step: %1 in %2, from %3").arg(durationText(health.longest), task, place));
    }
    if (health.latestLane != NoIndex)
        text += QStringLiteral(" \u00B7 ")
            + Text::tr("longest delay after an awaited task: %1 in %2").arg(durationText(health.latest), store.displayName(health.latestLane));
    return text;
}

} // namespace awaitscope
