// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/file/jsontext.h"
#include "model/program/grammar/taskset.h"
#include "model/text/jsonpointer.h"
#include "model/text/result.h"

#include <QCoreApplication>
#include <QHash>

namespace awaitscope {

//! Translation context of the messages.
struct TaskSetText
{
    Q_DECLARE_TR_FUNCTIONS(TaskSetReader)
};

//! Shared by all parts of the task set reader: the problems found so far, and the names that may be referred to.
class ReadContext
{
public:
    static constexpr size_t maxProblems = 100;
    static constexpr int maxDepth = 200; //!< of nested steps and nested awaitables
    static constexpr qint64 maxTimes = 1'000'000;
    static constexpr qint64 maxWorkers = 10'000; //!< of an executor

    //! Records a problem and returns false, so that a reader can return the result.
    bool fail(const Path &path, const QString &message)
    {
        if (problems.size() < maxProblems)
            problems.push_back({path.toString(), message});
        return false;
    }
    //! The same for a JSON pointer, in what has been read.
    void report(const QString &pointer, const QString &message)
    {
        if (problems.size() < maxProblems)
            problems.push_back({pointer, message});
    }

    Problems problems;
    QHash<QString, QStringList> params; //!< of each coroutine of the set
    QHash<QString, ObjectKind> objects;
    TaskSet set; //!< the set being read; its exceptions are complete before the first coroutine is read
};

//! The context of a step, as far as Python's compiler is concerned.
struct Scope
{
    enum class Loop { Outside, Inside, CutByExceptStar };

    int depth = 0; //!< of nested steps and awaitables
    int blocks = 0; //!< of Python's statically nested blocks: loops, with, try
    Loop loop = Loop::Outside;
    bool inExceptStar = false;

    Scope deeper(int moreBlocks = 0) const { return {depth + 1, blocks + moreBlocks, loop, inExceptStar}; }
};

// ------------------------------------------------------------------------------------ plain values

bool readString(ReadContext &c, const Expr &v, const Path &path, QString &out);
bool readNames(ReadContext &c, const Expr &v, const Path &path, QStringList &out);
//! A whole number from 0 to `max`; 10.0 counts as whole, true does not.
bool readCount(ReadContext &c, const Expr &v, const Path &path, qint64 &out, qint64 max = std::numeric_limits<qint64>::max());
enum class Sign : quint8 { Any,
                           NotNegative };
//! A duration in whole milliseconds. asyncio accepts negative ones in most places and treats them as 0.
bool readMilliseconds(ReadContext &c, const Expr &v, const Path &path, qint64 &out, Sign sign = Sign::Any);
bool readFlag(ReadContext &c, const Expr &v, const Path &path, bool &out);
bool readExceptionType(ReadContext &c, const Expr &v, const Path &path, QString &out);
//! Converts `{"var"}`, `{"item"}`, arithmetic, functions and `{"text()"}` in a literal. `names`: variables are allowed here.
bool readValue(ReadContext &c, const Expr &v, const Path &path, Expr &out, bool names = true);
//! Whether it is a dictionary that readValue() makes a variable, an item, arithmetic, a function or a text of.
bool isComputedValue(const Expr &v);
bool readCondition(ReadContext &c, const Expr &v, const Path &path, Condition &out, int depth = 0);
//! The dictionary in `v`; otherwise null, and a problem is recorded that says what was expected.
const Expr::Dict *readObject(ReadContext &c, const Expr &v, const Path &path, const QString &expected);
const Expr::List *readList(ReadContext &c, const Expr &v, const Path &path, const QString &expected);
//! Keeps `"_note"` keys in `extras` and reports keys that are neither known nor notes.
void readOtherKeys(ReadContext &c, const Expr::Dict &dict, const Path &path, const QStringList &known, Extras *extras);

// ------------------------------------------------------------------------------------ awaitables and steps

//! Which parameters of a coroutine or function its caller binds.
enum class Binds : quint8 {
    Nothing,
    Exception, //!< `exc`, at the end of a context manager
    Done, //!< the first one, of a done callback: what is done
    Report, //!< `message` and `exception`, of an exception handler
};

//! What a coroutine call may contain depends on its place.
struct CallRules
{
    bool mayRepeat = false; //!< `times` is allowed, and binds the parameter `index`
    bool names = true; //!< variables are allowed in the arguments
    Binds binds = Binds::Nothing;
};

//! Reads parameter names, which must be unique.
bool readParams(ReadContext &c, const Expr &v, const Path &path, QStringList &out);
//! Reads the fields of a CORO from `dict`, which may have other keys too; leaves `extras` alone.
bool readCall(ReadContext &c, const Expr::Dict &dict, const Path &path, const Scope &scope, CallRules rules, CoroCall &out);
bool readNestedCall(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, CoroCall &out, CallRules rules = {});
//! `inList`: a member of a gather, as_completed or list, where `each` and `times` are allowed.
bool readAwaitable(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, bool inList, Awaitable &out);
bool readAwaitables(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, std::vector<Awaitable> &out);
bool readBody(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, Body &out);

// ------------------------------------------------------------------------------------ the whole set

//! Rejects coroutines that await each other inline in a cycle, and chains of such calls that are too long.
void checkInlineCalls(ReadContext &c);
//! Rejects calls of asynchronous generators where only coroutines can be, and what a generator cannot contain.
void checkGenerators(ReadContext &c);
//! Rejects steps that need the event loop in functions that run in threads, steps that wait in functions that the loop calls, and
//! functions that are coroutines, too.
void checkThreadFunctions(ReadContext &c);

} // namespace awaitscope
