// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/program/pythonidentifiers.h"
#include "model/program/grammar/taskset.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <deque>
#include <vector>

namespace awaitscope {

//! The expressions of the plain Python program: names, values, texts, and everything that can be awaited. Private to the
//! Python writer. Keeps pointers into the task set.
class PythonExpressions
{
public:
    explicit PythonExpressions(const TaskSet &set);

    enum class Runs : quint8 { AsCoroutine,
                               AsFunction }; // in a thread, or called by the event loop
    //! A coroutine that must be written as a function: one of the set, or an inline one.
    struct Function
    {
        QString name; //!< the name in the task set, with a number if an inline coroutine's name is taken
        const CoroCall *inlined = nullptr; //!< null: a coroutine of the set
        const Body *body = nullptr;
        QStringList params;
        QString pointer; //!< of the body
        Runs runs = Runs::AsCoroutine; //!< `async def` or `def`
    };
    //! In the order in which they are written; grows as coroutines are referred to.
    const std::deque<Function> &functions() const { return m_functions; }
    //! From now on names are resolved in the scope of this function.
    void enter(const Function &function);

    QString functionName(const QString &coroutine) { return m_names.function(coroutine); }
    QString typeName(const QString &type) { return m_names.type(type); } //!< of a type of the set itself
    QString attribute(const QString &global) { return m_names.attribute(global.mid(1)); } //!< of G
    //! Reads it; if no step assigns it, an expression that raises the same error as the engine.
    QString variable(const QString &name);
    QString parameters(const Function &function);
    QString target(const QString &name); //!< for assigning it
    QString value(const Expr &e);
    QString text(const QString &s); //!< a string in which `{x}` stands for variables
    QString printed(const QString &s); //!< the same as an argument of print(), which converts anything to a string
    QString literal(const QString &s) const; //!< a string as it is
    QString seconds(std::optional<qint64> ms) const;
    QString seconds(const Expr &ms);
    QString types(const QStringList &names);
    QString exception(const QString &type, const std::optional<QString> &message);
    QString operand(const Expr &e); //!< in parentheses if it is arithmetic
    QString function(const CallExpr &call);
    QString condition(const Condition &c);
    QString conditions(const std::vector<Condition> &of, const QString &word);
    //! Python prints a task with its file and line; texts of a task set contain its name instead. In a function that the loop or a
    //! thread calls, there may be no current task.
    bool isTask(const QString &name) const { return name == QLatin1String("@self") ? m_isCoroutine : m_tasks.contains(name); }
    bool isList(const QString &name) const { return m_lists.contains(name); }

    //! \a pointer is that of the JSON object of the call or awaitable.
    QString call(const CoroCall &c, const QString &pointer, const QString &index = {});
    QString awaitable(const Awaitable &a, const QString &pointer, const QString &index = {});
    QString toThread(const CoroCall &c, const QString &pointer);
    QString runInExecutor(const CoroCall &c, const std::optional<QString> &executor, const QString &pointer);
    QString called(const CoroCall &c, const QString &pointer); //!< a function with its arguments, as one object that can be called
    QString exceptionHandler(const CoroCall &c, const QString &pointer); //!< the same for set_exception_handler()
    QString list(const std::vector<Awaitable> &of, const QString &pointer);
    QString gather(const std::vector<Awaitable> &of, bool returnExceptions, const QString &pointer);
    QString createTask(const QString &coroutine, const std::optional<QString> &name, const std::optional<QString> &group, bool eager = false);
    //! The first of these that the function does not use, or the last one with a number.
    QString freeName(const QStringList &names) const;
    //! The function of the coroutine, and its arguments if it has some: what makes a coroutine object when it is called.
    QString prepared(const CoroCall &c, const QString &pointer);
    //! An object whose __aenter__ and __aexit__ are these.
    QString manager(const CoroCall &enter, const CoroCall &exit, bool isSync, const QString &pointer);
    //! A name for the loop over `times` of a call, free in the function.
    QString loopVariable(const CoroCall &c, const QString &pointer);

    //! The function name for the coroutine of a call; registers an inline one.
    QString reference(const CoroCall &c, const QString &pointer, Runs runs = Runs::AsCoroutine);
    //! The function of that name, or null.
    const Function *function(const QString &name) const;
    //! Whether the call passes the number of the copy.
    bool takesIndex(const CoroCall &c, const QString &pointer);

private:
    QString make(const Awaitable::Coro &c, const QString &pointer, const QString &index);
    QString make(const Awaitable::Var &v, const QString &pointer, const QString &index);
    QString make(const Awaitable::Spawn &s, const QString &pointer, const QString &index);
    QString make(const Awaitable::Gather &g, const QString &pointer, const QString &index);
    QString make(const Awaitable::Shield &s, const QString &pointer, const QString &index);
    QString make(const Awaitable::WaitFor &w, const QString &pointer, const QString &index);
    QString make(const Awaitable::Sleep &s, const QString &pointer, const QString &index);
    QString make(const Awaitable::ToThread &t, const QString &pointer, const QString &index);
    QString make(const Awaitable::RunInExecutor &r, const QString &pointer, const QString &index);
    QString make(const Awaitable::Each &e, const QString &pointer, const QString &index);
    QString withArguments(const CoroCall &c, const QString &pointer); // the name of a function, and its arguments
    std::optional<qint64> timesOf(const Awaitable &a) const;

    const TaskSet &m_set;
    std::deque<Function> m_functions;
    QHash<QString, std::size_t> m_known; // by name in m_functions
    PythonIdentifiers m_names;
    QSet<QString> m_objects;
    QSet<QString> m_globalLists;
    QSet<QString> m_lists;
    QSet<QString> m_globalTasks;
    QSet<QString> m_tasks; // of the function
    QSet<QString> m_words; // of the function
    QSet<QString> m_bound; // in the function
    bool m_isCoroutine = true; // whether the function is one
};

} // namespace awaitscope
