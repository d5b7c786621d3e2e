// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/python/pythonbody.h"

#include "model/formats/program/python/pythonlayout.h"
#include "model/program/grammar/generators.h"

namespace awaitscope {

namespace {

constexpr int columns = 100;

} // namespace

std::vector<PythonBody::Line> PythonBody::function(const PythonExpressions::Function &function)
{
    m_lines.clear();
    m_x.enter(function);
    m_inGenerator = isGenerator(*function.body);
    const QString word = function.runs == PythonExpressions::Runs::AsFunction ? QStringLiteral("def") : QStringLiteral("async def");
    line(0, word + QStringLiteral(" %1(%2):").arg(m_x.functionName(function.name), m_x.parameters(function)));
    block(1, *function.body, function.pointer);
    return std::move(m_lines);
}

void PythonBody::line(int indent, const QString &text)
{
    for (const QString &l : wrapPython(QString(indent * 4, QLatin1Char(' ')) + text, columns))
        m_lines.push_back({l, std::exchange(m_step, QString())});
}

void PythonBody::assign(int indent, const std::optional<QString> &to, const QString &expression)
{
    line(indent, to && !to->isEmpty() ? m_x.target(*to) + QStringLiteral(" = ") + expression : expression);
}

void PythonBody::block(int indent, const Body &body, const QString &pointer)
{
    if (body.empty())
        line(indent, QStringLiteral("pass"));
    for (std::size_t i = 0; i < body.size(); ++i) {
        const QString p = pointer + QLatin1Char('/') + QString::number(i);
        m_step = p;
        std::visit([&](const auto &op) { write(indent, op, p); }, body[i].op);
    }
}

void PythonBody::block(int indent, const std::optional<Body> &body, const QString &pointer)
{
    static const Body empty;
    block(indent, body ? *body : empty, pointer);
}

void PythonBody::scope(int indent, const QString &manager, const std::optional<QString> &as, const Body &body, const QString &pointer, bool isSync)
{
    const QString target = as && !as->isEmpty() ? QStringLiteral(" as ") + m_x.target(*as) : QString();
    line(indent, (isSync ? QStringLiteral("with ") : QStringLiteral("async with ")) + manager + target + QLatin1Char(':'));
    block(indent + 1, body, pointer + QStringLiteral("/body"));
}

void PythonBody::write(int i, const step::Log &s, const QString &)
{
    line(i, QStringLiteral("print(") + m_x.printed(s.text) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Sleep &s, const QString &)
{
    line(i, QStringLiteral("await asyncio.sleep(") + m_x.seconds(s.ms) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Block &s, const QString &)
{
    line(i, QStringLiteral("time.sleep(") + m_x.seconds(s.ms) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Return &s, const QString &)
{
    line(i, m_inGenerator ? QStringLiteral("return") : QStringLiteral("return ") + (s.value ? m_x.value(*s.value) : QStringLiteral("None")));
}

void PythonBody::write(int i, const step::Raise &s, const QString &)
{
    QString from;
    if (s.from)
        from = QStringLiteral(" from ") + (*s.from ? m_x.variable(**s.from) : QStringLiteral("None"));
    line(i, QStringLiteral("raise ") + m_x.exception(s.type, s.msg) + from);
}

void PythonBody::write(int i, const step::RaiseValue &s, const QString &)
{
    QString from;
    if (s.from)
        from = QStringLiteral(" from ") + (*s.from ? m_x.variable(**s.from) : QStringLiteral("None"));
    line(i, QStringLiteral("raise ") + m_x.variable(s.of) + from);
}

void PythonBody::write(int i, const step::Reraise &, const QString &)
{
    line(i, QStringLiteral("raise"));
}

void PythonBody::write(int i, const step::RaiseFirst &s, const QString &)
{
    const QStringList arguments{QString::number(s.n), m_x.literal(s.counter), m_x.exception(s.type, s.msg)};
    line(i, QStringLiteral("raise_first(") + arguments.join(QStringLiteral(", ")) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Try &s, const QString &p)
{
    line(i, QStringLiteral("try:"));
    block(i + 1, s.body, p + QStringLiteral("/body"));
    const bool star = s.exceptStar.has_value();
    static const std::vector<Handler> none;
    // By reference: an inline coroutine is identified by its address.
    const std::vector<Handler> &handlers = star ? *s.exceptStar : s.except ? *s.except
                                                                           : none;
    const QString at = p + (star ? QStringLiteral("/except_star/") : QStringLiteral("/except/"));
    for (std::size_t k = 0; k < handlers.size(); ++k)
        handler(i, star, handlers[k], at + QString::number(k) + QStringLiteral("/body"));
    if (s.orElse) {
        line(i, QStringLiteral("else:"));
        block(i + 1, s.orElse, p + QStringLiteral("/else"));
    }
    if (s.finally) {
        line(i, QStringLiteral("finally:"));
        block(i + 1, s.finally, p + QStringLiteral("/finally"));
    }
}

void PythonBody::handler(int i, bool star, const Handler &h, const QString &p)
{
    const QString head = (star ? QStringLiteral("except* ") : QStringLiteral("except ")) + m_x.types(h.types);
    if (!h.as || h.as->isEmpty()) {
        line(i, head + QLatin1Char(':'));
        return block(i + 1, h.body, p);
    }
    const QString target = m_x.target(*h.as);
    if (!h.as->startsWith(QLatin1Char('$'))) {
        line(i, head + QStringLiteral(" as ") + target + QLatin1Char(':'));
        return block(i + 1, h.body, p);
    }
    // An attribute is not allowed after `as`; the name is deleted at the end of the handler, as a variable is.
    const QString error = m_x.freeName({QStringLiteral("error"), QStringLiteral("_error")});
    line(i, head + QStringLiteral(" as ") + error + QLatin1Char(':'));
    line(i + 1, target + QStringLiteral(" = ") + error);
    line(i + 1, QStringLiteral("try:"));
    block(i + 2, h.body, p);
    line(i + 1, QStringLiteral("finally:"));
    line(i + 2, QStringLiteral("del ") + target);
}

void PythonBody::write(int i, const step::If &s, const QString &p)
{
    line(i, QStringLiteral("if ") + m_x.condition(s.cond) + QLatin1Char(':'));
    block(i + 1, s.then, p + QStringLiteral("/then"));
    if (s.orElse && !s.orElse->empty()) {
        line(i, QStringLiteral("else:"));
        block(i + 1, s.orElse, p + QStringLiteral("/else"));
    }
}

void PythonBody::write(int i, const step::For &s, const QString &p)
{
    const bool counts = s.index && !s.index->isEmpty();
    const QString over = m_x.variable(s.in);
    if (counts)
        line(i, QStringLiteral("for %1, %2 in enumerate(%3):").arg(m_x.target(*s.index), m_x.target(s.as), over));
    else
        line(i, QStringLiteral("for %1 in %2:").arg(m_x.target(s.as), over));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void PythonBody::write(int i, const step::Repeat &s, const QString &p)
{
    line(i, QStringLiteral("for %1 in range(%2):").arg(m_x.freeName({QStringLiteral("_")})).arg(s.times));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void PythonBody::write(int i, const step::While &s, const QString &p)
{
    line(i, QStringLiteral("while ") + m_x.condition(s.cond) + QLatin1Char(':'));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void PythonBody::write(int i, const step::ForRange &s, const QString &p)
{
    QStringList bounds;
    if (s.start || s.step)
        bounds += s.start ? m_x.value(*s.start) : QStringLiteral("0");
    bounds += m_x.value(s.stop);
    if (s.step)
        bounds += m_x.value(*s.step);
    line(i, QStringLiteral("for %1 in range(%2):").arg(m_x.target(s.as), bounds.join(QStringLiteral(", "))));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void PythonBody::write(int i, const step::Append &s, const QString &)
{
    line(i, QStringLiteral("%1.append(%2)").arg(m_x.variable(s.of), m_x.value(s.value)));
}

void PythonBody::write(int i, const step::Extend &s, const QString &)
{
    line(i, QStringLiteral("%1.extend(%2)").arg(m_x.variable(s.of), m_x.value(s.value)));
}

void PythonBody::write(int i, const step::Pop &s, const QString &)
{
    assign(i, s.as, QStringLiteral("%1.pop(%2)").arg(m_x.variable(s.of), s.key ? m_x.value(*s.key) : QString()));
}

void PythonBody::write(int i, const step::SetItem &s, const QString &)
{
    line(i, QStringLiteral("%1[%2] = %3").arg(m_x.variable(s.of), m_x.value(s.key), m_x.value(s.value)));
}

void PythonBody::write(int i, const step::Remove &s, const QString &)
{
    line(i, QStringLiteral("%1.remove(%2)").arg(m_x.variable(s.of), m_x.value(s.value)));
}

void PythonBody::write(int i, const step::AddNote &s, const QString &)
{
    line(i, QStringLiteral("%1.add_note(%2)").arg(m_x.variable(s.of), m_x.text(s.text)));
}

void PythonBody::write(int i, const step::With &s, const QString &p)
{
    const bool isSync = s.isSync.value_or(false);
    scope(i, m_x.manager(s.enter, s.exit, isSync, p), s.as, s.body, p, isSync);
}

void PythonBody::write(int i, const step::ExitStack &s, const QString &p)
{
    scope(i, QStringLiteral("contextlib.AsyncExitStack()"), s.as, s.body, p);
}

void PythonBody::write(int i, const step::EnterContext &s, const QString &p)
{
    const bool isSync = s.isSync.value_or(false);
    const QString method = isSync ? QStringLiteral("%1.enter_context(%2)") : QStringLiteral("await %1.enter_async_context(%2)");
    assign(i, s.as, method.arg(m_x.variable(s.in), m_x.manager(s.enter, s.exit, isSync, p)));
}

void PythonBody::write(int i, const step::PushCallback &s, const QString &p)
{
    const QString at = p + QStringLiteral("/of");
    const bool isSync = s.isSync.value_or(false);
    m_x.reference(s.call, at, isSync ? PythonExpressions::Runs::AsFunction : PythonExpressions::Runs::AsCoroutine);
    const QString made = m_x.call(s.call, at);
    const QString function = m_x.functionName(m_x.reference(s.call, at));
    const QString arguments = made.mid(function.size() + 1).chopped(1);
    const QString rest = arguments.isEmpty() ? QString() : QStringLiteral(", ") + arguments;
    const QString method = isSync ? QStringLiteral("%1.callback(%2%3)") : QStringLiteral("%1.push_async_callback(%2%3)");
    line(i, method.arg(m_x.variable(s.in), function, rest));
}

void PythonBody::write(int i, const step::Suppress &s, const QString &p)
{
    const QString types = m_x.types(s.types);
    const bool several = types.startsWith(QLatin1Char('('));
    line(i, QStringLiteral("with contextlib.suppress(%1):").arg(several ? types.mid(1).chopped(1) : types));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void PythonBody::write(int i, const step::Break &, const QString &)
{
    line(i, QStringLiteral("break"));
}

void PythonBody::write(int i, const step::Continue &, const QString &)
{
    line(i, QStringLiteral("continue"));
}

} // namespace awaitscope
