// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/cpp/cppbody.h"

namespace awaitscope {

namespace {

const QString semicolon = QStringLiteral(";");

bool given(const std::optional<QString> &name)
{
    return name && !name->isEmpty();
}

} // namespace

QString CppBody::signature(const PythonExpressions::Function &function)
{
    return QStringLiteral("QCoro::Task<Value> %1(%2)").arg(m_x.functionName(function.name), m_x.parameters(function).join(QStringLiteral(", ")));
}

std::vector<CppBody::Line> CppBody::function(const PythonExpressions::Function &function)
{
    m_lines.clear();
    m_counter = 0;
    m_x.enter(function);
    const QString head = signature(function);
    block(1, *function.body, function.pointer);
    if (!endsWithReturn(*function.body))
        line(1, QStringLiteral("co_return none;"));
    std::vector<Line> out{{head, {}}, {QStringLiteral("{"), {}}};
    for (const QString &name : m_x.undeclared())
        out.push_back({QStringLiteral("    Value %1 = unset;").arg(name), {}});
    out.insert(out.end(), std::make_move_iterator(m_lines.begin()), std::make_move_iterator(m_lines.end()));
    out.push_back({QStringLiteral("}"), {}});
    return out;
}

bool CppBody::endsWithReturn(const Body &body) const
{
    return !body.empty() && (std::holds_alternative<step::Return>(body.back().op) || std::holds_alternative<step::Raise>(body.back().op));
}

void CppBody::line(int indent, const QString &text)
{
    m_lines.push_back({QString(indent * 4, QLatin1Char(' ')) + text, std::exchange(m_step, QString())});
}

void CppBody::assign(int indent, const std::optional<QString> &to, const QString &expression)
{
    if (!given(to))
        return line(indent, expression + semicolon);
    // A variable is declared at its first assignment, if the whole function can see it from there.
    if (indent == 1 && !m_x.isGlobal(*to) && !m_x.isKnown(*to))
        line(indent, QStringLiteral("Value ") + m_x.declare(*to) + QStringLiteral(" = ") + expression + semicolon);
    else
        line(indent, m_x.variable(*to) + QStringLiteral(" = ") + expression + semicolon);
    if (!m_x.isGlobal(*to))
        m_x.markAssigned(*to);
}

void CppBody::assignAwait(int indent, const std::optional<QString> &to, const QString &call)
{
    if (!given(to) || !m_x.isGlobal(*to))
        return assign(indent, to, QStringLiteral("co_await ") + call);
    // The result of an await gets a variable of its own before it is stored in a member.
    const QString value = m_x.helper(QStringLiteral("value"), ++m_counter);
    line(indent, QStringLiteral("Value %1 = co_await %2;").arg(value, call));
    assign(indent, to, QStringLiteral("std::move(%1)").arg(value));
}

QSet<QString> CppBody::block(int indent, const Body &body, const QString &pointer, const QStringList &given)
{
    const QSet<QString> before = m_x.assigned() - m_x.cleared();
    m_x.setAssigned(before + QSet<QString>(given.begin(), given.end()));
    for (std::size_t i = 0; i < body.size(); ++i) {
        const QString p = pointer + QLatin1Char('/') + QString::number(i);
        m_step = p;
        std::visit(
            [&](const auto &op) {
            if constexpr (std::decay_t<decltype(op)>::traits.inCpp) // others were refused before
                write(indent, op, p);
            },
            body[i].op);
        m_step.clear();
    }
    const QSet<QString> after = m_x.assigned();
    m_x.setAssigned(before);
    return after;
}

void CppBody::leaveByReturn(int indent, const QString &value)
{
    for (auto it = m_frames.rbegin(); it != m_frames.rend(); ++it) {
        if (it->number == 0)
            continue;
        it->returns = true;
        line(indent, QStringLiteral("%1 = %2;").arg(m_x.helper(QStringLiteral("result"), it->number), value));
        line(indent, m_x.helper(QStringLiteral("returns"), it->number) + QStringLiteral(" = true;"));
        return line(indent, QStringLiteral("goto %1;").arg(m_x.helper(QStringLiteral("finally"), it->number)));
    }
    line(indent, QStringLiteral("co_return ") + value + semicolon);
}

void CppBody::leaveLoop(int indent, bool breaks)
{
    if (m_frames.empty() || m_frames.back().number == 0)
        return line(indent, breaks ? QStringLiteral("break;") : QStringLiteral("continue;"));
    Frame &frame = m_frames.back();
    (breaks ? frame.breaks : frame.continues) = true;
    line(indent, m_x.helper(breaks ? QStringLiteral("breaks") : QStringLiteral("continues"), frame.number) + QStringLiteral(" = true;"));
    line(indent, QStringLiteral("goto %1;").arg(m_x.helper(QStringLiteral("finally"), frame.number)));
}

void CppBody::declareLeaving(std::size_t at, int indent, const Frame &frame)
{
    const QString margin(indent * 4, QLatin1Char(' '));
    std::vector<Line> lines;
    if (frame.returns)
        lines.push_back({margin + QStringLiteral("Value %1;").arg(m_x.helper(QStringLiteral("result"), frame.number)), {}});
    const std::pair<bool, const char *> flags[] = {{frame.returns, "returns"}, {frame.breaks, "breaks"}, {frame.continues, "continues"}};
    for (const auto &[used, name] : flags)
        if (used)
            lines.push_back({margin + QStringLiteral("bool %1 = false;").arg(m_x.helper(QString::fromLatin1(name), frame.number)), {}});
    m_lines.insert(m_lines.begin() + std::ptrdiff_t(at), lines.begin(), lines.end());
}

void CppBody::leaveAfter(int indent, const Frame &frame)
{
    const auto when = [&](const char *name) {
        line(indent, QStringLiteral("if (%1) {").arg(m_x.helper(QString::fromLatin1(name), frame.number)));
    };
    if (frame.returns) {
        when("returns");
        leaveByReturn(indent + 1, m_x.helper(QStringLiteral("result"), frame.number));
        line(indent, QStringLiteral("}"));
    }
    for (const bool breaks : {true, false})
        if (breaks ? frame.breaks : frame.continues) {
            when(breaks ? "breaks" : "continues");
            leaveLoop(indent + 1, breaks);
            line(indent, QStringLiteral("}"));
        }
}

void CppBody::write(int i, const step::Log &s, const QString &)
{
    line(i, QStringLiteral("print(") + m_x.text(s.text).join(QStringLiteral(", ")) + QStringLiteral(");"));
}

void CppBody::write(int i, const step::Sleep &s, const QString &)
{
    const QString ms = named(i, m_x.value(s.ms));
    line(i, QStringLiteral("co_await sleepFor(") + ms + QStringLiteral(");"));
}

void CppBody::write(int i, const step::Block &s, const QString &)
{
    line(i, QStringLiteral("standStill(") + m_x.value(s.ms) + QStringLiteral(");"));
}

void CppBody::write(int i, const step::Return &s, const QString &)
{
    const Expr value = s.value.value_or(Expr());
    const auto *variable = std::get_if<VarRef>(&value.node);
    if (value.isNull() || (variable && m_x.assigned().contains(variable->name)))
        return leaveByReturn(i, m_x.value(value));
    // Through a variable, because co_return takes only an expression of exactly the type of the task.
    const QString result = m_x.helper(QStringLiteral("value"), ++m_counter);
    line(i, QStringLiteral("const Value %1 = %2;").arg(result, m_x.value(value)));
    leaveByReturn(i, result);
}

void CppBody::write(int i, const step::Raise &s, const QString &)
{
    line(i, QStringLiteral("throw ") + m_x.error(s.type, s.msg) + semicolon);
}

void CppBody::write(int i, const step::Reraise &, const QString &)
{
    if (!m_caught.empty())
        line(i, m_caught.back() + QStringLiteral(".raise();"));
    else
        line(i, QStringLiteral("throw Error(\"RuntimeError\", \"No active exception to reraise\");"));
}

void CppBody::write(int i, const step::RaiseFirst &s, const QString &)
{
    const QStringList arguments{QString::number(s.n), cppText(s.counter), m_x.error(s.type, s.msg)};
    line(i, QStringLiteral("raiseFirst(") + arguments.join(QStringLiteral(", ")) + QStringLiteral(");"));
}

void CppBody::tryExcept(int i, const step::Try &s, const QString &p)
{
    static const Body empty;
    if (!s.except || s.except->empty()) {
        m_x.setAssigned(block(i, s.body, p + QStringLiteral("/body")));
        block(i, s.orElse ? *s.orElse : empty, p + QStringLiteral("/else"));
        return;
    }
    const QString error = m_x.helper(QStringLiteral("error"), ++m_counter);
    line(i, QStringLiteral("Error %1;").arg(error));
    line(i, QStringLiteral("try {"));
    block(i + 1, s.body, p + QStringLiteral("/body"));
    line(i, QStringLiteral("} catch (const Error &raised) {"));
    line(i + 1, error + QStringLiteral(" = raised;"));
    line(i, QStringLiteral("}"));
    const std::vector<Handler> &handlers = *s.except;
    for (std::size_t k = 0; k < handlers.size(); ++k) {
        const Handler &h = handlers[k];
        line(i, QStringLiteral("%1if (%2.is(%3)) {").arg(k == 0 ? QString() : QStringLiteral("} else "), error, m_x.types(h.types)));
        m_caught.push_back(error);
        if (given(h.as))
            line(i + 1, m_x.variable(*h.as) + QStringLiteral(" = ") + error + semicolon);
        block(i + 1, h.body ? *h.body : empty, p + QStringLiteral("/except/") + QString::number(k) + QStringLiteral("/body"),
              given(h.as) ? QStringList{*h.as} : QStringList());
        if (given(h.as) && !(h.body && endsWithReturn(*h.body)))
            line(i + 1, m_x.variable(*h.as) + QStringLiteral(" = unset;"));
        m_caught.pop_back();
    }
    if (s.orElse && !s.orElse->empty()) {
        line(i, QStringLiteral("} else if (!%1) {").arg(error));
        block(i + 1, *s.orElse, p + QStringLiteral("/else"));
    }
    line(i, QStringLiteral("} else {"));
    line(i + 1, error + QStringLiteral(".raise(); // if there is one"));
    line(i, QStringLiteral("}"));
}

void CppBody::write(int i, const step::Try &s, const QString &p)
{
    if (!s.finally || s.finally->empty())
        return tryExcept(i, s, p);
    const int number = ++m_counter;
    const QString error = m_x.helper(QStringLiteral("error"), number);
    line(i, QStringLiteral("Error %1;").arg(error));
    const std::size_t at = m_lines.size();
    line(i, QStringLiteral("try {"));
    m_frames.push_back({number});
    const QSet<QString> before = m_x.assigned() - m_x.cleared();
    tryExcept(i + 1, s, p);
    const QSet<QString> after = m_x.assigned();
    m_x.setAssigned(before); // the finally runs after an error, too
    const Frame frame = m_frames.back();
    m_frames.pop_back();
    line(i, QStringLiteral("} catch (const Error &raised) {"));
    line(i + 1, error + QStringLiteral(" = raised;"));
    line(i, QStringLiteral("}"));
    if (frame.returns || frame.breaks || frame.continues)
        m_lines.push_back({m_x.helper(QStringLiteral("finally"), number) + QStringLiteral(":;"), {}});
    m_caught.push_back(error);
    m_x.setAssigned(after + block(i, *s.finally, p + QStringLiteral("/finally")));
    m_caught.pop_back();
    line(i, error + QStringLiteral(".raise(); // if there is one"));
    leaveAfter(i, frame);
    declareLeaving(at, i, frame);
}

void CppBody::write(int i, const step::If &s, const QString &p)
{
    line(i, QStringLiteral("if (") + m_x.condition(s.cond) + QStringLiteral(") {"));
    block(i + 1, s.then, p + QStringLiteral("/then"));
    if (s.orElse && !s.orElse->empty()) {
        line(i, QStringLiteral("} else {"));
        block(i + 1, *s.orElse, p + QStringLiteral("/else"));
    }
    line(i, QStringLiteral("}"));
}

void CppBody::write(int i, const step::For &s, const QString &p)
{
    const int number = ++m_counter;
    const QString list = m_x.helper(QStringLiteral("list"), number);
    const QString each = m_x.helper(QStringLiteral("each"), number);
    line(i, QStringLiteral("{"));
    line(i + 1, QStringLiteral("const List %1 = listOf(%2);").arg(list, m_x.read(s.in)));
    QStringList inside{s.as};
    if (given(s.index)) {
        line(i + 1, QStringLiteral("for (std::size_t %1 = 0; %1 < %2.size(); ++%1) {").arg(each, list));
        inside += *s.index;
        line(i + 2, QStringLiteral("%1 = qint64(%2);").arg(m_x.variable(*s.index), each));
        line(i + 2, QStringLiteral("%1 = %2[%3];").arg(m_x.variable(s.as), list, each));
    } else {
        line(i + 1, QStringLiteral("for (const Value &%1 : %2) {").arg(each, list));
        line(i + 2, QStringLiteral("%1 = %2;").arg(m_x.variable(s.as), each));
    }
    m_frames.push_back({});
    block(i + 2, s.body, p + QStringLiteral("/body"), inside);
    m_frames.pop_back();
    line(i + 1, QStringLiteral("}"));
    line(i, QStringLiteral("}"));
}

void CppBody::write(int i, const step::Repeat &s, const QString &p)
{
    const QString round = m_x.helper(QStringLiteral("round"), ++m_counter);
    line(i, QStringLiteral("for (qint64 %1 = 0; %1 < %2; ++%1) {").arg(round).arg(s.times));
    m_frames.push_back({});
    block(i + 1, s.body, p + QStringLiteral("/body"));
    m_frames.pop_back();
    line(i, QStringLiteral("}"));
}

void CppBody::write(int i, const step::While &s, const QString &p)
{
    line(i, QStringLiteral("while (%1) {").arg(m_x.condition(s.cond)));
    m_frames.push_back({});
    block(i + 1, s.body, p + QStringLiteral("/body"));
    m_frames.pop_back();
    line(i, QStringLiteral("}"));
}

void CppBody::write(int i, const step::Break &, const QString &)
{
    leaveLoop(i, true);
}

void CppBody::write(int i, const step::Continue &, const QString &)
{
    leaveLoop(i, false);
}

void CppBody::write(int i, const step::Retry &s, const QString &p)
{
    const int number = ++m_counter;
    const QString delay = m_x.helper(QStringLiteral("delay"), number);
    const QString attempt = m_x.helper(QStringLiteral("attempt"), number);
    const QString error = m_x.helper(QStringLiteral("error"), number);
    line(i, QStringLiteral("double %1 = %2;").arg(delay).arg(s.delay));
    line(i, QStringLiteral("for (int %1 = 1; %1 <= %2; ++%1) {").arg(attempt).arg(s.attempts));
    line(i + 1, QStringLiteral("Error %1;").arg(error));
    line(i + 1, QStringLiteral("try {"));
    assignAwait(i + 2, s.as, call(i + 2, s.of, p + QStringLiteral("/of")));
    line(i + 2, QStringLiteral("break;"));
    line(i + 1, QStringLiteral("} catch (const Error &raised) {"));
    line(i + 2, error + QStringLiteral(" = raised;"));
    line(i + 1, QStringLiteral("}"));
    line(i + 1, QStringLiteral("if (%1 == %2 || !%3.is(%4)) {").arg(attempt).arg(s.attempts).arg(error, m_x.types(s.on)));
    line(i + 2, error + QStringLiteral(".raise();"));
    line(i + 1, QStringLiteral("}"));
    line(i + 1, QStringLiteral("co_await sleepFor(%1);").arg(delay));
    Expr factor;
    factor.node = s.factor.value_or(2);
    const QString next = QStringLiteral("std::floor(%1 * %2)").arg(delay, m_x.value(factor));
    line(i + 1, delay + QStringLiteral(" = ") + (s.max ? QStringLiteral("std::min(%1, %2.0)").arg(next).arg(*s.max) : next) + semicolon);
    line(i, QStringLiteral("}"));
}

} // namespace awaitscope
