// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/exceptionstory.h"

#include "model/words/eventsentence.h"
#include "model/words/explain.h"
#include "model/words/lastreference.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ExceptionStory", text);
}

//! The exception that the event is about, or none.
quint32 exceptionOf(const Event &e)
{
    switch (e.kind) {
    case EventKind::Raised:
    case EventKind::NeverRetrieved:
    case EventKind::Caught:
    case EventKind::Retry:
    case EventKind::RetryExhausted:
    case EventKind::ShutdownException:
    case EventKind::ShieldException:
    case EventKind::Replaced:
    case EventKind::Noted:
        return e.a;
    case EventKind::Leave:
    case EventKind::Resumed:
    case EventKind::GroupDone:
    case EventKind::TimeoutExit:
    case EventKind::Exit:
        return e.outcome == Outcome::Raised ? e.b : NoIndex;
    case EventKind::CallbackError:
    case EventKind::LoopError:
        return e.b;
    default:
        return NoIndex;
    }
}

//! Thrown into a coroutine to end it. A GeneratorExit that ends a task is an exception like any other.
bool isThrownIn(const Trace &trace, quint32 exception, EventKind kind)
{
    const std::string_view type = trace.text(trace.exception(ExceptionId{exception}).type);
    return type == "CancelledError" || (type == "GeneratorExit" && kind != EventKind::Raised && kind != EventKind::NeverRetrieved);
}

} // namespace

QString storyFateName(StoryFate fate)
{
    switch (fate) {
    case StoryFate::Pending: return tr("pending");
    case StoryFate::Lost: return tr("lost");
    case StoryFate::Swallowed: return tr("swallowed");
    case StoryFate::Silenced: return tr("silenced");
    case StoryFate::Replaced: return tr("replaced");
    case StoryFate::Reported: return tr("reported");
    case StoryFate::EndedProgram: return tr("ended the program");
    case StoryFate::Grouped: return tr("part of a group");
    case StoryFate::Handled: return tr("handled");
    case StoryFate::Retrieved: return tr("retrieved");
    }
    return {};
}

bool isUnseen(StoryFate fate)
{
    return fate == StoryFate::Pending || fate == StoryFate::Lost || fate == StoryFate::Swallowed || fate == StoryFate::Silenced;
}

//! A trace from a file gives equal exceptions one number. What ends a task that had not received it is another object.
bool ExceptionStories::isAnother(const ExceptionStory &known, const Event &e) const
{
    constexpr std::size_t Latest = 50;
    const Trace &trace = m_store->trace();
    if (e.kind != EventKind::Raised || !trace.stepPointers.empty())
        return false;
    std::size_t looked = 0;
    for (auto i = known.way.rbegin(); i != known.way.rend() && looked < Latest; ++i, ++looked)
        if (trace.events()[*i].subject == e.subject)
            return trace.events()[*i].kind == EventKind::Raised;
    return true;
}

void ExceptionStories::note(quint32 exception, quint32 i)
{
    const Trace &trace = m_store->trace();
    if (exception == NoIndex)
        return;
    const Event &e = trace.events()[i];
    if (!m_number.contains(exception) && isThrownIn(trace, exception, e.kind))
        return;
    adoptPart(exception);
    const auto [known, isNew] = m_number.try_emplace(exception, m_stories.size());
    if (!isNew && isAnother(m_stories[known->second], e))
        known->second = m_stories.size();
    if (known->second == m_stories.size()) {
        ExceptionStory story;
        story.exception = ExceptionId{exception};
        story.raisedBy = e.subject;
        story.step = e.kind == EventKind::Caught && e.c != NoIndex ? StepId{e.c} : placeOf(e);
        m_stories.push_back(std::move(story));
    }
    m_stories[known->second].way.push_back(i);
    if (e.kind == EventKind::Raised || e.kind == EventKind::Replaced || e.kind == EventKind::CallbackError || e.kind == EventKind::NeverRetrieved)
        m_storyOf[i] = known->second;
}

//! except* splits a group into what it handles and what goes on: both are parts of the story of the group.
void ExceptionStories::adoptPart(quint32 exception)
{
    const ExceptionInfo &info = m_store->trace().exception(ExceptionId{exception});
    if (!info.isGroup || m_number.contains(exception))
        return;
    for (const ExceptionId member : info.members) {
        const auto known = m_number.find(index(member));
        const ExceptionId whole = known == m_number.end() ? ExceptionId::None : m_stories[known->second].group;
        if (whole == ExceptionId::None)
            continue;
        if (const auto group = m_number.find(index(whole)); group != m_number.end())
            m_number.emplace(exception, group->second);
        return;
    }
}

void ExceptionStories::read(quint32 i)
{
    const Trace &trace = m_store->trace();
    const Event &e = trace.events()[i];
    if (e.kind == EventKind::Raised)
        m_endedWith[index(e.subject)] = e.a;
    if (e.kind == EventKind::Retrieved || e.kind == EventKind::Silenced) {
        if (const auto ended = m_endedWith.find(index(e.subject)); ended != m_endedWith.end())
            note(ended->second, i);
        return;
    }
    const quint32 exception = exceptionOf(e);
    if (exception == NoIndex)
        return;
    note(exception, i);
    if (e.kind != EventKind::GroupDone && e.kind != EventKind::Caught)
        return;
    for (const ExceptionId member : trace.exception(ExceptionId{exception}).members) {
        const auto known = m_number.find(index(member));
        if (known == m_number.end() || m_stories[known->second].group != ExceptionId::None)
            continue;
        m_stories[known->second].group = ExceptionId{exception};
        m_stories[known->second].way.push_back(i);
    }
}

bool ExceptionStories::update()
{
    const auto &events = m_store->trace().events();
    const std::size_t before = m_read;
    for (; m_read < events.size(); ++m_read)
        read(quint32(m_read));
    const auto &ledger = m_store->ledger();
    for (; m_ledgerRead < ledger.size(); ++m_ledgerRead) {
        auto known = m_storyOf.find(ledger[m_ledgerRead].raisedEvent);
        if (known == m_storyOf.end() && ledger[m_ledgerRead].settledEvent != NoIndex)
            known = m_storyOf.find(ledger[m_ledgerRead].settledEvent);
        if (known != m_storyOf.end())
            m_stories[known->second].ledger = quint32(m_ledgerRead);
    }
    return m_read > before;
}

const ExceptionStory *ExceptionStories::find(ExceptionId exception) const
{
    const auto known = m_number.find(index(exception));
    return known == m_number.end() ? nullptr : &m_stories[known->second];
}

StoryFate ExceptionStories::fate(const ExceptionStory &story) const
{
    const auto &events = m_store->trace().events();
    const Event &last = events[story.way.back()];
    const LedgerEntry *row = story.ledger == NoIndex ? nullptr : &m_store->ledger()[story.ledger];
    if (row) {
        switch (row->fate) {
        case Fate::Lost: return StoryFate::Lost;
        case Fate::Swallowed: return StoryFate::Swallowed;
        case Fate::Silenced: return StoryFate::Silenced;
        case Fate::Replaced: return StoryFate::Replaced;
        case Fate::Reported: return StoryFate::Reported;
        case Fate::Pending:
        case Fate::Retrieved: break;
        }
    }
    if (last.kind == EventKind::Exit || (row && row->how == Retrieval::Main))
        return StoryFate::EndedProgram;
    if (last.kind == EventKind::Replaced)
        return StoryFate::Replaced;
    if (last.kind == EventKind::ShutdownException || last.kind == EventKind::LoopError || last.kind == EventKind::CallbackError)
        return StoryFate::Reported;
    if (story.group != ExceptionId::None && find(story.group))
        return StoryFate::Grouped;
    const auto caught = std::find_if(story.way.rbegin(), story.way.rend(), [&](quint32 i) {
        return events[i].kind == EventKind::Caught || events[i].kind == EventKind::Retry;
    });
    if (caught != story.way.rend() && caught == story.way.rbegin())
        return StoryFate::Handled;
    if (row && row->fate == Fate::Pending)
        return StoryFate::Pending;
    if (caught != story.way.rend())
        return StoryFate::Handled;
    return row ? StoryFate::Retrieved : m_store->finished() ? StoryFate::Retrieved
                                                            : StoryFate::Pending;
}

namespace {

constexpr int Deepest = 20; // groups in groups

//! Groups may share members at every level: each is looked at once.
bool contains(const Trace &trace, ExceptionId group, ExceptionId part)
{
    std::vector<ExceptionId> open{group};
    std::unordered_set<quint32> seen;
    while (!open.empty()) {
        const ExceptionId at = open.back();
        open.pop_back();
        if (at == part)
            return true;
        if (!seen.insert(index(at)).second)
            continue;
        const std::vector<ExceptionId> &members = trace.exception(at).members;
        if (std::ranges::find(members, part) != members.end())
            return true;
        std::ranges::copy_if(members, std::back_inserter(open), [&](ExceptionId member) { return trace.exception(member).isGroup; });
    }
    return false;
}

} // namespace

//! Each task that handled it, or this part of it, and by which clauses; without those that passed it on.
QString ExceptionStories::handledBy(const ExceptionStory &story, ExceptionId part) const
{
    constexpr std::size_t Most = 3;
    struct Handling
    {
        EntityId by;
        quint32 exception;
        QString clause;
    };
    const Trace &trace = m_store->trace();
    std::vector<Handling> handlings;
    for (const quint32 i : story.way) {
        const Event &e = trace.events()[i];
        const quint32 exception = exceptionOf(e);
        const bool passesOn = e.kind == EventKind::Raised || e.kind == EventKind::Leave;
        if (passesOn || e.kind == EventKind::Caught)
            std::erase_if(handlings, [&](const Handling &h) { return h.by == e.subject && h.exception == exception; });
        if (e.kind == EventKind::Caught && (part == ExceptionId::None || contains(trace, ExceptionId{exception}, part)))
            handlings.push_back({e.subject, exception, clauseOf(trace, e)});
    }
    QStringList tasks;
    for (std::size_t i = 0; i < handlings.size() && tasks.size() < qsizetype(Most); ++i) {
        if (std::ranges::find(handlings, handlings[i].by, &Handling::by) < handlings.begin() + std::ptrdiff_t(i))
            continue; // told already
        QStringList clauses;
        for (const Handling &h : handlings)
            if (h.by == handlings[i].by && !clauses.contains(h.clause) && clauses.size() < qsizetype(Most))
                clauses += h.clause;
        tasks += QStringLiteral("%1: %2").arg(m_store->displayName(handlings[i].by), clauses.join(QStringLiteral(", ")));
    }
    return tasks.isEmpty() ? QString() : tr("handled by %1").arg(tasks.join(QStringLiteral("; ")));
}

//! What became of the outermost group that it is part of.
QString ExceptionStories::groupedText(const ExceptionStory &story) const
{
    const ExceptionStory *group = find(story.group);
    for (int depth = 0; group && fate(*group) == StoryFate::Grouped && depth < Deepest; ++depth)
        group = find(group->group);
    const QString type = QString::fromUtf8(m_store->trace().text(m_store->trace().exception(story.group).type));
    if (!group || fate(*group) == StoryFate::Grouped)
        return tr("part of %1").arg(type);
    const QString handled = fate(*group) == StoryFate::Handled ? handledBy(*group, story.exception) : QString();
    return tr("part of %1, %2").arg(type, handled.isEmpty() ? fateText(*group) : handled);
}

QString ExceptionStories::fateText(const ExceptionStory &story) const
{
    const auto &events = m_store->trace().events();
    const StoryFate fate = this->fate(story);
    const LedgerEntry *row = story.ledger == NoIndex ? nullptr : &m_store->ledger()[story.ledger];
    if (fate == StoryFate::Grouped)
        return groupedText(story);
    if (fate == StoryFate::EndedProgram)
        return tr("raised by asyncio.run: it ended the program");
    if (fate == StoryFate::Handled) {
        const auto last = std::find_if(story.way.rbegin(), story.way.rend(), [&](quint32 i) {
            return events[i].kind == EventKind::Caught || events[i].kind == EventKind::Retry;
        });
        if (last != story.way.rend() && events[*last].kind == EventKind::Retry)
            return tr("handled by %1, which tried again").arg(m_store->displayName(events[*last].subject));
        const QString handled = handledBy(story, ExceptionId::None);
        return handled.isEmpty() ? storyFateName(fate) : handled;
    }
    if (row) {
        const QString last = lastReferenceText(*m_store, *row);
        return last.isEmpty() ? explainFate(*m_store, *row) : last;
    }
    return storyFateName(fate);
}

std::size_t ExceptionStories::unseen() const
{
    return std::size_t(std::ranges::count_if(m_stories, [this](const ExceptionStory &s) { return isUnseen(fate(s)); }));
}

Time ExceptionStories::raised(const ExceptionStory &story) const
{
    const LedgerEntry *row = story.ledger == NoIndex ? nullptr : &m_store->ledger()[story.ledger];
    const Time first = m_store->trace().events()[story.way.front()].time;
    return row ? std::min(row->raised, first) : first;
}

std::optional<Time> ExceptionStories::settled(const ExceptionStory &story) const
{
    const LedgerEntry *row = story.ledger == NoIndex ? nullptr : &m_store->ledger()[story.ledger];
    if (row)
        return row->settled;
    return m_store->trace().events()[story.way.back()].time;
}

} // namespace awaitscope
