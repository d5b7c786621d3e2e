// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/program/file/readcontext.h: plain values.

#include "model/program/file/readcontext.h"
#include "model/program/grammar/exceptiontypes.h"

#include <cmath>

// The leaves of a task set: numbers, names, values and conditions.

namespace awaitscope {

using Text = TaskSetText;

namespace {

const QLatin1String ConditionKinds("truthy, eq, <, <=, >, >=, in, not, and, or, isinstance, done, cancelled");

//! The whole number in `v`, also if it is written as 10.0.
std::optional<qint64> wholeNumber(const Expr &v)
{
    if (const auto *n = std::get_if<qint64>(&v.node))
        return *n;
    const auto *d = std::get_if<double>(&v.node);
    constexpr double limit = 9007199254740992.0; // 2^53: beyond it a double cannot represent every integer
    if (d && std::abs(*d) <= limit && *d == std::floor(*d))
        return qint64(*d);
    return {};
}

bool isNumber(const Expr &v)
{
    return std::holds_alternative<qint64>(v.node) || std::holds_alternative<double>(v.node);
}

//! The value of the given key if it is the only one of a dictionary, or null.
const Expr *onlyMember(const Expr &v, QStringView key)
{
    const auto *dict = std::get_if<Expr::Dict>(&v.node);
    return dict && dict->size() == 1 && dict->front().first == key ? &dict->front().second : nullptr;
}

bool readVariable(ReadContext &c, const Expr &name, const Path &path, Expr &out, bool names)
{
    const auto *s = std::get_if<QString>(&name.node);
    if (!s)
        return c.fail(path, Text::tr("A variable must be given by its name."));
    if (!names)
        return c.fail(path, Text::tr("Variables cannot be used here: no step has run yet."));
    out.node = VarRef{*s};
    return true;
}

std::optional<MathOp> mathOp(const Expr &v)
{
    static const std::pair<QStringView, MathOp> ops[] = {{u"+", MathOp::Add}, {u"-", MathOp::Subtract}, {u"*", MathOp::Multiply}};
    for (const auto &[symbol, op] : ops)
        if (onlyMember(v, symbol))
            return op;
    return {};
}

bool readMath(ReadContext &c, MathOp op, const Expr &v, const Path &path, Expr &out, bool names)
{
    const auto &[symbol, operands] = std::get<Expr::Dict>(v.node).front();
    const Path inner(path, symbol);
    const auto *parts = std::get_if<Expr::List>(&operands.node);
    if (!parts || parts->size() != 2)
        return c.fail(inner, Text::tr("“%1” needs a list of two values.").arg(symbol));
    MathExpr math;
    math.op = op;
    math.parts.resize(2);
    const bool leftOk = readValue(c, parts->front(), Path(inner, 0), math.parts[0], names);
    const bool rightOk = readValue(c, parts->back(), Path(inner, 1), math.parts[1], names);
    out.node = std::move(math);
    return leftOk && rightOk;
}

bool readCall(ReadContext &c, ValueFunction function, const Expr &v, const Path &path, Expr &out, bool names)
{
    const auto &[key, operands] = std::get<Expr::Dict>(v.node).front();
    const Path inner(path, key);
    if (!names)
        return c.fail(path, Text::tr("“%1” cannot be used here: no step has run yet.").arg(key));
    const auto *parts = std::get_if<Expr::List>(&operands.node);
    const int needed = operandsOf(function);
    if (needed == 0 && (!parts || !parts->empty()))
        return c.fail(inner, Text::tr("“%1” needs an empty list.").arg(key));
    if (!parts || parts->size() != std::size_t(needed))
        return c.fail(inner, needed == 1 ? Text::tr("“%1” needs a list of one value.").arg(key) : Text::tr("“%1” needs a list of two values.").arg(key));
    const Expr *variable = parts->empty() ? nullptr : onlyMember(parts->front(), u"var");
    const auto *name = variable ? std::get_if<QString>(&variable->node) : nullptr;
    if (function == ValueFunction::Get && (!name || c.objects.value(*name, ObjectKind::Lock) != ObjectKind::ContextVariable))
        return c.fail(inner, Text::tr("“%1” needs a context variable.").arg(key));
    CallExpr call;
    call.function = function;
    call.parts.resize(parts->size());
    bool ok = true;
    for (std::size_t i = 0; i < parts->size(); ++i)
        ok = readValue(c, (*parts)[i], Path(inner, qsizetype(i)), call.parts[i], names) && ok;
    out.node = std::move(call);
    return ok;
}

bool readText(ReadContext &c, const Expr &v, const Path &path, Expr &out, bool names)
{
    if (!names)
        return c.fail(path, Text::tr("“%1” cannot be used here: no step has run yet.").arg(QStringLiteral("text()")));
    return readString(c, v, Path(path, QStringLiteral("text()")), out.node.emplace<TextExpr>().text);
}

bool readItemIndex(ReadContext &c, const Expr &v, const Path &path, Expr &out, bool names)
{
    if (std::holds_alternative<qint64>(v.node) || isComputedValue(v))
        return readValue(c, v, path, out, names);
    return c.fail(path, Text::tr("The index of an item must be a whole number, or computed from variables."));
}

bool readItem(ReadContext &c, const Expr &v, const Path &path, Expr &out, bool names)
{
    const auto *parts = std::get_if<Expr::List>(&v.node);
    if (!parts || parts->size() != 2)
        return c.fail(path, Text::tr("An item needs a list and an index: [LIST, INDEX]."));
    const Path listPath(path, 0);
    const Expr &list = parts->front();
    const auto *literal = std::get_if<Expr::List>(&list.node);
    if (!onlyMember(list, u"var") && (!literal || literal->empty()))
        return c.fail(listPath, Text::tr("The list of an item must be a non-empty list or a variable."));
    ItemExpr item;
    item.parts.resize(2);
    const bool listOk = readValue(c, list, listPath, item.parts[0], names);
    const bool indexOk = readItemIndex(c, parts->back(), Path(path, 1), item.parts[1], names);
    out.node = std::move(item);
    return listOk && indexOk;
}

bool readOperands(ReadContext &c, const QString &kind, const Expr &v, const Path &path, Expr &left, Expr &right)
{
    const auto *list = std::get_if<Expr::List>(&v.node);
    if (!list || list->size() != 2)
        return c.fail(path, Text::tr("“%1” needs a list of two values.").arg(kind));
    const bool leftOk = readValue(c, list->front(), Path(path, 0), left);
    return readValue(c, list->back(), Path(path, 1), right) && leftOk;
}

std::optional<CompareOp> compareOp(const QString &kind)
{
    for (int op = 0; op <= static_cast<int>(CompareOp::In); ++op)
        if (kind == symbolOf(static_cast<CompareOp>(op)))
            return static_cast<CompareOp>(op);
    return {};
}

bool readConditions(ReadContext &c, const QString &kind, const Expr &v, const Path &path, std::vector<Condition> &out, int depth)
{
    const auto *list = std::get_if<Expr::List>(&v.node);
    if (!list || list->empty())
        return c.fail(path, Text::tr("“%1” needs a list of conditions.").arg(kind));
    out.resize(list->size());
    bool ok = true;
    for (size_t i = 0; i < list->size(); ++i)
        ok = readCondition(c, (*list)[i], Path(path, qsizetype(i)), out[i], depth) && ok;
    return ok;
}

bool readIsInstance(ReadContext &c, const Expr &v, const Path &path, Condition::IsInstance &out)
{
    const auto *list = std::get_if<Expr::List>(&v.node);
    if (!list || list->size() != 2)
        return c.fail(path, Text::tr("“isinstance” needs a list of a value and an exception type."));
    const bool valueOk = readValue(c, list->front(), Path(path, 0), out.value);
    return readExceptionType(c, list->back(), Path(path, 1), out.type) && valueOk;
}

} // namespace

bool readString(ReadContext &c, const Expr &v, const Path &path, QString &out)
{
    const auto *s = std::get_if<QString>(&v.node);
    if (!s)
        return c.fail(path, Text::tr("This must be a string."));
    out = *s;
    return true;
}

bool readNames(ReadContext &c, const Expr &v, const Path &path, QStringList &out)
{
    const Expr::List *list = readList(c, v, path, Text::tr("This must be a list of names."));
    if (!list)
        return false;
    bool ok = true;
    for (size_t i = 0; i < list->size(); ++i) {
        QString name;
        ok = readString(c, (*list)[i], Path(path, qsizetype(i)), name) && ok;
        out.append(name);
    }
    return ok;
}

bool readCount(ReadContext &c, const Expr &v, const Path &path, qint64 &out, qint64 max)
{
    const auto *n = std::get_if<qint64>(&v.node);
    if (!n || *n < 0 || *n > max) {
        return c.fail(path,
                      max == std::numeric_limits<qint64>::max()
                          ? Text::tr("This must be a whole number, 0 or more.")
                          : Text::tr("This must be a whole number from 0 to %1.").arg(max));
    }
    out = *n;
    return true;
}

bool readMilliseconds(ReadContext &c, const Expr &v, const Path &path, qint64 &out, Sign sign)
{
    if (!isNumber(v))
        return c.fail(path, Text::tr("A duration must be a number of milliseconds."));
    const std::optional<qint64> ms = wholeNumber(v);
    if (!ms)
        return c.fail(path, Text::tr("A duration must be a whole number of milliseconds."));
    if (*ms < 0 && sign == Sign::NotNegative)
        return c.fail(path, Text::tr("A duration cannot be negative."));
    constexpr qint64 century = 100LL * 366 * 24 * 3600 * 1000; // keeps sums of times in nanoseconds within 64 bits
    if (*ms > century || *ms < -century)
        return c.fail(path, Text::tr("A duration can be at most 100 years."));
    out = *ms;
    return true;
}

bool readFlag(ReadContext &c, const Expr &v, const Path &path, bool &out)
{
    const auto *b = std::get_if<bool>(&v.node);
    if (!b)
        return c.fail(path, Text::tr("This must be true or false."));
    out = *b;
    return true;
}

bool readExceptionType(ReadContext &c, const Expr &v, const Path &path, QString &out)
{
    const auto *name = std::get_if<QString>(&v.node);
    if (!name)
        return c.fail(path, Text::tr("An exception type must be given by its name."));
    if (!isKnownExceptionType(c.set, *name))
        return c.fail(path, Text::tr("There is no exception type “%1”.").arg(*name));
    out = *name;
    return true;
}

bool readValue(ReadContext &c, const Expr &v, const Path &path, Expr &out, bool names)
{
    if (const auto *list = std::get_if<Expr::List>(&v.node)) {
        Expr::List result(list->size());
        bool ok = true;
        for (size_t i = 0; i < list->size(); ++i)
            ok = readValue(c, (*list)[i], Path(path, qsizetype(i)), result[i], names) && ok;
        out.node = std::move(result);
        return ok;
    }
    if (const Expr *name = onlyMember(v, u"var"))
        return readVariable(c, *name, path, out, names);
    if (const Expr *item = onlyMember(v, u"item"))
        return readItem(c, *item, Path(path, QStringLiteral("item")), out, names);
    if (const std::optional<MathOp> op = mathOp(v))
        return readMath(c, *op, v, path, out, names);
    if (const Expr *text = onlyMember(v, u"text()"))
        return readText(c, *text, path, out, names);
    if (const auto *dict = std::get_if<Expr::Dict>(&v.node); dict && dict->size() == 1)
        if (const std::optional<ValueFunction> function = valueFunction(dict->front().first))
            return readCall(c, *function, v, path, out, names);
    if (const auto *dict = std::get_if<Expr::Dict>(&v.node)) {
        Expr::Dict result;
        result.reserve(dict->size());
        bool ok = true;
        for (const auto &[key, member] : *dict) {
            result.emplace_back(key, Expr{});
            ok = readValue(c, member, Path(path, key), result.back().second, names) && ok;
        }
        out.node = std::move(result);
        return ok;
    }
    out = v;
    return true;
}

bool isComputedValue(const Expr &v)
{
    const auto *dict = std::get_if<Expr::Dict>(&v.node);
    if (!dict || dict->size() != 1)
        return false;
    const QString &key = dict->front().first;
    return key == u"var" || key == u"item" || key == u"text()" || mathOp(v) || valueFunction(key);
}

bool readCondition(ReadContext &c, const Expr &v, const Path &path, Condition &out, int depth)
{
    const auto *dict = std::get_if<Expr::Dict>(&v.node);
    if (!dict || dict->size() != 1)
        return c.fail(path, Text::tr("A condition must be an object with one key: %1.").arg(ConditionKinds));
    if (depth >= ReadContext::maxDepth)
        return c.fail(path, Text::tr("Conditions are nested more than %1 levels deep.").arg(ReadContext::maxDepth));
    const QString &kind = dict->front().first;
    const Expr &operand = dict->front().second;
    const Path inner(path, kind);
    if (kind == u"truthy")
        return readValue(c, operand, inner, out.node.emplace<Condition::Truthy>().value);
    if (kind == u"eq") {
        auto &equal = out.node.emplace<Condition::Equal>();
        return readOperands(c, kind, operand, inner, equal.left, equal.right);
    }
    if (const std::optional<CompareOp> op = compareOp(kind)) {
        auto &compare = out.node.emplace<Condition::Compare>();
        compare.op = *op;
        return readOperands(c, kind, operand, inner, compare.left, compare.right);
    }
    if (kind == u"and")
        return readConditions(c, kind, operand, inner, out.node.emplace<Condition::All>().of, depth + 1);
    if (kind == u"or")
        return readConditions(c, kind, operand, inner, out.node.emplace<Condition::Any>().of, depth + 1);
    if (kind == u"not") {
        Condition negated;
        const bool ok = readCondition(c, operand, inner, negated, depth + 1);
        out.node.emplace<Condition::Not>().of = std::make_shared<const Condition>(std::move(negated));
        return ok;
    }
    if (kind == u"isinstance")
        return readIsInstance(c, operand, inner, out.node.emplace<Condition::IsInstance>());
    if (kind == u"done")
        return readString(c, operand, inner, out.node.emplace<Condition::Done>().task);
    if (kind == u"cancelling")
        return readString(c, operand, inner, out.node.emplace<Condition::Cancelling>().task);
    if (kind == u"cancelled")
        return readString(c, operand, inner, out.node.emplace<Condition::Cancelled>().task);
    return c.fail(inner, Text::tr("There is no condition “%1”; known are %2.").arg(kind, ConditionKinds));
}

const Expr::Dict *readObject(ReadContext &c, const Expr &v, const Path &path, const QString &expected)
{
    const auto *dict = std::get_if<Expr::Dict>(&v.node);
    if (!dict)
        c.fail(path, expected);
    return dict;
}

const Expr::List *readList(ReadContext &c, const Expr &v, const Path &path, const QString &expected)
{
    const auto *list = std::get_if<Expr::List>(&v.node);
    if (!list)
        c.fail(path, expected);
    return list;
}

void readOtherKeys(ReadContext &c, const Expr::Dict &dict, const Path &path, const QStringList &known, Extras *extras)
{
    for (const auto &[key, value] : dict) {
        if (known.contains(key))
            continue;
        if (!key.startsWith(u'_'))
            c.fail(Path(path, key), Text::tr("Unknown key “%1”; use a key that starts with “_” for notes.").arg(key));
        else if (extras)
            extras->emplace_back(key, value);
    }
}

} // namespace awaitscope
