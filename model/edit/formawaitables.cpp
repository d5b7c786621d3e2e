// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/exprtext.h"
#include "model/edit/formawaitables.h"
#include "model/edit/stepdefaults.h"
#include "model/program/grammar/threadcalls.h"

#include <QCoreApplication>

#include <algorithm>

// The forms of coroutine calls and of awaitables, which can be nested.

namespace awaitscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StepForm)
};

constexpr qint64 someTime = 100; // ms
constexpr qint64 someLimit = 1000; // ms

// In the order of Awaitable::node.
enum Kind { Coro,
            Var,
            Spawn,
            Gather,
            Shield,
            WaitFor,
            Sleep,
            Each,
            ToThread,
            RunInExecutor };

QString kindText(int kind)
{
    switch (kind) {
    case Coro: return Words::tr("a coroutine");
    case Var: return Words::tr("a variable");
    case Spawn: return Words::tr("a new task");
    case Gather: return Words::tr("gather");
    case Shield: return Words::tr("shield");
    case WaitFor: return Words::tr("wait for");
    case Sleep: return Words::tr("sleep");
    case ToThread: return Words::tr("to a thread");
    case RunInExecutor: return Words::tr("run in an executor");
    default: return Words::tr("each of a list");
    }
}

//! What is kept when the kind changes: the awaitable inside a wrapper, or the awaitable itself.
Awaitable core(const Awaitable &awaitable)
{
    if (const auto *spawn = std::get_if<Awaitable::Spawn>(&awaitable.node))
        return *spawn->of;
    if (const auto *shield = std::get_if<Awaitable::Shield>(&awaitable.node))
        return *shield->of;
    if (const auto *wait = std::get_if<Awaitable::WaitFor>(&awaitable.node))
        return *wait->of;
    return awaitable;
}

//! create_task takes a coroutine, a wait_for or a sleep; `times` and `each` are only allowed directly in a list.
Awaitable inside(const Awaitable &awaitable, int wrapper, const EditScope &scope)
{
    Awaitable inner = core(awaitable);
    if (auto *coro = std::get_if<Awaitable::Coro>(&inner.node)) {
        coro->call.times.reset();
        return inner;
    }
    const bool single = !std::holds_alternative<Awaitable::Each>(inner.node);
    const bool runs = std::holds_alternative<Awaitable::WaitFor>(inner.node) || std::holds_alternative<Awaitable::Sleep>(inner.node)
        || std::holds_alternative<Awaitable::ToThread>(inner.node);
    return single && (wrapper != Spawn || runs) ? inner : newMember(scope);
}

Awaitable converted(const Awaitable &now, int kind, const EditScope &scope)
{
    Awaitable next;
    const auto wrapped = [&] { return std::make_shared<const Awaitable>(inside(now, kind, scope)); };
    switch (kind) {
    case Coro: return std::holds_alternative<Awaitable::Coro>(core(now).node) ? core(now) : newMember(scope);
    case Var: next.node = Awaitable::Var{scope.taskVariables.isEmpty() ? QStringLiteral("task") : scope.taskVariables.back()}; break;
    case Spawn: next.node = Awaitable::Spawn{wrapped(), {}, {}, {}}; break;
    case Gather: next.node = Awaitable::Gather{{std::holds_alternative<Awaitable::Each>(now.node) ? newMember(scope) : now}, {}}; break;
    case Shield: next.node = Awaitable::Shield{wrapped()}; break;
    case WaitFor: next.node = Awaitable::WaitFor{wrapped(), someLimit}; break;
    case Sleep: next.node = Awaitable::Sleep{someTime, {}}; break;
    case ToThread: next.node = Awaitable::ToThread{threadCall()}; break;
    case RunInExecutor: next.node = Awaitable::RunInExecutor{threadCall(), {}}; break;
    default: next.node = Awaitable::Each{scope.variables.isEmpty() ? QStringLiteral("tasks") : scope.variables.back()}; break;
    }
    return next;
}

//! The lens for what a wrapper holds behind its pointer.
template <typename Wrapper>
Lens<Awaitable> held(const Lens<Wrapper> &wrapper)
{
    return {[wrapper](const FormNode &n) { return *wrapper.get(n).of; },
            [wrapper](FormNode &n, Awaitable inner) {
        Wrapper whole = wrapper.get(n);
        whole.of = std::make_shared<const Awaitable>(std::move(inner));
        wrapper.set(n, std::move(whole));
            }};
}

QStringList parametersOf(const CoroCall &call, const EditScope &scope)
{
    QStringList names = call.body ? call.params.value_or(QStringList()) : scope.parameters(call.coro);
    for (const auto &[name, value] : call.args.value_or(Expr::Dict()))
        if (!names.contains(name))
            names += name; // given although the coroutine does not take it: shown so that it can be removed
    return names;
}

std::optional<Expr> argument(const CoroCall &call, const QString &name)
{
    for (const auto &[given, value] : call.args.value_or(Expr::Dict()))
        if (given == name)
            return value;
    return std::nullopt;
}

void setArgument(CoroCall &call, const QString &name, const std::optional<Expr> &value)
{
    Expr::Dict args = call.args.value_or(Expr::Dict());
    const auto at = std::find_if(args.begin(), args.end(), [&](const auto &arg) { return arg.first == name; });
    if (!value && at != args.end())
        args.erase(at);
    else if (value && at != args.end())
        at->second = *value;
    else if (value)
        args.emplace_back(name, *value);
    if (args.empty())
        call.args.reset();
    else
        call.args = std::move(args);
}

//! Which parameters its caller binds: `exc` at the end of a context manager, and what the loop passes to the functions that it calls.
enum class Bound { Nothing,
                  Exception,
                  Done,
                  Report };

bool isBoundBy(Bound bound, const QStringList &params, const QString &name)
{
    switch (bound) {
    case Bound::Nothing: return false;
    case Bound::Exception: return name == QLatin1String("exc");
    case Bound::Done: return name == params.value(0);
    case Bound::Report: return name == QLatin1String("message") || name == QLatin1String("exception");
    }
    Q_UNREACHABLE();
}

//! The parameters of a function that is written in its call: a new one gets null as its argument, one that goes takes its argument along.
Lens<std::optional<QStringList>> ownParameters(const Lens<CoroCall> &lens, Bound bound)
{
    return {[lens](const FormNode &n) { return lens.get(n).params; },
            [lens, bound](FormNode &n, const std::optional<QStringList> &params) {
        CoroCall call = lens.get(n);
        const QStringList before = call.params.value_or(QStringList()), now = params.value_or(QStringList());
        for (const QString &name : before)
            if (!now.contains(name))
                setArgument(call, name, {});
        for (const QString &name : now) {
            const bool isBound = (call.times && name == QLatin1String("index")) || isBoundBy(bound, now, name);
            if (!isBound && !argument(call, name))
                setArgument(call, name, Expr());
        }
        call.params = params;
        lens.set(n, std::move(call));
            }};
}

//! Adapts the arguments to the parameters of the coroutine, keeping values; missing ones become null.
void adaptArguments(CoroCall &call, const EditScope &scope, Bound bound = Bound::Nothing)
{
    if (call.body || !scope.set.find(call.coro))
        return;
    Expr::Dict args;
    for (const QString &name : scope.parameters(call.coro)) {
        const std::optional<Expr> value = argument(call, name);
        const bool isBound = (call.times && name == QLatin1String("index")) || isBoundBy(bound, scope.parameters(call.coro), name);
        if ((value && bound != Bound::Done) || !isBound)
            args.emplace_back(name, value.value_or(Expr()));
    }
    call.args = args.empty() ? std::optional<Expr::Dict>() : std::optional(std::move(args));
}

} // namespace

void FormAwaitables::awaitable(const QString &key, const Lens<Awaitable> &lens, bool inList, bool onlyTask)
{
    std::vector<int> kinds{Coro, Var, Spawn, Gather, Shield, WaitFor, Sleep, Each, ToThread, RunInExecutor};
    if (onlyTask)
        kinds = {Coro, WaitFor, Sleep, Each, ToThread};
    if (!inList)
        std::erase(kinds, Each);
    const auto now = static_cast<int>(lens.get(m_node).node.index());
    const auto at = std::find(kinds.begin(), kinds.end(), now);
    QStringList titles;
    for (const int kind : kinds)
        titles += kindText(kind);
    choice(key, m_depth == 0 ? Words::tr("What") : Words::tr("of"), titles, static_cast<int>(at - kinds.begin()),
           [lens, kinds, known = m_known](const FormNode &node, int chosen) {
        const Awaitable before = lens.get(node);
        const auto old = static_cast<int>(before.node.index());
        const int kind = chosen >= 0 && chosen < static_cast<int>(kinds.size()) ? kinds[static_cast<std::size_t>(chosen)] : old;
        FormNode changed = node;
        if (kind != old)
            lens.set(changed, converted(before, kind, known->scope));
        return changed;
    });
    ++m_depth;
    awaitableFields(key, lens, inList);
    --m_depth;
}

void FormAwaitables::awaitableFields(const QString &key, const Lens<Awaitable> &lens, bool inList)
{
    const auto below = [&](const char *name) { return key + u'/' + QLatin1String(name); };
    switch (static_cast<int>(lens.get(m_node).node.index())) {
    case Coro: call(key, part(alternative<Awaitable::Coro>(lens), &Awaitable::Coro::call), inList ? Times::Allowed : Times::No); break;
    case Var: name(below("var"), Role::Variable, Need::Required, part(alternative<Awaitable::Var>(lens), &Awaitable::Var::name)); break;
    case Spawn: {
        const auto spawn = alternative<Awaitable::Spawn>(lens);
        awaitable(below("spawn"), held(spawn), false, true);
        optionalName(below("name"), Role::Label, part(spawn, &Awaitable::Spawn::name));
        optionalName(below("in"), Role::Variable, part(spawn, &Awaitable::Spawn::in));
        if (inList)
            optionalCount(below("times"), part(spawn, &Awaitable::Spawn::times));
        break;
    }
    case Gather: {
        const auto gather = alternative<Awaitable::Gather>(lens);
        flag(below("return_exceptions"), part(gather, &Awaitable::Gather::returnExceptions));
        memberAction(below("gather"), part(gather, &Awaitable::Gather::of));
        break;
    }
    case Shield: awaitable(below("shield"), held(alternative<Awaitable::Shield>(lens)), false); break;
    case WaitFor: {
        const auto wait = alternative<Awaitable::WaitFor>(lens);
        awaitable(below("wait_for"), held(wait), false);
        limit(below("ms"), part(wait, &Awaitable::WaitFor::ms));
        break;
    }
    case Sleep:
        milliseconds(below("ms"), part(alternative<Awaitable::Sleep>(lens), &Awaitable::Sleep::ms));
        optionalValue(below("value"), part(alternative<Awaitable::Sleep>(lens), &Awaitable::Sleep::value));
        break;
    case ToThread: call(below("to_thread"), part(alternative<Awaitable::ToThread>(lens), &Awaitable::ToThread::call), Times::InThread); break;
    case RunInExecutor: {
        const auto run = alternative<Awaitable::RunInExecutor>(lens);
        call(below("run_in_executor"), part(run, &Awaitable::RunInExecutor::call), Times::InThread);
        optionalName(below("executor"), Role::Object, part(run, &Awaitable::RunInExecutor::executor));
        break;
    }
    default: name(below("list"), Role::Variable, Need::Required, part(alternative<Awaitable::Each>(lens), &Awaitable::Each::list)); break;
    }
}

FormAwaitables::Times FormAwaitables::timesOf(const Step &owner)
{
    if (std::holds_alternative<step::Spawn>(owner.op))
        return Times::Allowed;
    if (std::holds_alternative<step::DoneCallback>(owner.op))
        return Times::WhenDone;
    if (std::holds_alternative<step::ExceptionHandler>(owner.op))
        return Times::OnError;
    if (isSyncManager(owner))
        return Times::ByLoop;
    return isThreadCall(owner) ? Times::InThread : isLoopCall(owner) ? Times::ByLoop
                                                                     : Times::No;
}

void FormAwaitables::call(const QString &key, const Lens<CoroCall> &lens, Times times)
{
    const QString prefix = key.isEmpty() ? QString() : key + u'/';
    const CoroCall now = lens.get(m_node);
    const Bound bound = key == QLatin1String("exit") ? Bound::Exception : times == Times::WhenDone ? Bound::Done
        : times == Times::OnError                                                                  ? Bound::Report
                                                                                                   : Bound::Nothing;
    if (now.body) {
        name(prefix + QStringLiteral("coro"), Role::Label, Need::Required, part(lens, &CoroCall::coro));
        parameters(prefix + QStringLiteral("params"), ownParameters(lens, bound));
    } else {
        const auto set = [lens, known = m_known, bound](FormNode &n, const QString &coro) {
            CoroCall call = lens.get(n);
            call.coro = coro;
            adaptArguments(call, known->scope, bound);
            lens.set(n, std::move(call));
        };
        name(prefix + QStringLiteral("coro"), Role::Coroutine, Need::Required, {[lens](const FormNode &n) { return lens.get(n).coro; }, set});
    }
    arguments(prefix, lens, times);
    if (times == Times::Allowed)
        optionalCount(prefix + QStringLiteral("times"), part(lens, &CoroCall::times));
    if (times == Times::Allowed || times == Times::No || !now.body) // the coroutine that the action would choose may need the event loop
        callAction(prefix, lens);
}

void FormAwaitables::parameters(const QString &key, const Lens<std::optional<QStringList>> &lens)
{
    using Value = std::optional<QStringList>;
    const auto parse = [](const QString &typed) -> Result<Value> {
        QStringList names;
        for (const QString &part : typed.split(u',', Qt::SkipEmptyParts)) {
            const QString one = part.trimmed();
            if (!isVariableName(one) || one.startsWith(u'$') || one.startsWith(u'@'))
                return Problem{{}, Words::tr("\u201c%1\u201d is not a valid parameter name.").arg(one)};
            if (!names.contains(one))
                names += one;
        }
        return names.isEmpty() ? Value() : Value(names);
    };
    const QString shown = lens.get(m_node).value_or(QStringList()).join(QStringLiteral(", "));
    FormField &field = text<Value>(key, FormField::Control::Text, lens, shown, parse);
    field.label = Words::tr("Parameters");
    field.placeholder = Words::tr("none");
}

void FormAwaitables::arguments(const QString &prefix, const Lens<CoroCall> &lens, Times times)
{
    const QStringList parameters = parametersOf(lens.get(m_node), m_known->scope);
    for (const QString &parameter : parameters) {
        if (times == Times::WhenDone && parameter == parameters.front())
            continue; // the loop passes what is done
        const Lens<std::optional<Expr>> value{[lens, parameter](const FormNode &n) { return argument(lens.get(n), parameter); },
                                              [lens, parameter](FormNode &n, const std::optional<Expr> &given) {
            CoroCall call = lens.get(n);
            setArgument(call, parameter, given);
            lens.set(n, std::move(call));
                                              }};
        optionalValue(prefix + QStringLiteral("args/") + parameter, value);
        m_form.fields.back().label = parameter + QStringLiteral(" =");
        const bool isExit = parameter == QLatin1String("exc") && prefix == QLatin1String("exit/");
        const bool isReport = times == Times::OnError && isBoundBy(Bound::Report, parameters, parameter);
        m_form.fields.back().placeholder = isReport && parameter == QLatin1String("message") ? Words::tr("the message of the report")
            : isReport || isExit                                                             ? Words::tr("the exception")
                                                                                             : Words::tr("not given");
    }
}

void FormAwaitables::callAction(const QString &prefix, const Lens<CoroCall> &lens)
{
    const bool written = lens.get(m_node).body.has_value();
    const auto change = [lens, known = m_known](const FormNode &node) {
        FormNode changed = node;
        CoroCall call = lens.get(node);
        if (call.body) {
            const Awaitable other = newMember(known->scope);
            const CoroCall &named = std::get<Awaitable::Coro>(other.node).call;
            call = {named.coro, named.args, named.body, named.params, call.times, call.extras};
        } else {
            const Coroutine *coro = known->scope.set.find(call.coro);
            call.body = coro ? coro->body : Body();
            call.params = coro ? coro->params : std::nullopt;
        }
        lens.set(changed, std::move(call));
        return changed;
    };
    const QString text = written ? Words::tr("Call a coroutine instead") : Words::tr("Write its steps here");
    const QString of = prefix.chopped(prefix.isEmpty() ? 0 : 1);
    const bool isOneOfTwo = of == QLatin1String("enter") || of == QLatin1String("exit");
    m_form.actions.push_back({(written ? QStringLiteral("useCoroutine:") : QStringLiteral("writeHere:")) + prefix,
                              isOneOfTwo ? QStringLiteral("%1: %2").arg(label(of, Role::NestedCoroutine), text) : text, change});
}

void FormAwaitables::memberAction(const QString &key, const Lens<std::vector<Awaitable>> &lens)
{
    m_form.actions.push_back({QStringLiteral("addMember:") + key, Words::tr("+ member"), [lens, known = m_known](const FormNode &node) {
                                  FormNode changed = node;
                                  std::vector<Awaitable> members = lens.get(node);
                                  members.push_back(newMember(known->scope));
                                  lens.set(changed, std::move(members));
                                  return changed;
                              }});
}

} // namespace awaitscope
