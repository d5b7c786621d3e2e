// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace awaitscope {
struct TaskSet;
}

namespace awaitscope::engine {

//! Index into an ExceptionTable.
enum class TypeId : quint16 {};

//! The types that the engine itself raises or tests for.
struct RaisedTypes
{
    TypeId baseException, exception, cancelled, timeout, runtimeError, typeError, valueError, attributeError, unbound,
        invalidState, zeroDivision, baseGroup, group, systemExit, keyboardInterrupt, stopIteration, generatorExit;
};

//! Types whose constructors do not take a single text, or no argument at all.
struct OddTypes
{
    TypeId unicodeDecode, unicodeEncode, unicodeTranslate, incompleteRead, limitOverrun, syntaxError;
};

//! The class hierarchy of a program's exceptions: Python's built-in types, asyncio's, and the custom types of the task set.
//! It is data rather than C++ types, because users define types of their own (X1, X5).
class ExceptionTable : public RaisedTypes, public OddTypes
{
public:
    explicit ExceptionTable(const TaskSet &set);

    //! O(1). Both types must be from this table.
    bool isSubclass(TypeId type, TypeId base) const { return m_ancestors[idx(type)][idx(base)]; }
    const std::string &name(TypeId type) const { return m_names[idx(type)]; }
    //! The type with that name, which must exist.
    TypeId find(std::string_view name) const { return m_ids.at(std::string(name)); }
    bool contains(std::string_view name) const { return m_ids.contains(std::string(name)); }

private:
    std::optional<std::size_t> baseOf(const TaskSet &set, const QString &name) const;
    static std::size_t idx(TypeId t) { return static_cast<std::size_t>(t); }

    std::vector<std::string> m_names;
    std::vector<std::vector<bool>> m_ancestors;
    std::unordered_map<std::string, TypeId> m_ids;
};

} // namespace awaitscope::engine
