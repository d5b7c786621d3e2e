// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/objects/exceptiontable.h"

#include "model/program/grammar/exceptiontypes.h"

#include <algorithm>

namespace awaitscope::engine {

std::optional<std::size_t> ExceptionTable::baseOf(const TaskSet &set, const QString &name) const
{
    QString base;
    const auto isIt = [&name](const ExceptionType &type) { return type.name == name; };
    if (!set.exceptions || std::none_of(set.exceptions->begin(), set.exceptions->end(), isIt))
        base = builtinBase(name).value_or(QString());
    else
        base = std::find_if(set.exceptions->begin(), set.exceptions->end(), isIt)->base;
    const auto found = m_ids.find(base.toStdString());
    return found == m_ids.end() ? std::nullopt : std::optional(idx(found->second));
}

ExceptionTable::ExceptionTable(const TaskSet &set)
{
    const QStringList all = allExceptionTypes(set);
    std::vector<QString> canonical;
    for (const QString &name : all) {
        const QString real = canonicalExceptionType(name);
        if (real == name && !m_ids.contains(name.toStdString())) {
            m_ids.emplace(name.toStdString(), TypeId(static_cast<quint16>(m_names.size())));
            m_names.push_back(name.toStdString());
            canonical.push_back(name);
        }
    }
    for (const QString &name : all) // aliases: IOError is OSError
        m_ids.try_emplace(name.toStdString(), m_ids.at(canonicalExceptionType(name).toStdString()));
    m_ancestors.resize(m_names.size(), std::vector<bool>(m_names.size() + 1));
    std::vector<std::optional<std::size_t>> bases;
    for (const QString &name : canonical)
        bases.push_back(baseOf(set, name));
    for (std::size_t t = 0; t < m_names.size(); ++t)
        for (std::optional<std::size_t> at = t; at && !m_ancestors[t][*at]; at = bases[*at]) {
            m_ancestors[t][*at] = true;
            if (m_names[*at] == "ExceptionGroup") // the only type with two bases
                m_ancestors[t][idx(m_ids.at("Exception"))] = true;
        }

    // Reading an unbound name raises a NameError of a separate type, so that a trace can distinguish it.
    unbound = TypeId(static_cast<quint16>(m_names.size()));
    m_ancestors.push_back(m_ancestors[idx(m_ids.at("NameError"))]);
    m_ancestors.back()[idx(unbound)] = true;
    m_names.push_back("Unbound");

    baseException = find("BaseException");
    exception = find("Exception");
    cancelled = find("CancelledError");
    timeout = find("TimeoutError");
    runtimeError = find("RuntimeError");
    typeError = find("TypeError");
    valueError = find("ValueError");
    attributeError = find("AttributeError");
    invalidState = find("InvalidStateError");
    zeroDivision = find("ZeroDivisionError");
    baseGroup = find("BaseExceptionGroup");
    group = find("ExceptionGroup");
    systemExit = find("SystemExit");
    keyboardInterrupt = find("KeyboardInterrupt");
    stopIteration = find("StopIteration");
    generatorExit = find("GeneratorExit");
    unicodeDecode = find("UnicodeDecodeError");
    unicodeEncode = find("UnicodeEncodeError");
    unicodeTranslate = find("UnicodeTranslateError");
    incompleteRead = find("IncompleteReadError");
    limitOverrun = find("LimitOverrunError");
    syntaxError = find("SyntaxError");
}

} // namespace awaitscope::engine
