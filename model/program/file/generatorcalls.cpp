// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/program/file/readcontext.h: asynchronous generators.

#include "model/program/file/readcontext.h"

#include "model/program/grammar/generators.h"
#include "model/program/grammar/threadcalls.h"
#include "model/program/grammar/treewalk.h"

namespace awaitscope {

using Text = TaskSetText;

namespace {

//! Reports every `return` with a value in the steps of a generator, which Python does not compile.
void checkReturns(ReadContext &c, const Body &steps, const QString &pointer)
{
    for (size_t i = 0; i < steps.size(); ++i) {
        const QString at = pointer + u'/' + QString::number(i);
        const auto *result = std::get_if<step::Return>(&steps[i].op);
        if (result && result->value && !result->value->isNull())
            c.report(at + QStringLiteral("/value"), Text::tr("A coroutine with a “yield” is an async generator, which cannot return a value."));
        forEachBody(steps[i], at, [&c](const Body &inner, const QString &where) { checkReturns(c, inner, where); });
    }
}

//! Finds the calls of generators where Python takes only a coroutine.
struct CallsOfGenerators
{
    ReadContext &c;
    const QSet<QString> generators;
    QSet<QString> allowed; //!< pointers of calls that are visited next
    QSet<QString> byLoop; //!< the same, of those that the event loop calls
    QSet<QString> byWith; //!< the same, of functions of a context manager

    void step(const Step &s, const QString &pointer)
    {
        if (std::holds_alternative<step::Make>(s.op))
            allowed += pointer;
        else if (isLoopCall(s))
            byLoop += pointer;
        else if (isSyncManager(s))
            for (const char *of : {"/enter", "/exit", "/of"})
                byWith += pointer + QLatin1String(of);
        else if (std::holds_alternative<step::Let>(s.op))
            allowed += pointer + QStringLiteral("/of");
        else if (const auto *loop = std::get_if<step::AsyncFor>(&s.op))
            iterated(loop->of, pointer + QStringLiteral("/of"));
        else if (const auto *list = std::get_if<step::List>(&s.op))
            for (size_t i = 0; i < list->of.size(); ++i)
                allowed += pointer + QStringLiteral("/of/") + QString::number(i);
    }
    void iterated(const Awaitable &of, const QString &pointer)
    {
        allowed += pointer;
        if (!std::holds_alternative<Awaitable::Coro>(of.node) && !std::holds_alternative<Awaitable::Var>(of.node))
            c.report(pointer, Text::tr("“async_for” needs a call of an async generator, or a variable that holds one."));
    }
    void call(const CoroCall &called, const QString &pointer)
    {
        const bool isGeneratorCall = called.body ? isGenerator(*called.body) : generators.contains(called.coro);
        if (isGeneratorCall && called.body)
            checkReturns(c, *called.body, pointer + QStringLiteral("/body"));
        const bool loopCalls = byLoop.remove(pointer);
        if (loopCalls && isGeneratorCall)
            c.report(pointer + QStringLiteral("/coro"), Text::tr("“%1” has a “yield”: the event loop can only call an ordinary function.").arg(called.coro));
        else if (byWith.remove(pointer) && isGeneratorCall)
            c.report(pointer + QStringLiteral("/coro"), Text::tr("“%1” has a “yield”: “sync” needs an ordinary function.").arg(called.coro));
        else if (!allowed.remove(pointer) && isGeneratorCall)
            c.report(pointer + QStringLiteral("/coro"),
                     Text::tr("“%1” has a “yield”: it is an async generator, which cannot be awaited. "
                              "Use “async_for”, or “make” and “anext”.")
                         .arg(called.coro));
    }
};

} // namespace

void checkGenerators(ReadContext &c)
{
    CallsOfGenerators calls{c, generatorsOf(c.set), {}, {}, {}};
    for (const Coroutine &coro : c.set.coros) {
        const QString pointer = QStringLiteral("/coros/") + escapePointerToken(coro.name) + QStringLiteral("/body");
        if (calls.generators.contains(coro.name))
            checkReturns(c, coro.body, pointer);
        walkBody(coro.body, pointer, calls);
    }
    if (calls.generators.contains(c.set.main.coro))
        c.report(c.set.mainIsName ? QStringLiteral("/main") : QStringLiteral("/main/coro"),
                 Text::tr("“%1” has a “yield”: it is an async generator, which cannot be the main coroutine.").arg(c.set.main.coro));
    const QStringList then = c.set.then.value_or(QStringList());
    for (qsizetype i = 0; i < then.size(); ++i)
        if (calls.generators.contains(then[i]))
            c.report(QStringLiteral("/then/") + QString::number(i),
                     Text::tr("“%1” has a “yield”: it is an async generator, which cannot be the main coroutine.").arg(then[i]));
}

} // namespace awaitscope
