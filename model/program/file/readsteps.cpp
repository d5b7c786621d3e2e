// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/program/file/readcontext.h: steps.

#include "model/program/file/readcontext.h"

#include <type_traits>

// Steps, driven by the field lists of step.h: one reader for each type of member, none for a particular step.

namespace awaitscope {

using Text = TaskSetText;

namespace {

//! The context of a member reader.
struct FieldSite
{
    ReadContext &c;
    Path path;
    const char *key;
    Role role;
    Need need;
    QStringView op;
    const Scope &scope; //!< of the step
    bool hasFinally; //!< of a try
    std::optional<ObjectKind> object = {}; //!< of the traits

    QString keyText() const { return QString::fromLatin1(key); }
};

// The scope of the body in a field: how many of Python's blocks surround it, and whether it is in a loop.
Scope bodyScope(const FieldSite &f)
{
    const QString key = f.keyText();
    Scope inner = f.scope.deeper();
    if (f.op == u"if")
        return inner;
    if (f.op != u"try" || key == u"finally" || (key == u"body" && !f.hasFinally)) {
        ++inner.blocks;
    } else if (key == u"body") {
        inner.blocks += 2;
    } else if (f.hasFinally) {
        ++inner.blocks; // else
    }
    if (f.op == u"for" || f.op == u"repeat" || f.op == u"while" || f.op == u"for_range" || f.op == u"as_completed" || f.op == u"async_for")
        inner.loop = Scope::Loop::Inside;
    return inner;
}

Scope handlerScope(const FieldSite &f)
{
    Scope inner = f.scope.deeper(f.hasFinally ? 3 : 2);
    if (f.role == Role::Handlers && f.keyText() == u"except_star") {
        inner.inExceptStar = true;
        if (inner.loop == Scope::Loop::Inside)
            inner.loop = Scope::Loop::CutByExceptStar;
    }
    return inner;
}

bool readObjectName(FieldSite &f, const QString &name)
{
    const auto known = f.c.objects.constFind(name);
    if (known == f.c.objects.cend())
        return f.c.fail(f.path, Text::tr("There is no object “%1”.").arg(name));
    const ObjectKind kind = *known;
    const bool guards = kind == ObjectKind::Lock || kind == ObjectKind::Semaphore; // Python enters both with `async with`
    const bool fits = f.op == u"lock" || f.op == u"semaphore" ? guards
        : f.op == u"acquire" || f.op == u"release"            ? guards || kind == ObjectKind::Condition
                                                              : kind == f.object;
    return fits || f.c.fail(f.path, Text::tr("“%1” is not an object that “%2” can use.").arg(name, f.op));
}

bool readMember(FieldSite &f, const Expr &v, QString &out)
{
    if (f.role == Role::ExceptionType)
        return readExceptionType(f.c, v, f.path, out);
    return readString(f.c, v, f.path, out) && (f.role != Role::Object || readObjectName(f, out));
}

bool readMember(FieldSite &f, const Expr &v, std::optional<QString> &out)
{
    return readMember(f, v, out.emplace());
}

bool readMember(FieldSite &f, const Expr &v, std::optional<Cause> &out)
{
    Cause &cause = out.emplace();
    return v.isNull() || readString(f.c, v, f.path, cause.emplace());
}

bool readMember(FieldSite &f, const Expr &v, QStringList &out)
{
    if (f.role == Role::Variables) {
        const auto *list = std::get_if<Expr::List>(&v.node);
        return list && list->empty() ? f.c.fail(f.path, Text::tr("The list must name at least one variable.")) : readNames(f.c, v, f.path, out);
    }
    const Expr::List *list = readList(f.c, v, f.path, Text::tr("This must be a list of exception types."));
    if (!list)
        return false;
    bool ok = true;
    for (size_t i = 0; i < list->size(); ++i) {
        QString type;
        ok = readExceptionType(f.c, (*list)[i], Path(f.path, qsizetype(i)), type) && ok;
        out.append(type);
    }
    return ok;
}

bool readMember(FieldSite &f, const Expr &v, qint64 &out)
{
    return f.role == Role::Milliseconds ? readMilliseconds(f.c, v, f.path, out, Sign::NotNegative) : readCount(f.c, v, f.path, out);
}

bool readMember(FieldSite &f, const Expr &v, std::optional<qint64> &out)
{
    if (f.role == Role::Count)
        return readCount(f.c, v, f.path, out.emplace());
    const Sign sign = qstrcmp(f.key, "max") == 0 ? Sign::NotNegative : Sign::Any; // the delay of a retry cannot be negative
    return v.isNull() || readMilliseconds(f.c, v, f.path, out.emplace(), sign);
}

bool readMember(FieldSite &f, const Expr &v, std::optional<double> &out)
{
    const auto *whole = std::get_if<qint64>(&v.node);
    const auto *real = std::get_if<double>(&v.node);
    if ((!whole && !real) || (whole && *whole < 0) || (real && !(*real >= 0)))
        return f.c.fail(f.path, Text::tr("This must be a number, 0 or more."));
    out = whole ? double(*whole) : *real;
    return true;
}

bool readMember(FieldSite &f, const Expr &v, std::optional<bool> &out)
{
    return readFlag(f.c, v, f.path, out.emplace());
}

bool readMember(FieldSite &f, const Expr &v, Expr &out)
{
    if (f.role == Role::Moment && !isComputedValue(v))
        return f.c.fail(f.path, Text::tr("This must be computed, as {\"+\": [{\"time()\": []}, 1000]}: the loop's clock does not start at zero."));
    if (f.role == Role::MomentOrNever && !v.isNull() && !isComputedValue(v))
        return f.c.fail(f.path, Text::tr("This must be null or computed, as {\"+\": [{\"time()\": []}, 1000]}: the loop's clock does not start at zero."));
    if (f.role != Role::Duration)
        return readValue(f.c, v, f.path, out);
    if (isComputedValue(v))
        return readValue(f.c, v, f.path, out);
    qint64 ms = 0;
    if (!readMilliseconds(f.c, v, f.path, ms))
        return false;
    out.node = ms;
    return true;
}

bool readMember(FieldSite &f, const Expr &v, std::optional<Expr> &out)
{
    return readMember(f, v, out.emplace());
}

bool readMember(FieldSite &f, const Expr &v, Condition &out)
{
    return readCondition(f.c, v, f.path, out);
}

bool readMember(FieldSite &f, const Expr &v, CoroCall &out)
{
    const bool leaves = qstrcmp(f.key, "exit") == 0; // it receives the exception
    return readNestedCall(f.c, v, f.path, f.scope.deeper(), out, {.binds = leaves ? Binds::Exception : Binds::Nothing});
}

bool readMember(FieldSite &f, const Expr &v, Awaitable &out)
{
    return readAwaitable(f.c, v, f.path, f.scope.deeper(), false, out);
}

bool readMember(FieldSite &f, const Expr &v, std::vector<Awaitable> &out)
{
    return readAwaitables(f.c, v, f.path, f.scope.deeper(), out);
}

bool readMember(FieldSite &f, const Expr &v, Body &out)
{
    return readBody(f.c, v, f.path, bodyScope(f), out);
}

bool readMember(FieldSite &f, const Expr &v, std::optional<Body> &out)
{
    return readMember(f, v, out.emplace());
}

bool readMember(FieldSite &f, const Expr &v, std::optional<CallbackAction> &out)
{
    if (const auto *s = std::get_if<QString>(&v.node)) {
        if (*s == u"log")
            return out = CallbackAction::Log, true;
        if (*s == u"retrieve")
            return out = CallbackAction::Retrieve, true;
        if (*s == u"raise")
            return out = CallbackAction::Raise, true;
    }
    return f.c.fail(f.path, Text::tr("This must be “log”, “retrieve” or “raise”."));
}

bool readMember(FieldSite &f, const Expr &v, std::optional<ReturnWhen> &out)
{
    if (const auto *s = std::get_if<QString>(&v.node)) {
        if (*s == u"ALL_COMPLETED")
            return out = ReturnWhen::AllCompleted, true;
        if (*s == u"FIRST_COMPLETED")
            return out = ReturnWhen::FirstCompleted, true;
        if (*s == u"FIRST_EXCEPTION")
            return out = ReturnWhen::FirstException, true;
    }
    return f.c.fail(f.path, Text::tr("This must be “ALL_COMPLETED”, “FIRST_COMPLETED” or “FIRST_EXCEPTION”."));
}

bool readHandler(FieldSite &f, const Expr &v, const Path &path, Handler &out)
{
    const Expr::Dict *dict = readObject(f.c, v, path, Text::tr("A handler must be an object with “types” and a “body”."));
    if (!dict)
        return false;
    readOtherKeys(f.c, *dict, path, {QStringLiteral("types"), QStringLiteral("as"), QStringLiteral("body")}, &out.extras);
    bool ok = true;
    const Expr *types = findKey(*dict, u"types");
    const auto *list = types ? std::get_if<Expr::List>(&types->node) : nullptr;
    if (!types || (list && list->empty())) {
        ok = f.c.fail(path, Text::tr("A handler must name at least one exception type."));
    } else {
        FieldSite inner{f.c, Path(path, QStringLiteral("types")), "types", Role::ExceptionTypes, Need::Required, f.op, f.scope, false};
        ok = readMember(inner, *types, out.types);
    }
    if (const Expr *as = findKey(*dict, u"as")) {
        if (as->isNull())
            out.extras.emplace_back(QStringLiteral("as"), Expr{});
        else
            ok = readString(f.c, *as, Path(path, QStringLiteral("as")), out.as.emplace()) && ok;
    }
    if (const Expr *body = findKey(*dict, u"body"))
        ok = readBody(f.c, *body, Path(path, QStringLiteral("body")), handlerScope(f), out.body.emplace()) && ok;
    return ok;
}

bool readMember(FieldSite &f, const Expr &v, std::optional<std::vector<Handler>> &out)
{
    const Expr::List *list = readList(f.c, v, f.path, Text::tr("This must be a list of handlers."));
    if (!list)
        return false;
    out.emplace(list->size());
    bool ok = true;
    for (size_t i = 0; i < list->size(); ++i)
        ok = readHandler(f, (*list)[i], Path(f.path, qsizetype(i)), (*out)[i]) && ok;
    return ok;
}

//! Whether null may mean "absent" in this optional field; it is stored so that it can be written back.
bool nullMeansAbsent(const FieldSite &f)
{
    return f.need == Need::Optional
        && (f.role == Role::Message || f.role == Role::MillisecondsOrNever || qstrcmp(f.key, "msg") == 0);
}

template <typename Owner>
CallRules callRules()
{
    CallRules rules;
    rules.mayRepeat = std::is_same_v<Owner, step::Spawn>;
    if (std::is_same_v<Owner, step::DoneCallback>)
        rules.binds = Binds::Done;
    if (std::is_same_v<Owner, step::ExceptionHandler>)
        rules.binds = Binds::Report;
    return rules;
}

template <typename Owner, typename Member>
bool readField(ReadContext &c, const Expr::Dict &dict, const Path &path, const Scope &scope, const Field<Owner, Member> &field, Owner &op, Extras &extras)
{
    if constexpr (std::is_same_v<Member, CoroCall>) {
        if (field.role == Role::Coroutine) // its keys are in the step itself
            return readCall(c, dict, path, scope.deeper(), callRules<Owner>(), op.*field.member);
    }
    const QString key = QString::fromLatin1(field.key);
    const Expr *value = findKey(dict, key);
    if (!value)
        return field.need == Need::Optional || c.fail(path, Text::tr("The key “%1” is missing.").arg(key));
    const QString opText = QString::fromLatin1(Owner::op);
    FieldSite site{c, Path(path, key), field.key, field.role, field.need, opText, scope, findKey(dict, u"finally") != nullptr, Owner::traits.object};
    if (value->isNull() && nullMeansAbsent(site)) {
        extras.emplace_back(key, Expr{});
        return true;
    }
    return readMember(site, *value, op.*field.member);
}

template <typename Op>
QStringList knownKeys()
{
    QStringList keys{QStringLiteral("op")};
    const auto add = [&keys](const auto &field) {
        if (field.role != Role::Coroutine)
            keys.append(QString::fromLatin1(field.key));
        else
            keys.append({QStringLiteral("coro"), QStringLiteral("args"), QStringLiteral("body"), QStringLiteral("params")});
    };
    std::apply([&add](const auto &...field) { (add(field), ...); }, Op::fields());
    if constexpr (std::is_same_v<Op, step::Spawn>)
        keys.append(QStringLiteral("times"));
    return keys;
}

bool checkTry(ReadContext &c, const step::Try &op, const Path &path)
{
    if (op.except && op.exceptStar)
        return c.fail(Path(path, QStringLiteral("except_star")), Text::tr("A “try” cannot have both “except” and “except_star”."));
    const bool handles = (op.except && !op.except->empty()) || (op.exceptStar && !op.exceptStar->empty());
    if (!handles && !op.finally)
        return c.fail(path, Text::tr("A “try” needs “except”, “except_star” or “finally”."));
    if (op.orElse && !handles)
        return c.fail(Path(path, QStringLiteral("else")), Text::tr("“else” needs an “except”."));
    return true;
}

//! Reports what Python does not compile.
bool checkJump(ReadContext &c, QStringView op, const Scope &scope, const Path &path)
{
    const bool leavesLoop = op == u"break" || op == u"continue";
    if (leavesLoop && scope.loop == Scope::Loop::Outside)
        return c.fail(path, Text::tr("“%1” is outside a loop.").arg(op));
    if ((leavesLoop && scope.loop == Scope::Loop::CutByExceptStar) || (op == u"return" && scope.inExceptStar))
        return c.fail(path, Text::tr("“%1” cannot leave an “except_star” handler: Python does not allow it.").arg(op));
    return true;
}

template <typename Op>
bool readStepAs(ReadContext &c, const Expr::Dict &dict, const Path &path, const Scope &scope, Step &out)
{
    static const QStringList known = knownKeys<Op>();
    Op &op = out.op.template emplace<Op>();
    readOtherKeys(c, dict, path, known, &out.extras);
    bool ok = true;
    std::apply(
        [&](const auto &...field) { ((ok = readField(c, dict, path, scope, field, op, out.extras) && ok), ...); },
        Op::fields());
    if constexpr (std::is_same_v<Op, step::Try>)
        ok = ok && checkTry(c, op, path);
    if constexpr (std::is_same_v<Op, step::Notify>)
        if (op.n && op.all.value_or(false))
            ok = c.fail(Path(path, QStringLiteral("n")), Text::tr("“notify” wakes up “n” waiters or all of them, not both."));
    return checkJump(c, QString::fromLatin1(Op::op), scope, path) && ok;
}

template <size_t... Index>
bool dispatch(ReadContext &c, const Expr::Dict &dict, const QString &op, const Path &path, const Scope &scope, Step &out, std::index_sequence<Index...>)
{
    using Reader = bool (*)(ReadContext &, const Expr::Dict &, const Path &, const Scope &, Step &);
    static const QHash<QString, Reader> readers{
        {QString::fromLatin1(std::variant_alternative_t<Index, step::Any>::op), &readStepAs<std::variant_alternative_t<Index, step::Any>>}...};
    const Reader reader = readers.value(op, nullptr);
    if (!reader)
        return c.fail(Path(path, QStringLiteral("op")), Text::tr("There is no step “%1”.").arg(op));
    return reader(c, dict, path, scope, out);
}

bool readStep(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, Step &out)
{
    const Expr::Dict *dict = readObject(c, v, path, Text::tr("A step must be an object with the key “op”."));
    if (!dict)
        return false;
    const Expr *op = findKey(*dict, u"op");
    if (!op)
        return c.fail(path, Text::tr("The key “op” is missing."));
    const auto *name = std::get_if<QString>(&op->node);
    if (!name)
        return c.fail(Path(path, QStringLiteral("op")), Text::tr("The key “op” must be the name of a step."));
    return dispatch(c, *dict, *name, path, scope, out, std::make_index_sequence<std::variant_size_v<step::Any>>{});
}

} // namespace

bool readBody(ReadContext &c, const Expr &v, const Path &path, const Scope &scope, Body &out)
{
    const Expr::List *list = readList(c, v, path, Text::tr("This must be a list of steps."));
    if (!list)
        return false;
    if (scope.depth >= ReadContext::maxDepth)
        return c.fail(path, Text::tr("Steps and awaitables are nested more than %1 levels deep.").arg(ReadContext::maxDepth));
    constexpr int pythonBlocks = 20;
    if (scope.blocks > pythonBlocks)
        return c.fail(path, Text::tr("Python allows at most %1 nested loops, “try” and “with” blocks.").arg(pythonBlocks));
    bool ok = true;
    out.resize(list->size());
    for (size_t i = 0; i < list->size(); ++i)
        ok = readStep(c, (*list)[i], Path(path, qsizetype(i)), scope, out[i]) && ok;
    return ok;
}

} // namespace awaitscope
