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
    void checkRaised(const QString &type, const QString &pointer);

    // The checks for one step kind in addition to the traversal; most have none.
    template <typename Op>
    void special(const Op &, const QString &)
    {}
    void special(const step::Try &s, const QString &pointer);
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

void Check::check(const CoroCall &c, const QString &pointer)
{
    if (c.body)
        check(*c.body, pointer + QStringLiteral("/body"));
}

void Check::check(const Awaitable &a, const QString &pointer)
{
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
