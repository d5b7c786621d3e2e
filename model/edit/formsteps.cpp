// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/edit/formbuilder.h: steps.
#include "model/edit/formbuilder.h"
#include "model/edit/stepdefaults.h"
#include "model/program/grammar/treewalk.h"

#include <QCoreApplication>

#include <type_traits>

// The forms of steps and except clauses, driven by the field lists of the grammar.

namespace awaitscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StepForm)
};

template <typename T>
constexpr bool isSteps = std::is_same_v<T, Body> || std::is_same_v<T, std::optional<Body>>;
template <typename T>
constexpr bool isRowsOfTheirOwn = isSteps<T> || std::is_same_v<T, std::optional<std::vector<Handler>>>;

constexpr std::pair<const char *, const char *> labels[] = {
    {"text", QT_TRANSLATE_NOOP("StepForm", "Text")},
    {"value", QT_TRANSLATE_NOOP("StepForm", "Value")},
    {"type", QT_TRANSLATE_NOOP("StepForm", "Exception")},
    {"types", QT_TRANSLATE_NOOP("StepForm", "Exceptions")},
    {"on", QT_TRANSLATE_NOOP("StepForm", "On")},
    {"msg", QT_TRANSLATE_NOOP("StepForm", "Message")},
    {"from", QT_TRANSLATE_NOOP("StepForm", "From")},
    {"n", QT_TRANSLATE_NOOP("StepForm", "How often")},
    {"counter", QT_TRANSLATE_NOOP("StepForm", "Counter")},
    {"in", QT_TRANSLATE_NOOP("StepForm", "In")},
    {"as", QT_TRANSLATE_NOOP("StepForm", "Keep as")},
    {"index", QT_TRANSLATE_NOOP("StepForm", "Index as")},
    {"times", QT_TRANSLATE_NOOP("StepForm", "Times")},
    {"name", QT_TRANSLATE_NOOP("StepForm", "Task name")},
    {"return_exceptions", QT_TRANSLATE_NOOP("StepForm", "Collect exceptions")},
    {"await", QT_TRANSLATE_NOOP("StepForm", "Await it")},
    {"done", QT_TRANSLATE_NOOP("StepForm", "Done as")},
    {"pending", QT_TRANSLATE_NOOP("StepForm", "Pending as")},
    {"flat", QT_TRANSLATE_NOOP("StepForm", "One flat list")},
    {"each", QT_TRANSLATE_NOOP("StepForm", "Each element")},
    {"id", QT_TRANSLATE_NOOP("StepForm", "Name")},
    {"attempts", QT_TRANSLATE_NOOP("StepForm", "Attempts")},
    {"delay", QT_TRANSLATE_NOOP("StepForm", "Pause")},
    {"factor", QT_TRANSLATE_NOOP("StepForm", "Factor")},
    {"max", QT_TRANSLATE_NOOP("StepForm", "At most")},
    {"left", QT_TRANSLATE_NOOP("StepForm", "Left")},
    {"right", QT_TRANSLATE_NOOP("StepForm", "Right")},
    {"truthy", QT_TRANSLATE_NOOP("StepForm", "Value")},
    {"task", QT_TRANSLATE_NOOP("StepForm", "Task")},
    {"coro", QT_TRANSLATE_NOOP("StepForm", "Coroutine")},
    {"params", QT_TRANSLATE_NOOP("StepForm", "Parameters")},
    {"list", QT_TRANSLATE_NOOP("StepForm", "List")},
    {"var", QT_TRANSLATE_NOOP("StepForm", "Variable")},
    {"at", QT_TRANSLATE_NOOP("StepForm", "At")},
    {"maxsize", QT_TRANSLATE_NOOP("StepForm", "Most items")},
    {"base", QT_TRANSLATE_NOOP("StepForm", "Derived from")},
    {"eager_start", QT_TRANSLATE_NOOP("StepForm", "Start at once (Python 3.14)")},
    {"all", QT_TRANSLATE_NOOP("StepForm", "All waiters")},
    {"immediate", QT_TRANSLATE_NOOP("StepForm", "Immediately")},
    {"bounded", QT_TRANSLATE_NOOP("StepForm", "Bounded")},
    {"parties", QT_TRANSLATE_NOOP("StepForm", "Tasks")},
    {"key", QT_TRANSLATE_NOOP("StepForm", "Index or key")},
    {"start", QT_TRANSLATE_NOOP("StepForm", "From number")},
    {"stop", QT_TRANSLATE_NOOP("StepForm", "Below")},
    {"step", QT_TRANSLATE_NOOP("StepForm", "Step")},
    {"enter", QT_TRANSLATE_NOOP("StepForm", "To enter")},
    {"exit", QT_TRANSLATE_NOOP("StepForm", "To leave")},
    {"workers", QT_TRANSLATE_NOOP("StepForm", "Threads")},
    {"executor", QT_TRANSLATE_NOOP("StepForm", "Executor")},
    {"others", QT_TRANSLATE_NOOP("StepForm", "Without this one")},
    {"sync", QT_TRANSLATE_NOOP("StepForm", "Without await (functions)")},
    {"async", QT_TRANSLATE_NOOP("StepForm", "With async for (Python 3.13)")},
};

template <typename Op>
Lens<Op> opLens()
{
    return {[](const FormNode &n) { return std::get<Op>(std::get<Step>(n).op); }, [](FormNode &n, Op op) { std::get<Step>(n).op = std::move(op); }};
}

Lens<Handler> handlerLens()
{
    return {[](const FormNode &n) { return std::get<Handler>(n); }, [](FormNode &n, Handler h) { n = std::move(h); }};
}

Lens<Awaitable> awaitableLens()
{
    return {[](const FormNode &n) { return std::get<Awaitable>(n); }, [](FormNode &n, Awaitable a) { n = std::move(a); }};
}

std::vector<ObjectKind> usableObjects(const Step &step)
{
    if (std::holds_alternative<step::Acquire>(step.op) || std::holds_alternative<step::Release>(step.op))
        return {ObjectKind::Semaphore, ObjectKind::Lock, ObjectKind::Condition};
    const std::optional<ObjectKind> kind = traitsOf(step).object;
    return kind ? std::vector<ObjectKind>{*kind} : std::vector<ObjectKind>();
}

//! Applies a change to the `try` of a form.
std::function<FormNode(const FormNode &)> onTry(void (*change)(step::Try &))
{
    return [change](const FormNode &node) {
        FormNode changed = node;
        change(std::get<step::Try>(std::get<Step>(changed).op));
        return changed;
    };
}

} // namespace

FormFields::FormFields(const FormNode &node, const EditScope &scope)
    : m_node(node)
{
    const auto *step = std::get_if<Step>(&node);
    m_known = std::make_shared<const KnownNames>(KnownNames{scope, step ? usableObjects(*step) : std::vector<ObjectKind>()});
}

void FormBuilder::step()
{
    const Step &step = std::get<Step>(m_node);
    std::visit([this](const auto &op) { stepFields<std::decay_t<decltype(op)>>(); }, step.op);
    stepActions(step);
}

template <typename S>
void FormBuilder::stepFields()
{
    const Lens<S> op = opLens<S>();
    std::apply([&](const auto &...field) { (member(QString::fromLatin1(field.key), field.role, field.need, part(op, field.member)), ...); }, S::fields());
}

template <typename Member>
void FormBuilder::member(const QString &key, Role role, Need need, const Lens<Member> &lens)
{
    if constexpr (isRowsOfTheirOwn<Member>)
        return;
    else if constexpr (std::is_same_v<Member, std::vector<Awaitable>>)
        memberAction(key, lens);
    else if constexpr (std::is_same_v<Member, QString>)
        name(key, role, need, lens);
    else if constexpr (std::is_same_v<Member, std::optional<QString>>)
        optionalName(key, role, lens);
    else if constexpr (std::is_same_v<Member, QStringList>)
        names(key, role, lens);
    else if constexpr (std::is_same_v<Member, std::optional<Cause>>)
        cause(key, lens);
    else if constexpr (std::is_same_v<Member, qint64>)
        role == Role::Count ? count(key, lens) : milliseconds(key, lens);
    else if constexpr (std::is_same_v<Member, std::optional<qint64>>)
        role == Role::Count ? optionalCount(key, lens) : limit(key, lens);
    else if constexpr (std::is_same_v<Member, std::optional<double>>)
        factor(key, lens);
    else if constexpr (std::is_same_v<Member, std::optional<bool>>)
        flag(key, lens);
    else if constexpr (std::is_same_v<Member, Expr>)
        value(key, role, lens);
    else if constexpr (std::is_same_v<Member, std::optional<Expr>>)
        optionalValue(key, lens);
    else if constexpr (std::is_same_v<Member, Condition>)
        condition(key, lens);
    else if constexpr (std::is_same_v<Member, CoroCall>)
        call(key, lens, timesOf(std::get<Step>(m_node)));
    else if constexpr (std::is_same_v<Member, Awaitable>)
        awaitable(key, lens, false);
    else if constexpr (std::is_same_v<Member, std::optional<CallbackAction>>)
        oneOf(key, Words::tr("Action"), {Words::tr("logs the state"), Words::tr("retrieves the exception"), Words::tr("raises")}, lens);
    else {
        static_assert(std::is_same_v<Member, std::optional<ReturnWhen>>, "a member of the grammar without a field in the form");
        oneOf(key, Words::tr("Until"), {Words::tr("all are done"), Words::tr("the first is done"), Words::tr("the first fails, or all are done")}, lens);
    }
}

template <typename Enum>
void FormBuilder::oneOf(const QString &key, const QString &label, const QStringList &options, const Lens<std::optional<Enum>> &lens)
{
    choice(key, label, options, static_cast<int>(lens.get(m_node).value_or(Enum())), [lens](const FormNode &node, int kind) {
        FormNode changed = node;
        lens.set(changed, static_cast<Enum>(kind));
        return changed;
    });
}

void FormBuilder::handler()
{
    names(QStringLiteral("types"), Role::ExceptionTypes, part(handlerLens(), &Handler::types));
    optionalName(QStringLiteral("as"), Role::Bind, part(handlerLens(), &Handler::as));
}

void FormBuilder::stepActions(const Step &step)
{
    if (const auto *tried = std::get_if<step::Try>(&step.op))
        tryActions(*tried);
    const auto *condition = std::get_if<step::If>(&step.op);
    if (condition && !condition->orElse)
        m_form.actions.push_back({QStringLiteral("addElse"), Words::tr("+ else"), [](const FormNode &node) {
                                      FormNode changed = node;
                                      std::get<step::If>(std::get<Step>(changed).op).orElse = Body();
                                      return changed;
                                  }});
}

void FormBuilder::tryActions(const step::Try &tried)
{
    const auto action = [this](const char *key, const QString &text, void (*change)(step::Try &)) {
        m_form.actions.push_back({QLatin1String(key), text, onTry(change)});
    };
    if (!tried.exceptStar)
        action("addExcept", Words::tr("+ except"), [](step::Try &t) {
            t.except = t.except.value_or(std::vector<Handler>());
            t.except->push_back(newHandler());
        });
    if (!tried.except)
        action("addExceptStar", Words::tr("+ except*"), [](step::Try &t) {
            t.exceptStar = t.exceptStar.value_or(std::vector<Handler>());
            t.exceptStar->push_back(newHandler());
        });
    if (!tried.orElse && (tried.except || tried.exceptStar))
        action("addElse", Words::tr("+ else"), [](step::Try &t) { t.orElse = Body(); });
    if (!tried.finally)
        action("addFinally", Words::tr("+ finally"), [](step::Try &t) { t.finally = Body(); });
    if (tried.except)
        action("toExceptStar", Words::tr("Change to except*"), [](step::Try &t) { t.exceptStar.swap(t.except); });
    else if (tried.exceptStar)
        action("toExcept", Words::tr("Change to except"), [](step::Try &t) { t.exceptStar.swap(t.except); });
}

QString FormFields::label(const QString &key, Role role) const
{
    const QString last = key.section(u'/', -1);
    const QString parent = key.section(u'/', -2, -2);
    if (last == QLatin1String("coro") && (parent == QLatin1String("enter") || parent == QLatin1String("exit")))
        return label(parent, role); // a context manager has two
    if (last == QLatin1String("ms"))
        return role == Role::MillisecondsOrNever ? Words::tr("At most") : Words::tr("Time");
    if (last == QLatin1String("of"))
        return role == Role::Object ? Words::tr("Object") : Words::tr("Of");
    const auto *step = std::get_if<Step>(&m_node);
    if (last == QLatin1String("n") && step && std::holds_alternative<step::Notify>(step->op))
        return Words::tr("Waiters");
    for (const auto &[name, text] : labels)
        if (last == QLatin1String(name))
            return QCoreApplication::translate("StepForm", text);
    return last;
}

Form formOf(const FormNode &node, const EditScope &scope)
{
    FormBuilder builder(node, scope);
    if (std::holds_alternative<Step>(node))
        builder.step();
    else if (std::holds_alternative<Awaitable>(node))
        builder.awaitable(QStringLiteral("of"), awaitableLens(), true);
    else if (std::holds_alternative<Handler>(node))
        builder.handler();
    else if (std::holds_alternative<ExceptionType>(node))
        builder.exceptionType();
    else if (std::holds_alternative<SharedObject>(node))
        builder.sharedObject();
    else if (std::holds_alternative<ExternalAction>(node))
        builder.externalAction();
    else if (std::holds_alternative<CoroutineSettings>(node))
        builder.coroutineSettings();
    else
        builder.taskSetSettings();
    return builder.take();
}

} // namespace awaitscope
