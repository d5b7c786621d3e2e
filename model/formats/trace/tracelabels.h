// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace awaitscope {

//! For maps of strings with lookup by string view.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
};

//! Converts the labels of a trace file to entities of a trace. Writing the entity produces the same label again.
class TraceLabels
{
public:
    explicit TraceLabels(Trace &trace)
        : m_trace(trace)
    {
    }

    //! The entity of a new task; None if the label is taken. \a coroutine is needed to distinguish an automatic label from an explicit name.
    EntityId createTask(std::string_view label, std::string_view coroutine);
    EntityId submit(std::string_view label); //!< a call in a thread; None: there is a task of that label
    //! The entity with that label, created if it is new. Linear in the length of the label.
    EntityId entity(std::string_view label);

private:
    EntityId numberedTask(std::string_view label) const;
    EntityId make(std::string_view label);
    EntityId makeParsed(std::string_view label);
    EntityId makeList(EntityKind kind, std::string_view inner);
    EntityId makeWaitFor(std::string_view label);

    Trace &m_trace;
    std::vector<EntityId> m_numbered; // tasks with an automatic label, by number
    std::unordered_map<std::string, EntityId, TextHash, std::equal_to<>> m_known; // all others
    quint32 m_tasks = 0;
    int m_depth = 0; //!< of labels in labels
};

} // namespace awaitscope
