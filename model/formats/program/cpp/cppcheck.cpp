// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/cpp/cppcheck.h"

#include "model/program/grammar/treewalk.h"
#include "model/text/jsonpointer.h"

#include <QCoreApplication>
#include <QSet>

namespace awaitscope {

namespace {

class Check
{
public:
    explicit Check(const TaskSet &set)
        : m_set(set)
    {
    }
    Problems run();

private:
    void refuse(const QString &pointer, const QString &what);
    void check(const Body &body, const QString &pointer);
    void check(const Step &s, const QString &pointer);
    void check(const Awaitable &a, const QString &pointer);
    void check(const CoroCall &c, const QString &pointer);
    void check(const Expr &e, const QString &pointer);
    void check(const Condition &c, const QString &pointer);
    void checkRaised(const QString &type, const QString &pointer);

    // The checks for one step kind in addition to the traversal; most have none.
    template <typename Op>
    void special(const Op &, const QString &)
    {}
    void special(const step::Try &s, const QString &pointer);
    void special(const step::Spawn &s, const QString &pointer)
    {
        if (s.eagerStart.value_or(false))
            refuse(pointer + QStringLiteral("/eager_start"), QStringLiteral("eager_start"));
    }
    void special(const step::Raise &s, const QString &pointer) { checkRaised(s.type, pointer); }
    void special(const step::RaiseFirst &s, const QString &pointer) { checkRaised(s.type, pointer); }
    void special(const step::SetException &s, const QString &pointer) { checkRaised(s.type, pointer); }
    void special(const step::Callback &s, const QString &pointer) { checkRaised(s.type.value_or(QString()), pointer); }

    const TaskSet &m_set;
    Problems m_problems;
};

void Check::refuse(const QString &pointer, const QString &what)
{
    m_problems.push_back({pointer, QCoreApplication::translate("CppWriter", "%1 cannot be written in C++ with QCoro").arg(what)});
}

void Check::checkRaised(const QString &type, const QString &pointer)
{
    static const QSet<QString> special{QStringLiteral("SystemExit"), QStringLiteral("KeyboardInterrupt"), QStringLiteral("GeneratorExit"),
                                       QStringLiteral("StopIteration"), QStringLiteral("StopAsyncIteration"),
                                       QStringLiteral("ExceptionGroup"), QStringLiteral("BaseExceptionGroup")};
    if (special.contains(type))
        refuse(pointer + QStringLiteral("/type"), type);
}

void Check::special(const step::Try &s, const QString &pointer)
{
    if (s.exceptStar)
        refuse(pointer + QStringLiteral("/except_star"), QStringLiteral("except_star"));
}

void Check::check(const Expr &e, const QString &pointer)
{
    if (const auto *math = std::get_if<MathExpr>(&e.node))
        refuse(pointer, QCoreApplication::translate("CppWriter", "the operator %1").arg(symbolOf(math->op)));
    if (const auto *call = std::get_if<CallExpr>(&e.node))
        refuse(pointer, nameOf(call->function) + QStringLiteral("()"));
    if (std::holds_alternative<TextExpr>(e.node))
        refuse(pointer, QStringLiteral("text()"));
    if (const auto *item = std::get_if<ItemExpr>(&e.node))
        for (const Expr &x : item->parts)
            check(x, pointer);
    if (const auto *list = std::get_if<Expr::List>(&e.node))
        for (std::size_t i = 0; i < list->size(); ++i)
            check((*list)[i], pointer + QLatin1Char('/') + QString::number(i));
    if (const auto *dict = std::get_if<Expr::Dict>(&e.node))
        for (const auto &[key, x] : *dict)
            check(x, pointer + QLatin1Char('/') + escapePointerToken(key));
}

void Check::check(const Condition &c, const QString &pointer)
{
    if (const auto *compare = std::get_if<Condition::Compare>(&c.node))
        refuse(pointer, QCoreApplication::translate("CppWriter", "the operator %1").arg(symbolOf(compare->op)));
    if (std::holds_alternative<Condition::Cancelling>(c.node))
        refuse(pointer, QStringLiteral("cancelling"));
    if (const auto *truthy = std::get_if<Condition::Truthy>(&c.node))
        check(truthy->value, pointer);
    if (const auto *equal = std::get_if<Condition::Equal>(&c.node)) {
        check(equal->left, pointer);
        check(equal->right, pointer);
    }
    if (const auto *negated = std::get_if<Condition::Not>(&c.node))
        check(*negated->of, pointer);
    for (const auto *of : {std::get_if<Condition::All>(&c.node) ? &std::get<Condition::All>(c.node).of : nullptr,
                           std::get_if<Condition::Any>(&c.node) ? &std::get<Condition::Any>(c.node).of : nullptr})
        for (std::size_t i = 0; of && i < of->size(); ++i)
            check((*of)[i], pointer);
}

void Check::check(const CoroCall &c, const QString &pointer)
{
    if (c.args)
        for (const auto &[key, x] : *c.args)
            check(x, pointer + QStringLiteral("/args/") + escapePointerToken(key));
    if (c.body)
        check(*c.body, pointer + QStringLiteral("/body"));
}

void Check::check(const Awaitable &a, const QString &pointer)
{
    if (const auto *sleep = std::get_if<Awaitable::Sleep>(&a.node); sleep && sleep->value)
        check(*sleep->value, pointer + QStringLiteral("/value"));
    if (std::holds_alternative<Awaitable::ToThread>(a.node))
        return refuse(pointer, QStringLiteral("to_thread"));
    if (std::holds_alternative<Awaitable::RunInExecutor>(a.node))
        return refuse(pointer, QStringLiteral("run_in_executor"));
    if (const auto *shield = std::get_if<Awaitable::Shield>(&a.node))
        check(*shield->of, pointer + QStringLiteral("/shield"));
    if (const auto *waitFor = std::get_if<Awaitable::WaitFor>(&a.node))
        check(*waitFor->of, pointer + QStringLiteral("/wait_for"));
    if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
        check(coro->call, pointer);
    if (const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node))
        check(*spawn->of, pointer + QStringLiteral("/spawn"));
    if (const auto *gather = std::get_if<Awaitable::Gather>(&a.node))
        for (std::size_t i = 0; i < gather->of.size(); ++i)
            check(gather->of[i], pointer + QStringLiteral("/gather/") + QString::number(i));
}

void Check::check(const Step &s, const QString &pointer)
{
    if (!traitsOf(s).inCpp)
        return refuse(pointer + QStringLiteral("/op"), opName(s));
    std::visit([&](const auto &op) { special(op, pointer); }, s.op);
    treewalk::forEachField(s, [&](const auto &field, const auto &member) {
        using Member = std::decay_t<decltype(member)>;
        const QString at = pointer + QLatin1Char('/') + QString::fromLatin1(field.key);
        if constexpr (std::is_same_v<Member, Expr> || std::is_same_v<Member, Condition>)
            check(member, at);
        else if constexpr (std::is_same_v<Member, std::optional<Expr>>)
            member ? check(*member, at) : void();
    });
    forEachCall(s, pointer, [this](const CoroCall &c, const QString &p) { check(c, p); });
    forEachAwaitable(s, pointer, [this](const Awaitable &a, const QString &p) { check(a, p); });
    forEachBody(s, pointer, [this](const Body &body, const QString &p) { check(body, p); });
}

void Check::check(const Body &body, const QString &pointer)
{
    for (std::size_t i = 0; i < body.size(); ++i)
        check(body[i], pointer + QLatin1Char('/') + QString::number(i));
}

Problems Check::run()
{
    if (m_set.eager.value_or(false))
        refuse(QStringLiteral("/eager"), QStringLiteral("eager"));
    if (m_set.external && !m_set.external->empty())
        refuse(QStringLiteral("/external"), QCoreApplication::translate("CppWriter", "an external action"));
    if (m_set.then && !m_set.then->empty())
        refuse(QStringLiteral("/then"), QStringLiteral("then"));
    for (const SharedObject &o : m_set.objects.value_or(std::vector<SharedObject>()))
        if (o.order.value_or(QueueOrder::Fifo) != QueueOrder::Fifo)
            refuse(QStringLiteral("/objects/") + escapePointerToken(o.name) + QStringLiteral("/order"), QStringLiteral("order"));
    check(m_set.main, QStringLiteral("/main"));
    for (const Coroutine &c : m_set.coros)
        check(c.body, QStringLiteral("/coros/") + escapePointerToken(c.name) + QStringLiteral("/body"));
    return m_problems;
}

} // namespace

Problems cppProblems(const TaskSet &set)
{
    return Check(set).run();
}

} // namespace awaitscope
