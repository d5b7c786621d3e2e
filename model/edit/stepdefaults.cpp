// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/stepdefaults.h"

#include <QCoreApplication>

#include <utility>

namespace awaitscope {

namespace {

constexpr qint64 someTime = 100; // ms
constexpr qint64 someLimit = 1000; // ms

struct Defaults
{
    Q_DECLARE_TR_FUNCTIONS(StepDefaults)
};

//! A call with null for every argument.
CoroCall callOf(const QString &coroutine, const QStringList &parameters)
{
    CoroCall call;
    call.coro = coroutine;
    if (!parameters.isEmpty())
        call.args.emplace();
    for (const QString &parameter : parameters)
        call.args->emplace_back(parameter, Expr{});
    return call;
}

//! Fills in a step; may add to the set what the step needs.
class Filler
{
public:
    explicit Filler(const EditScope &scope)
        : m_scope(scope), m_set(scope.set) {}

    //! A kind without a function below: what its required fields mean.
    template <typename S>
    void operator()(S &s)
    {
        std::apply([&](const auto &...field) { (fill(field, s.*field.member, S::traits), ...); }, S::fields());
    }
    void operator()(step::Return &s) { s.value = Expr{Defaults::tr("done")}; }
    void operator()(step::Raise &s) { error(s.type, s.msg); }
    void operator()(step::RaiseFirst &s)
    {
        error(s.type, s.msg);
        s.counter = m_scope.coroutine;
    }
    void operator()(step::Try &s) { s.except = {newHandler()}; }
    void operator()(step::If &s) { s.cond.node = Condition::Truthy{anyVariable()}; }
    void operator()(step::While &s)
    {
        s.cond.node = m_scope.variables.isEmpty() ? Condition{Condition::Truthy{Expr{true}}}.node
                                                  : Condition{Condition::Compare{CompareOp::Less, anyVariable(), Expr{qint64(3)}}}.node;
        s.body = {Step{step::Sleep{Expr{someTime}}, {}}};
    }
    void operator()(step::RaiseValue &s) { s.of = variable(); }
    void operator()(step::For &s)
    {
        s.in = variable();
        s.as = m_scope.freeVariable(QStringLiteral("item"));
    }
    void operator()(step::Repeat &s) { s.times = 3; }
    void operator()(step::Append &s)
    {
        s.of = variable();
        s.value = Expr{qint64(1)};
    }
    void operator()(step::Extend &s)
    {
        s.of = variable();
        s.value = Expr{Expr::List{Expr{qint64(1)}, Expr{qint64(2)}}};
    }
    void operator()(step::Pop &s)
    {
        s.of = variable();
        s.as = m_scope.freeVariable(QStringLiteral("item"));
    }
    void operator()(step::SetItem &s)
    {
        s.of = variable();
        s.key = Expr{qint64(0)};
        s.value = Expr{qint64(1)};
    }
    void operator()(step::Remove &s)
    {
        s.of = variable();
        s.value = Expr{qint64(1)};
    }
    void operator()(step::ForRange &s)
    {
        s.as = m_scope.freeVariable(QStringLiteral("i"));
        s.stop = Expr{qint64(3)};
    }
    void operator()(step::AddNote &s)
    {
        s.of = variable();
        s.text = Defaults::tr("what was tried");
    }
    void operator()(step::With &s)
    {
        s.enter = call();
        s.exit = leaving();
    }
    void operator()(step::ExitStack &s) { s.as = m_scope.freeVariable(QStringLiteral("stack")); }
    void operator()(step::EnterContext &s)
    {
        s.in = m_scope.variables.contains(QStringLiteral("stack")) ? QStringLiteral("stack") : variable();
        s.enter = call();
        s.exit = leaving();
    }
    void operator()(step::PushCallback &s)
    {
        s.in = m_scope.variables.contains(QStringLiteral("stack")) ? QStringLiteral("stack") : variable();
        s.call = call();
    }
    void operator()(step::Suppress &s) { s.types = {QStringLiteral("CancelledError")}; }
    void operator()(step::Set &s)
    {
        s.as = m_scope.freeVariable(QStringLiteral("x"));
        s.value = Expr{qint64(0)};
    }
    void operator()(step::Await &s)
    {
        if (m_scope.taskVariables.isEmpty())
            s.of = newMember(m_scope);
        else
            s.of.node = Awaitable::Var{task()};
    }
    void operator()(step::Let &s)
    {
        s.of.node = Awaitable::Gather{{newMember(m_scope)}, {}};
        s.as = m_scope.freeVariable(QStringLiteral("group"));
    }
    void operator()(step::List &s)
    {
        s.of = {newMember(m_scope)};
        s.as = m_scope.freeVariable(QStringLiteral("items"));
    }
    void operator()(step::Call &s) { s.call = call(); }
    void operator()(step::Make &s)
    {
        s.call = call();
        s.as = m_scope.freeVariable(QStringLiteral("coro"));
    }
    void operator()(step::Spawn &s)
    {
        s.call = call();
        s.as = m_scope.freeVariable(QStringLiteral("task"));
    }
    void operator()(step::Gather &s) { s.of = {newMember(m_scope), newMember(m_scope)}; }
    void operator()(step::Shield &s) { s.of = newMember(m_scope); }
    void operator()(step::WaitFor &s)
    {
        s.of = newMember(m_scope);
        s.ms = someLimit;
    }
    void operator()(step::Wait &s)
    {
        s.of = QStringList{task()};
        s.done = m_scope.freeVariable(QStringLiteral("done"));
        s.pending = m_scope.freeVariable(QStringLiteral("pending"));
    }
    void operator()(step::AsCompleted &s)
    {
        s.of = {newMember(m_scope), newMember(m_scope)};
        s.as = m_scope.freeVariable(QStringLiteral("next"));
        s.body = Body{Step{step::Await{Awaitable{Awaitable::Var{s.as}, {}}, {}}, {}}};
    }
    void operator()(step::Yield &s) { s.value = m_scope.variables.isEmpty() ? Expr{qint64(1)} : anyVariable(); }
    void operator()(step::AsyncFor &s)
    {
        s.of.node = Awaitable::Coro{generator()};
        s.as = m_scope.freeVariable(QStringLiteral("item"));
    }
    void operator()(step::Anext &s)
    {
        s.of = variable();
        s.as = m_scope.freeVariable(QStringLiteral("item"));
    }
    void operator()(step::Aclose &s) { s.of = variable(); }
    void operator()(step::TaskGroup &s) { s.as = m_scope.freeVariable(QStringLiteral("group")); }
    void operator()(step::Timeout &s) { s.ms = someLimit; }
    void operator()(step::TimeoutAt &s) { s.at = soon(); }
    void operator()(step::RescheduleAt &s)
    {
        s.of = variable();
        s.at = soon();
    }
    void operator()(step::Reschedule &s)
    {
        s.of = task();
        s.ms = someLimit;
    }
    void operator()(step::Callback &s)
    {
        s.of = task();
        s.id = QStringLiteral("callback");
        s.action = CallbackAction::Retrieve;
    }
    void operator()(step::Result &s)
    {
        s.of = task();
        s.as = m_scope.freeVariable(QStringLiteral("result"));
    }
    void operator()(step::Exception &s)
    {
        s.of = task();
        s.as = m_scope.freeVariable(QStringLiteral("error"));
    }
    void operator()(step::Future &s) { s.as = m_scope.freeVariable(QStringLiteral("future")); }
    void operator()(step::SetResult &s)
    {
        s.of = task();
        s.value = Expr{Defaults::tr("done")};
    }
    void operator()(step::SetException &s)
    {
        s.of = task();
        error(s.type, s.msg);
    }
    void operator()(step::Retry &s)
    {
        s.of = call();
        s.attempts = 3;
        s.delay = someTime;
        s.on = QStringList{QStringLiteral("Exception")};
    }
    void operator()(step::Put &s)
    {
        s.of = object(ObjectKind::Queue);
        s.value = Expr{qint64(1)};
    }
    void operator()(step::Get &s)
    {
        s.of = object(ObjectKind::Queue);
        s.as = m_scope.freeVariable(QStringLiteral("item"));
    }

    void operator()(step::PutNowait &s)
    {
        s.of = object(ObjectKind::Queue);
        s.value = Expr{qint64(1)};
    }
    void operator()(step::GetNowait &s)
    {
        s.of = object(ObjectKind::Queue);
        s.as = m_scope.freeVariable(QStringLiteral("item"));
    }
    void operator()(step::ToThread &s)
    {
        s.call = threadCall();
        s.as = m_scope.freeVariable(QStringLiteral("result"));
    }
    void operator()(step::RunInExecutor &s)
    {
        s.call = threadCall();
        s.executor = object(ObjectKind::Executor);
        s.as = m_scope.freeVariable(QStringLiteral("result"));
    }
    void operator()(step::CallSoon &s) { s.call = loopCall(QStringLiteral("callback"), {}); }
    void operator()(step::CallLater &s)
    {
        s.call = loopCall(QStringLiteral("callback"), {});
        s.ms = Expr{someTime};
        s.as = m_scope.freeVariable(QStringLiteral("handle"));
    }
    void operator()(step::CallAt &s)
    {
        s.call = loopCall(QStringLiteral("callback"), {});
        s.at = soon();
        s.as = m_scope.freeVariable(QStringLiteral("handle"));
    }
    void operator()(step::DoneCallback &s)
    {
        s.of = task();
        s.call = loopCall(QStringLiteral("when_done"), {QStringLiteral("task")});
    }
    void operator()(step::ExceptionHandler &s)
    {
        s.call = loopCall(QStringLiteral("on_error"), {QStringLiteral("message")});
        s.call.body = Body{Step{step::Log{QStringLiteral("{message}")}, {}}};
    }
    void operator()(step::AddSignalHandler &s) { s.call = loopCall(QStringLiteral("on_interrupt"), {}); }
    void operator()(step::ContextSet &s)
    {
        s.of = object(ObjectKind::ContextVariable);
        s.value = Expr{qint64(1)};
        s.as = m_scope.freeVariable(QStringLiteral("token"));
    }
    void operator()(step::ContextReset &s)
    {
        s.of = object(ObjectKind::ContextVariable);
        s.token = m_scope.variables.contains(QStringLiteral("token")) ? QStringLiteral("token") : variable();
    }
    void operator()(step::RunThreadsafe &s)
    {
        s.call = call();
        s.as = m_scope.freeVariable(QStringLiteral("future"));
    }
    void operator()(step::ThreadsafeResult &s)
    {
        s.of = variable();
        s.as = m_scope.freeVariable(QStringLiteral("result"));
    }
    void operator()(step::ThreadsafeCancel &s) { s.of = variable(); }
    void operator()(step::ConditionWaitFor &s)
    {
        s.of = object(ObjectKind::Condition);
        s.cond = {Condition::Truthy{anyVariable()}};
    }
    void operator()(step::AllTasks &s) { s.as = m_scope.freeVariable(QStringLiteral("tasks")); }
    void operator()(step::WithCondition &s)
    {
        s.of = object(ObjectKind::Condition);
        s.body = {Step{step::ConditionWait{s.of}, {}}};
    }

    TaskSet takeSet() { return std::move(m_set); }

private:
    template <typename Field, typename Member>
    void fill(const Field &field, Member &member, const StepTraits &traits)
    {
        if (field.need != Need::Required)
            return;
        if constexpr (std::is_same_v<Member, QString>) {
            if (field.role == Role::Text)
                member = Defaults::tr("here");
            else if (field.role == Role::Object)
                member = object(*traits.object);
            else if (field.role == Role::Variable)
                member = task();
        } else if constexpr (std::is_same_v<Member, Expr>) {
            if (field.role == Role::Duration)
                member = Expr{someTime};
        }
    }
    static void error(QString &type, std::optional<QString> &msg)
    {
        type = QStringLiteral("ValueError");
        msg = Defaults::tr("it failed");
    }
    //! A second from now.
    static Expr soon() { return Expr{MathExpr{MathOp::Add, {Expr{CallExpr{ValueFunction::Clock, {}}}, Expr{someLimit}}}}; }
    QString variable() const { return m_scope.variables.isEmpty() ? QStringLiteral("x") : m_scope.variables.back(); }
    QString task() const { return m_scope.taskVariables.isEmpty() ? QStringLiteral("@self") : m_scope.taskVariables.back(); }
    Expr anyVariable() const { return m_scope.variables.isEmpty() ? Expr{true} : Expr{VarRef{m_scope.variables.back()}}; }
    CoroCall call() const
    {
        const Awaitable member = newMember(m_scope);
        return std::get<Awaitable::Coro>(member.node).call;
    }
    //! A function that the event loop calls, written in its call.
    static CoroCall loopCall(const QString &name, const QStringList &params)
    {
        CoroCall call;
        call.coro = name;
        call.body = Body{Step{step::Log{name}, {}}};
        if (!params.isEmpty())
            call.params = params;
        return call;
    }
    //! A call of an async generator; the set gets one if it has none.
    CoroCall generator()
    {
        QString name = m_scope.generator();
        if (name.isEmpty()) {
            name = QStringLiteral("numbers");
            for (int i = 2; m_set.find(name); ++i)
                name = QStringLiteral("numbers%1").arg(i);
            const QString i = QStringLiteral("i");
            const Body body{Step{step::Sleep{Expr{someTime}}, {}}, Step{step::Yield{Expr{VarRef{i}}}, {}}};
            m_set.coros.push_back({name, {}, Body{Step{step::ForRange{i, {}, Expr{qint64(3)}, {}, body}, {}}}, {}});
        }
        return callOf(name, m_scope.parameters(name));
    }
    //! The end of a context manager: its parameter `exc` is the exception.
    CoroCall leaving() const
    {
        CoroCall made = call();
        if (made.args)
            std::erase_if(*made.args, [](const auto &arg) { return arg.first == QLatin1String("exc"); });
        if (made.args && made.args->empty())
            made.args.reset();
        return made;
    }
    static QString nameOf(ObjectKind kind)
    {
        switch (kind) {
        case ObjectKind::Semaphore: return QStringLiteral("semaphore");
        case ObjectKind::Lock: return QStringLiteral("lock");
        case ObjectKind::Queue: return QStringLiteral("queue");
        case ObjectKind::Event: return QStringLiteral("event");
        case ObjectKind::Condition: return QStringLiteral("condition");
        case ObjectKind::Barrier: return QStringLiteral("barrier");
        case ObjectKind::Executor: return QStringLiteral("pool");
        case ObjectKind::ContextVariable: return QStringLiteral("context_value");
        }
        Q_UNREACHABLE();
    }
    QString object(ObjectKind kind)
    {
        const QString wish = nameOf(kind);
        const QStringList known = m_scope.objects(kind);
        if (!known.isEmpty())
            return known.front();
        QString name = wish;
        for (int i = 2; m_scope.allObjects().contains(name); ++i)
            name = wish + QString::number(i);
        if (!m_set.objects)
            m_set.objects.emplace();
        m_set.objects->push_back({name, kind, {}, {}, {}});
        if (kind == ObjectKind::Executor)
            m_set.objects->back().workers = 2;
        if (kind == ObjectKind::ContextVariable)
            m_set.objects->back().fallback = Expr{QStringLiteral("none")};
        return name;
    }

    const EditScope &m_scope;
    TaskSet m_set;
};

template <std::size_t... I>
step::Any defaultOf(std::size_t kind, std::index_sequence<I...>)
{
    step::Any any;
    ((kind == I ? void(any = std::variant_alternative_t<I, step::Any>()) : void()), ...);
    return any;
}

} // namespace

NewStep newStep(std::size_t kind, const EditScope &scope)
{
    Step step{defaultOf(kind, std::make_index_sequence<std::variant_size_v<step::Any>>()), {}};
    Filler filler(scope);
    std::visit([&](auto &s) { filler(s); }, step.op);
    return {std::move(step), filler.takeSet()};
}

CoroCall threadCall()
{
    CoroCall call;
    call.coro = QStringLiteral("blocking");
    call.body = Body{Step{step::Block{Expr{someTime}}, {}}};
    return call;
}

Awaitable newMember(const EditScope &scope)
{
    if (const QString coroutine = scope.callable(); !coroutine.isEmpty())
        return {Awaitable::Coro{callOf(coroutine, scope.parameters(coroutine))}, {}};
    // Nothing can be called from here: adds a small inline coroutine.
    CoroCall call;
    call.coro = QStringLiteral("inner");
    call.body = Body{Step{step::Sleep{Expr{someTime}}, {}}};
    return {Awaitable::Coro{call}, {}};
}

Handler newHandler()
{
    return {QStringList{QStringLiteral("Exception")}, QStringLiteral("e"), Body(), {}};
}

} // namespace awaitscope
