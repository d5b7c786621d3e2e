// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/compiler.h"
#include "model/program/grammar/generators.h"
#include "model/program/grammar/treewalk.h"
#include "model/text/placeholders.h"

#include <QCoreApplication>

#include <deque>
#include <unordered_map>

namespace awaitscope::engine {

inline std::string escaped(const QString &key)
{
    QString k = key;
    return k.replace(QLatin1Char('~'), QStringLiteral("~0")).replace(QLatin1Char('/'), QStringLiteral("~1")).toStdString();
}

//! Visits the coroutines of the task set in the order in which the reference implementation generates its program: first in,
//! first out, inline coroutines being queued where they occur. This order determines how inline coroutines of the same name are numbered.
class Compiler
{
public:
    explicit Compiler(const TaskSet &set)
        : m_set(set), m_code(std::make_shared<Code>(set)) {}

    Result<std::shared_ptr<const Code>> run()
    {
        m_code->hasScenario = m_set.name.has_value();
        m_code->eager = m_set.eager.value_or(false);
        m_code->scenario = m_set.name.value_or(QString()).toStdString();
        m_code->indexName = nameId(QStringLiteral("index"));
        m_code->exceptionName = nameId(QStringLiteral("exc"));
        m_code->changesValues = changesValues();
        declareObjects();
        for (const Coroutine &c : m_set.coros)
            declare(c.name, &c.body, c.params.value_or(QStringList()), "/coros/" + escaped(c.name) + "/body");
        m_code->main = make(m_set.main, "/main");
        declareThen();
        for (std::size_t i = 0; i < m_pending.size(); ++i) { // grows while it runs
            const Pending p = m_pending[i];
            Block body = block(*p.body, p.pointer);
            m_code->coroutines[i].body = std::move(body);
            m_code->coroutines[i].isGenerator = isGenerator(*p.body);
            m_code->coroutines[i].closeName = m_code->coroutines[i].name + ".aclose";
        }
        declareExternal();
        if (!m_problems.empty())
            return m_problems;
        return std::shared_ptr<const Code>(m_code);
    }

private:
    struct Pending
    {
        const Body *body;
        QStringList params;
        std::string pointer;
    };

    bool changesValues() const
    {
        struct Finder
        {
            bool found = false;
            void step(const Step &s, const QString &)
            {
                found = found || std::holds_alternative<step::Append>(s.op) || std::holds_alternative<step::Extend>(s.op)
                    || std::holds_alternative<step::Pop>(s.op) || std::holds_alternative<step::SetItem>(s.op)
                    || std::holds_alternative<step::Remove>(s.op);
            }
        } finder;
        for (const Coroutine &c : m_set.coros)
            walkBody(c.body, QString(), finder);
        return finder.found;
    }

    quint32 nameId(const QString &name)
    {
        const auto [it, isNew] = m_names.try_emplace(name.toStdString(), quint32(m_code->names.size()));
        if (isNew)
            m_code->names.push_back(it->first);
        return it->second;
    }

    Name name(const QString &n)
    {
        if (n == QLatin1String("@self"))
            return {Name::Where::Self, 0, -1};
        const bool global = n.startsWith(QLatin1Char('$'));
        const auto object = m_objects.find(n.toStdString());
        return {global ? Name::Where::Global : Name::Where::Local, nameId(n), object == m_objects.end() ? -1 : object->second};
    }
    Name name(const std::optional<QString> &n) { return n ? name(*n) : Name(); }

    static qint64 numberOf(const SharedObject &o)
    {
        switch (o.kind) {
        case ObjectKind::Semaphore: return o.value.value_or(1);
        case ObjectKind::Barrier: return o.parties.value_or(2);
        case ObjectKind::Executor: return o.workers.value_or(1);
        default: return o.maxsize.value_or(0);
        }
    }

    void declareObjects()
    {
        for (const SharedObject &o : m_set.objects.value_or(std::vector<SharedObject>())) {
            m_objects.emplace(o.name.toStdString(), int(m_code->objects.size()));
            ObjectCode code{o.kind, o.name.toStdString()};
            code.number = numberOf(o);
            code.bounded = o.bounded.value_or(false);
            code.order = o.order.value_or(QueueOrder::Fifo);
            if (o.kind == ObjectKind::ContextVariable) {
                m_code->usesContexts = true;
                code.number = qint64(m_code->objects.size());
                code.hasFallback = o.fallback.has_value();
                code.fallback = code.hasFallback ? expression(*o.fallback).constant : Value();
            }
            m_code->objects.push_back(std::move(code));
        }
    }

    void declareThen()
    {
        const QStringList then = m_set.then.value_or(QStringList());
        for (qsizetype i = 0; i < then.size(); ++i) {
            CoroCall call;
            call.coro = then[i];
            m_code->then.push_back(make(call, "/then/" + std::to_string(i)));
        }
    }

    void declareExternal()
    {
        for (const ExternalAction &x : m_set.external.value_or(std::vector<ExternalAction>())) {
            ExternalCode c;
            c.at = x.at;
            c.op = x.op;
            c.opName = externalOpName(x.op);
            c.ofName = x.of.toStdString();
            if (x.op != ExternalOp::Interrupt)
                c.of = name(x.of);
            if (x.msg)
                c.message = x.msg->toStdString();
            c.value = expression(x.value.value_or(Expr()));
            m_code->external.push_back(std::move(c));
        }
    }

    static const char *externalOpName(ExternalOp op)
    {
        switch (op) {
        case ExternalOp::Cancel: return "cancel";
        case ExternalOp::SetResult: return "set_result";
        case ExternalOp::EventSet: return "event_set";
        case ExternalOp::Interrupt: return "interrupt";
        }
        Q_UNREACHABLE();
    }

    quint32 declare(const QString &n, const Body *body, QStringList params, std::string pointer)
    {
        m_coroutines.emplace(n.toStdString(), quint32(m_pending.size()));
        m_code->coroutines.push_back({n.toStdString(), {}});
        m_pending.push_back({body, std::move(params), std::move(pointer)});
        return quint32(m_pending.size() - 1);
    }

    //! An inline coroutine whose name is taken gets a number: work, work_2, work_3 ...
    quint32 declareInline(const CoroCall &c, const std::string &pointer)
    {
        QString n = c.coro;
        for (int i = 2; m_coroutines.contains(n.toStdString()); ++i)
            n = c.coro + QLatin1Char('_') + QString::number(i);
        return declare(n, &*c.body, c.params.value_or(QStringList()), pointer + "/body");
    }

    // The reader rejects names that do not exist, but an edit may leave one behind.
    void fail(const std::string &pointer, const QString &message)
    {
        m_problems.push_back({QString::fromStdString(pointer), message});
    }
    std::optional<quint32> declared(const CoroCall &c, const std::string &pointer)
    {
        if (const auto it = m_coroutines.find(c.coro.toStdString()); it != m_coroutines.end())
            return it->second;
        fail(&c == &m_set.main ? pointer : pointer + "/coro", QCoreApplication::translate("TaskSetReader", "There is no coroutine “%1”.").arg(c.coro));
        return std::nullopt;
    }

    MakeCoroutine make(const CoroCall &c, const std::string &pointer)
    {
        MakeCoroutine m;
        const std::optional<quint32> coroutine = c.body ? declareInline(c, pointer) : declared(c, pointer);
        if (!coroutine)
            return m;
        m.coroutine = *coroutine;
        bool givesIndex = false;
        for (const auto &[key, value] : c.args.value_or(Expr::Dict())) {
            givesIndex |= key == QLatin1String("index");
            m.args.emplace_back(nameId(key), expression(value));
        }
        m.bindsIndex = !givesIndex && m_pending[m.coroutine].params.contains(QLatin1String("index"));
        m.times = c.times;
        return m;
    }

    Expression constant(Value v) { return {Expression::Kind::Constant, std::move(v), {}, {}, {}}; }
    Expression convert(const MathExpr &m)
    {
        Expression e{Expression::Kind::Math, {}, {}, {}, {}, m.op};
        for (const Expr &p : m.parts)
            e.parts.push_back(expression(p));
        return e;
    }

    Expression convert(const CallExpr &c);
    Expression convert(const TextExpr &t);
    Expression expression(const Expr &e)
    {
        return std::visit([this](const auto &v) { return convert(v); }, e.node);
    }
    Expression convert(std::monostate) { return constant({}); }
    Expression convert(bool b) { return constant(Value(b)); }
    Expression convert(qint64 i) { return constant(Value(i)); }
    Expression convert(double d) { return constant(Value(d)); }
    Expression convert(const QString &s) { return constant(Value(engine::make<Str>(s.toStdString()))); }
    Expression convert(const VarRef &v) { return {Expression::Kind::Variable, {}, name(v.name), {}, {}}; }
    Expression convert(const ItemExpr &i)
    {
        Expression e{Expression::Kind::Item, {}, {}, {}, {}};
        for (const Expr &p : i.parts)
            e.parts.push_back(expression(p));
        return e;
    }
    Expression convert(const Expr::List &list)
    {
        Expression e{Expression::Kind::List, {}, {}, {}, {}};
        for (const Expr &p : list)
            e.parts.push_back(expression(p));
        return folded(std::move(e));
    }
    Expression convert(const Expr::Dict &dict)
    {
        Expression e{Expression::Kind::Dict, {}, {}, {}, {}};
        for (const auto &[key, value] : dict) {
            e.keys.push_back(key.toStdString());
            e.parts.push_back(expression(value));
        }
        return folded(std::move(e));
    }
    //! If no step changes a list, one literal can serve every evaluation.
    Expression folded(Expression e)
    {
        if (m_code->changesValues)
            return e;
        for (const Expression &p : e.parts)
            if (p.kind != Expression::Kind::Constant)
                return e;
        if (e.kind == Expression::Kind::List) {
            auto list = engine::make<List>();
            for (Expression &p : e.parts)
                list->items.push_back(std::move(p.constant));
            return constant(Value(list));
        }
        auto dict = engine::make<Dict>();
        for (std::size_t i = 0; i < e.parts.size(); ++i)
            dict->items.emplace_back(e.keys[i], std::move(e.parts[i].constant));
        return constant(Value(dict));
    }

    std::optional<Template> text(const std::optional<QString> &s) { return s ? std::optional(text(*s)) : std::nullopt; }
    Template text(const QString &s)
    {
        const TextParts parts = partsOfText(s);
        Template t;
        for (const QString &literal : parts.literals)
            t.literals.push_back(literal.toStdString());
        for (const QString &hole : parts.names)
            t.holes.push_back(name(hole));
        return t;
    }

    TypeId type(const QString &n)
    {
        if (m_code->exceptions.contains(n.toStdString()))
            return m_code->exceptions.find(n.toStdString());
        fail(m_step, QCoreApplication::translate("TaskSetReader", "There is no exception type “%1”.").arg(n));
        return m_code->exceptions.exception;
    }
    std::vector<TypeId> types(const QStringList &names)
    {
        std::vector<TypeId> out;
        for (const QString &n : names)
            out.push_back(type(n));
        return out;
    }

    MakeAwaitable awaitable(const Awaitable &a, const std::string &pointer)
    {
        return std::visit([&](const auto &node) { return makeAwaitable(node, pointer); }, a.node);
    }
    MakeAwaitable makeAwaitable(const Awaitable::Coro &c, const std::string &p)
    {
        MakeAwaitable m;
        m.coroutine = make(c.call, p);
        return m;
    }
    MakeAwaitable makeAwaitable(const Awaitable::Var &v, const std::string &)
    {
        MakeAwaitable m;
        m.kind = MakeAwaitable::Kind::Variable;
        m.variable = name(v.name);
        return m;
    }
    MakeAwaitable makeAwaitable(const Awaitable::Spawn &s, const std::string &p)
    {
        MakeAwaitable m;
        m.kind = MakeAwaitable::Kind::Spawn;
        m.parts.push_back(awaitable(*s.of, p + "/spawn"));
        if (s.name)
            m.label = s.name->toStdString();
        m.variable = name(s.in);
        m.times = s.times;
        return m;
    }
    MakeAwaitable makeAwaitable(const Awaitable::Gather &g, const std::string &p)
    {
        MakeAwaitable m;
        m.kind = MakeAwaitable::Kind::Gather;
        m.parts = list(g.of, p + "/gather");
        m.returnExceptions = g.returnExceptions.value_or(false);
        return m;
    }
    MakeAwaitable makeAwaitable(const Awaitable::Shield &s, const std::string &p)
    {
        MakeAwaitable m;
        m.kind = MakeAwaitable::Kind::Shield;
        m.parts.push_back(awaitable(*s.of, p + "/shield"));
        return m;
    }
    MakeAwaitable makeAwaitable(const Awaitable::WaitFor &w, const std::string &p)
    {
        MakeAwaitable m;
        m.kind = MakeAwaitable::Kind::WaitFor;
        m.parts.push_back(awaitable(*w.of, p + "/wait_for"));
        m.ms = w.ms;
        return m;
    }
    MakeAwaitable makeAwaitable(const Awaitable::Sleep &s, const std::string &)
    {
        MakeAwaitable m;
        m.kind = MakeAwaitable::Kind::Sleep;
        m.ms = s.ms;
        m.value = expression(s.value.value_or(Expr()));
        return m;
    }
    MakeAwaitable makeAwaitable(const Awaitable::ToThread &t, const std::string &p)
    {
        return inThread(MakeAwaitable::Kind::ToThread, t.call, {}, p + "/to_thread");
    }
    MakeAwaitable makeAwaitable(const Awaitable::RunInExecutor &r, const std::string &p)
    {
        return inThread(MakeAwaitable::Kind::RunInExecutor, r.call, r.executor, p + "/run_in_executor");
    }
    MakeAwaitable inThread(MakeAwaitable::Kind kind, const CoroCall &call, const std::optional<QString> &executor, const std::string &pointer)
    {
        MakeAwaitable m;
        m.kind = kind;
        m.coroutine = make(call, pointer);
        if (executor)
            m.variable = name(*executor);
        return m;
    }
    MakeAwaitable makeAwaitable(const Awaitable::Each &e, const std::string &)
    {
        MakeAwaitable m;
        m.kind = MakeAwaitable::Kind::Each;
        m.variable = name(e.list);
        return m;
    }
    std::vector<MakeAwaitable> list(const std::vector<Awaitable> &of, const std::string &pointer)
    {
        std::vector<MakeAwaitable> out;
        for (std::size_t i = 0; i < of.size(); ++i)
            out.push_back(awaitable(of[i], pointer + "/" + std::to_string(i)));
        return out;
    }

    Test test(const Condition &c)
    {
        return std::visit([this](const auto &node) { return makeTest(node); }, c.node);
    }
    Test makeTest(const Condition::Truthy &t) { return {Test::Kind::Truthy, expression(t.value), {}, {}, {}, {}}; }
    Test makeTest(const Condition::Equal &t) { return {Test::Kind::Equal, expression(t.left), expression(t.right), {}, {}, {}}; }
    Test makeTest(const Condition::Not &t) { return {Test::Kind::Not, {}, {}, {test(*t.of)}, {}, {}}; }
    Test makeTest(const Condition::IsInstance &t) { return {Test::Kind::IsInstance, expression(t.value), {}, {}, type(t.type), {}}; }
    Test makeTest(const Condition::Compare &t) { return {Test::Kind::Compare, expression(t.left), expression(t.right), {}, {}, {}, t.op}; }
    Test makeTest(const Condition::All &t) { return {Test::Kind::All, {}, {}, tests(t.of), {}, {}}; }
    Test makeTest(const Condition::Any &t) { return {Test::Kind::Any, {}, {}, tests(t.of), {}, {}}; }
    std::vector<Test> tests(const std::vector<Condition> &of)
    {
        std::vector<Test> out;
        for (const Condition &c : of)
            out.push_back(test(c));
        return out;
    }
    Test makeTest(const Condition::Cancelling &t) { return {Test::Kind::Cancelling, {}, {}, {}, {}, name(t.task)}; }
    Test makeTest(const Condition::Done &t) { return {Test::Kind::Done, {}, {}, {}, {}, name(t.task)}; }
    Test makeTest(const Condition::Cancelled &t) { return {Test::Kind::Cancelled, {}, {}, {}, {}, name(t.task)}; }

    Block block(const Body &body, const std::string &pointer)
    {
        Block out;
        out.reserve(body.size());
        for (std::size_t i = 0; i < body.size(); ++i) {
            const std::string p = pointer + "/" + std::to_string(i);
            const StepId id{quint32(m_code->stepPointers.size())};
            m_code->stepPointers.push_back(p);
            m_step = p;
            Instruction in = std::visit([&](const auto &op) { return instruction(op, p); }, body[i].op);
            in.id = id;
            out.push_back(std::move(in));
        }
        return out;
    }
    Block block(const std::optional<Body> &body, const std::string &pointer) { return body ? block(*body, pointer) : Block(); }

    std::vector<ExceptClause> clauses(const std::vector<Handler> &handlers, const std::string &pointer)
    {
        std::vector<ExceptClause> out;
        for (std::size_t i = 0; i < handlers.size(); ++i) {
            const Handler &h = handlers[i];
            m_step = pointer + "/" + std::to_string(i) + "/types";
            out.push_back({types(h.types), h.types.join(QLatin1Char(',')).toStdString(), name(h.as),
                           block(h.body, pointer + "/" + std::to_string(i) + "/body")});
        }
        return out;
    }

    Instruction make(Op op)
    {
        Instruction in;
        in.op = op;
        return in;
    }
    Instruction of(Op op, const QString &variable)
    {
        Instruction in = make(op);
        in.of = name(variable);
        return in;
    }
    Instruction object(Op op, const QString &n)
    {
        Instruction in = of(op, n);
        if (in.of.object < 0)
            fail(m_step, QCoreApplication::translate("TaskSetReader", "There is no object “%1”.").arg(n));
        in.object = in.of.object;
        return in;
    }
    Instruction awaiting(Op op, MakeAwaitable a, const std::optional<QString> &as)
    {
        Instruction in = make(op);
        in.awaitable = std::move(a);
        in.as = name(as);
        return in;
    }

#define AWAITSCOPE_COMPILE(Kind) Instruction instruction(const step::Kind &s, const std::string &pointer);
    AWAITSCOPE_STEPS(AWAITSCOPE_COMPILE)
#undef AWAITSCOPE_COMPILE
    MakeAwaitable fromCall(const CoroCall &call, const std::string &p);
    Instruction calling(Op op, const CoroCall &call, const std::string &p);
    Instruction changing(Op op, const QString &variable, const Expr &value);
    void manager(Instruction &in, const CoroCall &enter, const CoroCall &exit, bool isSync, const std::string &p);
    void markFunctions(const Instruction &in);
    Instruction retrieving(Op op, const QString &variable, const std::optional<QString> &as);

    const TaskSet &m_set;
    std::shared_ptr<Code> m_code;
    std::unordered_map<std::string, quint32> m_names;
    std::unordered_map<std::string, int> m_objects;
    std::unordered_map<std::string, quint32> m_coroutines;
    std::vector<Pending> m_pending;
    std::string m_step; //!< pointer of the step being compiled
    Problems m_problems;
};

} // namespace awaitscope::engine
