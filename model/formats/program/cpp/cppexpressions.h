// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/program/python/pythonexpressions.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace awaitscope {

//! A C++ string literal in double quotes: it reads back as exactly \a s and cannot end early.
QString cppLiteral(const QString &s);

//! The same where a QString is expected, which a literal with a null character would truncate.
QString cppText(const QString &s);

//! A time limit; an empty optional if there is none.
QString cppTime(std::optional<qint64> milliseconds);

//! Names, values and texts of the C++ program. Private to the C++ writer. Keeps pointers into the task set.
class CppExpressions
{
public:
    explicit CppExpressions(const TaskSet &set);

    //! Grows as coroutines are referred to, like that of the Python writer.
    const std::deque<PythonExpressions::Function> &functions() const { return m_known.functions(); }
    void enter(const PythonExpressions::Function &function);

    QString functionName(const QString &coroutine);
    QString variable(const QString &name); //!< to write it
    //! To read it: where the variable may have no value, with a check that raises as Python does.
    QString read(const QString &name);
    //! The variables of the function that have a value wherever the program has come to; the writer of bodies keeps this true.
    QSet<QString> assigned() const { return m_assigned; }
    void setAssigned(const QSet<QString> &names) { m_assigned = names; }
    void markAssigned(const QString &name) { m_assigned += name; }
    //! Those that lose their value somewhere in the function, as the name behind `as` does at the end of its handler.
    const QSet<QString> &cleared() const { return m_cleared; }
    bool isGlobal(const QString &name) const { return name.startsWith(QLatin1Char('$')); }
    //! Whether the function has mentioned this variable; parameters count.
    bool isKnown(const QString &name) const { return m_locals.contains(name); }
    //! Variables mentioned so far that are not declared, in order.
    QStringList undeclared() const;
    //! Marks the variable as mentioned and declared at this point.
    QString declare(const QString &name);
    QStringList parameters(const PythonExpressions::Function &function);
    QStringList globals() const { return m_globals; }
    //! Exception types that are used, with their bases.
    const std::map<QString, QString> &errorTypes() const { return m_types; }

    QString value(const Expr &e);
    QString whole(const Expr &e); //!< as an object of type Value
    QStringList text(const QString &s); //!< the parts of a string in which `{x}` stands for variables
    QString type(const QString &name); //!< as a literal
    QString types(const QStringList &names); //!< as a list of literals
    QString error(const QString &type, const std::optional<QString> &message);
    QString condition(const Condition &c);
    QString conditions(const std::vector<Condition> &of, const QString &word);
    //! A name that the function does not use.
    QString helper(const QString &name, int number) const;

    //! The arguments of a call in the order of the parameters.
    QStringList arguments(const CoroCall &c, const QString &pointer, const QString &index);
    QString call(const CoroCall &c, const QString &pointer); //!< runs it
    QString coroutine(const CoroCall &c, const QString &pointer, const QString &index = {}); //!< only creates it
    //! The same from outside the program's namespace.
    QString entry(const CoroCall &c, const QString &pointer);
    bool takesIndex(const CoroCall &c, const QString &pointer) { return m_known.takesIndex(c, pointer); }

private:
    QString identifier(const QString &name);
    QString made(const CoroCall &c, const QString &pointer, const QString &index, const QString &space);

    const TaskSet &m_set;
    PythonExpressions m_known; // the functions of the program
    QSet<QString> m_taken; // names of variables and functions, as spelled in C++
    QHash<QString, QString> m_functionNames;
    QHash<QString, QString> m_identifiers; // of variables
    QSet<QString> m_usedIdentifiers;
    QStringList m_globals;
    QHash<QString, bool> m_locals; // of the function: whether declared
    QSet<QString> m_assigned, m_cleared; // of the function
    QStringList m_order;
    QSet<QString> m_words; // of the function
    QSet<QString> m_allWords;
    std::map<QString, QString> m_types;
};

} // namespace awaitscope
