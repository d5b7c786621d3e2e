// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/formats/program/cpp/cppbody.h: blocks with an end of their own.

// The steps that need more of asyncio than tasks and gather.

#include "model/formats/program/cpp/cppbody.h"

namespace awaitscope {

namespace {

const char *returnWhenName(ReturnWhen when)
{
    switch (when) {
    case ReturnWhen::AllCompleted:
        return "AllCompleted";
    case ReturnWhen::FirstCompleted:
        return "FirstCompleted";
    case ReturnWhen::FirstException:
        return "FirstException";
    }
    return "AllCompleted";
}

bool given(const std::optional<QString> &name)
{
    return name && !name->isEmpty();
}

} // namespace

QString CppBody::shield(int i, const Awaitable &of, const QString &pointer)
{
    m_needsWaits = true;
    return QStringLiteral("shield(") + awaitable(i, of, pointer) + QLatin1Char(')');
}

void CppBody::write(int i, const step::Shield &s, const QString &p)
{
    const QString shielded = shield(i, s.of, p + QStringLiteral("/of"));
    if (s.await.value_or(true))
        assignAwait(i, s.as, QStringLiteral("awaited(%1)").arg(named(i, shielded)));
    else
        assign(i, s.as, shielded);
}

void CppBody::write(int i, const step::WaitFor &s, const QString &p)
{
    m_needsWaits = true;
    const QString of = named(i, awaitable(i, s.of, p + QStringLiteral("/of")));
    assignAwait(i, s.as, QStringLiteral("waitFor(") + of + QStringLiteral(", ") + cppTime(s.ms) + QLatin1Char(')'));
}

void CppBody::write(int i, const step::Wait &s, const QString &)
{
    m_needsWaits = true;
    const int number = ++m_counter;
    const QString list = m_x.helper(QStringLiteral("members"), number);
    QStringList parts;
    for (const QString &name : s.of)
        parts += m_x.read(name);
    line(i, QStringLiteral("List %1 = {%2};").arg(list, parts.join(QStringLiteral(", "))));
    const QString time = s.ms ? QStringLiteral(", ") + cppTime(s.ms) : QString();
    const QString when = QString::fromLatin1(returnWhenName(s.returnWhen.value_or(ReturnWhen::AllCompleted)));
    const QString wait = QStringLiteral("co_await waitOn(std::move(%1), %2").arg(list, when) + time + QStringLiteral(");");
    if (!given(s.done) && !given(s.pending))
        return line(i, wait);
    const QString sets = m_x.helper(QStringLiteral("sets"), number);
    line(i, QStringLiteral("Value %1 = ").arg(sets) + wait);
    if (given(s.done))
        assign(i, s.done, QStringLiteral("itemOf(%1, 0)").arg(sets));
    if (given(s.pending))
        assign(i, s.pending, QStringLiteral("itemOf(%1, 1)").arg(sets));
    line(i, sets + QStringLiteral(" = none;"));
}

// The body of a task group or timeout, up to its end. The variables for leaving it are declared at the returned position.
std::size_t CppBody::openScope(int i, const Body &body, const QString &pointer, int number)
{
    const QString error = m_x.helper(QStringLiteral("error"), number);
    line(i, QStringLiteral("Error %1;").arg(error));
    const std::size_t at = m_lines.size();
    line(i, QStringLiteral("try {"));
    m_frames.push_back({number});
    const QSet<QString> after = block(i + 1, body, pointer);
    line(i, QStringLiteral("} catch (const Error &raised) {"));
    line(i + 1, error + QStringLiteral(" = raised;"));
    line(i, QStringLiteral("}"));
    const Frame &frame = m_frames.back();
    if (frame.returns || frame.breaks || frame.continues)
        m_lines.push_back({m_x.helper(QStringLiteral("finally"), number) + QStringLiteral(":;"), {}});
    m_x.setAssigned(after); // whoever goes on behind it has come through the body
    return at;
}

void CppBody::closeScope(int i, std::size_t at)
{
    const Frame frame = m_frames.back();
    m_frames.pop_back();
    leaveAfter(i, frame);
    declareLeaving(at, i, frame);
}

void CppBody::write(int i, const step::TaskGroup &s, const QString &p)
{
    m_needsWaits = true;
    const int number = ++m_counter;
    const QString group = m_x.helper(QStringLiteral("group"), number);
    line(i, QStringLiteral("auto %1 = std::make_shared<TaskGroup>();").arg(group));
    if (given(s.as))
        assign(i, s.as, group);
    const std::size_t at = openScope(i, s.body, p + QStringLiteral("/body"), number);
    line(i, QStringLiteral("co_await leave(std::move(%1), %2);").arg(group, m_x.helper(QStringLiteral("error"), number)));
    closeScope(i, at);
}

void CppBody::write(int i, const step::Timeout &s, const QString &p)
{
    m_needsWaits = true;
    const int number = ++m_counter;
    const QString timeout = m_x.helper(QStringLiteral("timeout"), number);
    line(i, QStringLiteral("const auto %1 = openTimeout(%2);").arg(timeout, cppTime(s.ms)));
    if (given(s.as))
        assign(i, s.as, timeout);
    const std::size_t at = openScope(i, s.body, p + QStringLiteral("/body"), number);
    line(i, QStringLiteral("leave(%1, %2);").arg(timeout, m_x.helper(QStringLiteral("error"), number)));
    closeScope(i, at);
}

void CppBody::write(int i, const step::Reschedule &s, const QString &)
{
    m_needsWaits = true;
    line(i, QStringLiteral("reschedule(%1, %2);").arg(m_x.read(s.of), cppTime(s.ms)));
}

void CppBody::write(int i, const step::Uncancel &s, const QString &)
{
    m_needsWaits = true;
    line(i, QStringLiteral("uncancel(%1);").arg(m_x.read(given(s.of) ? *s.of : QStringLiteral("@self"))));
}

} // namespace awaitscope
