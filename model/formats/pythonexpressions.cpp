// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/pythonexpressions.h"

#include "model/formats/pythonnames.h"
#include "model/formats/pythontext.h"
#include "model/program/exceptiontypes.h"
#include "model/program/path.h"

#include <QRegularExpression>

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

QString comprehension(const QString &element, const QString &variable, qint64 times)
{
    return QStringLiteral("*[%1 for %2 in range(%3)]").arg(element, variable, QString::number(times));
}

} // namespace

PythonExpressions::PythonExpressions(const TaskSet &set)
    : m_set(set), m_clashes(clashingNames(set)), m_globalLists(globalListNames(set)), m_globalTasks(globalTaskNames(set))
{
    for (const Coroutine &c : set.coros)
        m_allWords += wordsOf(c.body, c.params.value_or(QStringList()));
    for (const QString &word : variableNames(set))
        if (isPythonKeyword(word) || isCalledByPrograms(word)) {
            QString &name = m_renamed[word];
            for (name = word + QLatin1Char('_'); m_allWords.contains(name);)
                name += QLatin1Char('_');
            m_clashes += name;
        }
    for (const Coroutine &c : set.coros) {
        m_known.insert(c.name, m_functions.size());
        m_functions.push_back({c.name, nullptr, &c.body, c.params.value_or(QStringList()),
                               QStringLiteral("/coros/") + escapePointerToken(c.name) + QStringLiteral("/body")});
    }
}

void PythonExpressions::enter(const Function &function)
{
    m_words = wordsOf(*function.body, function.params);
    m_lists = listNames(*function.body, function.params) + m_globalLists;
    m_tasks = taskNames(*function.body, function.params) + m_globalTasks;
}

QString PythonExpressions::functionName(const QString &coroutine)
{
    QString &name = m_pythonNames[coroutine];
    if (!name.isEmpty())
        return name;
    for (const QChar c : coroutine)
        name += c.isLetter() || c.isDigit() || c.isMark() ? c : QLatin1Char('_');
    if (std::ranges::none_of(name, [](QChar c) { return c.isLetterOrNumber(); }))
        name.prepend(QStringLiteral("coroutine")); // underscores alone are counters
    if (!name[0].isLetter() && name[0] != QLatin1Char('_'))
        name.prepend(QLatin1Char('_'));
    const auto isVariable = [this, &name, &coroutine] { return name != coroutine && m_allWords.contains(name); };
    while (isVariable() || isPythonKeyword(name) || isCalledByPrograms(name) || builtinBase(name) || m_clashes.contains(name) || m_usedNames.contains(name))
        name += QLatin1Char('_');
    m_usedNames += name;
    return name;
}

QString PythonExpressions::variable(const QString &name) const
{
    if (name == QLatin1String("@self"))
        return QStringLiteral("asyncio.current_task()");
    if (name.startsWith(QLatin1Char('$')))
        return QStringLiteral("G.") + (isPythonKeyword(name.mid(1)) ? name.mid(1) + QLatin1Char('_') : name.mid(1));
    return m_renamed.value(name, name);
}

QString PythonExpressions::parameters(const Function &function) const
{
    QStringList out;
    for (const QString &name : function.params)
        out += variable(name);
    return out.join(QStringLiteral(", "));
}

QString PythonExpressions::literal(const QString &s) const
{
    return QString::fromStdString(pythonRepr(s.toStdString()));
}

QString PythonExpressions::value(const Expr &e) const
{
    struct Visitor
    {
        const PythonExpressions &self;
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
        QString operator()(const ItemExpr &item) const
        {
            const auto *list = std::get_if<Expr::List>(&item.parts[0].node);
            const QString whole = self.value(item.parts[0]);
            const QString length = list ? QString::number(list->size()) : QStringLiteral("len(") + whole + QLatin1Char(')');
            return whole + QLatin1Char('[') + self.value(item.parts[1]) + QStringLiteral(" % ") + length + QLatin1Char(']');
        }
    };
    return std::visit(Visitor{*this}, e.node);
}

QString PythonExpressions::text(const QString &s) const
{
    static const QRegularExpression hole(QStringLiteral("\\{([$@]?\\w+)\\}"), QRegularExpression::UseUnicodePropertiesOption);
    QString out;
    qsizetype at = 0;
    const auto plain = [](QString part) { return part.replace(QLatin1Char('{'), QStringLiteral("{{")).replace(QLatin1Char('}'), QStringLiteral("}}")); };
    for (auto it = hole.globalMatch(s); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(1);
        // Python shows a task with its file and line; what is meant is its name.
        const bool isTask = name == QLatin1String("@self") || m_tasks.contains(name);
        out += plain(s.mid(at, match.capturedStart() - at)) + QLatin1Char('{') + variable(name)
            + (isTask ? QStringLiteral(".get_name()}") : QStringLiteral("}"));
        at = match.capturedEnd();
    }
    if (at == 0)
        return literal(s);
    out += plain(s.mid(at));
    return QLatin1Char('f') + literal(out);
}

QString PythonExpressions::printed(const QString &s) const
{
    static const QRegularExpression variableOnly(QStringLiteral("\\A\\{([$@]?\\w+)\\}\\z"), QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = variableOnly.match(s);
    return match.hasMatch() ? variable(match.captured(1)) : text(s);
}

QString PythonExpressions::seconds(std::optional<qint64> ms) const
{
    return ms ? floatText(double(*ms) / 1000) : QStringLiteral("None");
}

QString PythonExpressions::seconds(const Expr &ms) const
{
    if (const auto *whole = std::get_if<qint64>(&ms.node))
        return seconds(*whole);
    if (const auto *number = std::get_if<double>(&ms.node))
        return floatText(*number / 1000);
    return value(ms) + QStringLiteral(" / 1000");
}

QString PythonExpressions::types(const QStringList &names) const
{
    QStringList out;
    for (const QString &name : names) {
        const bool own = m_set.exceptions && std::ranges::any_of(*m_set.exceptions, [&](const ExceptionType &e) { return e.name == name; });
        out += own || !isOfAsyncio(name) ? name : QStringLiteral("asyncio.") + name;
    }
    return out.size() == 1 ? out.front() : QLatin1Char('(') + out.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString PythonExpressions::exception(const QString &type, const std::optional<QString> &message) const
{
    return types({type}) + QLatin1Char('(') + (message ? text(*message) : QString()) + QLatin1Char(')');
}

QString PythonExpressions::condition(const Condition &c) const
{
    struct Visitor
    {
        const PythonExpressions &self;
        QString operator()(const Condition::Truthy &t) const { return self.value(t.value); }
        QString operator()(const Condition::Equal &t) const { return self.value(t.left) + QStringLiteral(" == ") + self.value(t.right); }
        QString operator()(const Condition::Not &t) const
        {
            if (const auto *equal = std::get_if<Condition::Equal>(&t.of->node))
                return self.value(equal->left) + QStringLiteral(" != ") + self.value(equal->right);
            return QStringLiteral("not ") + self.condition(*t.of);
        }
        QString operator()(const Condition::IsInstance &t) const
        {
            return QStringLiteral("isinstance(") + self.value(t.value) + QStringLiteral(", ") + self.types({t.type}) + QLatin1Char(')');
        }
        QString operator()(const Condition::Done &t) const { return self.variable(t.task) + QStringLiteral(".done()"); }
        QString operator()(const Condition::Cancelled &t) const { return self.variable(t.task) + QStringLiteral(".cancelled()"); }
    };
    return std::visit(Visitor{*this}, c.node);
}

QString PythonExpressions::reference(const CoroCall &c, const QString &pointer)
{
    if (!c.body)
        return c.coro;
    QString name = c.coro;
    for (int i = 2; m_known.contains(name) && m_functions[m_known[name]].inlined != &c; ++i)
        name = c.coro + QLatin1Char('_') + QString::number(i);
    if (!m_known.contains(name)) {
        m_known.insert(name, m_functions.size());
        m_functions.push_back({name, &c, &*c.body, c.params.value_or(QStringList()), pointer + QStringLiteral("/body")});
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

QString PythonExpressions::call(const CoroCall &c, const QString &pointer, const QString &index)
{
    const QString name = reference(c, pointer);
    QStringList args;
    if (c.args)
        for (const auto &[key, x] : *c.args)
            args += variable(key) + QLatin1Char('=') + value(x);
    if (!index.isEmpty() && takesIndex(c, pointer))
        args += QStringLiteral("index=") + index;
    return functionName(name) + QLatin1Char('(') + args.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString PythonExpressions::loopVariable(const CoroCall &c, const QString &pointer)
{
    QStringList names = takesIndex(c, pointer) ? QStringList{QStringLiteral("i"), QStringLiteral("j"), QStringLiteral("k")} : QStringList{QStringLiteral("_")};
    return freeName(names);
}

QString PythonExpressions::freeName(const QStringList &names) const
{
    for (const QString &name : names)
        if (!m_words.contains(name))
            return name;
    for (int n = 1;; ++n)
        if (const QString name = names.last() + QStringLiteral("_%1").arg(n); !m_words.contains(name))
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

QString PythonExpressions::createTask(const QString &coroutine, const std::optional<QString> &name, const std::optional<QString> &group) const
{
    if (group && !group->isEmpty())
        return variable(*group) + QStringLiteral(".create_task(") + coroutine + QLatin1Char(')');
    const QString named = name && !name->isEmpty() ? QStringLiteral(", name=") + literal(*name) : QString();
    return QStringLiteral("asyncio.create_task(") + coroutine + named + QLatin1Char(')');
}

QString PythonExpressions::awaitable(const Awaitable &a, const QString &pointer, const QString &index)
{
    if (const auto times = timesOf(a); times && index.isEmpty()) {
        const auto *coro = std::get_if<Awaitable::Coro>(&a.node);
        const auto *spawn = std::get_if<Awaitable::Spawn>(&a.node);
        const auto *spawned = spawn ? std::get_if<Awaitable::Coro>(&spawn->of->node) : nullptr;
        const CoroCall &made = coro ? coro->call : spawned->call; // checked: `times` stands on nothing else
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

QString PythonExpressions::make(const Awaitable::Each &e, const QString &, const QString &)
{
    return QLatin1Char('*') + variable(e.list);
}

} // namespace awaitscope
