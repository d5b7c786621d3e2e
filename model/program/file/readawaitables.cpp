// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/program/file/readcontext.h: awaitables and calls.

#include "model/program/file/readcontext.h"

#include <algorithm>

// Coroutine calls and awaitables.

namespace awaitscope {

using Text = TaskSetText;

namespace {

const QStringList &callKeys()
{
    static const QStringList keys{QStringLiteral("coro"), QStringLiteral("args"), QStringLiteral("body"), QStringLiteral("params"), QStringLiteral("times")};
    return keys;
}

bool readArguments(ReadContext &c, const Expr::Dict &args, const Path &path, bool names, CoroCall &out)
{
    bool ok = true;
    Expr::Dict &result = out.args.emplace();
    for (const auto &[name, value] : args) {
        result.emplace_back(name, Expr{});
        ok = readValue(c, value, Path(path, name), result.back().second, names) && ok;
    }
    return ok;
}

//! The parameters that the caller binds, unless they are given.
QStringList boundBy(Binds binds, const QStringList &params)
{
    switch (binds) {
    case Binds::Nothing: return {};
    case Binds::Exception: return {QStringLiteral("exc")};
    case Binds::Done: return params.mid(0, 1);
    case Binds::Report: return {QStringLiteral("message"), QStringLiteral("exception")};
    }
    Q_UNREACHABLE();
}

//! Whether the arguments are exactly those that the coroutine takes.
bool checkArguments(ReadContext &c, const CoroCall &call, const Path &path, const QStringList &params, CallRules rules)
{
    QStringList given;
    if (call.args)
        for (const auto &arg : *call.args)
            given.append(arg.first);
    if (call.times && params.contains(QStringLiteral("index")) && !given.contains(QStringLiteral("index")))
        given.append(QStringLiteral("index")); // the number of the call, from 0
    const Path argsPath(path, QStringLiteral("args"));
    for (const QString &bound : boundBy(rules.binds, params)) {
        if (rules.binds == Binds::Done && given.contains(bound))
            return c.fail(Path(argsPath, bound), Text::tr("The first parameter of “%1” receives what is done: it takes no argument here.").arg(call.coro));
        if (params.contains(bound) && !given.contains(bound))
            given.append(bound);
    }
    if (rules.binds == Binds::Done && params.isEmpty())
        return c.fail(path, Text::tr("“%1” needs a parameter, which receives the task or future that is done.").arg(call.coro));
    // Surplus names are checked first, so that the search for missing ones is bounded by the number of parameters.
    for (const QString &name : std::as_const(given))
        if (!params.contains(name))
            return c.fail(Path(argsPath, name), Text::tr("“%1” takes no argument “%2”.").arg(call.coro, name));
    QStringList missing;
    for (const QString &p : params)
        if (!given.contains(p))
            missing.append(p);
    if (missing.isEmpty())
        return true;
    return c.fail(call.args ? argsPath : path, Text::tr("“%1” needs the argument %2.").arg(call.coro, missing.join(QStringLiteral(", "))));
}

bool readInlineBody(ReadContext &c, const Expr::Dict &dict, const Path &path, const Scope &scope, CoroCall &out)
{
    const Expr *body = findKey(dict, u"body");
    if (!body)
        return true;
    Scope inner; // a coroutine of its own: no surrounding loop or handler
    inner.depth = scope.depth + 1;
    return readBody(c, *body, Path(path, QStringLiteral("body")), inner, out.body.emplace());
}

using Kind = Awaitable;

struct AwaitableReader
{
    ReadContext &c;
    const Expr::Dict &dict;
    const Path &path;
    const Scope &scope;
    bool inList;
    Awaitable &out;

    const Expr *key(QStringView name) const { return findKey(dict, name); }
    Path at(const char *name) const { return {path, QString::fromLatin1(name)}; }
    void others(const QStringList &known) const { readOtherKeys(c, dict, path, known, &out.extras); }

    bool coroutine() const
    {
        auto &coro = out.node.emplace<Kind::Coro>();
        readOtherKeys(c, dict, path, callKeys(), &coro.call.extras);
        if (const Expr *args = key(u"args"); args && args->isNull())
            coro.call.extras.emplace_back(QStringLiteral("args"), Expr{});
        return readCall(c, dict, path, scope, {inList, true}, coro.call);
    }

    bool variable() const
    {
        others({QStringLiteral("var")});
        return readString(c, *key(u"var"), at("var"), out.node.emplace<Kind::Var>().name);
    }

    bool each() const
    {
        others({QStringLiteral("each")});
        if (!inList)
            return c.fail(at("each"), Text::tr("“each” is only allowed in the list of gather, as_completed or list."));
        return readString(c, *key(u"each"), at("each"), out.node.emplace<Kind::Each>().list);
    }

    bool sleep() const
    {
        others({QStringLiteral("sleep"), QStringLiteral("value")});
        auto &s = out.node.emplace<Kind::Sleep>();
        bool ok = readMilliseconds(c, *key(u"sleep"), at("sleep"), s.ms);
        if (const Expr *value = key(u"value"))
            ok = readValue(c, *value, at("value"), s.value.emplace()) && ok;
        return ok;
    }

    bool gather() const
    {
        others({QStringLiteral("gather"), QStringLiteral("return_exceptions")});
        auto &g = out.node.emplace<Kind::Gather>();
        bool ok = true;
        if (const Expr *flag = key(u"return_exceptions")) {
            if (flag->isNull())
                out.extras.emplace_back(QStringLiteral("return_exceptions"), Expr{});
            else
                ok = readFlag(c, *flag, at("return_exceptions"), g.returnExceptions.emplace());
        }
        return readAwaitables(c, *key(u"gather"), at("gather"), scope.deeper(), g.of) && ok;
    }

    bool shield() const
    {
        others({QStringLiteral("shield")});
        return inner("shield", out.node.emplace<Kind::Shield>().of);
    }

    bool waitFor() const
    {
        others({QStringLiteral("wait_for"), QStringLiteral("ms")});
        auto &w = out.node.emplace<Kind::WaitFor>();
        const bool ok = inner("wait_for", w.of);
        const Expr *ms = key(u"ms");
        if (!ms)
            return c.fail(path, Text::tr("The key “ms” is missing."));
        return (ms->isNull() || readMilliseconds(c, *ms, at("ms"), w.ms.emplace())) && ok;
    }

    bool toThread() const
    {
        others({QStringLiteral("to_thread")});
        return readNestedCall(c, *key(u"to_thread"), at("to_thread"), scope.deeper(), out.node.emplace<Kind::ToThread>().call);
    }

    bool runInExecutor() const
    {
        others({QStringLiteral("run_in_executor"), QStringLiteral("executor")});
        auto &run = out.node.emplace<Kind::RunInExecutor>();
        const bool ok = readNestedCall(c, *key(u"run_in_executor"), at("run_in_executor"), scope.deeper(), run.call);
        if (!optionalName(u"executor", run.executor))
            return false;
        if (run.executor && c.objects.value(*run.executor, ObjectKind::Lock) != ObjectKind::Executor)
            return c.fail(at("executor"), Text::tr("“%1” is not an executor.").arg(*run.executor));
        return ok;
    }

    bool spawn() const
    {
        others({QStringLiteral("spawn"), QStringLiteral("name"), QStringLiteral("in"), QStringLiteral("times")});
        auto &s = out.node.emplace<Kind::Spawn>();
        bool ok = optionalName(u"name", s.name);
        ok = optionalName(u"in", s.in) && ok;
        if (const Expr *times = key(u"times"))
            ok = readSpawnTimes(*times, s) && ok;
        return readSpawned(s) && ok;
    }

private:
    bool inner(const char *name, std::shared_ptr<const Awaitable> &slot) const
    {
        auto value = std::make_shared<Awaitable>();
        const QString k = QString::fromLatin1(name);
        const bool ok = readAwaitable(c, *key(k), Path(path, k), scope.deeper(), false, *value);
        slot = std::move(value);
        return ok;
    }

    bool optionalName(QStringView name, std::optional<QString> &slot) const
    {
        const Expr *v = key(name);
        if (!v)
            return true;
        if (v->isNull()) {
            out.extras.emplace_back(name.toString(), Expr{});
            return true;
        }
        return readString(c, *v, Path(path, name.toString()), slot.emplace());
    }

    bool readSpawnTimes(const Expr &times, Kind::Spawn &s) const
    {
        if (!inList)
            return c.fail(at("times"), Text::tr("“times” is only allowed in the list of gather, as_completed or list, and in the step “spawn”."));
        return readCount(c, times, at("times"), s.times.emplace(), ReadContext::maxTimes);
    }

    bool readSpawned(Kind::Spawn &s) const
    {
        const Path innerPath = at("spawn");
        const auto *spawned = std::get_if<Expr::Dict>(&key(u"spawn")->node);
        const auto has = [spawned](QStringView k) { return spawned && findKey(*spawned, k); };
        auto value = std::make_shared<Awaitable>();
        bool ok = true;
        if (spawned && !has(u"coro") && !has(u"wait_for") && !has(u"sleep") && !has(u"to_thread"))
            ok = c.fail(innerPath, Text::tr("A task can only be created from a coroutine, a “wait_for”, a “sleep” or a “to_thread”."));
        else if (s.times && !has(u"coro"))
            ok = c.fail(at("times"), Text::tr("“times” needs a coroutine, or a “spawn” of one."));
        else if (s.times)
            ok = readRepeated(*spawned, innerPath, *s.times, *value);
        else
            ok = readAwaitable(c, *key(u"spawn"), innerPath, scope.deeper(), false, *value);
        s.of = std::move(value);
        return ok;
    }

    //! The coroutine of `{"spawn": CORO, "times": N}`, with its parameter `index`.
    bool readRepeated(const Expr::Dict &spawned, const Path &innerPath, qint64 times, Awaitable &value) const
    {
        const Scope innerScope = scope.deeper();
        AwaitableReader reader{c, spawned, innerPath, innerScope, false, value};
        auto &call = value.node.emplace<Kind::Coro>().call;
        readOtherKeys(c, spawned, innerPath, callKeys(), &call.extras);
        if (const Expr *args = reader.key(u"args"); args && args->isNull())
            call.extras.emplace_back(QStringLiteral("args"), Expr{});
        if (reader.key(u"times"))
            return c.fail(reader.at("times"), Text::tr("“times” belongs next to “spawn”, not inside it."));
        call.times = times; // so that the arguments are checked like those of a repeated call
        const bool ok = readCall(c, spawned, innerPath, innerScope, {false, true}, call);
        call.times.reset();
        return ok;
    }
};

bool readKind(const AwaitableReader &reader, QStringView kind)
{
    if (kind == u"coro")
        return reader.coroutine();
    if (kind == u"var")
        return reader.variable();
    if (kind == u"each")
        return reader.each();
    if (kind == u"spawn")
        return reader.spawn();
    if (kind == u"gather")
        return reader.gather();
    if (kind == u"shield")
        return reader.shield();
    if (kind == u"wait_for")
        return reader.waitFor();
    if (kind == u"to_thread")
        return reader.toThread();
    if (kind == u"run_in_executor")
        return reader.runInExecutor();
    return reader.sleep();
}

} // namespace

bool readParams(ReadContext &c, const Expr &v, const Path &path, QStringList &out)
{
    if (!readNames(c, v, path, out))
        return false;
    constexpr qsizetype maxParams = 250;
    if (out.size() > maxParams)
        return c.fail(path, Text::tr("A coroutine has at most %1 parameters.").arg(maxParams));
    for (qsizetype i = 1; i < out.size(); ++i)
        if (out.first(i).contains(out.at(i)))
            return c.fail(Path(path, i), Text::tr("The parameter “%1” appears twice.").arg(out.at(i)));
    return true;
}

bool readCall(ReadContext &c, const Expr::Dict &dict, const Path &path, const Scope &scope, CallRules rules, CoroCall &out)
{
    bool ok = true;
    const Expr *name = findKey(dict, u"coro");
    if (!name)
        return c.fail(path, Text::tr("The key “coro” is missing."));
    const Path namePath(path, QStringLiteral("coro"));
    if (!readString(c, *name, namePath, out.coro))
        return false;
    if (out.coro.isEmpty())
        return c.fail(namePath, Text::tr("A coroutine must have a name."));
    if (const Expr *times = findKey(dict, u"times")) {
        const Path timesPath(path, QStringLiteral("times"));
        ok = rules.mayRepeat ? readCount(c, *times, timesPath, out.times.emplace(), ReadContext::maxTimes)
                             : c.fail(timesPath, Text::tr("“times” is only allowed in the list of gather, as_completed or list, and in the step “spawn”."));
    }
    if (const Expr *args = findKey(dict, u"args"); args && !args->isNull()) {
        const Path argsPath(path, QStringLiteral("args"));
        const Expr::Dict *object = readObject(c, *args, argsPath, Text::tr("Arguments must be an object of names and values."));
        ok = object && readArguments(c, *object, argsPath, rules.names, out) && ok;
    }
    if (const Expr *params = findKey(dict, u"params"))
        ok = readParams(c, *params, Path(path, QStringLiteral("params")), out.params.emplace()) && ok;
    const bool bodyOk = readInlineBody(c, dict, path, scope, out);
    if (!ok || !bodyOk)
        return false;
    if (out.body)
        return checkArguments(c, out, path, out.params.value_or(QStringList()), rules);
    const auto known = c.params.constFind(out.coro);
    if (known == c.params.cend())
        return c.fail(namePath, Text::tr("There is no coroutine “%1”.").arg(out.coro));
    return checkArguments(c, out, path, *known, rules);
}

bool readNestedCall(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, CoroCall &out, CallRules rules)
{
    const Expr::Dict *dict = readObject(c, v, path, Text::tr("This must be a coroutine: an object with the key “coro”."));
    if (!dict)
        return false;
    readOtherKeys(c, *dict, path, callKeys(), &out.extras);
    if (const Expr *args = findKey(*dict, u"args"); args && args->isNull())
        out.extras.emplace_back(QStringLiteral("args"), Expr{});
    return readCall(c, *dict, path, scope, rules, out);
}

bool readAwaitable(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, bool inList, Awaitable &out)
{
    const Expr::Dict *dict = readObject(c, v, path, Text::tr("An awaitable must be an object."));
    if (!dict)
        return false;
    if (scope.depth >= ReadContext::maxDepth)
        return c.fail(path, Text::tr("Steps and awaitables are nested more than %1 levels deep.").arg(ReadContext::maxDepth));
    constexpr std::array kinds{u"coro", u"var", u"spawn", u"gather", u"shield", u"wait_for", u"sleep", u"each", u"to_thread", u"run_in_executor"};
    QStringView found;
    int count = 0;
    for (const char16_t *kind : kinds) {
        if (findKey(*dict, kind)) {
            found = kind;
            ++count;
        }
    }
    if (count != 1)
        return c.fail(path, Text::tr("An awaitable needs exactly one of coro, var, spawn, gather, shield, wait_for, sleep, to_thread, "
                                     "run_in_executor and each."));
    return readKind(AwaitableReader{c, *dict, path, scope, inList, out}, found);
}

bool readAwaitables(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, std::vector<Awaitable> &out)
{
    const Expr::List *list = readList(c, v, path, Text::tr("This must be a list of awaitables."));
    if (!list)
        return false;
    bool ok = true;
    out.resize(list->size());
    for (size_t i = 0; i < list->size(); ++i)
        ok = readAwaitable(c, (*list)[i], Path(path, qsizetype(i)), scope, true, out[i]) && ok;
    return ok;
}

} // namespace awaitscope
