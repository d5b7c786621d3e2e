// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/definitions.h"

#include "model/text/durationtext.h"
#include "model/program/grammar/exceptiontypes.h"
#include "model/edit/roweditor.h"
#include "model/edit/exprtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr qint64 someMoment = 500; // ms

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Definitions)
};

template <typename T>
void store(std::optional<std::vector<T>> &list, std::vector<T> items)
{
    if (items.empty())
        list.reset();
    else
        list = std::move(items);
}

QString queueText(const QString &kind, const SharedObject &object)
{
    QString words = kind;
    switch (object.order.value_or(QueueOrder::Fifo)) {
    case QueueOrder::Fifo: break;
    case QueueOrder::Lifo: words = Words::tr("%1, last in first out").arg(kind); break;
    case QueueOrder::Priority: words = Words::tr("%1, smallest first").arg(kind); break;
    }
    return object.maxsize.value_or(0) > 0 ? Words::tr("%1 of at most %2").arg(words).arg(*object.maxsize) : words;
}

QString objectText(const SharedObject &object)
{
    const QString kind = objectKindNames().value(static_cast<int>(object.kind));
    if (object.kind == ObjectKind::Semaphore)
        return Words::tr("%1 with %n slots", nullptr, static_cast<int>(object.value.value_or(1)))
            .arg(object.bounded.value_or(false) ? Words::tr("bounded %1").arg(kind) : kind);
    if (object.kind == ObjectKind::Barrier)
        return Words::tr("%1 for %n tasks", nullptr, static_cast<int>(object.parties.value_or(2))).arg(kind);
    if (object.kind == ObjectKind::Executor)
        return Words::tr("%1 of %n threads", nullptr, static_cast<int>(object.workers.value_or(1))).arg(kind);
    if (object.kind == ObjectKind::Queue)
        return queueText(kind, object);
    if (object.kind == ObjectKind::ContextVariable && object.fallback)
        return Words::tr("%1, default %2").arg(kind, exprText(*object.fallback));
    return kind;
}

QString actionText(const ExternalAction &action)
{
    const QString at = millisecondsText(action.at);
    switch (action.op) {
    case ExternalOp::Cancel:
        return action.msg ? Words::tr("at %1 cancels %2: %3").arg(at, action.of, *action.msg) : Words::tr("at %1 cancels %2").arg(at, action.of);
    case ExternalOp::SetResult: return Words::tr("at %1 sets %2 = %3").arg(at, action.of, action.value ? exprText(*action.value) : exprText(Expr{}));
    case ExternalOp::EventSet: return Words::tr("at %1 sets the event %2").arg(at, action.of);
    case ExternalOp::Interrupt: return Words::tr("at %1 presses Ctrl+C").arg(at);
    }
    return {};
}

//! Sorts bases before their subtypes, and keeps the order otherwise.
std::vector<ExceptionType> basesFirst(std::vector<ExceptionType> types)
{
    std::vector<ExceptionType> ordered;
    while (!types.empty()) {
        const auto ready = std::find_if(types.begin(), types.end(), [&](const ExceptionType &type) {
            return std::none_of(types.begin(), types.end(), [&](const ExceptionType &other) { return other.name == type.base; });
        });
        const auto next = ready == types.end() ? types.begin() : ready;
        ordered.push_back(std::move(*next));
        types.erase(next);
    }
    return ordered;
}

void sortByTime(std::vector<ExternalAction> &actions)
{
    std::stable_sort(actions.begin(), actions.end(), [](const ExternalAction &a, const ExternalAction &b) { return a.at < b.at; });
}

template <typename Taken>
QString freeName(const QString &wish, Taken taken)
{
    QString name = wish;
    for (int i = 2; taken(name); ++i)
        name = wish + QString::number(i);
    return name;
}

//! "$fetch_B" for "fetch B".
QString globalFor(const TaskSet &set, const QString &task)
{
    QString word;
    for (const QChar c : task)
        word += c.isLetterOrNumber() ? c : QChar(u'_');
    if (word.isEmpty() || word[0].isDigit())
        word.prepend(QStringLiteral("task_"));
    const QStringList known = externalTargets(set, ExternalOp::Cancel);
    return freeName(u'$' + word, [&](const QString &name) { return known.contains(name); });
}

} // namespace

QStringList objectKindNames()
{
    return {Words::tr("semaphore"), Words::tr("lock"), Words::tr("queue"), Words::tr("event"), Words::tr("condition"), Words::tr("barrier"),
            Words::tr("executor"), Words::tr("context variable")};
}

QStringList externalOpNames()
{
    return {Words::tr("cancels"), Words::tr("sets the result"), Words::tr("sets the event"), Words::tr("presses Ctrl+C")};
}

int definitionCount(const TaskSet &set, DefinitionKind kind)
{
    switch (kind) {
    case DefinitionKind::Exceptions: return set.exceptions ? static_cast<int>(set.exceptions->size()) : 0;
    case DefinitionKind::Objects: return set.objects ? static_cast<int>(set.objects->size()) : 0;
    case DefinitionKind::External: return set.external ? static_cast<int>(set.external->size()) : 0;
    }
    return 0;
}

FormNode definitionAt(const TaskSet &set, DefinitionKind kind, int index)
{
    const auto at = static_cast<std::size_t>(index);
    switch (kind) {
    case DefinitionKind::Exceptions: return set.exceptions->at(at);
    case DefinitionKind::Objects: return set.objects->at(at);
    case DefinitionKind::External: break;
    }
    return set.external->at(at);
}

QString definitionText(const TaskSet &set, DefinitionKind kind, int index)
{
    const FormNode node = definitionAt(set, kind, index);
    if (const auto *object = std::get_if<SharedObject>(&node))
        return objectText(*object);
    if (const auto *action = std::get_if<ExternalAction>(&node))
        return actionText(*action);
    return std::get<ExceptionType>(node).name;
}

TaskSet withDefinition(const TaskSet &set, DefinitionKind kind, int index, const FormNode &node)
{
    const auto at = static_cast<std::size_t>(index);
    TaskSet changed = set;
    if (kind == DefinitionKind::Exceptions) {
        const auto &type = std::get<ExceptionType>(node);
        const QString old = set.exceptions->at(at).name;
        changed = renamedMentions(set, NameKind::ExceptionType, old, type.name);
        std::vector<ExceptionType> types = *changed.exceptions;
        types[at] = type;
        for (ExceptionType &other : types)
            if (other.base == old)
                other.base = type.name;
        changed.exceptions = basesFirst(std::move(types));
    } else if (kind == DefinitionKind::Objects) {
        const auto &object = std::get<SharedObject>(node);
        changed = renamedMentions(set, NameKind::Object, set.objects->at(at).name, object.name);
        changed.objects->at(at) = object;
    } else {
        changed.external->at(at) = std::get<ExternalAction>(node);
        sortByTime(*changed.external);
    }
    return changed;
}

Result<TaskSet> withoutDefinition(const TaskSet &set, DefinitionKind kind, int index)
{
    const auto at = static_cast<std::ptrdiff_t>(index);
    TaskSet changed = set;
    if (kind == DefinitionKind::Exceptions) {
        const ExceptionType gone = set.exceptions->at(static_cast<std::size_t>(index));
        changed = renamedMentions(set, NameKind::ExceptionType, gone.name, gone.base);
        std::vector<ExceptionType> types = *changed.exceptions;
        types.erase(types.begin() + at);
        for (ExceptionType &other : types)
            if (other.base == gone.name)
                other.base = gone.base;
        store(changed.exceptions, std::move(types));
    } else if (kind == DefinitionKind::Objects) {
        std::vector<SharedObject> objects = *set.objects;
        const QString name = objects[static_cast<std::size_t>(index)].name;
        if (const int used = countMentions(set, NameKind::Object, name); used > 0)
            return Problem{{}, Words::tr("\u201c%1\u201d is used by %n steps; remove those first.", nullptr, used).arg(name)};
        objects.erase(objects.begin() + at);
        store(changed.objects, std::move(objects));
    } else {
        std::vector<ExternalAction> actions = *set.external;
        actions.erase(actions.begin() + at);
        store(changed.external, std::move(actions));
    }
    return changed;
}

TaskSet withNewException(const TaskSet &set, const QString &base)
{
    TaskSet changed = set;
    const QString name = freeName(QStringLiteral("CustomError"), [&](const QString &n) { return isKnownExceptionType(set, n); });
    std::vector<ExceptionType> types = set.exceptions.value_or(std::vector<ExceptionType>());
    types.push_back({name, isKnownExceptionType(set, base) ? base : QStringLiteral("Exception")});
    changed.exceptions = std::move(types);
    return changed;
}

Result<TaskSet> withExceptionBase(const TaskSet &set, int index, const QString &base)
{
    std::vector<ExceptionType> types = set.exceptions.value_or(std::vector<ExceptionType>());
    ExceptionType &moved = types.at(static_cast<std::size_t>(index));
    if (!isKnownExceptionType(set, base))
        return Problem{{}, Words::tr("There is no exception type \u201c%1\u201d.").arg(base)};
    for (QString above = base; !above.isEmpty();) {
        if (above == moved.name)
            return Problem{{}, Words::tr("An exception type cannot be derived from itself.")};
        const auto own = std::find_if(types.begin(), types.end(), [&](const ExceptionType &type) { return type.name == above; });
        above = own == types.end() ? QString() : own->base;
    }
    moved.base = base;
    TaskSet changed = set;
    changed.exceptions = basesFirst(std::move(types));
    return changed;
}

TaskSet withNewObject(const TaskSet &set, ObjectKind kind)
{
    TaskSet changed = set;
    std::vector<SharedObject> objects = set.objects.value_or(std::vector<SharedObject>());
    const char *const words[] = {"semaphore", "lock", "queue", "event", "condition", "barrier"};
    SharedObject object;
    object.name = freeName(QLatin1String(words[static_cast<std::size_t>(kind)]), [&](const QString &name) {
        return std::any_of(objects.begin(), objects.end(), [&](const SharedObject &o) { return o.name == name; });
    });
    object.kind = kind;
    objects.push_back(std::move(object));
    changed.objects = std::move(objects);
    return changed;
}

TaskSet withNewAction(const TaskSet &set, ExternalOp op, const QString &of)
{
    TaskSet changed = set;
    std::vector<ExternalAction> actions = set.external.value_or(std::vector<ExternalAction>());
    ExternalAction action;
    action.at = someMoment;
    action.op = op;
    action.of = of;
    actions.push_back(std::move(action));
    sortByTime(actions);
    changed.external = std::move(actions);
    return changed;
}

QStringList externalTargets(const TaskSet &set, ExternalOp op)
{
    const EditScope scope = scopeOf(set, set.main.coro);
    if (op == ExternalOp::EventSet)
        return scope.objects(ObjectKind::Event);
    if (op == ExternalOp::Interrupt)
        return {};
    QStringList globals;
    for (const QString &name : scope.variables)
        if (name.startsWith(u'$'))
            globals += name;
    return globals;
}

Result<ReachableTask> withReachableTask(const TaskSet &set, int row)
{
    RowEditor editor(set);
    if (!editor.has(row))
        return Problem{{}, Words::tr("The task no longer exists.")};
    CallSite &site = editor.site(row);
    const QString name = editor.rowName(site);
    const QString kept = site.variable();
    if (kept.startsWith(u'$'))
        return ReachableTask{set, kept};
    const QString variable = globalFor(set, name);
    if (site.count() != 1)
        return Problem{{}, Words::tr("\u201c%1\u201d stands for several tasks; only a single task can be chosen.").arg(name)};
    if (site.place == CallSite::Place::Spawn && kept.isEmpty()) {
        std::get<step::Spawn>(site.step().op).as = variable;
    } else if (site.place == CallSite::Place::Spawn) {
        site.body->insert(site.body->begin() + static_cast<std::ptrdiff_t>(site.index) + 1, {step::Set{variable, Expr{VarRef{kept}}}, {}});
    } else if (site.place == CallSite::Place::Member) {
        const auto *label = site.label();
        step::Spawn spawn{*site.call, label ? *label : std::nullopt, {}, variable};
        (*site.list)[site.member] = Awaitable{Awaitable::Var{variable}, {}};
        site.body->insert(site.body->begin() + static_cast<std::ptrdiff_t>(site.index), {std::move(spawn), {}});
    } else {
        return Problem{{}, Words::tr("\u201c%1\u201d runs inside main, not as a task of its own.").arg(name)};
    }
    return ReachableTask{*editor.done(), variable};
}

} // namespace awaitscope
