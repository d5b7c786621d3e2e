// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/python/pythonexpressions.h"

#include "model/formats/program/pythonnames.h"
#include "model/program/grammar/exceptiontypes.h"
#include "model/program/grammar/threadcalls.h"
#include "model/text/jsonpointer.h"
#include "model/text/placeholders.h"
#include "model/text/pythontext.h"

#include <algorithm>

namespace awaitscope {

namespace {

QString floatText(double number)
{
    std::string out;
    appendPythonFloat(number, out);
    return QString::fromStdString(out);
}

bool isOfAsyncio(const QString &type)
{
    static const QSet<QString> types{QStringLiteral("CancelledError"), QStringLiteral("InvalidStateError"),
                                     QStringLiteral("QueueEmpty"), QStringLiteral("QueueFull"),
                                     QStringLiteral("IncompleteReadError"), QStringLiteral("LimitOverrunError"),
                                     QStringLiteral("SendfileNotAvailableError"), QStringLiteral("BrokenBarrierError"),
                                     QStringLiteral("QueueShutDown")};
    return types.contains(type);
}

// Escaped for an f-string.
QString inFormatted(QString part)
{
    return part.replace(QLatin1Char('{'), QStringLiteral("{{")).replace(QLatin1Char('}'), QStringLiteral("}}"));
}

QString comprehension(const QString &element, const QString &variable, qint64 times)
{
    return QStringLiteral("*[%1 for %2 in range(%3)]").arg(element, variable, QString::number(times));
}

} // namespace

PythonExpressions::PythonExpressions(const TaskSet &set)
    : m_set(set), m_names(set), m_globalLists(globalListNames(set)), m_globalTasks(globalTaskNames(set))
{
    for (const SharedObject &o : set.objects.value_or(std::vector<SharedObject>()))
        m_objects += o.name;
    const ThreadCalls calls = threadCallsOf(set);
    for (const Coroutine &c : set.coros) {
        m_known.insert(c.name, m_functions.size());
        m_functions.push_back({c.name, nullptr, &c.body, c.params.value_or(QStringList()),
                               QStringLiteral("/coros/") + escapePointerToken(c.name) + QStringLiteral("/body"),
                               calls.isFunction(c.name) ? Runs::AsFunction : Runs::AsCoroutine});
    }
}

void PythonExpressions::enter(const Function &function)
{
    m_isCoroutine = function.runs == Runs::AsCoroutine;
    m_words = wordsOf(*function.body, function.params);
    m_bound = boundNames(*function.body, function.params);
    m_lists = listNames(*function.body, function.params) + m_globalLists;
    m_tasks = taskNames(*function.body, function.params) + m_globalTasks;
}

QString PythonExpressions::variable(const QString &name)
{
    if (name == QLatin1String("@self"))
        return QStringLiteral("asyncio.current_task()");
    if (name.startsWith(QLatin1Char('$')))
        return QStringLiteral("G.") + attribute(name);
    // Python would look up such a name outside the function, and find something else or raise a different error.
    return m_bound.contains(name) || m_objects.contains(name) ? m_names.variable(name) : QStringLiteral("undefined(") + literal(name) + QLatin1Char(')');
}

QString PythonExpressions::target(const QString &name)
{
    return name.startsWith(QLatin1Char('$')) ? QStringLiteral("G.") + attribute(name) : m_names.variable(name);
}

QString PythonExpressions::parameters(const Function &function)
{
    QStringList out;
    for (const QString &name : function.params)
        out += target(name);
    return out.join(QStringLiteral(", "));
}

QString PythonExpressions::literal(const QString &s) const
{
    return QString::fromStdString(pythonRepr(s.toStdString()));
}

QString PythonExpressions::value(const Expr &e)
{
    struct Visitor
    {
        PythonExpressions &self;
        QString operator()(std::monostate) const { return QStringLiteral("None"); }
        QString operator()(bool b) const { return b ? QStringLiteral("True") : QStringLiteral("False"); }
        QString operator()(qint64 n) const { return QString::number(n); }
        QString operator()(double n) const { return floatText(n); }
        QString operator()(const QString &s) const { return self.literal(s); }
        QString operator()(const VarRef &v) const { return self.variable(v.name); }
        QString operator()(const Expr::List &list) const
        {
            QStringList parts;
            for (const Expr &x : list)
                parts += self.value(x);
            return QLatin1Char('[') + parts.join(QStringLiteral(", ")) + QLatin1Char(']');
        }
        QString operator()(const Expr::Dict &dict) const
        {
            QStringList parts;
            for (const auto &[key, x] : dict)
                parts += self.literal(key) + QStringLiteral(": ") + self.value(x);
            return QLatin1Char('{') + parts.join(QStringLiteral(", ")) + QLatin1Char('}');
        }
        QString operator()(const MathExpr &math) const
        {
            return self.operand(math.parts[0]) + QLatin1Char(' ') + symbolOf(math.op) + QLatin1Char(' ') + self.operand(math.parts[1]);
        }
        QString operator()(const TextExpr &text) const { return self.text(text.text); }
        QString operator()(const CallExpr &call) const { return self.function(call); }
        QString operator()(const ItemExpr &item) const
        {
            const auto *list = std::get_if<Expr::List>(&item.parts[0].node);
            const QString whole = self.operand(item.parts[0]);
            const QString length = list ? QString::number(list->size()) : QStringLiteral("len(") + whole + QLatin1Char(')');
            return whole + QLatin1Char('[') + self.operand(item.parts[1]) + QStringLiteral(" % ") + length + QLatin1Char(']');
        }
    };
    return std::visit(Visitor{*this}, e.node);
}

QString PythonExpressions::function(const CallExpr &call)
{
    const bool isPrefix = call.function == ValueFunction::At || call.function == ValueFunction::Cause
        || call.function == ValueFunction::Context || call.function == ValueFunction::Members;
    const QString first = call.parts.empty() ? QString() : isPrefix ? operand(call.parts[0])
                                                                    : value(call.parts[0]); // once: calls may be nested deeply
    switch (call.function) {
    case ValueFunction::At: return first + QLatin1Char('[') + value(call.parts[1]) + QLatin1Char(']');
    case ValueFunction::Length: return QStringLiteral("len(%1)").arg(first);
    case ValueFunction::Copy: return QStringLiteral("list(%1)").arg(first);
    case ValueFunction::Type: return QStringLiteral("type(%1).__name__").arg(first);
    case ValueFunction::Notes: return QStringLiteral("list(getattr(%1, '__notes__', []))").arg(first);
    case ValueFunction::Cause: return first + QStringLiteral(".__cause__");
    case ValueFunction::Context: return first + QStringLiteral(".__context__");
    case ValueFunction::Members: return QStringLiteral("list(%1.exceptions)").arg(first);
    case ValueFunction::Get: return first + QStringLiteral(".get()");
    case ValueFunction::Clock: return QStringLiteral("round(asyncio.get_running_loop().time() * 1000)");
    }
    Q_UNREACHABLE();
}

QString PythonExpressions::operand(const Expr &e)
{
    const bool isText = std::holds_alternative<TextExpr>(e.node); // may be several texts, joined by +
    return isText || std::holds_alternative<MathExpr>(e.node) ? QLatin1Char('(') + value(e) + QLatin1Char(')') : value(e);
}

QString PythonExpressions::text(const QString &s)
{
    const TextParts parts = partsOfText(s);
    QStringList out; // literals, and the text between them
    QString literalPart = parts.literals[0];
    QString formatted = inFormatted(parts.literals[0]);
    bool isFormatted = false;
    const auto finish = [&] {
        if (isFormatted || !literalPart.isEmpty())
            out += isFormatted ? QLatin1Char('f') + literal(formatted) : literal(literalPart);
        isFormatted = false;
        literalPart.clear();
        formatted.clear();
    };
    for (qsizetype i = 0; i < parts.names.size(); ++i) {
        const QString name = parts.names[i];
        const QString read = variable(name);
        if (read.endsWith(QLatin1Char(')')) && name != QLatin1String("@self")) { // contains quotes, which are not allowed inside quotes
            finish();
            out += read;
        } else {
            formatted += QLatin1Char('{') + read + (isTask(name) ? QStringLiteral(".get_name()}") : QStringLiteral("}"));
            isFormatted = true;
        }
        literalPart += parts.literals[i + 1];
        formatted += inFormatted(parts.literals[i + 1]);
    }
    finish();
    return out.isEmpty() ? literal(s) : out.join(QStringLiteral(" + "));
}

QString PythonExpressions::printed(const QString &s)
{
    const TextParts parts = partsOfText(s);
    const bool isAlone = parts.names.size() == 1 && parts.literals[0].isEmpty() && parts.literals[1].isEmpty() && !isTask(parts.names[0]);
    return isAlone ? variable(parts.names[0]) : text(s);
}

QString PythonExpressions::seconds(std::optional<qint64> ms) const
{
    return ms ? floatText(double(*ms) / 1000) : QStringLiteral("None");
}

QString PythonExpressions::seconds(const Expr &ms)
{
    if (const auto *whole = std::get_if<qint64>(&ms.node))
        return seconds(*whole);
    if (const auto *number = std::get_if<double>(&ms.node))
        return floatText(*number / 1000);
    if (ms.isNull())
        return QStringLiteral("None");
    return operand(ms) + QStringLiteral(" / 1000");
}

QString PythonExpressions::types(const QStringList &names)
{
    QStringList out;
    for (const QString &name : names) {
        const bool own = m_set.exceptions && std::ranges::any_of(*m_set.exceptions, [&](const ExceptionType &e) { return e.name == name; });
        out += own ? typeName(name) : isOfAsyncio(name) ? QStringLiteral("asyncio.") + name
                                                        : name;
    }
    return out.size() == 1 ? out.front() : QLatin1Char('(') + out.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString PythonExpressions::exception(const QString &type, const std::optional<QString> &message)
{
    return types({type}) + QLatin1Char('(') + (message ? text(*message) : QString()) + QLatin1Char(')');
}

QString PythonExpressions::condition(const Condition &c)
{
    struct Visitor
    {
        PythonExpressions &self;
        QString operator()(const Condition::Truthy &t) const { return self.value(t.value); }
        QString operator()(const Condition::Equal &t) const
        {
            return self.value(t.left) + (t.right.isNull() ? QStringLiteral(" is ") : QStringLiteral(" == ")) + self.value(t.right);
        }
        QString operator()(const Condition::Not &t) const
        {
            if (const auto *equal = std::get_if<Condition::Equal>(&t.of->node))
                return self.value(equal->left) + (equal->right.isNull() ? QStringLiteral(" is not ") : QStringLiteral(" != ")) + self.value(equal->right);
            if (const auto *cancelling = std::get_if<Condition::Cancelling>(&t.of->node))
                return self.variable(cancelling->task) + QStringLiteral(".cancelling() == 0");
            const bool several = std::holds_alternative<Condition::All>(t.of->node) || std::holds_alternative<Condition::Any>(t.of->node);
            const QString inner = self.condition(*t.of);
            return QStringLiteral("not ") + (several ? QLatin1Char('(') + inner + QLatin1Char(')') : inner);
        }
        QString operator()(const Condition::Compare &t) const
        {
            return self.value(t.left) + QLatin1Char(' ') + symbolOf(t.op) + QLatin1Char(' ') + self.value(t.right);
        }
        QString operator()(const Condition::All &t) const { return self.conditions(t.of, QStringLiteral(" and ")); }
        QString operator()(const Condition::Any &t) const { return self.conditions(t.of, QStringLiteral(" or ")); }
        QString operator()(const Condition::IsInstance &t) const
        {
            return QStringLiteral("isinstance(") + self.value(t.value) + QStringLiteral(", ") + self.types({t.type}) + QLatin1Char(')');
        }
        QString operator()(const Condition::Cancelling &t) const { return self.variable(t.task) + QStringLiteral(".cancelling() > 0"); }
        QString operator()(const Condition::Done &t) const { return self.variable(t.task) + QStringLiteral(".done()"); }
        QString operator()(const Condition::Cancelled &t) const { return self.variable(t.task) + QStringLiteral(".cancelled()"); }
    };
    return std::visit(Visitor{*this}, c.node);
}

QString PythonExpressions::conditions(const std::vector<Condition> &of, const QString &word)
{
    QStringList parts;
    for (const Condition &c : of) {
        const bool several = std::holds_alternative<Condition::All>(c.node) || std::holds_alternative<Condition::Any>(c.node);
        parts += several && of.size() > 1 ? QLatin1Char('(') + condition(c) + QLatin1Char(')') : condition(c);
    }
    return parts.join(word);
}

QString PythonExpressions::reference(const CoroCall &c, const QString &pointer, Runs runs)
{
    if (!c.body)
        return c.coro;
    QString name = c.coro;
    for (int i = 2; m_known.contains(name) && m_functions[m_known[name]].inlined != &c; ++i)
        name = c.coro + QLatin1Char('_') + QString::number(i);
    if (!m_known.contains(name)) {
        m_known.insert(name, m_functions.size());
        m_functions.push_back({name, &c, &*c.body, c.params.value_or(QStringList()), pointer + QStringLiteral("/body"), runs});
    }
    return name;
}

const PythonExpressions::Function *PythonExpressions::function(const QString &name) const
{
    const auto it = m_known.constFind(name);
    return it == m_known.cend() ? nullptr : &m_functions[*it];
}

bool PythonExpressions::takesIndex(const CoroCall &c, const QString &pointer)
{
    const QString index = QStringLiteral("index");
    const QString name = reference(c, pointer);
    if (!m_known.contains(name) || !m_functions[m_known[name]].params.contains(index))
        return false;
    return !c.args || std::ranges::none_of(*c.args, [&](const auto &arg) { return arg.first == index; });
}

QString PythonExpressions::prepared(const CoroCall &c, const QString &pointer)
{
    const QString whole = call(c, pointer);
    const QString name = functionName(reference(c, pointer));
    if (!c.args || c.args->empty())
        return name;
    return QStringLiteral("functools.partial(") + name + QStringLiteral(", ") + whole.mid(name.size() + 1);
}

QString PythonExpressions::manager(const CoroCall &enter, const CoroCall &exit, bool isSync, const QString &pointer)
{
    const QString at = pointer + QStringLiteral("/exit");
    if (isSync) {
        reference(enter, pointer + QStringLiteral("/enter"), Runs::AsFunction);
        reference(exit, at, Runs::AsFunction);
    }
    const QString opens = prepared(enter, pointer + QStringLiteral("/enter"));
    const QString closes = prepared(exit, at);
    const QString name = reference(exit, at);
    const bool isGiven = exit.args && std::ranges::any_of(*exit.args, [](const auto &arg) { return arg.first == QLatin1String("exc"); });
    const bool takesIt = m_known.contains(name) && m_functions[m_known[name]].params.contains(QStringLiteral("exc")) && !isGiven;
    const QString told = takesIt ? QStringLiteral(", %1").arg(literal(target(QStringLiteral("exc")))) : QString();
    return (isSync ? QStringLiteral("_SyncManager(%1, %2%3)") : QStringLiteral("_Manager(%1, %2%3)")).arg(opens, closes, told);
}

QString PythonExpressions::call(const CoroCall &c, const QString &pointer, const QString &index)
{
    const QString name = reference(c, pointer);
    QStringList args;
    if (c.args)
        for (const auto &[key, x] : *c.args)
            args += target(key) + QLatin1Char('=') + value(x);
    if (!index.isEmpty() && takesIndex(c, pointer))
        args += target(QStringLiteral("index")) + QLatin1Char('=') + index;
    return functionName(name) + QLatin1Char('(') + args.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString PythonExpressions::withArguments(const CoroCall &c, const QString &pointer)
{
    const QString name = functionName(reference(c, pointer, Runs::AsFunction));
    QStringList args;
    for (const auto &[key, x] : c.args.value_or(Expr::Dict()))
        args += target(key) + QLatin1Char('=') + value(x);
    return (QStringList{name} + args).join(QStringLiteral(", "));
}

QString PythonExpressions::called(const CoroCall &c, const QString &pointer)
{
    const QString whole = withArguments(c, pointer);
    return c.args && !c.args->empty() ? QStringLiteral("functools.partial(") + whole + QLatin1Char(')') : whole;
}

QString PythonExpressions::toThread(const CoroCall &c, const QString &pointer)
{
    return QStringLiteral("asyncio.to_thread(") + withArguments(c, pointer) + QLatin1Char(')');
}

QString PythonExpressions::runInExecutor(const CoroCall &c, const std::optional<QString> &executor, const QString &pointer)
{
    const QString pool = executor ? variable(*executor) : QStringLiteral("None");
    return QStringLiteral("asyncio.get_running_loop().run_in_executor(") + pool + QStringLiteral(", ") + called(c, pointer) + QLatin1Char(')');
}

QString PythonExpressions::exceptionHandler(const CoroCall &c, const QString &pointer)
{
    const QString name = reference(c, pointer, Runs::AsFunction);
    const QStringList params = m_functions[m_known[name]].params;
    QStringList used{functionName(name)};
    for (const QString &param : params)
        used += target(param);
    const auto unused = [&used](QString wish) {
        while (used.contains(wish))
            wish.prepend(u'_');
        used += wish;
        return wish;
    };
    const QString loop = unused(QStringLiteral("loop")), context = unused(QStringLiteral("context"));
    QStringList taken{loop, context};
    QStringList given;
    QSet<QString> names;
    for (const auto &[key, x] : c.args.value_or(Expr::Dict())) { // as defaults: they are evaluated now
        const QString own = target(key) == used.constFirst() ? unused(target(key)) : target(key); // it would hide the function
        taken += own + QLatin1Char('=') + value(x);
        given += target(key) + QLatin1Char('=') + own;
        names += key;
    }
    const auto told = [&](const QString &param, const QString &what) {
        if (params.contains(param) && !names.contains(param))
            given += target(param) + QLatin1Char('=') + what;
    };
    told(QStringLiteral("message"), context + QStringLiteral("['message']"));
    told(QStringLiteral("exception"), context + QStringLiteral(".get('exception')"));
    return QStringLiteral("lambda %1: %2(%3)").arg(taken.join(QStringLiteral(", ")), functionName(name), given.join(QStringLiteral(", ")));
}

QString PythonExpressions::loopVariable(const CoroCall &c, const QString &pointer)
{
    QStringList names = takesIndex(c, pointer) ? QStringList{QStringLiteral("i"), QStringLiteral("j"), QStringLiteral("k")} : QStringList{QStringLiteral("_")};
    return freeName(names);
}

QString PythonExpressions::freeName(const QStringList &names) const
{
    const auto isFree = [this](const QString &name) { return !m_words.contains(name) && !m_bound.contains(name) && !m_names.isSubstitute(name); };
    for (const QString &name : names)
        if (isFree(name))
            return name;
    for (int n = 1;; ++n)
        if (const QString name = names.last() + QStringLiteral("_%1").arg(n); isFree(name))
            return name;
}

std::optional<qint64> PythonExpressions::timesOf(const Awaitable &a) const
{
    if (const auto *coro = std::get_if<Awaitable::Coro>(&a.node))
        return coro->call.times;
    const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node);
    return spawn ? spawn->times : std::nullopt;
}

QString PythonExpressions::list(const std::vector<Awaitable> &of, const QString &pointer)
{
    if (of.size() == 1 && timesOf(of[0]))
        return awaitable(of[0], pointer + QStringLiteral("/0")).mid(1);
    QStringList parts;
    for (std::size_t i = 0; i < of.size(); ++i)
        parts += awaitable(of[i], pointer + QLatin1Char('/') + QString::number(i));
    return QLatin1Char('[') + parts.join(QStringLiteral(", ")) + QLatin1Char(']');
}

QString PythonExpressions::gather(const std::vector<Awaitable> &of, bool returnExceptions, const QString &pointer)
{
    QStringList parts;
    for (std::size_t i = 0; i < of.size(); ++i)
        parts += awaitable(of[i], pointer + QLatin1Char('/') + QString::number(i));
    if (returnExceptions)
        parts += QStringLiteral("return_exceptions=True");
    return QStringLiteral("asyncio.gather(") + parts.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString PythonExpressions::createTask(const QString &coroutine, const std::optional<QString> &name, const std::optional<QString> &group, bool eager)
{
    const QString starts = eager ? QStringLiteral(", eager_start=True") : QString();
    if (group && !group->isEmpty())
        return variable(*group) + QStringLiteral(".create_task(") + coroutine + starts + QLatin1Char(')');
    const QString named = name && !name->isEmpty() ? QStringLiteral(", name=") + literal(*name) : QString();
    return QStringLiteral("asyncio.create_task(") + coroutine + named + starts + QLatin1Char(')');
}

QString PythonExpressions::awaitable(const Awaitable &a, const QString &pointer, const QString &index)
{
    if (const auto times = timesOf(a); times && index.isEmpty()) {
        const auto *coro = std::get_if<Awaitable::Coro>(&a.node);
        const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node);
        const auto *spawned = spawn ? std::get_if<Awaitable::Coro>(&spawn->of->node) : nullptr;
        const CoroCall &made = coro ? coro->call : spawned->call; // checked: `times` is only allowed on these
        const QString loop = loopVariable(made, coro ? pointer : pointer + QStringLiteral("/spawn"));
        return comprehension(awaitable(a, pointer, loop), loop, *times);
    }
    if (const auto *sleep = std::get_if<Awaitable::Sleep>(&a.node); sleep && !sleep->value) {
        const bool null = std::ranges::any_of(a.extras, [](const auto &extra) { return extra.first == QLatin1String("value"); });
        return QStringLiteral("asyncio.sleep(") + seconds(sleep->ms) + (null ? QStringLiteral(", None)") : QStringLiteral(")"));
    }
    return std::visit([&](const auto &node) { return make(node, pointer, index); }, a.node);
}

QString PythonExpressions::make(const Awaitable::Coro &c, const QString &pointer, const QString &index)
{
    return call(c.call, pointer, index);
}

QString PythonExpressions::make(const Awaitable::Var &v, const QString &, const QString &)
{
    return variable(v.name);
}

QString PythonExpressions::make(const Awaitable::Spawn &s, const QString &pointer, const QString &index)
{
    return createTask(awaitable(*s.of, pointer + QStringLiteral("/spawn"), index), s.name, s.in);
}

QString PythonExpressions::make(const Awaitable::Gather &g, const QString &pointer, const QString &)
{
    return gather(g.of, g.returnExceptions.value_or(false), pointer + QStringLiteral("/gather"));
}

QString PythonExpressions::make(const Awaitable::Shield &s, const QString &pointer, const QString &)
{
    return QStringLiteral("asyncio.shield(") + awaitable(*s.of, pointer + QStringLiteral("/shield")) + QLatin1Char(')');
}

QString PythonExpressions::make(const Awaitable::WaitFor &w, const QString &pointer, const QString &)
{
    return QStringLiteral("asyncio.wait_for(") + awaitable(*w.of, pointer + QStringLiteral("/wait_for")) + QStringLiteral(", ") + seconds(w.ms)
        + QLatin1Char(')');
}

QString PythonExpressions::make(const Awaitable::Sleep &s, const QString &, const QString &)
{
    return QStringLiteral("asyncio.sleep(") + seconds(s.ms) + QStringLiteral(", ") + value(*s.value) + QLatin1Char(')');
}

QString PythonExpressions::make(const Awaitable::ToThread &t, const QString &pointer, const QString &)
{
    return toThread(t.call, pointer + QStringLiteral("/to_thread"));
}

QString PythonExpressions::make(const Awaitable::RunInExecutor &r, const QString &pointer, const QString &)
{
    return runInExecutor(r.call, r.executor, pointer + QStringLiteral("/run_in_executor"));
}

QString PythonExpressions::make(const Awaitable::Each &e, const QString &, const QString &)
{
    return QLatin1Char('*') + variable(e.list);
}

} // namespace awaitscope
