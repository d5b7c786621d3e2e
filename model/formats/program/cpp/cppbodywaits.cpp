// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/formats/program/cpp/cppbody.h: what waits.

#include "model/formats/program/cpp/cppbody.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Whether GCC 12 may miscompile the operand of co_await: it contains a braced list.
bool hasBraces(const QString &expression)
{
    bool inText = false;
    for (qsizetype i = 0; i < expression.size(); ++i) {
        if (inText && expression[i] == QLatin1Char('\\'))
            ++i;
        else if (expression[i] == QLatin1Char('"'))
            inText = !inText;
        else if (!inText && expression[i] == QLatin1Char('{'))
            return true;
    }
    return false;
}

std::optional<qint64> timesOf(const Awaitable &a)
{
    if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
        return coro->call.times;
    const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node);
    return spawn ? spawn->times : std::nullopt;
}

const CoroCall *callOf(const Awaitable &a)
{
    if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
        return &coro->call;
    const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node);
    return spawn ? callOf(*spawn->of) : nullptr;
}

QString callPointer(const Awaitable &a, const QString &pointer)
{
    return std::holds_alternative<Awaitable::Spawn>(a.node) ? pointer + QStringLiteral("/spawn") : pointer;
}

// Whether it is a single expression.
bool isSimple(const Awaitable &a)
{
    if (const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node))
        return !spawn->times && isSimple(*spawn->of);
    if (const auto *shield = std::get_if<Awaitable::Shield>(&a.node))
        return isSimple(*shield->of);
    if (const auto *waitFor = std::get_if<Awaitable::WaitFor>(&a.node))
        return isSimple(*waitFor->of);
    return !timesOf(a) && !std::holds_alternative<Awaitable::Gather>(a.node) && !std::holds_alternative<Awaitable::Each>(a.node);
}

} // namespace

QString CppBody::named(int i, const QString &expression)
{
    if (!hasBraces(expression))
        return expression;
    const QString name = m_x.helper(QStringLiteral("value"), ++m_counter);
    line(i, QStringLiteral("Value %1 = %2;").arg(name, expression));
    return QStringLiteral("std::move(%1)").arg(name);
}

QString CppBody::call(int i, const CoroCall &c, const QString &pointer)
{
    const QString whole = m_x.call(c, pointer);
    if (!hasBraces(whole))
        return whole;
    QStringList arguments;
    for (const QString &argument : m_x.arguments(c, pointer, {}))
        arguments += named(i, argument);
    return whole.left(whole.indexOf(QLatin1Char('('))) + QLatin1Char('(') + arguments.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString CppBody::createTask(const QString &coroutine, const std::optional<QString> &name, const std::optional<QString> &in)
{
    const QString last = name && !name->isEmpty() ? QStringLiteral(", ") + cppText(*name) : QString();
    if (!in || in->isEmpty())
        return QStringLiteral("createTask(") + coroutine + last + QLatin1Char(')');
    m_needsWaits = true;
    return QStringLiteral("createTaskIn(") + m_x.read(*in) + QStringLiteral(", ") + coroutine + last + QLatin1Char(')');
}

// The operand of co_await. A coroutine runs immediately, without an object of its own.
QString CppBody::awaited(int i, const Awaitable &a, const QString &pointer)
{
    if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
        return call(i, coro->call, pointer);
    if (const auto *sleep = std::get_if<Awaitable::Sleep>(&a.node)) {
        const QString value = sleep->value ? QStringLiteral(", ") + named(i, m_x.value(*sleep->value)) : QString();
        return QStringLiteral("sleepFor(%1").arg(sleep->ms) + value + QLatin1Char(')');
    }
    if (const auto *waitFor = std::get_if<Awaitable::WaitFor>(&a.node)) {
        m_needsWaits = true;
        const QString of = named(i, awaitable(i, *waitFor->of, pointer + QStringLiteral("/wait_for")));
        return QStringLiteral("waitFor(") + of + QStringLiteral(", ") + cppTime(waitFor->ms) + QLatin1Char(')');
    }
    return QStringLiteral("awaited(") + named(i, awaitable(i, a, pointer)) + QLatin1Char(')');
}

QString CppBody::awaitable(int i, const Awaitable &a, const QString &pointer, const QString &index)
{
    if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
        return m_x.coroutine(coro->call, pointer, index);
    if (const auto *variable = std::get_if<Awaitable::Var>(&a.node))
        return m_x.read(variable->name);
    if (const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node))
        return createTask(awaitable(i, *spawn->of, pointer + QStringLiteral("/spawn"), index), spawn->name, spawn->in);
    if (const auto *shielded = std::get_if<Awaitable::Shield>(&a.node))
        return shield(i, *shielded->of, pointer + QStringLiteral("/shield"));
    if (const auto *waitFor = std::get_if<Awaitable::WaitFor>(&a.node)) {
        m_needsWaits = true;
        const QString of = awaitable(i, *waitFor->of, pointer + QStringLiteral("/wait_for"));
        return QStringLiteral("coroutine(\"wait_for\", waitFor, ") + of + QStringLiteral(", ") + cppTime(waitFor->ms) + QLatin1Char(')');
    }
    if (const auto *of = std::get_if<Awaitable::Gather>(&a.node))
        return gather(i, of->of, of->returnExceptions.value_or(false), pointer + QStringLiteral("/gather"));
    if (const auto *sleep = std::get_if<Awaitable::Sleep>(&a.node)) {
        const QString value = sleep->value ? m_x.value(*sleep->value) : QStringLiteral("none");
        return QStringLiteral("coroutine(\"sleep\", sleepFor, %1, %2)").arg(sleep->ms).arg(value);
    }
    return QStringLiteral("none"); // rejected before
}

void CppBody::member(int i, const QString &list, const Awaitable &a, const QString &pointer)
{
    const auto append = [&](int indent, const QString &value) { line(indent, QStringLiteral("%1.push_back(%2);").arg(list, value)); };
    if (const auto *each = std::get_if<Awaitable::Each>(&a.node)) {
        const QString name = m_x.helper(QStringLiteral("each"), ++m_counter);
        line(i, QStringLiteral("for (const Value &%1 : listOf(%2)) {").arg(name, m_x.read(each->list)));
        append(i + 1, name);
        return line(i, QStringLiteral("}"));
    }
    const std::optional<qint64> times = timesOf(a);
    if (!times)
        return append(i, awaitable(i, a, pointer));
    const CoroCall *made = callOf(a);
    const QString index = m_x.helper(QStringLiteral("index"), ++m_counter);
    const QString given = made && m_x.takesIndex(*made, callPointer(a, pointer)) ? index : QString();
    line(i, QStringLiteral("for (qint64 %1 = 0; %1 < %2; ++%1) {").arg(index).arg(*times));
    append(i + 1, awaitable(i + 1, a, pointer, given));
    line(i, QStringLiteral("}"));
}

// The name of a list of them, to be moved from.
QString CppBody::members(int i, const std::vector<Awaitable> &of, const QString &pointer)
{
    const QString list = m_x.helper(QStringLiteral("members"), ++m_counter);
    const auto at = [&](std::size_t k) { return pointer + QLatin1Char('/') + QString::number(k); };
    if (!std::ranges::all_of(of, isSimple) || of.empty()) {
        line(i, QStringLiteral("List %1;").arg(list));
        for (std::size_t k = 0; k < of.size(); ++k)
            member(i, list, of[k], at(k));
        return list;
    }
    QStringList parts;
    for (std::size_t k = 0; k < of.size(); ++k)
        parts += awaitable(i, of[k], at(k));
    const QString joined = QStringLiteral("List %1 = {%2};").arg(list, parts.join(QStringLiteral(", ")));
    if (joined.size() + i * 4 <= 100) {
        line(i, joined);
        return list;
    }
    line(i, QStringLiteral("List %1 = {").arg(list));
    for (const QString &part : parts)
        line(i + 1, part + QLatin1Char(','));
    line(i, QStringLiteral("};"));
    return list;
}

QString CppBody::gather(int i, const std::vector<Awaitable> &of, bool collect, const QString &pointer)
{
    const QString list = members(i, of, pointer);
    return QStringLiteral("gather(std::move(%1)%2)").arg(list, collect ? QStringLiteral(", true") : QString());
}

void CppBody::write(int i, const step::Set &s, const QString &)
{
    assign(i, s.as, m_x.value(s.value));
}

void CppBody::write(int i, const step::Drop &s, const QString &)
{
    assign(i, s.of, QStringLiteral("none"));
}

void CppBody::write(int i, const step::Await &s, const QString &p)
{
    assignAwait(i, s.as, awaited(i, s.of, p + QStringLiteral("/of")));
}

void CppBody::write(int i, const step::Let &s, const QString &p)
{
    assign(i, s.as, awaitable(i, s.of, p + QStringLiteral("/of")));
}

void CppBody::write(int i, const step::List &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("std::move(%1)").arg(members(i, s.of, p + QStringLiteral("/of"))));
}

void CppBody::write(int i, const step::Call &s, const QString &p)
{
    assignAwait(i, s.as, call(i, s.call, p));
}

void CppBody::write(int i, const step::Make &s, const QString &p)
{
    assign(i, s.as, m_x.coroutine(s.call, p));
}

void CppBody::write(int i, const step::Spawn &s, const QString &p)
{
    if (!s.call.times)
        return assign(i, s.as, createTask(m_x.coroutine(s.call, p), s.name, s.in));
    const bool kept = s.as && !s.as->isEmpty();
    const QString list = m_x.helper(QStringLiteral("tasks"), ++m_counter);
    const QString index = m_x.helper(QStringLiteral("index"), m_counter);
    if (kept)
        line(i, QStringLiteral("List %1;").arg(list));
    line(i, QStringLiteral("for (qint64 %1 = 0; %1 < %2; ++%1) {").arg(index).arg(*s.call.times));
    const QString task = createTask(m_x.coroutine(s.call, p, m_x.takesIndex(s.call, p) ? index : QString()), s.name, s.in);
    line(i + 1, kept ? QStringLiteral("%1.push_back(%2);").arg(list, task) : task + QLatin1Char(';'));
    line(i, QStringLiteral("}"));
    if (kept)
        assign(i, s.as, QStringLiteral("std::move(%1)").arg(list));
}

void CppBody::write(int i, const step::Gather &s, const QString &p)
{
    const QString all = gather(i, s.of, s.returnExceptions.value_or(false), p + QStringLiteral("/of"));
    if (s.await.value_or(true))
        assignAwait(i, s.as, QStringLiteral("awaited(%1)").arg(all));
    else
        assign(i, s.as, all);
}

void CppBody::write(int i, const step::Cancel &s, const QString &)
{
    const QString message = s.msg ? QStringLiteral(", ") + cppText(*s.msg) : QString();
    line(i, QStringLiteral("cancelTask(") + m_x.read(s.of) + message + QStringLiteral(");"));
}

void CppBody::write(int i, const step::Callback &s, const QString &)
{
    const QString head = QStringLiteral("onDone(%1, %2").arg(m_x.read(s.of), cppText(s.id));
    switch (s.action.value_or(CallbackAction::Log)) {
    case CallbackAction::Log:
        return line(i, head + QStringLiteral(");"));
    case CallbackAction::Retrieve:
        return line(i, head + QStringLiteral(", [](const std::shared_ptr<Future> &f) { f->look(); });"));
    case CallbackAction::Raise:
        const QString error = m_x.helper(QStringLiteral("error"), ++m_counter);
        line(i, QStringLiteral("const Error %1 = %2;").arg(error, m_x.error(s.type.value_or(QStringLiteral("RuntimeError")), s.msg)));
        return line(i, head + QStringLiteral(", [%1](const std::shared_ptr<Future> &) { %1.raise(); });").arg(error));
    }
}

void CppBody::write(int i, const step::Result &s, const QString &)
{
    assign(i, s.as, QStringLiteral("resultOf(%1)").arg(m_x.read(s.of)));
}

void CppBody::write(int i, const step::Exception &s, const QString &)
{
    assign(i, s.as, QStringLiteral("exceptionOf(%1)").arg(m_x.read(s.of)));
}

void CppBody::write(int i, const step::Inspect &s, const QString &)
{
    const QString of = m_x.read(s.of);
    line(i, QStringLiteral("print(\"state \", isDone(%1), \" \", isCancelled(%1));").arg(of));
}

void CppBody::write(int i, const step::Future &s, const QString &)
{
    assign(i, s.as, QStringLiteral("std::make_shared<Future>()"));
}

void CppBody::write(int i, const step::SetResult &s, const QString &)
{
    line(i, QStringLiteral("futureOf(%1)->setResult(%2);").arg(m_x.read(s.of), m_x.value(s.value.value_or(Expr()))));
}

void CppBody::write(int i, const step::SetException &s, const QString &)
{
    line(i, QStringLiteral("futureOf(%1)->setError(%2);").arg(m_x.read(s.of), m_x.error(s.type, s.msg)));
}

} // namespace awaitscope
