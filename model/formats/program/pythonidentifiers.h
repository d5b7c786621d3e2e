// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace awaitscope {

//! The Python identifiers for the names of a task set, which may be any text. A name that is an available identifier is used as
//! it is; any other is changed as little as necessary, in the same way everywhere, and no two names that can occur together get
//! the same identifier. Private to the Python writer.
class PythonIdentifiers
{
public:
    explicit PythonIdentifiers(const TaskSet &set);

    QString variable(const QString &name); //!< a local one, a parameter, or a shared object
    QString attribute(const QString &name); //!< of G, for a global variable, given without its `$`
    QString type(const QString &name); //!< an exception type of the set itself
    QString function(const QString &coroutine);

    //! Whether a variable, an object or a type has this identifier instead of its own name.
    bool isSubstitute(const QString &identifier) const { return m_substitutes.contains(identifier); }

private:
    QString give(const QString &name, const QString &fallback, bool (*reserved)(const QString &), QSet<QString> &taken);

    QSet<QString> m_words; // everything that might be an identifier somewhere
    QSet<QString> m_clashes; // names of coroutines that cannot be names of their functions
    QSet<QString> m_taken; // by variables, objects, types and functions
    QSet<QString> m_takenFunctions;
    QSet<QString> m_takenAttributes;
    QSet<QString> m_substitutes;
    QHash<QString, QString> m_variables;
    QHash<QString, QString> m_attributes;
    QHash<QString, QString> m_types;
    QHash<QString, QString> m_functions;
};

} // namespace awaitscope
