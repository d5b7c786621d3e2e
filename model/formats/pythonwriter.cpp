// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/pythonwriter.h"

#include "model/formats/pythonexpressions.h"
#include "model/formats/pythontext.h"
#include "model/program/tasksetwriter.h"

#include <algorithm>

namespace awaitscope {

namespace {

// json.dumps(): ASCII, a space after commas and colons.
QString pythonJson(const Expr &e)
{
    struct Visitor
    {
        QString operator()(std::monostate) const { return QStringLiteral("null"); }
        QString operator()(bool b) const { return b ? QStringLiteral("true") : QStringLiteral("false"); }
        QString operator()(qint64 n) const { return QString::number(n); }
        QString operator()(double n) const
        {
            std::string out;
            appendPythonFloat(n, out);
            return QString::fromStdString(out);
        }
        QString operator()(const QString &s) const
        {
            std::string out;
            appendJsonString(s.toStdString(), out);
            return QString::fromStdString(out);
        }
        QString operator()(const VarRef &v) const { return (*this)(Expr::Dict{{QStringLiteral("var"), Expr{v.name}}}); }
        QString operator()(const ItemExpr &i) const { return (*this)(Expr::Dict{{QStringLiteral("item"), Expr{Expr::List(i.parts)}}}); }
        QString operator()(const Expr::List &list) const
        {
            QStringList parts;
            for (const Expr &x : list)
                parts += pythonJson(x);
            return QLatin1Char('[') + parts.join(QStringLiteral(", ")) + QLatin1Char(']');
        }
        QString operator()(const Expr::Dict &dict) const
        {
            QStringList parts;
            for (const auto &[key, x] : dict)
                parts += (*this)(key) + QStringLiteral(": ") + pythonJson(x);
            return QLatin1Char('{') + parts.join(QStringLiteral(", ")) + QLatin1Char('}');
        }
    };
    return std::visit(Visitor{}, e.node);
}

const char *returnWhenName(ReturnWhen when)
{
    switch (when) {
    case ReturnWhen::AllCompleted:
        return "ALL_COMPLETED";
    case ReturnWhen::FirstCompleted:
        return "FIRST_COMPLETED";
    case ReturnWhen::FirstException:
        return "FIRST_EXCEPTION";
    }
    return "ALL_COMPLETED";
}

class Writer
{
public:
    explicit Writer(const TaskSet &set)
        : m_set(set), m_x(set)
    {
    }
    PythonProgram program();

private:
    struct Line
    {
        QString text;
        QString step; // pointer, on the first line of a step
    };

    void line(int indent, const QString &text);
    void assign(int indent, const std::optional<QString> &to, const QString &expression);
    void block(int indent, const Body &body, const QString &pointer);
    void block(int indent, const std::optional<Body> &body, const QString &pointer);
    QString head(const QString &functions) const;

    // One function a step kind, in the order of the grammar.
    void write(int i, const step::Log &s, const QString &p);
    void write(int i, const step::Sleep &s, const QString &p);
    void write(int i, const step::Return &s, const QString &p);
    void write(int i, const step::Raise &s, const QString &p);
    void write(int i, const step::Reraise &s, const QString &p);
    void write(int i, const step::RaiseFirst &s, const QString &p);
    void write(int i, const step::Try &s, const QString &p);
    void write(int i, const step::If &s, const QString &p);
    void write(int i, const step::For &s, const QString &p);
    void write(int i, const step::Repeat &s, const QString &p);
    void write(int i, const step::Break &s, const QString &p);
    void write(int i, const step::Continue &s, const QString &p);
    void write(int i, const step::Set &s, const QString &p);
    void write(int i, const step::Drop &s, const QString &p);
    void write(int i, const step::Await &s, const QString &p);
    void write(int i, const step::Let &s, const QString &p);
    void write(int i, const step::List &s, const QString &p);
    void write(int i, const step::Call &s, const QString &p);
    void write(int i, const step::Make &s, const QString &p);
    void write(int i, const step::Spawn &s, const QString &p);
    void write(int i, const step::Gather &s, const QString &p);
    void write(int i, const step::Shield &s, const QString &p);
    void write(int i, const step::WaitFor &s, const QString &p);
    void write(int i, const step::Wait &s, const QString &p);
    void write(int i, const step::AsCompleted &s, const QString &p);
    void write(int i, const step::TaskGroup &s, const QString &p);
    void write(int i, const step::Timeout &s, const QString &p);
    void write(int i, const step::Reschedule &s, const QString &p);
    void write(int i, const step::Cancel &s, const QString &p);
    void write(int i, const step::Uncancel &s, const QString &p);
    void write(int i, const step::Callback &s, const QString &p);
    void write(int i, const step::Result &s, const QString &p);
    void write(int i, const step::Exception &s, const QString &p);
    void write(int i, const step::Inspect &s, const QString &p);
    void write(int i, const step::Future &s, const QString &p);
    void write(int i, const step::SetResult &s, const QString &p);
    void write(int i, const step::SetException &s, const QString &p);
    void write(int i, const step::Retry &s, const QString &p);
    void write(int i, const step::Semaphore &s, const QString &p);
    void write(int i, const step::Lock &s, const QString &p);
    void write(int i, const step::Put &s, const QString &p);
    void write(int i, const step::Get &s, const QString &p);
    void write(int i, const step::TaskDone &s, const QString &p);
    void write(int i, const step::Join &s, const QString &p);
    void write(int i, const step::EventSet &s, const QString &p);
    void write(int i, const step::EventClear &s, const QString &p);
    void write(int i, const step::EventWait &s, const QString &p);

    const TaskSet &m_set;
    PythonExpressions m_x;
    std::vector<Line> m_lines;
    QString m_step; // the next line is the first of this one
    int m_counter = 0; // numbers the helpers of loops and retries
};

void Writer::line(int indent, const QString &text)
{
    m_lines.push_back({QString(indent * 4, QLatin1Char(' ')) + text, std::exchange(m_step, QString())});
}

void Writer::assign(int indent, const std::optional<QString> &to, const QString &expression)
{
    line(indent, to && !to->isEmpty() ? m_x.target(*to) + QStringLiteral(" = ") + expression : expression);
}

void Writer::block(int indent, const Body &body, const QString &pointer)
{
    if (body.empty())
        line(indent, QStringLiteral("pass"));
    for (std::size_t i = 0; i < body.size(); ++i) {
        const QString p = pointer + QLatin1Char('/') + QString::number(i);
        m_step = p;
        std::visit([&](const auto &op) { write(indent, op, p); }, body[i].op);
    }
}

void Writer::block(int indent, const std::optional<Body> &body, const QString &pointer)
{
    static const Body empty;
    block(indent, body ? *body : empty, pointer);
}

void Writer::write(int i, const step::Log &s, const QString &)
{
    line(i, QStringLiteral("print(") + m_x.text(s.text) + QLatin1Char(')'));
}

void Writer::write(int i, const step::Sleep &s, const QString &)
{
    line(i, QStringLiteral("await asyncio.sleep(") + m_x.seconds(s.ms) + QLatin1Char(')'));
}

void Writer::write(int i, const step::Return &s, const QString &)
{
    line(i, QStringLiteral("return ") + (s.value ? m_x.value(*s.value) : QStringLiteral("None")));
}

void Writer::write(int i, const step::Raise &s, const QString &)
{
    QString from;
    if (s.from)
        from = QStringLiteral(" from ") + (*s.from ? m_x.variable(**s.from) : QStringLiteral("None"));
    line(i, QStringLiteral("raise ") + m_x.exception(s.type, s.msg) + from);
}

void Writer::write(int i, const step::Reraise &, const QString &)
{
    line(i, QStringLiteral("raise"));
}

void Writer::write(int i, const step::RaiseFirst &s, const QString &)
{
    line(i, QStringLiteral("raise_first(") + QString::number(s.n) + QStringLiteral(", ") + m_x.literal(s.counter) + QStringLiteral(", ") + m_x.exception(s.type, s.msg) + QLatin1Char(')'));
}

void Writer::write(int i, const step::Try &s, const QString &p)
{
    line(i, QStringLiteral("try:"));
    block(i + 1, s.body, p + QStringLiteral("/body"));
    const bool star = s.exceptStar.has_value();
    static const std::vector<Handler> none;
    // By reference: a coroutine written on the spot is known by its address.
    const std::vector<Handler> &handlers = star ? *s.exceptStar : s.except ? *s.except
                                                                           : none;
    const QString at = p + (star ? QStringLiteral("/except_star/") : QStringLiteral("/except/"));
    for (std::size_t k = 0; k < handlers.size(); ++k) {
        const Handler &h = handlers[k];
        ++m_counter;
        line(i, (star ? QStringLiteral("except* ") : QStringLiteral("except ")) + m_x.types(h.types) + (h.as && !h.as->isEmpty() ? QStringLiteral(" as ") + *h.as : QString()) + QLatin1Char(':'));
        block(i + 1, h.body, at + QString::number(k) + QStringLiteral("/body"));
    }
    if (s.orElse) {
        line(i, QStringLiteral("else:"));
        block(i + 1, s.orElse, p + QStringLiteral("/else"));
    }
    if (s.finally) {
        line(i, QStringLiteral("finally:"));
        block(i + 1, s.finally, p + QStringLiteral("/finally"));
    }
}

void Writer::write(int i, const step::If &s, const QString &p)
{
    line(i, QStringLiteral("if ") + m_x.condition(s.cond) + QLatin1Char(':'));
    block(i + 1, s.then, p + QStringLiteral("/then"));
    if (s.orElse && !s.orElse->empty()) {
        line(i, QStringLiteral("else:"));
        block(i + 1, s.orElse, p + QStringLiteral("/else"));
    }
}

void Writer::write(int i, const step::For &s, const QString &p)
{
    const bool counts = s.index && !s.index->isEmpty();
    const QString over = m_x.variable(s.in);
    line(i, QStringLiteral("for ") + (counts ? m_x.target(*s.index) + QStringLiteral(", ") : QString()) + m_x.target(s.as) + QStringLiteral(" in ") + (counts ? QStringLiteral("enumerate(") + over + QLatin1Char(')') : over) + QLatin1Char(':'));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void Writer::write(int i, const step::Repeat &s, const QString &p)
{
    line(i, QStringLiteral("for _i%1 in range(%2):").arg(++m_counter).arg(s.times));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void Writer::write(int i, const step::Break &, const QString &)
{
    line(i, QStringLiteral("break"));
}

void Writer::write(int i, const step::Continue &, const QString &)
{
    line(i, QStringLiteral("continue"));
}

void Writer::write(int i, const step::Set &s, const QString &)
{
    assign(i, s.as, m_x.value(s.value));
}

void Writer::write(int i, const step::Drop &s, const QString &)
{
    assign(i, s.of, QStringLiteral("None"));
}

void Writer::write(int i, const step::Await &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("await ") + m_x.awaitable(s.of, p + QStringLiteral("/of")));
}

void Writer::write(int i, const step::Let &s, const QString &p)
{
    assign(i, s.as, m_x.awaitable(s.of, p + QStringLiteral("/of")));
}

void Writer::write(int i, const step::List &s, const QString &p)
{
    assign(i, s.as, m_x.list(s.of, p + QStringLiteral("/of")));
}

void Writer::write(int i, const step::Call &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("await ") + m_x.call(s.call, p));
}

void Writer::write(int i, const step::Make &s, const QString &p)
{
    assign(i, s.as, m_x.call(s.call, p));
}

void Writer::write(int i, const step::Spawn &s, const QString &p)
{
    if (!s.call.times)
        return assign(i, s.as, m_x.createTask(m_x.call(s.call, p), s.name, s.in));
    const QString loop = m_x.loopVariable(s.call, p);
    const QString task = m_x.createTask(m_x.call(s.call, p, loop), s.name, s.in);
    if (s.as && !s.as->isEmpty())
        return assign(i, s.as, QStringLiteral("[%1 for %2 in range(%3)]").arg(task, loop, QString::number(*s.call.times)));
    line(i, QStringLiteral("for %1 in range(%2):").arg(loop).arg(*s.call.times));
    line(i + 1, task);
}

void Writer::write(int i, const step::Gather &s, const QString &p)
{
    const QString gather = m_x.gather(s.of, s.returnExceptions.value_or(false), p + QStringLiteral("/of"));
    assign(i, s.as, s.await.value_or(true) ? QStringLiteral("await ") + gather : gather);
}

void Writer::write(int i, const step::Shield &s, const QString &p)
{
    const QString shield = QStringLiteral("asyncio.shield(") + m_x.awaitable(s.of, p + QStringLiteral("/of")) + QLatin1Char(')');
    assign(i, s.as, s.await.value_or(true) ? QStringLiteral("await ") + shield : shield);
}

void Writer::write(int i, const step::WaitFor &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("await asyncio.wait_for(") + m_x.awaitable(s.of, p + QStringLiteral("/of")) + QStringLiteral(", ") + m_x.seconds(s.ms) + QLatin1Char(')'));
}

void Writer::write(int i, const step::Wait &s, const QString &)
{
    QString of;
    if (s.flat.value_or(false) || (s.of.size() == 1 && m_x.isList(s.of[0]))) {
        of = m_x.variable(s.of[0]);
    } else {
        QStringList parts;
        for (const QString &name : s.of)
            parts += (m_x.isList(name) ? QStringLiteral("*") : QString()) + m_x.variable(name);
        of = QLatin1Char('[') + parts.join(QStringLiteral(", ")) + QLatin1Char(']');
    }
    const auto target = [this](const std::optional<QString> &name, const char *unused) {
        return name && !name->isEmpty() ? m_x.target(*name) : QString::fromLatin1(unused);
    };
    line(i, target(s.done, "_done") + QStringLiteral(", ") + target(s.pending, "_pending") + QStringLiteral(" = await asyncio.wait(") + of + QStringLiteral(", timeout=") + m_x.seconds(s.ms) + QStringLiteral(", return_when=asyncio.") + QLatin1String(returnWhenName(s.returnWhen.value_or(ReturnWhen::AllCompleted))) + QLatin1Char(')'));
}

void Writer::write(int i, const step::AsCompleted &s, const QString &p)
{
    const QString of = m_x.list(s.of, p + QStringLiteral("/of"));
    line(i, QStringLiteral("for ") + m_x.target(s.as) + QStringLiteral(" in asyncio.as_completed(") + of + QStringLiteral(", timeout=") + m_x.seconds(s.ms) + QStringLiteral("):"));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void Writer::write(int i, const step::TaskGroup &s, const QString &p)
{
    line(i, QStringLiteral("async with asyncio.TaskGroup()") + (s.as && !s.as->isEmpty() ? QStringLiteral(" as ") + m_x.target(*s.as) : QString()) + QLatin1Char(':'));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void Writer::write(int i, const step::Timeout &s, const QString &p)
{
    line(i, QStringLiteral("async with asyncio.timeout(") + m_x.seconds(s.ms) + QLatin1Char(')') + (s.as && !s.as->isEmpty() ? QStringLiteral(" as ") + m_x.target(*s.as) : QString()) + QLatin1Char(':'));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void Writer::write(int i, const step::Reschedule &s, const QString &)
{
    const QString when = s.ms ? QStringLiteral("asyncio.get_running_loop().time() + ") + m_x.seconds(s.ms) : QStringLiteral("None");
    line(i, m_x.variable(s.of) + QStringLiteral(".reschedule(") + when + QLatin1Char(')'));
}

void Writer::write(int i, const step::Cancel &s, const QString &)
{
    const QString message = s.msg ? m_x.literal(*s.msg) : QString();
    if (!s.each.value_or(false) && !m_x.isList(s.of))
        return line(i, m_x.variable(s.of) + QStringLiteral(".cancel(") + message + QLatin1Char(')'));
    line(i, QStringLiteral("for _t in ") + m_x.variable(s.of) + QLatin1Char(':'));
    line(i + 1, QStringLiteral("_t.cancel(") + message + QLatin1Char(')'));
}

void Writer::write(int i, const step::Uncancel &s, const QString &)
{
    line(i, m_x.variable(s.of && !s.of->isEmpty() ? *s.of : QStringLiteral("@self")) + QStringLiteral(".uncancel()"));
}

void Writer::write(int i, const step::Callback &s, const QString &)
{
    const CallbackAction action = s.action.value_or(CallbackAction::Log);
    const char *name = action == CallbackAction::Log ? "'log'" : action == CallbackAction::Retrieve ? "'retrieve'"
                                                                                                    : "'raise'";
    const QString exception
        = action == CallbackAction::Raise ? m_x.exception(s.type.value_or(QStringLiteral("RuntimeError")), s.msg) : QStringLiteral("None");
    line(i, m_x.variable(s.of) + QStringLiteral(".add_done_callback(functools.partial(_callback, ") + m_x.literal(s.id) + QStringLiteral(", ") + QLatin1String(name) + QStringLiteral(", ") + exception + QStringLiteral("))"));
}

void Writer::write(int i, const step::Result &s, const QString &)
{
    assign(i, s.as, m_x.variable(s.of) + QStringLiteral(".result()"));
}

void Writer::write(int i, const step::Exception &s, const QString &)
{
    assign(i, s.as, m_x.variable(s.of) + QStringLiteral(".exception()"));
}

void Writer::write(int i, const step::Inspect &s, const QString &)
{
    const QString of = m_x.variable(s.of);
    line(i, QStringLiteral("print('state', ") + of + QStringLiteral(".done(), ") + of + QStringLiteral(".cancelled())"));
}

void Writer::write(int i, const step::Future &s, const QString &)
{
    assign(i, s.as, QStringLiteral("asyncio.get_running_loop().create_future()"));
}

void Writer::write(int i, const step::SetResult &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".set_result(") + m_x.value(s.value.value_or(Expr())) + QLatin1Char(')'));
}

void Writer::write(int i, const step::SetException &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".set_exception(") + m_x.exception(s.type, s.msg) + QLatin1Char(')'));
}

void Writer::write(int i, const step::Retry &s, const QString &p)
{
    const QString call = m_x.call(s.of, p + QStringLiteral("/of"));
    const double given = s.factor.value_or(2);
    const QString factor = m_x.value(given == double(qint64(given)) ? Expr{qint64(given)} : Expr{given});
    const QString k = QString::number(++m_counter);
    const QString delay = QStringLiteral("_delay") + k;
    line(i, delay + QStringLiteral(" = ") + m_x.seconds(s.delay));
    line(i, QStringLiteral("for _attempt%1 in range(1, %2):").arg(k).arg(s.attempts + 1));
    line(i + 1, QStringLiteral("try:"));
    assign(i + 2, s.as, QStringLiteral("await ") + call);
    line(i + 2, QStringLiteral("break"));
    line(i + 1, QStringLiteral("except ") + m_x.types(s.on) + QLatin1Char(':'));
    line(i + 2, QStringLiteral("if _attempt%1 == %2:").arg(k).arg(s.attempts));
    line(i + 3, QStringLiteral("raise"));
    line(i + 1, QStringLiteral("await asyncio.sleep(") + delay + QLatin1Char(')'));
    const QString next = QStringLiteral("int(") + delay + QStringLiteral(" * 1000 * ") + factor + QLatin1Char(')');
    line(i + 1, delay + QStringLiteral(" = ") + (s.max ? QStringLiteral("min(") + next + QStringLiteral(", ") + QString::number(*s.max) + QLatin1Char(')') : next) + QStringLiteral(" / 1000"));
}

void Writer::write(int i, const step::Semaphore &s, const QString &p)
{
    line(i, QStringLiteral("async with ") + m_x.variable(s.of) + QLatin1Char(':'));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void Writer::write(int i, const step::Lock &s, const QString &p)
{
    line(i, QStringLiteral("async with ") + m_x.variable(s.of) + QLatin1Char(':'));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void Writer::write(int i, const step::Put &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".put(") + m_x.value(s.value) + QLatin1Char(')'));
}

void Writer::write(int i, const step::Get &s, const QString &)
{
    assign(i, s.as, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".get()"));
}

void Writer::write(int i, const step::TaskDone &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".task_done()"));
}

void Writer::write(int i, const step::Join &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".join()"));
}

void Writer::write(int i, const step::EventSet &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".set()"));
}

void Writer::write(int i, const step::EventClear &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".clear()"));
}

void Writer::write(int i, const step::EventWait &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".wait()"));
}

QString Writer::head(const QString &functions) const
{
    QStringList head{QStringLiteral("import asyncio")};
    const bool globals = functions.contains(QLatin1String("G."));
    if (globals)
        head += QStringLiteral("import types");
    if (functions.contains(QLatin1String("functools")))
        head += QStringLiteral("import functools");
    head += QString();
    if (globals)
        head += QStringLiteral("G = types.SimpleNamespace()   # program-global variables");
    for (const ExceptionType &e : m_set.exceptions.value_or(std::vector<ExceptionType>()))
        head += QStringLiteral("\nclass %1(%2):\n    pass\n").arg(e.name, m_x.types({e.base}));
    for (const SharedObject &o : m_set.objects.value_or(std::vector<SharedObject>())) {
        QString made;
        switch (o.kind) {
        case ObjectKind::Semaphore:
            made = QStringLiteral("asyncio.Semaphore(%1)").arg(o.value.value_or(1));
            break;
        case ObjectKind::Lock:
            made = QStringLiteral("asyncio.Lock()");
            break;
        case ObjectKind::Queue:
            made = QStringLiteral("asyncio.Queue(%1)").arg(o.maxsize.value_or(0));
            break;
        case ObjectKind::Event:
            made = QStringLiteral("asyncio.Event()");
            break;
        }
        head += o.name + QStringLiteral(" = ") + made;
    }
    if (functions.contains(QLatin1String("raise_first(")))
        head += QStringLiteral("_counts = {}\n\ndef raise_first(n, key, exc):\n    _counts[key] = _counts.get(key, 0) + 1\n"
                               "    if _counts[key] <= n:\n        raise exc\n");
    if (functions.contains(QLatin1String("_callback(")))
        head += QStringLiteral("def _callback(id_, do, exc, fut):\n"
                               "    state = 'cancelled' if fut.cancelled() else 'raised' if fut._exception is not None else 'succeeded'\n"
                               "    print('callback', id_, state)\n    if do == 'retrieve' and not fut.cancelled():\n        fut.exception()\n"
                               "    elif do == 'raise':\n        raise exc\n");
    if (m_set.external && !m_set.external->empty()) {
        const Expr whole = toJson(m_set);
        for (const auto &[key, actions] : std::get<Expr::Dict>(whole.node))
            if (key == QLatin1String("external"))
                head += QStringLiteral("# NOTE: the scenario also has external (user) actions: ") + pythonJson(actions);
    }
    return head.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

PythonProgram Writer::program()
{
    const QString entry = m_x.call(m_set.main, QStringLiteral("/main"));
    std::vector<std::vector<Line>> functions;
    for (std::size_t f = 0; f < m_x.functions().size(); ++f) { // grows while it runs
        const PythonExpressions::Function function = m_x.functions()[f];
        m_lines.clear();
        m_x.enter(function);
        line(0, QStringLiteral("async def %1(%2):").arg(m_x.functionName(function.name), function.params.join(QStringLiteral(", "))));
        block(1, *function.body, function.pointer);
        functions.push_back(std::move(m_lines));
    }
    QStringList texts;
    for (const auto &lines : functions) {
        QStringList text;
        for (const Line &l : lines)
            text += l.text;
        texts += text.join(QLatin1Char('\n'));
    }
    const QString all = texts.join(QStringLiteral("\n\n"));
    PythonProgram out;
    out.source = head(all);
    int number = int(out.source.count(QLatin1Char('\n'))) + 1;
    for (const auto &lines : functions) {
        for (const Line &l : lines) {
            if (!l.step.isEmpty())
                out.lineOfStep.insert(l.step, number);
            ++number;
        }
        ++number; // the empty line between two functions
    }
    QString tail = QStringLiteral("asyncio.run(") + entry + QLatin1Char(')');
    if (m_set.eager.value_or(false))
        tail = QStringLiteral("async def _eager_main():\n    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\n"
                              "    return await %1\n\nasyncio.run(_eager_main())")
                   .arg(entry);
    out.source += all + QStringLiteral("\n\n") + tail + QLatin1Char('\n');
    return out;
}

} // namespace

QString PythonProgram::stepAt(int line) const
{
    QString best;
    int at = 0;
    for (auto it = lineOfStep.begin(); it != lineOfStep.end(); ++it)
        if (it.value() <= line && it.value() > at) {
            at = it.value();
            best = it.key();
        }
    return best;
}

PythonProgram pythonProgram(const TaskSet &set)
{
    return Writer(set).program();
}

} // namespace awaitscope
