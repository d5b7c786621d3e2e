// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fixes/fixes.h"

#include "model/engine/run.h"
#include "model/fixes/candidates.h"
#include "model/program/file/tasksetreader.h"
#include "model/text/durationtext.h"
#include "model/words/explain.h"
#include "model/words/remarks.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Fixes", text);
}

constexpr std::size_t MostEvents = 20'000; // of a run that fixes are tried over

//! A run to its end, and its index.
struct Trial
{
    std::unique_ptr<Run> run;
    std::unique_ptr<TraceStore> store;
    bool ended() const { return run && run->limitMessage().isEmpty(); }
};

Trial tryOut(const TaskSet &set)
{
    if (!problemsOf(set).empty())
        return {};
    RunOptions options;
    options.limits.maxEvents = MostEvents * 3;
    options.limits.maxIterations = MostEvents * 3;
    options.limits.maxSteps = 1'000'000;
    auto run = Run::create(set, options);
    if (!run)
        return {};
    Trial out{std::move(*std::move(run)), nullptr};
    out.run->runToEnd();
    out.store = std::make_unique<TraceStore>(out.run->trace());
    return out;
}

QSet<QString> raisedTypes(const TraceStore &store)
{
    QSet<QString> out;
    const Trace &trace = store.trace();
    for (const LedgerEntry &row : store.ledger())
        if (const ExceptionInfo &e = trace.exception(row.exception); !e.isGroup)
            out.insert(QString::fromUtf8(trace.text(e.type)));
    return out;
}

//! Finds what could help, tries it, and keeps what does.
class FixFinder
{
public:
    FixFinder(const TaskSet &set, const TraceStore &store, quint32 lane, std::optional<std::size_t> mark,
              const Trouble &trouble)
        : m_set(set),
          m_store(store),
          m_number(lane),
          m_lane(store.lanes()[lane]),
          m_mark(markOf(lane, mark, trouble)),
          m_trouble(trouble),
          m_troubles(troublesOf(store)),
          m_types(raisedTypes(store)),
          m_name(store.displayName(lane))
    {
        for (const LedgerEntry &row : store.ledger())
            if (m_mark && (row.settledEvent == m_mark->event || row.raisedEvent == m_mark->event) && row.lane == lane)
                m_row = &row;
        if (const auto row = store.ledgerOf(lane); !m_row && row)
            m_row = &store.ledger()[*row];
    }

    std::vector<Fix> find()
    {
        switch (m_trouble.sign) {
        case Sign::Pending:
        case Sign::Lost: unseen(); break;
        case Sign::Swallowed:
        case Sign::Orphan: leftByGather(); break;
        case Sign::Silenced: silenced(); break;
        case Sign::Replaced: replaced(); break;
        case Sign::CallbackError: callback(); break;
        case Sign::NeverAwaited: neverAwaited(); break;
        case Sign::NeverBegan: neverBegan(); break;
        case Sign::TimedOut:
        case Sign::Expired: tooLate(); break;
        case Sign::DestroyedPending: offer(Remedy::AwaitBeforeEnd, tr("Await %1 at the end").arg(m_name), fixedits::awaitTask(m_set, maker())); break;
        case Sign::Deadlock: offerAll(deadlockCandidates(m_set, m_store, m_lane.task)); break;
        case Sign::Cancelled: offerAll(cancelCandidates(m_set, m_store, m_number)); break;
        case Sign::CancelSwallowed: swallowedCancel(); break;
        default: break;
        }
        offerAll(remarkCandidates(m_set, m_store, m_number));
        return std::move(m_fixes);
    }

private:
    std::optional<Mark> markOf(quint32 lane, std::optional<std::size_t> mark, const Trouble &trouble) const
    {
        const auto &marks = m_store.lanes()[lane].marks;
        if (mark)
            return marks[*mark];
        const auto found = std::ranges::find_if(marks, [&](const Mark &m) { return signOf(m.kind) == trouble.sign; });
        return found == marks.end() ? std::nullopt : std::optional(*found);
    }
    const Event &event(quint32 i) const { return m_store.trace().events()[i]; }
    quint32 size() const { return quint32(m_store.trace().events().size()); }
    QString stepOf(quint32 i) const { return i < size() ? QString::fromStdString(std::string(m_store.trace().stepPointer(event(i).step))) : QString(); }
    template <typename F>
    quint32 last(quint32 before, F wanted) const
    {
        for (quint32 i = std::min(before, size()); i-- > 0;)
            if (wanted(event(i)))
                return i;
        return NoIndex;
    }
    QString typeOf(const LedgerEntry &row) const { return QString::fromUtf8(m_store.trace().text(m_store.trace().exception(row.exception).type)); }
    //! The step that made the task.
    QString maker() const
    {
        return stepOf(last(size(), [this](const Event &e) { return e.kind == EventKind::Created && e.subject == m_lane.task; }));
    }
    QString coroutine() const { return QString::fromUtf8(m_store.trace().text(m_lane.name)); }

    void offerAll(const std::vector<FixCandidate> &candidates)
    {
        for (const FixCandidate &one : candidates)
            offer(one.remedy, one.label, one.changed, one.promise);
    }

    //! Runs the changed set, and offers it if it does what it should.
    void offer(Remedy remedy, const QString &label, const fixedits::Changed &changed, FixCandidate::Promise promise = FixCandidate::Promise::Gone)
    {
        if (!changed || std::ranges::any_of(m_fixes, [&](const Fix &f) { return f.set == *changed; }))
            return;
        const Trial trial = tryOut(*changed);
        if (!trial.ended() || !helps(*trial.store, remedy, promise))
            return;
        QSet<QString> types = raisedTypes(*trial.store);
        if (!types.subtract(m_types).isEmpty())
            return;
        m_fixes.push_back({remedy, label, effectOf(*trial.store), *changed});
    }

    bool helps(const TraceStore &store, Remedy remedy, FixCandidate::Promise promise) const
    {
        using Promise = FixCandidate::Promise;
        const std::vector<Trouble> after = troublesOf(store);
        const bool isWrong = m_trouble.sign != Sign::Cancelled && m_trouble.sign != Sign::Furniture;
        if (isWrong && (isStillThere(m_trouble, after) || after.size() >= m_troubles.size()))
            return false; // whatever else it may improve
        if (isWrong && promise == Promise::Gone)
            return true;
        const auto lane = after.size() > m_troubles.size() ? std::nullopt : sameLane(store);
        if (!lane)
            return false;
        const Lane &found = store.lanes()[*lane];
        switch (promise) {
        case Promise::Gone: return found.end != LaneEnd::Cancelled;
        case Promise::CleanedUp: return found.end == LaneEnd::Cancelled && hasCaughtCancellation(store, found);
        case Promise::NoRemark: return std::ranges::none_of(remarksOn(store, *lane), [&](const Remark &r) { return r.remedy == remedy; });
        case Promise::NotHeldUp: return std::ranges::none_of(found.spans, [](const Span &s) { return s.state == SpanState::HeldUp; });
        }
        return false;
    }

    //! The lane of the changed run that has the path of this one.
    std::optional<quint32> sameLane(const TraceStore &store) const
    {
        for (quint32 i = 0; i < store.lanes().size(); ++i)
            if (store.lanes()[i].kind == LaneKind::Task && pathOfLane(store, i) == m_trouble.path)
                return i;
        return std::nullopt;
    }

    static bool hasCaughtCancellation(const TraceStore &store, const Lane &lane)
    {
        return std::ranges::any_of(lane.marks, [&](const Mark &m) {
            const Event &e = store.trace().events()[m.event];
            return m.kind == MarkKind::Caught && e.kind == EventKind::Caught
                && store.trace().text(store.trace().exception(ExceptionId{e.a}).type) == "CancelledError";
        });
    }

    //! What the new run shows in the same place.
    QString effectOf(const TraceStore &after) const
    {
        for (quint32 i = 0; i < after.lanes().size(); ++i) {
            if (after.lanes()[i].kind != m_lane.kind || pathOfLane(after, i) != m_trouble.path)
                continue;
            const auto row = after.ledgerOf(i);
            if (row)
                return tr("%1: %2.").arg(exceptionText(after, after.ledger()[*row].exception), explainFate(after, after.ledger()[*row]));
            return tr("%1.").arg(explainLane(after, i).title);
        }
        return after.deadlock() ? QString() : tr("The program ends at %1.").arg(durationText(after.range().end));
    }

    void unseen()
    {
        if (m_row && typeOf(*m_row) == QLatin1String("InvalidStateError"))
            offer(Remedy::AskDone, tr("Complete the future only if it is not done"), fixedits::askDone(m_set, stepOf(m_row->raisedEvent)));
        offer(Remedy::AwaitTask, tr("Await %1 at the end").arg(m_name), fixedits::awaitTask(m_set, maker()));
        offer(Remedy::RetrieveInCallback, tr("Look at the exception of %1 in a done callback").arg(m_name), fixedits::retrieveInCallback(m_set, maker()));
        handleInside();
    }

    void handleInside()
    {
        if (m_row)
            offer(Remedy::HandleInside, tr("Handle %1 inside %2").arg(typeOf(*m_row), coroutine()), fixedits::handleInside(m_set, coroutine(), typeOf(*m_row)));
    }

    void leftByGather()
    {
        QStringList gathers{maker()};
        if (const auto gather = m_store.gatherOf(m_lane.task))
            for (const GatherEnd &end : m_store.gatherEnds())
                if (end.gather == *gather)
                    gathers.prepend(stepOf(last(end.event, [&](const Event &e) { return e.kind == EventKind::Awaiting && EntityId{e.a} == *gather; })));
        for (const QString &gather : std::as_const(gathers)) {
            offer(Remedy::CollectResults, tr("Collect the exceptions of the gather"), fixedits::collect(m_set, gather));
            offer(Remedy::UseTaskGroup, tr("Use a task group instead of the gather"), fixedits::group(m_set, gather));
        }
        handleInside();
        if (m_trouble.sign == Sign::Orphan)
            offer(Remedy::AwaitTask, tr("Await %1 at the end").arg(m_name), fixedits::awaitTask(m_set, maker()));
    }

    QString cancelStep(quint32 before) const
    {
        return stepOf(last(before, [this](const Event &e) { return e.kind == EventKind::CancelRequested && e.subject == m_lane.task; }));
    }

    void silenced()
    {
        const QString cancel = m_row ? cancelStep(m_row->settledEvent) : QString();
        offer(Remedy::LookBeforeCancel, tr("Look at %1 before cancelling it").arg(m_name), fixedits::lookBeforeCancel(m_set, cancel));
        handleInside();
        offer(Remedy::DoNotCancel, tr("Do not cancel %1").arg(m_name), fixedits::withoutStep(m_set, cancel));
    }

    void replaced()
    {
        if (!m_row || m_row->settledEvent == NoIndex)
            return;
        if (m_row->replacedBy == ExceptionId::None)
            leaveAfterFinally(m_row->settledEvent);
        offer(Remedy::HandleInside, tr("Handle %1 before the clean-up").arg(typeOf(*m_row)),
              fixedits::handleBefore(m_set, stepOf(m_row->settledEvent), typeOf(*m_row)));
        offer(Remedy::DoNotCancel, tr("Do not cancel %1").arg(m_name), fixedits::withoutStep(m_set, cancelStep(m_row->settledEvent)));
    }

    void leaveAfterFinally(quint32 before)
    {
        const QString guarded = stepOf(last(before, [this](const Event &e) { return e.kind == EventKind::Finally && e.subject == m_lane.task; }));
        offer(Remedy::LeaveAfterFinally, tr("Leave %1 only after its finally clause").arg(coroutine()), fixedits::leaveAfterFinally(m_set, guarded));
    }

    void callback()
    {
        if (m_row && m_row->callback != StringId::None)
            offer(Remedy::CatchInCallback, tr("Log in the callback instead of raising"),
                  fixedits::quietCallback(m_set, QString::fromUtf8(m_store.trace().text(m_row->callback))));
    }

    void neverAwaited()
    {
        if (!m_lane.spans.empty())
            offer(Remedy::AwaitCoroutine, tr("Await %1").arg(m_name), fixedits::awaitCoroutine(m_set, stepOf(m_lane.spans.front().firstEvent)));
    }

    void neverBegan()
    {
        offer(Remedy::StartFirst, tr("Let %1 begin first").arg(m_name), fixedits::startFirst(m_set, maker()));
        offer(Remedy::DoNotCancel, tr("Do not cancel %1").arg(m_name), fixedits::withoutStep(m_set, cancelStep(size())));
        offerAll(cancelCandidates(m_set, m_store, m_number));
    }

    //! As long as it takes without a limit, and a little more.
    void tooLate()
    {
        if (!m_mark)
            return;
        const Event &e = event(m_mark->event);
        const bool block = e.kind == EventKind::TimeoutExit;
        QString step = stepOf(m_mark->event);
        if (!block)
            step = stepOf(last(m_mark->event, [&](const Event &x) { return x.kind == EventKind::Awaiting && x.subject == e.subject; }));
        const fixedits::Changed unlimited = fixedits::limit(m_set, step, std::nullopt);
        if (!unlimited)
            return;
        const Trial trial = tryOut(*unlimited);
        if (!trial.ended() || trial.store->deadlock())
            return;
        const qint64 total = std::chrono::ceil<std::chrono::milliseconds>(trial.store->range().end).count();
        for (const qint64 ms : {longest(*trial.store, step), total}) {
            const qint64 grain = ms < 100 ? 10 : ms < 1000 ? 100
                                                           : 500;
            const qint64 enough = (ms / grain + 1) * grain;
            const std::size_t before = m_fixes.size();
            offer(Remedy::LongerTimeout, tr("Allow %1").arg(durationText(std::chrono::milliseconds(enough))), fixedits::limit(m_set, step, enough));
            if (m_fixes.size() > before)
                return;
        }
    }

    //! Milliseconds that the step takes at most, from where it begins to where its task goes on.
    static qint64 longest(const TraceStore &store, const QString &step)
    {
        const auto &events = store.trace().events();
        Time most{};
        for (quint32 i = 0; i < events.size(); ++i) {
            const Event &begin = events[i];
            if ((begin.kind != EventKind::TimeoutEnter && begin.kind != EventKind::Awaiting)
                || QString::fromStdString(std::string(store.trace().stepPointer(begin.step))) != step)
                continue;
            const EventKind end = begin.kind == EventKind::Awaiting ? EventKind::Resumed : EventKind::TimeoutExit;
            for (quint32 k = i + 1; k < events.size(); ++k)
                if (events[k].kind == end && events[k].subject == begin.subject && events[k].step == begin.step) {
                    most = std::max(most, events[k].time - begin.time);
                    break;
                }
        }
        return std::chrono::ceil<std::chrono::milliseconds>(most).count();
    }

    void swallowedCancel()
    {
        if (!m_mark)
            return;
        for (quint32 i = m_mark->event; i < size(); ++i) {
            const Event &e = event(i);
            if (e.kind != EventKind::Caught || e.subject != m_lane.task)
                continue;
            offer(Remedy::RaiseCancelAgain, tr("Raise CancelledError again in %1").arg(coroutine()), fixedits::raiseAgain(m_set, stepOf(i)));
            break;
        }
        leaveAfterFinally(size());
        offer(Remedy::DoNotCancel, tr("Do not cancel %1").arg(m_name), fixedits::withoutStep(m_set, cancelStep(m_mark->event)));
    }

    const TaskSet &m_set;
    const TraceStore &m_store;
    const quint32 m_number;
    const Lane &m_lane;
    const std::optional<Mark> m_mark;
    const Trouble &m_trouble;
    const std::vector<Trouble> m_troubles;
    const QSet<QString> m_types;
    const QString m_name;
    const LedgerEntry *m_row = nullptr;
    std::vector<Fix> m_fixes;
};

//! A task that ended as cancelled, or one of the marks that tell how.
bool isCancelled(const Lane &lane, std::optional<std::size_t> mark)
{
    if (lane.kind != LaneKind::Task || lane.end != LaneEnd::Cancelled)
        return false;
    const MarkKind kind = mark ? lane.marks[*mark].kind : MarkKind::Cancelled;
    return kind == MarkKind::Cancelled || kind == MarkKind::CancelDelivered || kind == MarkKind::CancelRequested;
}

//! The lane, or the mark at its end.
bool tellsTheWhole(const Lane &lane, std::optional<std::size_t> mark)
{
    return !mark || *mark + 1 == lane.marks.size();
}

} // namespace

std::vector<Fix> findFixes(const TaskSet &set, const TraceStore &store, quint32 lane, std::optional<std::size_t> mark)
{
    if (lane >= store.lanes().size() || !store.finished() || store.trace().events().size() > MostEvents)
        return {};
    std::optional<Trouble> trouble = troubleAt(store, lane, mark);
    if (!trouble && isCancelled(store.lanes()[lane], mark))
        trouble = Trouble{pathOfLane(store, lane), Sign::Cancelled};
    if (!trouble && tellsTheWhole(store.lanes()[lane], mark))
        trouble = Trouble{pathOfLane(store, lane), Sign::Furniture}; // only what there is to remark
    return trouble ? FixFinder(set, store, lane, mark, *trouble).find() : std::vector<Fix>();
}

} // namespace awaitscope
