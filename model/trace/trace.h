// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/chunkedvector.h"
#include "model/trace/event.h"
#include "model/trace/textchunks.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace awaitscope {

enum class EntityKind : quint8 {
    Task,
    Future,
    Gather, //!< members: its children
    Shield, //!< members: the inner task or future
    Executor, //!< the future of a call in a thread; member: that call
    Sleep, //!< the one entity that stands for all sleeps of sleep steps; label "sleep"
    Wait, //!< asyncio.wait; members: what it waits for
    WaitFor, //!< member: the task or future, if it is one; text: the whole label
    Set, //!< only a list of members
    Text, //!< anything else: a lock, a queue, ...; text: the label
};

//! Something that an event is about or waits for. The label is computed, because the label of a gather of 100,000 is long.
struct Entity
{
    EntityKind kind = EntityKind::Text;
    bool named = false; //!< the text is the whole label, not the coroutine's name
    StringId text = StringId::None; //!< task: its label if `named`, else its coroutine
    quint32 number = 0; //!< task: creation number (main is 1); future: its number
    quint32 firstMember = 0;
    quint32 memberCount = 0;
};

struct ExceptionInfo
{
    StringId type = StringId::None;
    StringId message = StringId::None;
    bool isGroup = false;
    std::vector<ExceptionId> members; //!< of a group
    bool bareArgument = false; //!< its argument is no text: nothing quotes the message
};

//! A note of an exception, and the number of events after which it was added.
struct ExceptionNote
{
    quint32 since = 0;
    StringId text = StringId::None;
};

//! Python's __context__, __cause__, __suppress_context__ and __notes__ of an exception.
struct ExceptionChain
{
    ExceptionId context = ExceptionId::None; //!< the exception being handled when it was raised
    ExceptionId cause = ExceptionId::None; //!< of `raise ... from`
    bool suppressContext = false; //!< a cause was given, or `from None`
    std::vector<ExceptionNote> notes = {}; //!< in the order in which they were added
};

//! What happened in one run: the events in order, and the tables that their ids index. Append-only, so that a reader can
//! keep an index and continue from there while the run goes on. Not thread-safe.
class Trace
{
public:
    Trace();

    //! Whether more events will follow. Not in the file: a trace read from a file is complete.
    enum class State : quint8 { Complete,
                                Live, //!< of a run that is in progress or paused
                                Stopped }; //!< the user ended the run early
    State state = State::Complete;
    //! How far the run's clock is known to have advanced since the last event, 0 if unknown. Open spans are shown up to there.
    Time reached() const { return m_reached; }
    void reach(Time now) { m_reached = std::max(m_reached, now); }

    // The content of the meta line.
    std::string scenario; //!< name of the task set; empty: none
    bool hasScenario = false;
    std::string clock = "virtual"; //!< "virtual" or "wall"
    std::string python; //!< whose rules the run followed, with the patch level; empty: unknown

    const ChunkedVector<Event> &events() const { return m_events; }
    void append(const Event &e) { m_events.push_back(e); }
    //! Overwrites the event at \a i; only for the engine, which sorts the reports of the final collection.
    Event &at(std::size_t i) { return m_events[i]; }

    //! Interns. Amortised O(length).
    StringId string(std::string_view utf8);
    std::string_view text(StringId id) const { return m_strings[index(id)]; }

    //! \name Values, rendered as compact JSON. Small integers take no memory. Two ids may stand for the same value.
    //!@{
    ValueId value(std::string_view json);
    ValueId value(qint64 number);
    //! The text \a before, the number and a closing brace, as in {"index":7}: the arguments of most tasks that are created in
    //! bulk. Stored in parts, because reading a text right after writing it stalls the processor.
    ValueId value(StringId before, qint32 number);
    std::string json(ValueId id) const;
    //!@}

    EntityId addEntity(Entity e);
    EntityId addEntity(Entity e, std::span<const EntityId> members);
    EntityId textEntity(std::string_view label); //!< interned
    EntityId sleepEntity() const { return EntityId{0}; }
    const Entity &entity(EntityId id) const { return m_entities[index(id)]; }
    Entity &entity(EntityId id) { return m_entities[index(id)]; }
    std::span<const EntityId> members(EntityId id) const;
    std::size_t entityCount() const { return m_entities.size(); }
    //! The label as in the file: "work#3", "gather[a,b]", "future#1", "sleep". Linear in its length.
    std::string label(EntityId id) const;

    ExceptionId addException(ExceptionInfo info);
    const ExceptionInfo &exception(ExceptionId id) const { return m_exceptions[index(id)]; }
    std::size_t exceptionCount() const { return m_exceptions.size(); }
    //! How an exception is chained, or null. A trace read from a file has no chains.
    const ExceptionChain *chain(ExceptionId id) const
    {
        const auto found = m_chains.find(index(id));
        return found == m_chains.end() ? nullptr : &found->second;
    }
    ExceptionChain &makeChain(ExceptionId id) { return m_chains[index(id)]; }
    //! Sets the context as CPython does: a link that would close a cycle is cut.
    void setContext(ExceptionId id, ExceptionId context);

    //! JSON pointers of the steps, indexed by StepId; set once by whoever compiles the program; may be empty.
    std::vector<std::string> stepPointers;
    //! Pointer of a step, or empty.
    std::string_view stepPointer(StepId id) const
    {
        return index(id) < stepPointers.size() ? std::string_view(stepPointers[index(id)]) : std::string_view();
    }

    //! Bytes in use, for the benchmarks.
    std::size_t memoryUsed() const;

private:
    void appendLabel(EntityId id, std::string &out) const;
    ChunkedVector<Event> m_events;
    Time m_reached{};
    std::deque<std::string> m_strings;
    using StringIds = std::unordered_map<std::string_view, StringId>;
    std::array<StringIds, 64> m_stringIds; //!< by hash: growing one table of a million strings is a visible freeze, growing one of 64 parts is not
    TextChunks m_values; //!< most values occur once, so interning all of them would cost more than it saves
    struct NumberIn
    {
        StringId before;
        qint32 number;
    };
    ChunkedVector<NumberIn> m_numbersIn;
    static constexpr std::size_t RecentValues = 256;
    std::vector<quint32> m_recentValues; //!< by hash: the last value with that hash, which is likely to occur again
    ChunkedVector<Entity> m_entities;
    std::vector<EntityId> m_members;
    std::unordered_map<quint32, EntityId> m_textEntities;
    std::vector<ExceptionInfo> m_exceptions;
    std::unordered_map<quint32, ExceptionChain> m_chains; //!< by ExceptionId: few exceptions have one
};

} // namespace awaitscope
