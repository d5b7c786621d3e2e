// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/formfields.h"

#include "model/edit/exprtext.h"
#include "model/program/grammar/exceptiontypes.h"
#include "model/text/durationparser.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace awaitscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StepForm)
};

constexpr qint64 maxTimes = 1'000'000;

Result<qint64> parseCount(const QString &text)
{
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    if (!ok || number < 0 || number > maxTimes)
        return Problem{{}, Words::tr("A whole number from 0 to 1,000,000 is needed.")};
    return number;
}

//! A duration as users write it, or a value that is computed when the step runs.
Result<Expr> parseTime(const QString &text, const QStringList &variables)
{
    const Result<qint64> ms = parseDuration(text);
    if (ms)
        return Expr{*ms};
    const Result<Expr> value = parseExpr(text);
    const auto *variable = value ? std::get_if<VarRef>(&value->node) : nullptr;
    const bool computed = value && (variable ? variables.contains(variable->name) : value->isComputed());
    return computed ? value : Result<Expr>(ms.problems());
}

QString timeText(const Expr &ms)
{
    const auto *number = std::get_if<qint64>(&ms.node);
    return number ? editableDuration(*number) : exprText(ms);
}

QString messageText(const std::optional<QString> &text)
{
    return text.value_or(QString());
}

QStringList parts(const QString &text)
{
    QStringList names;
    for (const QString &one : text.split(u',', Qt::SkipEmptyParts))
        if (!one.trimmed().isEmpty())
            names += one.trimmed();
    return names;
}

Condition conditionOf(int kind, const EditScope &scope)
{
    const QString variable = scope.variables.isEmpty() ? QStringLiteral("x") : scope.variables.back();
    const QString task = scope.taskVariables.isEmpty() ? QStringLiteral("@self") : scope.taskVariables.back();
    switch (kind) {
    case 0: return {Condition::Truthy{Expr{VarRef{variable}}}};
    case 1: return {Condition::Equal{Expr{VarRef{variable}}, Expr{qint64(0)}}};
    case 2: return {Condition::Not{std::make_shared<const Condition>(conditionOf(0, scope))}};
    case 3: return {Condition::IsInstance{Expr{VarRef{variable}}, QStringLiteral("Exception")}};
    case 4: return {Condition::Done{task}};
    case 5: return {Condition::Cancelled{task}};
    case 6: return {Condition::Compare{CompareOp::Less, Expr{VarRef{variable}}, Expr{qint64(3)}}};
    case 7: return {Condition::All{{conditionOf(0, scope)}}};
    case 8: return {Condition::Any{{conditionOf(0, scope)}}};
    default: return {Condition::Cancelling{task}};
    }
}

//! The conditions of which all or any must hold; null for other conditions.
template <typename C>
auto partsOf(C &condition) -> decltype(&std::get<Condition::All>(condition.node).of)
{
    if (auto *all = std::get_if<Condition::All>(&condition.node))
        return &all->of;
    auto *any = std::get_if<Condition::Any>(&condition.node);
    return any ? &any->of : nullptr;
}

FormField::Control controlOf(Role role)
{
    switch (role) {
    case Role::Variable:
    case Role::Object:
    case Role::ExceptionType:
    case Role::Coroutine:
        return FormField::Control::Pick;
    case Role::ExceptionTypes:
    case Role::Variables:
        return FormField::Control::List;
    default: return FormField::Control::Text;
    }
}

} // namespace

FormField &FormFields::add(FormField field)
{
    field.depth = m_depth;
    m_form.fields.push_back(std::move(field));
    return m_form.fields.back();
}

FormField &FormFields::choice(const QString &key, const QString &label, const QStringList &options, int current,
                              std::function<FormNode(const FormNode &, int)> choose)
{
    FormField field;
    field.key = key;
    field.label = label;
    field.control = FormField::Control::Choice;
    field.options = options;
    field.text = QString::number(current);
    field.apply = [choose](const FormNode &node, const QString &typed) -> Result<FormNode> { return choose(node, typed.toInt()); };
    return add(std::move(field));
}

QString KnownNames::wrong(Role role, const QString &name) const
{
    switch (role) {
    case Role::Bind:
    case Role::Variable:
    case Role::Variables:
        if (role == Role::Bind && name == QLatin1String("@self"))
            return Words::tr("@self is the running task and cannot be assigned.");
        return isVariableName(name) ? QString() : Words::tr("\u201c%1\u201d is not a valid variable name.").arg(name);
    case Role::ExceptionType:
    case Role::ExceptionTypes:
        return isKnownExceptionType(scope.set, name) ? QString() : Words::tr("There is no exception type \u201c%1\u201d.").arg(name);
    case Role::Object:
        return words(role).contains(name) ? QString() : Words::tr("There is no such shared object \u201c%1\u201d.").arg(name);
    case Role::Coroutine:
        return scope.set.find(name) ? QString() : Words::tr("There is no coroutine \u201c%1\u201d.").arg(name);
    default: return {};
    }
}

QStringList KnownNames::words(Role role) const
{
    switch (role) {
    case Role::Variable:
    case Role::Variables: {
        QStringList words = scope.taskVariables;
        for (const QString &name : scope.variables)
            if (!words.contains(name))
                words += name;
        return words + QStringList{QStringLiteral("@self")};
    }
    case Role::Object: {
        QStringList words;
        for (const ObjectKind kind : objects)
            words += scope.objects(kind);
        return objects.empty() ? scope.allObjects() : words;
    }
    case Role::ExceptionType:
    case Role::ExceptionTypes: return scope.exceptionTypes();
    case Role::Coroutine: return scope.coroutines();
    default: return {};
    }
}

void FormFields::name(const QString &key, Role role, Need need, const Lens<QString> &lens)
{
    const bool free = role == Role::Text || role == Role::Message;
    const auto parse = [known = m_known, role, need, free](const QString &typed) -> Result<QString> {
        const QString given = free ? typed : typed.trimmed();
        if (given.isEmpty() && need == Need::Required && !free)
            return Problem{{}, Words::tr("A name is needed.")};
        const QString problem = given.isEmpty() ? QString() : known->wrong(role, given);
        return problem.isEmpty() ? Result<QString>(given) : Result<QString>(Problem{{}, problem});
    };
    FormField &field = text<QString>(key, controlOf(role), lens, lens.get(m_node), parse);
    field.label = label(key, role);
    field.options = m_known->words(role);
}

void FormFields::optionalName(const QString &key, Role role, const Lens<std::optional<QString>> &lens)
{
    using Value = std::optional<QString>;
    const bool free = role == Role::Text || role == Role::Message || role == Role::Label;
    const auto parse = [known = m_known, role, free](const QString &typed) -> Result<Value> {
        const QString given = free ? typed : typed.trimmed();
        if (given.isEmpty())
            return Value();
        const QString problem = known->wrong(role, given);
        return problem.isEmpty() ? Result<Value>(Value(given)) : Result<Value>(Problem{{}, problem});
    };
    FormField &field = text<Value>(key, controlOf(role), lens, messageText(lens.get(m_node)), parse);
    field.label = label(key, role);
    field.options = m_known->words(role);
    field.placeholder = role == Role::Bind ? Words::tr("not kept") : role == Role::Message ? Words::tr("no message")
                                                                                           : Words::tr("none");
}

void FormFields::names(const QString &key, Role role, const Lens<QStringList> &lens)
{
    const QString shown = lens.get(m_node).join(QStringLiteral(", "));
    FormField &field = text<QStringList>(key, controlOf(role), lens, shown, [known = m_known, role](const QString &typed) -> Result<QStringList> {
        const QStringList given = parts(typed);
        if (given.isEmpty())
            return Problem{{}, Words::tr("At least one name is needed.")};
        for (const QString &one : given)
            if (const QString problem = known->wrong(role, one); !problem.isEmpty())
                return Problem{{}, problem};
        return given;
    });
    field.label = label(key, role);
    field.options = m_known->words(role);
}

void FormFields::coroutines(const QString &key, const Lens<std::optional<QStringList>> &lens)
{
    using Value = std::optional<QStringList>;
    const QString shown = lens.get(m_node).value_or(QStringList()).join(QStringLiteral(", "));
    FormField &field = text<Value>(key, FormField::Control::List, lens, shown, [known = m_known](const QString &typed) -> Result<Value> {
        const QStringList given = parts(typed);
        for (const QString &one : given) {
            if (const QString problem = known->wrong(Role::Coroutine, one); !problem.isEmpty())
                return Problem{{}, problem};
            if (!known->scope.parameters(one).isEmpty())
                return Problem{{}, Words::tr("“%1” needs arguments.").arg(one)};
        }
        return given.isEmpty() ? Value() : Value(given);
    });
    field.label = key;
    field.options = m_known->words(Role::Coroutine);
    field.placeholder = Words::tr("nothing");
}

void FormFields::cause(const QString &key, const Lens<std::optional<Cause>> &lens)
{
    using Value = std::optional<Cause>;
    const Value now = lens.get(m_node);
    const QString shown = !now ? QString() : now->value_or(QStringLiteral("None"));
    FormField &field = text<Value>(key, FormField::Control::Pick, lens, shown, [known = m_known](const QString &typed) -> Result<Value> {
        const QString given = typed.trimmed();
        if (given.isEmpty())
            return Value();
        if (given == QLatin1String("None"))
            return Value(Cause());
        const QString problem = known->wrong(Role::Variable, given);
        return problem.isEmpty() ? Result<Value>(Value(Cause(given))) : Result<Value>(Problem{{}, problem});
    });
    field.label = label(key, Role::Cause);
    field.options = QStringList{QStringLiteral("None")} + m_known->scope.variables;
    field.placeholder = Words::tr("not given");
}

void FormFields::milliseconds(const QString &key, const Lens<qint64> &lens)
{
    FormField &field = text<qint64>(key, FormField::Control::Text, lens, editableDuration(lens.get(m_node)), parseDuration);
    field.label = label(key, Role::Milliseconds);
    field.placeholder = Words::tr("250ms, 1.5s, 2m");
}

void FormFields::limit(const QString &key, const Lens<std::optional<qint64>> &lens)
{
    using Value = std::optional<qint64>;
    const Value now = lens.get(m_node);
    FormField &field = text<Value>(key, FormField::Control::Text, lens, now ? editableDuration(*now) : QString(), [](const QString &typed) -> Result<Value> {
        const QString given = typed.trimmed();
        if (given.isEmpty() || given.compare(Words::tr("never"), Qt::CaseInsensitive) == 0)
            return Value();
        const Result<qint64> ms = parseDuration(given);
        return ms ? Result<Value>(Value(*ms)) : Result<Value>(ms.problems());
    });
    field.label = label(key, Role::MillisecondsOrNever);
    field.placeholder = Words::tr("no limit");
}

void FormFields::count(const QString &key, const Lens<qint64> &lens)
{
    text<qint64>(key, FormField::Control::Text, lens, QString::number(lens.get(m_node)), parseCount).label = label(key, Role::Count);
}

void FormFields::optionalCount(const QString &key, const Lens<std::optional<qint64>> &lens)
{
    using Value = std::optional<qint64>;
    const Value now = lens.get(m_node);
    FormField &field = text<Value>(key, FormField::Control::Text, lens, now ? QString::number(*now) : QString(), [](const QString &typed) -> Result<Value> {
        if (typed.trimmed().isEmpty())
            return Value();
        const Result<qint64> number = parseCount(typed);
        return number ? Result<Value>(Value(*number)) : Result<Value>(number.problems());
    });
    field.label = label(key, Role::Count);
    field.placeholder = Words::tr("once");
}

void FormFields::factor(const QString &key, const Lens<std::optional<double>> &lens)
{
    using Value = std::optional<double>;
    const Value now = lens.get(m_node);
    const QString shown = now ? QString::number(*now, 'g', QLocale::FloatingPointShortest) : QString();
    FormField &field = text<Value>(key, FormField::Control::Text, lens, shown, [](const QString &typed) -> Result<Value> {
        if (typed.trimmed().isEmpty())
            return Value();
        bool ok = false;
        const double number = typed.trimmed().toDouble(&ok);
        if (!ok || !(number >= 0) || number > maxTimes)
            return Problem{{}, Words::tr("A number of 0 or more is needed.")};
        return Value(number);
    });
    field.label = label(key, Role::Factor);
    field.placeholder = QStringLiteral("2");
}

void FormFields::flag(const QString &key, const Lens<std::optional<bool>> &lens)
{
    // `await` defaults to true; every other flag defaults to false.
    const bool normal = key == QLatin1String("await");
    const bool now = lens.get(m_node).value_or(normal);
    FormField &field = text<std::optional<bool>>(key, FormField::Control::Flag, lens, now ? QStringLiteral("true") : QStringLiteral("false"),
                                                 [normal](const QString &typed) -> Result<std::optional<bool>> {
                                                     const bool on = typed == QLatin1String("true");
                                                     return on == normal ? std::optional<bool>() : std::optional<bool>(on);
                                                 });
    field.label = label(key, Role::Flag);
}

void FormFields::value(const QString &key, Role role, const Lens<Expr> &lens)
{
    const Expr now = lens.get(m_node);
    const bool time = role == Role::Duration;
    const bool mayBeNever = role == Role::MomentOrNever;
    const bool moment = role == Role::Moment || mayBeNever;
    const auto parse = [time, moment, mayBeNever, known = m_known](const QString &typed) -> Result<Expr> {
        if (const QString given = typed.trimmed(); mayBeNever && (given.isEmpty() || given.compare(Words::tr("never"), Qt::CaseInsensitive) == 0))
            return Expr();
        Result<Expr> parsed = time ? parseTime(typed.trimmed(), known->scope.variables) : parseExpr(typed);
        if (moment && parsed && !(mayBeNever && parsed->isNull()) && !parsed->isComputed()) // the clock of the loop does not start at zero
            return mayBeNever ? Problem{{}, Words::tr("This must be a computed moment, such as time() + 1000, or never.")}
                              : Problem{{}, Words::tr("This must be a computed moment, such as time() + 1000.")};
        return parsed;
    };
    FormField &field = text<Expr>(key, FormField::Control::Text, lens, time ? timeText(now) : moment && now.isNull() ? QString()
                                                                                                                     : exprText(now),
                                  parse);
    field.label = label(key, role);
    field.placeholder = time ? Words::tr("250ms, 1.5s, 2m")
        : mayBeNever         ? Words::tr("time() + 1000, or never")
        : moment             ? Words::tr("time() + 1000")
                             : Words::tr("\"text\", 42, True, x");
}

void FormFields::optionalValue(const QString &key, const Lens<std::optional<Expr>> &lens)
{
    using Value = std::optional<Expr>;
    const Value now = lens.get(m_node);
    FormField &field = text<Value>(key, FormField::Control::Text, lens, now ? exprText(*now) : QString(), [](const QString &typed) -> Result<Value> {
        if (typed.trimmed().isEmpty())
            return Value();
        const Result<Expr> value = parseExpr(typed);
        return value ? Result<Value>(Value(*value)) : Result<Value>(value.problems());
    });
    field.label = label(key, Role::Value);
    field.placeholder = Words::tr("nothing");
}

void FormFields::condition(const QString &key, const Lens<Condition> &lens)
{
    const Condition now = lens.get(m_node);
    const QStringList kinds{Words::tr("is true"), Words::tr("equals"), Words::tr("is false"),
                            Words::tr("is an instance"), Words::tr("is done"), Words::tr("is cancelled"), Words::tr("compares"),
                            Words::tr("all of these"), Words::tr("any of these"), Words::tr("is being cancelled")};
    choice(key, Words::tr("Condition"), kinds, static_cast<int>(now.node.index()), [lens, known = m_known](const FormNode &node, int kind) {
        FormNode changed = node;
        const Condition before = lens.get(node);
        Condition next = conditionOf(kind, known->scope);
        if (auto *negated = std::get_if<Condition::Not>(&next.node); negated && !std::holds_alternative<Condition::Not>(before.node))
            negated->of = std::make_shared<const Condition>(before);
        const std::vector<Condition> *of = partsOf(before);
        if (std::vector<Condition> *parts = partsOf(next)) // keeps what was there
            *parts = of ? *of : std::vector<Condition>{before, parts->front()};
        lens.set(changed, next);
        return changed;
    });
    const auto below = [&](const char *name) { return key + u'/' + QLatin1String(name); };
    ++m_depth;
    if (std::holds_alternative<Condition::Truthy>(now.node)) {
        value(below("truthy"), Role::Value, part(alternative<Condition::Truthy>(lens), &Condition::Truthy::value));
    } else if (std::holds_alternative<Condition::Equal>(now.node)) {
        value(below("left"), Role::Value, part(alternative<Condition::Equal>(lens), &Condition::Equal::left));
        value(below("right"), Role::Value, part(alternative<Condition::Equal>(lens), &Condition::Equal::right));
    } else if (std::holds_alternative<Condition::IsInstance>(now.node)) {
        value(below("value"), Role::Value, part(alternative<Condition::IsInstance>(lens), &Condition::IsInstance::value));
        name(below("type"), Role::ExceptionType, Need::Required, part(alternative<Condition::IsInstance>(lens), &Condition::IsInstance::type));
    } else if (std::holds_alternative<Condition::Done>(now.node)) {
        name(below("task"), Role::Variable, Need::Required, part(alternative<Condition::Done>(lens), &Condition::Done::task));
    } else if (std::holds_alternative<Condition::Cancelled>(now.node)) {
        name(below("task"), Role::Variable, Need::Required, part(alternative<Condition::Cancelled>(lens), &Condition::Cancelled::task));
    } else if (std::holds_alternative<Condition::Cancelling>(now.node)) {
        name(below("task"), Role::Variable, Need::Required, part(alternative<Condition::Cancelling>(lens), &Condition::Cancelling::task));
    } else if (std::holds_alternative<Condition::Compare>(now.node)) {
        comparison(key, lens);
    } else if (partsOf(now)) {
        conditions(key, lens);
    } else {
        const auto negated = alternative<Condition::Not>(lens);
        const auto put = [negated](FormNode &n, Condition inner) { negated.set(n, {std::make_shared<const Condition>(std::move(inner))}); };
        condition(below("not"), {[negated](const FormNode &n) { return *negated.get(n).of; }, put});
    }
    --m_depth;
}

void FormFields::comparison(const QString &key, const Lens<Condition> &lens)
{
    const auto compare = alternative<Condition::Compare>(lens);
    QStringList symbols;
    for (int op = 0; op <= static_cast<int>(CompareOp::In); ++op)
        symbols += symbolOf(static_cast<CompareOp>(op));
    const auto op = part(compare, &Condition::Compare::op);
    value(key + QStringLiteral("/left"), Role::Value, part(compare, &Condition::Compare::left));
    choice(key + QStringLiteral("/compare"), Words::tr("Operator"), symbols, static_cast<int>(op.get(m_node)), [op](const FormNode &node, int chosen) {
        FormNode changed = node;
        op.set(changed, static_cast<CompareOp>(chosen));
        return changed;
    });
    value(key + QStringLiteral("/right"), Role::Value, part(compare, &Condition::Compare::right));
}

//! The conditions of an `and` or `or`, one below the other, and actions that add one and remove the last.
void FormFields::conditions(const QString &key, const Lens<Condition> &lens)
{
    const Condition whole = lens.get(m_node);
    const std::size_t count = partsOf(whole)->size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto get = [lens, i](const FormNode &node) {
            const Condition all = lens.get(node);
            return partsOf(all)->at(i);
        };
        const auto set = [lens, i](FormNode &node, Condition one) {
            Condition all = lens.get(node);
            partsOf(all)->at(i) = std::move(one);
            lens.set(node, std::move(all));
        };
        condition(key + u'/' + QString::number(i), {get, set});
    }
    const auto change = [this, &key, &lens](const char *name, const QString &text, std::function<void(std::vector<Condition> &)> how) {
        m_form.actions.push_back({QLatin1String(name) + key, text, [lens, how](const FormNode &node) {
                                      FormNode changed = node;
                                      Condition all = lens.get(node);
                                      how(*partsOf(all));
                                      lens.set(changed, std::move(all));
                                      return changed;
                                  }});
    };
    change("addCondition:", Words::tr("+ condition"), [known = m_known](std::vector<Condition> &of) { of.push_back(conditionOf(0, known->scope)); });
    if (count > 1)
        change("removeCondition:", Words::tr("\u2212 last condition"), [](std::vector<Condition> &of) { of.pop_back(); });
}

} // namespace awaitscope
