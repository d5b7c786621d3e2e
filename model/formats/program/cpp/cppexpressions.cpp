// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/cpp/cppexpressions.h"

#include "model/formats/program/pythonnames.h"
#include "model/program/grammar/exceptiontypes.h"
#include "model/program/grammar/treewalk.h"
#include "model/text/placeholders.h"
#include "model/text/pythontext.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace awaitscope {

namespace {

const QString comma = QStringLiteral(", ");

QSet<QString> words(const QString &all)
{
    const QStringList list = all.split(QLatin1Char(' '));
    return QSet<QString>(list.begin(), list.end());
}

// Keywords, macros, and what the bodies of coroutines call: no variable may hide these.
bool isTaken(const QString &name)
{
    static const QSet<QString> taken = words(QStringLiteral(
        "alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept const "
        "consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete do double dynamic_cast else "
        "enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr "
        "operator or or_eq private protected public register reinterpret_cast requires return short signed sizeof static static_assert "
        "static_cast struct switch template this thread_local throw true try typedef typeid typename union unsigned using virtual void "
        "volatile wchar_t while xor xor_eq final override import module std unix linux errno stdin stdout stderr assert offsetof setjmp emit "
        "signals slots foreach forever qint64 List Dict Value Error Future none print truthy isInstance listOf itemOf raiseFirst coroutine "
        "createTask currentTask futureOf futureWith awaited sleepFor standStill gather isDone isCancelled resultOf exceptionOf cancelTask onDone raised "
        "waitOn waitFor shield createTaskIn leave openTimeout reschedule uncancel AllCompleted FirstCompleted FirstException TaskGroup bound "
        "boundGlobal unset"));
    // Names in capitals may be macros; those with two underscores, or with one before a capital, are reserved for the compiler.
    static const QRegularExpression shape(QStringLiteral("^[A-Z_][A-Z0-9_]+$|^G$|__|^_[A-Z]|^Q[A-Z_]"));
    return taken.contains(name) || shape.match(name).hasMatch();
}

// Other functions of the prelude: a coroutine with such a name would be called by accident, or make calls ambiguous.
bool isTakenFunction(const QString &name)
{
    static const QSet<QString> taken = words(QStringLiteral(
        "main aio program str repr joined numberOf writeLine drive makeTask errorOf nothing shutDown runMain runProgram errorBases addErrors "
        "isSubclass Coroutine Task Gather Loop Suspend Object Timeout release releaseLater interruption errorIn futuresOf ensureFuture "
        "cancelAndWait ReturnWhen"));
    // The names of helper variables in bodies, which have a number.
    static const QRegularExpression helper(QStringLiteral("^(error|value|result|returns|breaks|continues|finally|list|each|round|delay|attempt|"
                                                          "members|index|tasks|group|timeout|sets)\\d*x*$"));
    return taken.contains(name) || isTaken(name) || helper.match(name).hasMatch();
}

// A name as an identifier: in ASCII, and without a predefined meaning.
QString spelled(const QString &name, bool (*taken)(const QString &))
{
    QString out;
    for (const QChar c : name) {
        const char16_t u = c.unicode();
        const bool plain = u < 0x80 && (c.isLetterOrNumber() || u == u'_');
        out += plain ? QString(c) : u < 0x80 ? QStringLiteral("_")
                                             : QStringLiteral("u%1").arg(int(u), 4, 16, QLatin1Char('0'));
    }
    if (out.isEmpty() || out[0].isDigit())
        out.prepend(QLatin1Char('n'));
    static const QRegularExpression underscores(QStringLiteral("__+"));
    out.replace(underscores, QStringLiteral("_"));
    while (taken(out) && !out.endsWith(QLatin1Char('_')))
        out += QLatin1Char('_');
    return taken(out) ? QStringLiteral("x") + out : out;
}

// Names that only clash in Python programs.
QSet<QString> takenInPython()
{
    return {QStringLiteral("asyncio"), QStringLiteral("print"), QStringLiteral("G")};
}

// Python deletes the name behind `as` at the end of an except clause.
QSet<QString> clearedIn(const Body &body)
{
    QSet<QString> out;
    const auto inStep = [&out](const Step &s, auto &self) -> void {
        if (const auto *attempt = std::get_if<step::Try>(&s.op); attempt && attempt->except)
            for (const Handler &handler : *attempt->except)
                if (handler.as)
                    out += *handler.as;
        forEachBody(s, {}, [&](const Body &inner, const QString &) {
            for (const Step &one : inner)
                self(one, self);
        });
    };
    for (const Step &s : body)
        inStep(s, inStep);
    return out;
}

void appendOctal(char byte, QString &out)
{
    const auto u = static_cast<unsigned char>(byte);
    out += QLatin1Char('\\');
    for (int shift = 6; shift >= 0; shift -= 3)
        out += QLatin1Char(char('0' + ((u >> shift) & 7)));
}

QString floatText(double number)
{
    std::string out;
    appendPythonFloat(number, out);
    return QString::fromStdString(out);
}

} // namespace

QString cppLiteral(const QString &s)
{
    QString out(QLatin1Char('"'));
    for (const uint c : s.toUcs4()) {
        const bool surrogate = c >= 0xd800 && c < 0xe000;
        if (c == '\n')
            out += QStringLiteral("\\n");
        else if (c == '\t')
            out += QStringLiteral("\\t");
        else if (c == '"' || c == '\\')
            out += QStringLiteral("\\") + QLatin1Char(char(c));
        else if (c == '?' && out.endsWith(QLatin1Char('?')))
            out += QStringLiteral("\\?"); // no trigraph
        else if (c == ' ' || (c < 0x7f && c > ' ') || (c >= 0xa0 && !surrogate && QChar::isPrint(c) && !QChar::isSpace(c)))
            out += QChar::fromUcs4(c);
        else
            for (const char byte : QStringView(QChar::fromUcs4(c)).toUtf8())
                appendOctal(byte, out);
    }
    return out + QLatin1Char('"');
}

QString cppText(const QString &s)
{
    const bool plain = !s.contains(QChar(u'\0')) && !s.startsWith(QChar(0xfeff));
    return plain ? cppLiteral(s) : QStringLiteral("str(") + cppLiteral(s) + QLatin1Char(')');
}

QString cppTime(std::optional<qint64> milliseconds)
{
    return milliseconds ? QString::number(*milliseconds) : QStringLiteral("std::nullopt");
}

CppExpressions::CppExpressions(const TaskSet &set)
    : m_set(set), m_known(set)
{
    for (const Coroutine &c : set.coros)
        m_allWords += wordsOf(c.body, c.params.value_or(QStringList()));
    m_taken = clashingNames(set) - takenInPython();
    for (const QString &name : variableNames(set))
        if (const QString other = spelled(name, isTaken); other != name)
            m_taken += other;
}

void CppExpressions::enter(const PythonExpressions::Function &function)
{
    m_known.enter(function);
    m_words = wordsOf(*function.body, function.params);
    m_locals.clear();
    m_order.clear();
    m_cleared = clearedIn(*function.body);
    m_assigned.clear();
    for (const QString &param : function.params) {
        declare(param);
        m_assigned += param;
    }
}

QString CppExpressions::identifier(const QString &name)
{
    QString &out = m_identifiers[name];
    if (out.isEmpty()) {
        out = spelled(name, isTaken);
        while (m_usedIdentifiers.contains(out))
            out += QLatin1Char('x');
        m_usedIdentifiers += out;
    }
    return out;
}

QString CppExpressions::functionName(const QString &coroutine)
{
    QString &name = m_functionNames[coroutine];
    if (!name.isEmpty())
        return name;
    const QString base = coroutine == QLatin1String("main") ? QStringLiteral("mainCoroutine") : spelled(coroutine, isTakenFunction);
    name = base;
    // A changed name may be that of a variable.
    for (int i = 2; m_taken.contains(name) || (name != coroutine && m_allWords.contains(name)); ++i)
        name = base + (base.endsWith(QLatin1Char('_')) ? QString() : QStringLiteral("_")) + QString::number(i);
    m_taken += name;
    return name;
}

QString CppExpressions::declare(const QString &name)
{
    if (!m_locals.contains(name))
        m_order += name;
    m_locals[name] = true;
    return identifier(name);
}

QStringList CppExpressions::undeclared() const
{
    QStringList out;
    for (const QString &name : m_order)
        if (!m_locals[name])
            out += m_identifiers.value(name);
    return out;
}

QString CppExpressions::variable(const QString &name)
{
    if (name == QLatin1String("@self"))
        return QStringLiteral("currentTask()");
    if (isGlobal(name)) {
        const QString member = identifier(name.mid(1));
        if (!m_globals.contains(member))
            m_globals += member;
        return QStringLiteral("G.") + member;
    }
    if (!m_locals.contains(name)) {
        m_locals[name] = false;
        m_order += name;
    }
    return identifier(name);
}

QString CppExpressions::read(const QString &name)
{
    const QString spelled = variable(name);
    if (name == QLatin1String("@self") || m_assigned.contains(name))
        return spelled;
    return isGlobal(name) ? QStringLiteral("boundGlobal(%1, %2)").arg(spelled, cppText(name.mid(1)))
                          : QStringLiteral("bound(%1, %2)").arg(spelled, cppText(name));
}

QStringList CppExpressions::parameters(const PythonExpressions::Function &function)
{
    QStringList out;
    for (const QString &name : function.params)
        out += QStringLiteral("Value ") + identifier(name);
    return out;
}

QString CppExpressions::value(const Expr &e)
{
    struct Visitor
    {
        CppExpressions &self;
        QString operator()(std::monostate) const { return QStringLiteral("none"); }
        QString operator()(bool b) const { return b ? QStringLiteral("true") : QStringLiteral("false"); }
        QString operator()(qint64 n) const
        {
            if (n == std::numeric_limits<qint64>::min())
                return QStringLiteral("std::numeric_limits<qint64>::min()");
            const bool small = n == qint64(int(n)) && n != std::numeric_limits<int>::min();
            return small ? QString::number(n) : QStringLiteral("qint64(%1)").arg(n);
        }
        QString operator()(double n) const { return floatText(n); }
        QString operator()(const QString &s) const { return cppLiteral(s); }
        QString operator()(const VarRef &v) const { return self.read(v.name); }
        QString operator()(const Expr::List &list) const
        {
            QStringList parts;
            for (const Expr &x : list)
                parts += std::holds_alternative<Expr::List>(x.node) || std::holds_alternative<Expr::Dict>(x.node) ? self.whole(x) : self.value(x);
            return QStringLiteral("List{") + parts.join(comma) + QLatin1Char('}');
        }
        QString operator()(const Expr::Dict &dict) const
        {
            QStringList parts;
            for (const auto &[key, x] : dict)
                parts += QStringLiteral("std::pair<Value, Value>(") + cppLiteral(key) + comma + self.value(x) + QLatin1Char(')');
            return QStringLiteral("Dict{") + parts.join(comma) + QLatin1Char('}');
        }
        QString operator()(const MathExpr &) const { return {}; } // refused before
        QString operator()(const CallExpr &) const { return {}; }
        QString operator()(const TextExpr &) const { return {}; }
        QString operator()(const ItemExpr &item) const
        {
            return QStringLiteral("itemOf(") + self.value(item.parts[0]) + comma + self.value(item.parts[1]) + QLatin1Char(')');
        }
    };
    return std::visit(Visitor{*this}, e.node);
}

QString CppExpressions::whole(const Expr &e)
{
    const bool is = std::holds_alternative<VarRef>(e.node) || std::holds_alternative<ItemExpr>(e.node) || e.isNull();
    return is ? value(e) : QStringLiteral("Value(") + value(e) + QLatin1Char(')');
}

QStringList CppExpressions::text(const QString &s)
{
    const TextParts parts = partsOfText(s);
    QStringList out;
    for (qsizetype i = 0; i < parts.names.size(); ++i) {
        if (!parts.literals[i].isEmpty())
            out += cppLiteral(parts.literals[i]);
        out += read(parts.names[i]);
    }
    if (!parts.literals.back().isEmpty() || s.isEmpty())
        out += cppLiteral(parts.literals.back());
    return out;
}

QString CppExpressions::type(const QString &name)
{
    const auto baseOf = [this](const QString &type) {
        for (const ExceptionType &e : m_set.exceptions.value_or(std::vector<ExceptionType>()))
            if (e.name == type)
                return e.base;
        return builtinBase(type).value_or(QString());
    };
    const bool own = m_set.exceptions && std::ranges::any_of(*m_set.exceptions, [&](const ExceptionType &e) { return e.name == name; });
    const QString canonical = own ? name : canonicalExceptionType(name);
    for (QString t = canonical; !baseOf(t).isEmpty() && !m_types.contains(t); t = baseOf(t))
        m_types[t] = baseOf(t);
    return cppLiteral(canonical);
}

QString CppExpressions::types(const QStringList &names)
{
    QStringList out;
    for (const QString &name : names)
        out += type(name);
    return QLatin1Char('{') + out.join(comma) + QLatin1Char('}');
}

QString CppExpressions::error(const QString &name, const std::optional<QString> &message)
{
    QStringList parts{type(name)};
    if (message)
        parts += text(*message);
    return QStringLiteral("Error(") + parts.join(comma) + QLatin1Char(')');
}

QString CppExpressions::condition(const Condition &c)
{
    struct Visitor
    {
        CppExpressions &self;
        QString operator()(const Condition::Truthy &t) const { return QStringLiteral("truthy(") + self.value(t.value) + QLatin1Char(')'); }
        QString operator()(const Condition::Equal &t) const
        {
            return self.whole(t.left) + QStringLiteral(" == ") + self.value(t.right);
        }
        QString operator()(const Condition::Not &t) const
        {
            if (const auto *equal = std::get_if<Condition::Equal>(&t.of->node))
                return self.whole(equal->left) + QStringLiteral(" != ") + self.value(equal->right);
            const bool several = std::holds_alternative<Condition::All>(t.of->node) || std::holds_alternative<Condition::Any>(t.of->node);
            const QString inner = self.condition(*t.of);
            return QLatin1Char('!') + (several ? QLatin1Char('(') + inner + QLatin1Char(')') : inner);
        }
        QString operator()(const Condition::Compare &) const { return {}; } // refused before
        QString operator()(const Condition::Cancelling &) const { return {}; } // refused before
        QString operator()(const Condition::All &t) const { return self.conditions(t.of, QStringLiteral(" && ")); }
        QString operator()(const Condition::Any &t) const { return self.conditions(t.of, QStringLiteral(" || ")); }
        QString operator()(const Condition::IsInstance &t) const
        {
            return QStringLiteral("isInstance(") + self.value(t.value) + comma + self.type(t.type) + QLatin1Char(')');
        }
        QString operator()(const Condition::Done &t) const { return QStringLiteral("isDone(") + self.read(t.task) + QLatin1Char(')'); }
        QString operator()(const Condition::Cancelled &t) const
        {
            return QStringLiteral("isCancelled(") + self.read(t.task) + QLatin1Char(')');
        }
    };
    return std::visit(Visitor{*this}, c.node);
}

QString CppExpressions::conditions(const std::vector<Condition> &of, const QString &word)
{
    QStringList parts;
    for (const Condition &c : of)
        parts += QLatin1Char('(') + condition(c) + QLatin1Char(')');
    return parts.join(word);
}

QString CppExpressions::helper(const QString &name, int number) const
{
    QString out = name + QString::number(number);
    while (m_words.contains(out))
        out += QLatin1Char('x');
    return out;
}

QStringList CppExpressions::arguments(const CoroCall &c, const QString &pointer, const QString &index)
{
    const PythonExpressions::Function *function = m_known.function(m_known.reference(c, pointer));
    QStringList out;
    if (!function)
        return out;
    for (const QString &param : function->params) {
        QString given = param == QLatin1String("index") && !index.isEmpty() ? index : QStringLiteral("none");
        if (c.args)
            for (const auto &[key, x] : *c.args)
                if (key == param)
                    given = value(x);
        out += given;
    }
    return out;
}

QString CppExpressions::call(const CoroCall &c, const QString &pointer)
{
    const QStringList args = arguments(c, pointer, {});
    return functionName(m_known.reference(c, pointer)) + QLatin1Char('(') + args.join(comma) + QLatin1Char(')');
}

QString CppExpressions::coroutine(const CoroCall &c, const QString &pointer, const QString &index)
{
    return QStringLiteral("coroutine(") + made(c, pointer, index, {}) + QLatin1Char(')');
}

QString CppExpressions::entry(const CoroCall &c, const QString &pointer)
{
    return QStringLiteral("aio::coroutine(") + made(c, pointer, {}, QStringLiteral("program::")) + QLatin1Char(')');
}

QString CppExpressions::made(const CoroCall &c, const QString &pointer, const QString &index, const QString &space)
{
    const QString name = m_known.reference(c, pointer);
    QStringList parts{cppText(name), space + functionName(name)};
    parts += arguments(c, pointer, index);
    return parts.join(comma);
}

} // namespace awaitscope
