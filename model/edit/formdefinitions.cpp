// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/edit/formbuilder.h: definitions and settings.
#include "model/edit/definitions.h"
#include "model/edit/exprtext.h"
#include "model/edit/formbuilder.h"
#include "model/program/grammar/exceptiontypes.h"

#include <QCoreApplication>

#include <algorithm>

// The forms of exception types, shared objects and external actions.

namespace awaitscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StepForm)
};

template <typename T>
Lens<T> whole()
{
    return {[](const FormNode &n) { return std::get<T>(n); }, [](FormNode &n, T value) { n = std::move(value); }};
}

//! Why a definition cannot have this name, or empty. `taken`: the names of its kind, including `own`.
QString wrongName(const QString &name, const QString &own, const QStringList &taken)
{
    if (!isVariableName(name) || name.startsWith(u'$') || name.startsWith(u'@'))
        return Words::tr("\u201c%1\u201d is not a valid name: use letters, digits and _.").arg(name);
    return name != own && taken.contains(name) ? Words::tr("\u201c%1\u201d already exists.").arg(name) : QString();
}

} // namespace

void FormBuilder::exceptionType()
{
    const ExceptionType now = std::get<ExceptionType>(m_node);
    const auto type = whole<ExceptionType>();
    text<QString>(QStringLiteral("name"), FormField::Control::Text, part(type, &ExceptionType::name), now.name,
                  [now, known = m_known](const QString &typed) -> Result<QString> {
                      const QString problem = wrongName(typed.trimmed(), now.name, known->scope.exceptionTypes());
                      return problem.isEmpty() ? Result<QString>(typed.trimmed()) : Result<QString>(Problem{{}, problem});
                  })
        .label
        = Words::tr("Name");
    FormField &base = text<QString>(QStringLiteral("base"), FormField::Control::Pick, part(type, &ExceptionType::base), now.base,
                                    [now, known = m_known](const QString &typed) -> Result<QString> {
                                        const QString given = typed.trimmed();
                                        const QString problem = known->wrong(Role::ExceptionType, given);
                                        if (!problem.isEmpty())
                                            return Problem{{}, problem};
                                        if (isSubclass(known->scope.set, given, now.name))
                                            return Problem{{}, Words::tr("An exception type cannot be derived from itself.")};
                                        return given;
                                    });
    base.label = label(base.key, Role::ExceptionType);
    for (const QString &name : m_known->scope.exceptionTypes())
        if (!isSubclass(m_known->scope.set, name, now.name))
            base.options += name;
}

void FormBuilder::sharedObject()
{
    const SharedObject now = std::get<SharedObject>(m_node);
    const auto object = whole<SharedObject>();
    text<QString>(QStringLiteral("name"), FormField::Control::Text, part(object, &SharedObject::name), now.name,
                  [now, known = m_known](const QString &typed) -> Result<QString> {
                      const QString problem = wrongName(typed.trimmed(), now.name, known->scope.allObjects());
                      return problem.isEmpty() ? Result<QString>(typed.trimmed()) : Result<QString>(Problem{{}, problem});
                  })
        .label
        = Words::tr("Name");
    const int used = countMentions(m_known->scope.set, NameKind::Object, now.name);
    if (used == 0) // another kind would not suit the steps that use it
        choice(QStringLiteral("kind"), Words::tr("Kind"), objectKindNames(), static_cast<int>(now.kind), [](const FormNode &node, int kind) {
            SharedObject changed = std::get<SharedObject>(node);
            changed.kind = static_cast<ObjectKind>(kind);
            changed.value.reset();
            changed.maxsize.reset();
            changed.bounded.reset();
            changed.order.reset();
            changed.parties.reset();
            changed.workers.reset();
            changed.fallback.reset();
            return FormNode(changed);
        });
    if (now.kind == ObjectKind::Semaphore) {
        optionalCount(QStringLiteral("value"), part(object, &SharedObject::value));
        m_form.fields.back().label = Words::tr("Slots");
        m_form.fields.back().placeholder = QStringLiteral("1");
        flag(QStringLiteral("bounded"), part(object, &SharedObject::bounded));
    } else if (now.kind == ObjectKind::Queue) {
        optionalCount(QStringLiteral("maxsize"), part(object, &SharedObject::maxsize));
        m_form.fields.back().placeholder = Words::tr("no limit");
        const auto order = part(object, &SharedObject::order);
        choice(QStringLiteral("order"), Words::tr("Order"), {Words::tr("first in, first out"), Words::tr("last in, first out"), Words::tr("smallest first")},
               static_cast<int>(now.order.value_or(QueueOrder::Fifo)), [order](const FormNode &node, int chosen) {
                   FormNode changed = node;
                   const auto chosenOrder = static_cast<QueueOrder>(chosen);
                   order.set(changed, chosenOrder == QueueOrder::Fifo ? std::nullopt : std::optional(chosenOrder));
                   return changed;
               });
    } else if (now.kind == ObjectKind::Barrier) {
        optionalCount(QStringLiteral("parties"), part(object, &SharedObject::parties));
        m_form.fields.back().placeholder = QStringLiteral("2");
    } else if (now.kind == ObjectKind::Executor) {
        optionalCount(QStringLiteral("workers"), part(object, &SharedObject::workers));
        m_form.fields.back().placeholder = QStringLiteral("1");
    } else if (now.kind == ObjectKind::ContextVariable) {
        optionalValue(QStringLiteral("fallback"), part(object, &SharedObject::fallback));
        m_form.fields.back().label = Words::tr("Default");
        m_form.fields.back().placeholder = Words::tr("none");
    }
}

void FormBuilder::externalAction()
{
    const ExternalAction now = std::get<ExternalAction>(m_node);
    const auto action = whole<ExternalAction>();
    milliseconds(QStringLiteral("at"), part(action, &ExternalAction::at));
    choice(QStringLiteral("op"), Words::tr("The user"), externalOpNames(), static_cast<int>(now.op), [known = m_known](const FormNode &node, int op) {
        ExternalAction changed = std::get<ExternalAction>(node);
        changed.op = static_cast<ExternalOp>(op);
        const QStringList targets = externalTargets(known->scope.set, changed.op);
        if (changed.op == ExternalOp::Interrupt)
            changed.of.clear();
        else if (!targets.contains(changed.of) && !targets.isEmpty())
            changed.of = targets.front();
        if (changed.op != ExternalOp::Cancel)
            changed.msg.reset();
        if (changed.op != ExternalOp::SetResult)
            changed.value.reset();
        return FormNode(changed);
    });
    if (now.op == ExternalOp::Interrupt)
        return; // it acts on the whole program
    FormField &of = text<QString>(QStringLiteral("target"), FormField::Control::Pick, part(action, &ExternalAction::of), now.of,
                                  [now, known = m_known](const QString &typed) -> Result<QString> {
                                      const QString given = typed.trimmed();
                                      const bool fits = externalTargets(known->scope.set, now.op).contains(given);
                                      const bool global = now.op != ExternalOp::EventSet && given.startsWith(u'$') && isVariableName(given);
                                      if (fits || global)
                                          return given;
                                      return Problem{{}, Words::tr("Nothing named \u201c%1\u201d can be reached from outside.").arg(given)};
                                  });
    of.label = Words::tr("What");
    of.options = externalTargets(m_known->scope.set, now.op);
    if (now.op == ExternalOp::Cancel)
        optionalName(QStringLiteral("msg"), Role::Message, part(action, &ExternalAction::msg));
    if (now.op == ExternalOp::SetResult)
        optionalValue(QStringLiteral("value"), part(action, &ExternalAction::value));
}

void FormBuilder::coroutineSettings()
{
    const CoroutineSettings now = std::get<CoroutineSettings>(m_node);
    const auto head = whole<CoroutineSettings>();
    text<QString>(QStringLiteral("name"), FormField::Control::Text, part(head, &CoroutineSettings::name), now.name,
                  [now, known = m_known](const QString &typed) -> Result<QString> {
                      const QString name = typed.trimmed();
                      if (name.isEmpty())
                          return Problem{{}, Words::tr("A name is needed.")};
                      if (name != now.name && known->scope.set.find(name))
                          return Problem{{}, Words::tr("\u201c%1\u201d already exists.").arg(name)};
                      return name;
                  })
        .label
        = Words::tr("Name");
    parameters(QStringLiteral("params"), part(head, &CoroutineSettings::params));
}

void FormBuilder::taskSetSettings()
{
    const auto head = whole<TaskSetSettings>();
    optionalName(QStringLiteral("title"), Role::Label, part(head, &TaskSetSettings::title));
    m_form.fields.back().label = Words::tr("Title");
    optionalName(QStringLiteral("name"), Role::Label, part(head, &TaskSetSettings::name));
    m_form.fields.back().label = Words::tr("Name");
    const auto main = part(head, &TaskSetSettings::main);
    name(QStringLiteral("main"), Role::Coroutine, Need::Required, part(main, &CoroCall::coro));
    m_form.fields.back().label = Words::tr("Starts with");
    arguments(QStringLiteral("main/"), main, Times::No);
    coroutines(QStringLiteral("then"), part(head, &TaskSetSettings::then));
    m_form.fields.back().label = Words::tr("Then runs");
    flag(QStringLiteral("eager"), part(head, &TaskSetSettings::eager));
    m_form.fields.back().label = Words::tr("Eager tasks");
}

} // namespace awaitscope
