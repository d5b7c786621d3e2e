// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/stepwords.h"

#include "model/edit/exprtext.h"
#include "model/text/durationtext.h"
#include "views/editor/steps/stepcatalog.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

constexpr int mostMembers = 3; // listed in a line; more are only counted

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StepWords)
};

QString ms(qint64 value)
{
    return millisecondsText(value);
}

QString textInQuotes(const QString &text)
{
    return exprText(Expr{text});
}

QString bound(const std::optional<QString> &as)
{
    return as && !as->isEmpty() ? QStringLiteral(" \u2192 %1").arg(*as) : QString();
}

QString valueOf(const std::optional<Expr> &value)
{
    return value ? exprText(*value) : QString();
}

QString exceptionWords(const QString &type, const std::optional<QString> &msg)
{
    return msg ? type + u' ' + textInQuotes(*msg) : type;
}

QString membersWords(const std::vector<Awaitable> &of)
{
    if (of.size() > mostMembers)
        return Words::tr("%n awaitables", nullptr, static_cast<int>(of.size()));
    QStringList names;
    for (const Awaitable &a : of)
        names += awaitableWords(a);
    return names.isEmpty() ? Words::tr("nothing") : names.join(QStringLiteral(", "));
}

QString executorWords(const CoroCall &call, const std::optional<QString> &executor)
{
    return executor ? Words::tr("%1 in a thread of %2").arg(callWords(call), *executor) : Words::tr("%1 in a thread").arg(callWords(call));
}

struct AwaitableWriter
{
    QString operator()(const Awaitable::Coro &a) const { return callWords(a.call); }
    QString operator()(const Awaitable::Var &a) const { return a.name; }
    QString operator()(const Awaitable::Spawn &a) const
    {
        QString words = Words::tr("task %1").arg(awaitableWords(*a.of));
        if (a.times)
            words += QStringLiteral(" \u00d7 %1").arg(*a.times);
        if (a.name)
            words += u' ' + textInQuotes(*a.name);
        return a.in ? Words::tr("%1 in %2").arg(words, *a.in) : words;
    }
    QString operator()(const Awaitable::Gather &a) const
    {
        const QString words = Words::tr("gather %1").arg(membersWords(a.of));
        return a.returnExceptions.value_or(false) ? Words::tr("%1 (collects exceptions)").arg(words) : words;
    }
    QString operator()(const Awaitable::Shield &a) const { return Words::tr("shield %1").arg(awaitableWords(*a.of)); }
    QString operator()(const Awaitable::WaitFor &a) const
    {
        return a.ms ? Words::tr("%1 for at most %2").arg(awaitableWords(*a.of), ms(*a.ms))
                    : Words::tr("%1 without a limit").arg(awaitableWords(*a.of));
    }
    QString operator()(const Awaitable::Sleep &a) const
    {
        const QString words = Words::tr("sleep %1").arg(ms(a.ms));
        return a.value ? Words::tr("%1, returning %2").arg(words, exprText(*a.value)) : words;
    }
    QString operator()(const Awaitable::ToThread &a) const { return Words::tr("%1 in a thread").arg(callWords(a.call)); }
    QString operator()(const Awaitable::RunInExecutor &a) const { return executorWords(a.call, a.executor); }
    QString operator()(const Awaitable::Each &a) const { return Words::tr("each of %1").arg(a.list); }
};

struct ConditionWriter
{
    QString operator()(const Condition::Truthy &c) const { return exprText(c.value); }
    QString operator()(const Condition::Equal &c) const { return QStringLiteral("%1 == %2").arg(exprText(c.left), exprText(c.right)); }
    QString operator()(const Condition::Not &c) const { return Words::tr("not %1").arg(grouped(*c.of)); }
    static QString grouped(const Condition &c)
    {
        const bool several = std::holds_alternative<Condition::All>(c.node) || std::holds_alternative<Condition::Any>(c.node);
        return several ? u'(' + conditionWords(c) + u')' : conditionWords(c);
    }
    QString operator()(const Condition::Compare &c) const { return QStringLiteral("%1 %2 %3").arg(exprText(c.left), symbolOf(c.op), exprText(c.right)); }
    QString operator()(const Condition::All &c) const { return joined(c.of, Words::tr("%1 and %2")); }
    QString operator()(const Condition::Any &c) const { return joined(c.of, Words::tr("%1 or %2")); }
    static QString joined(const std::vector<Condition> &of, const QString &form)
    {
        QString words;
        for (const Condition &c : of) {
            const QString one = grouped(c);
            words = words.isEmpty() ? one : form.arg(words, one);
        }
        return words;
    }
    QString operator()(const Condition::IsInstance &c) const { return Words::tr("%1 is a %2").arg(exprText(c.value), c.type); }
    QString operator()(const Condition::Done &c) const { return Words::tr("%1 is done").arg(c.task); }
    QString operator()(const Condition::Cancelling &c) const { return Words::tr("%1 is being cancelled").arg(c.task); }
    QString operator()(const Condition::Cancelled &c) const { return Words::tr("%1 was cancelled").arg(c.task); }
};

QString durationWords(const Expr &value)
{
    const auto *whole = std::get_if<qint64>(&value.node);
    return whole ? ms(*whole) : exprText(value);
}

QString notAwaited(const std::optional<bool> &await)
{
    return await.value_or(true) ? QString() : u' ' + Words::tr("(not awaited)");
}

QString retryWords(const step::Retry &s)
{
    QString words = Words::tr("%1, %n times", nullptr, static_cast<int>(s.attempts)).arg(callWords(s.of));
    words += Words::tr(", pause %1").arg(ms(s.delay));
    if (!s.on.isEmpty())
        words += Words::tr(", on %1").arg(s.on.join(QStringLiteral(", ")));
    return words + bound(s.as);
}

QString syncWords(const std::optional<bool> &isSync)
{
    return isSync.value_or(false) ? u' ' + Words::tr("(without await)") : QString();
}

QString managerWords(const CoroCall &enter, const CoroCall &exit, const std::optional<bool> &isSync)
{
    return Words::tr("%1, then %2").arg(callWords(enter), callWords(exit)) + syncWords(isSync);
}

QString waitWords(const step::Wait &s)
{
    QString words = s.of.join(QStringLiteral(", "));
    if (s.ms)
        words = Words::tr("%1 for at most %2").arg(words, ms(*s.ms));
    switch (s.returnWhen.value_or(ReturnWhen::AllCompleted)) {
    case ReturnWhen::AllCompleted: break;
    case ReturnWhen::FirstCompleted: words = Words::tr("%1 until the first is done").arg(words); break;
    case ReturnWhen::FirstException: words = Words::tr("%1 until the first exception").arg(words); break;
    }
    return words + bound(s.done);
}

QString callbackWords(const step::Callback &s)
{
    const QString base = Words::tr("%1 on %2").arg(textInQuotes(s.id), s.of);
    switch (s.action.value_or(CallbackAction::Log)) {
    case CallbackAction::Log: return Words::tr("%1, logs").arg(base);
    case CallbackAction::Retrieve: return Words::tr("%1, retrieves the exception").arg(base);
    case CallbackAction::Raise: return Words::tr("%1, raises %2").arg(base, exceptionWords(s.type.value_or(QString()), s.msg));
    }
    return base;
}

QString raiseWords(const step::Raise &s)
{
    const QString words = exceptionWords(s.type, s.msg);
    if (!s.from)
        return words;
    return Words::tr("%1 from %2").arg(words, s.from->value_or(QStringLiteral("None")));
}

QString fieldWords(Role role, const QString &text)
{
    return role == Role::Text ? textInQuotes(text) : text;
}

QString fieldWords(Role role, const Expr &value)
{
    return role == Role::Duration ? durationWords(value) : exprText(value);
}

template <typename Other>
QString fieldWords(Role, const Other &)
{
    return {}; // steps inside have lines of their own
}

QString momentWords(const Expr &at)
{
    return at.isNull() ? limitWords({}) : exprText(at);
}

struct StepWriter
{
    //! A kind without a function below: its first required field says it all.
    template <typename S>
    QString operator()(const S &s) const
    {
        QString words;
        const auto tell = [&](const auto &field) {
            if (words.isEmpty() && field.need == Need::Required)
                words = fieldWords(field.role, s.*field.member);
        };
        std::apply([&](const auto &...field) { (tell(field), ...); }, S::fields());
        return words;
    }
    QString operator()(const step::Return &s) const { return valueOf(s.value); }
    QString operator()(const step::Raise &s) const { return raiseWords(s); }
    QString operator()(const step::Reraise &) const { return Words::tr("the exception being handled"); }
    QString operator()(const step::RaiseFirst &s) const
    {
        return Words::tr("the first %n times: %1", nullptr, static_cast<int>(s.n)).arg(exceptionWords(s.type, s.msg));
    }
    QString operator()(const step::If &s) const { return conditionWords(s.cond); }
    QString operator()(const step::For &s) const
    {
        const QString names = s.index ? QStringLiteral("%1, %2").arg(*s.index, s.as) : s.as;
        return Words::tr("%1 in %2").arg(names, s.in);
    }
    QString operator()(const step::Repeat &s) const { return Words::tr("%n times", nullptr, static_cast<int>(s.times)); }
    QString operator()(const step::While &s) const { return conditionWords(s.cond); }
    QString operator()(const step::RaiseValue &s) const { return s.from ? Words::tr("%1 from %2").arg(s.of, s.from->value_or(QStringLiteral("None"))) : s.of; }
    QString operator()(const step::Set &s) const { return QStringLiteral("%1 = %2").arg(s.as, exprText(s.value)); }
    QString operator()(const step::Await &s) const { return awaitableWords(s.of) + bound(s.as); }
    QString operator()(const step::Let &s) const { return awaitableWords(s.of) + bound(s.as); }
    QString operator()(const step::List &s) const { return membersWords(s.of) + bound(s.as); }
    QString operator()(const step::Call &s) const { return callWords(s.call) + bound(s.as); }
    QString operator()(const step::Make &s) const { return callWords(s.call) + bound(s.as); }
    QString operator()(const step::Spawn &s) const
    {
        QString words = callWords(s.call);
        if (s.name)
            words += u' ' + textInQuotes(*s.name);
        if (s.eagerStart.value_or(false))
            words += u' ' + Words::tr("(starts at once)");
        return (s.in ? Words::tr("%1 in %2").arg(words, *s.in) : words) + bound(s.as);
    }
    QString operator()(const step::Gather &s) const
    {
        QString words = membersWords(s.of) + bound(s.as);
        if (s.returnExceptions.value_or(false))
            words += u' ' + Words::tr("(collects exceptions)");
        return words + notAwaited(s.await);
    }
    QString operator()(const step::Shield &s) const { return awaitableWords(s.of) + bound(s.as) + notAwaited(s.await); }
    QString operator()(const step::WaitFor &s) const
    {
        return awaitableWords(Awaitable{Awaitable::WaitFor{std::make_shared<Awaitable>(s.of), s.ms}, {}}) + bound(s.as);
    }
    QString operator()(const step::Wait &s) const { return waitWords(s); }
    QString operator()(const step::AsCompleted &s) const
    {
        const QString all = Words::tr("%1 of %2").arg(s.as, membersWords(s.of));
        const QString words = s.isAsync.value_or(false) ? Words::tr("%1, with async for").arg(all) : all;
        return s.ms ? Words::tr("%1 for at most %2").arg(words, ms(*s.ms)) : words;
    }
    QString operator()(const step::TaskGroup &s) const { return s.as ? Words::tr("as %1").arg(*s.as) : QString(); }
    QString operator()(const step::Timeout &s) const
    {
        return s.as ? Words::tr("%1 as %2").arg(limitWords(s.ms), *s.as) : limitWords(s.ms);
    }
    QString operator()(const step::Reschedule &s) const { return Words::tr("%1 to %2").arg(s.of, limitWords(s.ms)); }
    QString operator()(const step::TimeoutAt &s) const
    {
        return s.as ? Words::tr("%1 as %2").arg(momentWords(s.at), *s.as) : momentWords(s.at);
    }
    QString operator()(const step::RescheduleAt &s) const { return Words::tr("%1 to %2").arg(s.of, momentWords(s.at)); }
    QString operator()(const step::RunThreadsafe &s) const { return callWords(s.call) + bound(s.as); }
    QString operator()(const step::ThreadsafeResult &s) const
    {
        return (s.ms ? Words::tr("%1 for at most %2").arg(s.of, ms(*s.ms)) : Words::tr("of %1").arg(s.of)) + bound(s.as);
    }
    QString operator()(const step::Cancel &s) const { return s.msg ? s.of + u' ' + textInQuotes(*s.msg) : s.of; }
    QString operator()(const step::Uncancel &s) const { return s.of.value_or(QStringLiteral("@self")); }
    QString operator()(const step::Callback &s) const { return callbackWords(s); }
    QString operator()(const step::Result &s) const { return Words::tr("of %1").arg(s.of) + bound(s.as); }
    QString operator()(const step::Exception &s) const { return Words::tr("of %1").arg(s.of) + bound(s.as); }
    QString operator()(const step::SetResult &s) const { return s.value ? QStringLiteral("%1 = %2").arg(s.of, exprText(*s.value)) : s.of; }
    QString operator()(const step::SetException &s) const { return Words::tr("%1 to %2").arg(s.of, exceptionWords(s.type, s.msg)); }
    QString operator()(const step::Retry &s) const { return retryWords(s); }
    QString operator()(const step::Put &s) const { return Words::tr("%1 into %2").arg(exprText(s.value), s.of); }
    QString operator()(const step::PutNowait &s) const { return Words::tr("%1 into %2").arg(exprText(s.value), s.of); }
    QString operator()(const step::GetNowait &s) const { return Words::tr("from %1").arg(s.of) + bound(s.as); }
    QString operator()(const step::BarrierWait &s) const { return s.of + bound(s.as); }
    QString operator()(const step::Notify &s) const
    {
        if (s.all.value_or(false))
            return Words::tr("all of %1").arg(s.of);
        return s.n ? Words::tr("%1 of %2").arg(*s.n).arg(s.of) : s.of;
    }
    QString operator()(const step::ConditionWaitFor &s) const { return Words::tr("%1 until %2").arg(s.of, conditionWords(s.cond)); }
    QString operator()(const step::AllTasks &s) const
    {
        return s.others.value_or(false) ? Words::tr("%1, without this one").arg(s.as) : s.as;
    }
    QString operator()(const step::ToThread &s) const { return callWords(s.call) + bound(s.as); }
    QString operator()(const step::RunInExecutor &s) const { return executorWords(s.call, s.executor) + bound(s.as) + notAwaited(s.await); }
    QString operator()(const step::CallSoon &s) const { return callWords(s.call) + bound(s.as); }
    QString operator()(const step::CallLater &s) const { return Words::tr("%1 after %2").arg(callWords(s.call), durationWords(s.ms)) + bound(s.as); }
    QString operator()(const step::CallAt &s) const { return Words::tr("%1 at %2").arg(callWords(s.call), exprText(s.at)) + bound(s.as); }
    QString operator()(const step::DoneCallback &s) const { return Words::tr("%1 when %2 is done").arg(callWords(s.call), s.of); }
    QString operator()(const step::ExceptionHandler &s) const { return callWords(s.call); }
    QString operator()(const step::AddSignalHandler &s) const { return callWords(s.call); }
    QString operator()(const step::ContextSet &s) const { return QStringLiteral("%1 = %2").arg(s.of, exprText(s.value)) + bound(s.as); }
    QString operator()(const step::ContextReset &s) const { return Words::tr("%1 with %2").arg(s.of, s.token); }
    QString operator()(const step::QueueShutdown &s) const { return s.immediate.value_or(false) ? Words::tr("%1 at once").arg(s.of) : s.of; }
    QString operator()(const step::Append &s) const { return Words::tr("%1 onto %2").arg(exprText(s.value), s.of); }
    QString operator()(const step::Extend &s) const { return Words::tr("%1 by %2").arg(s.of, exprText(s.value)); }
    QString operator()(const step::Pop &s) const
    {
        return (s.key ? QStringLiteral("%1[%2]").arg(s.of, exprText(*s.key)) : Words::tr("from %1").arg(s.of)) + bound(s.as);
    }
    QString operator()(const step::SetItem &s) const { return QStringLiteral("%1[%2] = %3").arg(s.of, exprText(s.key), exprText(s.value)); }
    QString operator()(const step::Remove &s) const { return Words::tr("%1 from %2").arg(exprText(s.value), s.of); }
    QString operator()(const step::ForRange &s) const
    {
        QStringList bounds;
        if (s.start || s.step)
            bounds += s.start ? exprText(*s.start) : QStringLiteral("0");
        bounds += exprText(s.stop);
        if (s.step)
            bounds += exprText(*s.step);
        return Words::tr("%1 in %2").arg(s.as, QStringLiteral("range(%1)").arg(bounds.join(QStringLiteral(", "))));
    }
    QString operator()(const step::AddNote &s) const { return Words::tr("%1 on %2").arg(textInQuotes(s.text), s.of); }
    QString operator()(const step::With &s) const { return managerWords(s.enter, s.exit, s.isSync) + bound(s.as); }
    QString operator()(const step::ExitStack &s) const { return Words::tr("as %1").arg(s.as); }
    QString operator()(const step::EnterContext &s) const
    {
        return Words::tr("%1 in %2").arg(managerWords(s.enter, s.exit, s.isSync), s.in) + bound(s.as);
    }
    QString operator()(const step::PushCallback &s) const { return Words::tr("%1 in %2").arg(callWords(s.call), s.in) + syncWords(s.isSync); }
    QString operator()(const step::Suppress &s) const { return s.types.join(QStringLiteral(", ")); }
    QString operator()(const step::Yield &s) const { return s.value ? exprText(*s.value) : QString(); }
    QString operator()(const step::AsyncFor &s) const { return Words::tr("%1 in %2").arg(s.as, awaitableWords(s.of)); }
    QString operator()(const step::Anext &s) const { return Words::tr("of %1").arg(s.of) + bound(s.as); }
    QString operator()(const step::Aclose &s) const { return s.of; }
    QString operator()(const step::Get &s) const { return Words::tr("from %1").arg(s.of) + bound(s.as); }
};

} // namespace

QString limitWords(const std::optional<qint64> &limit)
{
    return limit ? ms(*limit) : Words::tr("never");
}

QString callWords(const CoroCall &call)
{
    QString words = call.coro;
    if (call.args && !call.args->empty()) {
        QStringList args;
        for (const auto &[name, value] : *call.args)
            args += QStringLiteral("%1=%2").arg(name, exprText(value));
        words += u'(' + args.join(QStringLiteral(", ")) + u')';
    }
    return call.times ? QStringLiteral("%1 \u00d7 %2").arg(words).arg(*call.times) : words;
}

QString awaitableWords(const Awaitable &awaitable)
{
    return std::visit(AwaitableWriter{}, awaitable.node);
}

QString conditionWords(const Condition &condition)
{
    return std::visit(ConditionWriter{}, condition.node);
}

QString handlerWords(const Handler &handler)
{
    const QString types = handler.types.join(QStringLiteral(", "));
    return handler.as ? Words::tr("%1 as %2").arg(types, *handler.as) : types;
}

QString stepTitle(const Step &step)
{
    return stepKind(step).title;
}

QString stepWords(const Step &step)
{
    return std::visit(StepWriter{}, step.op);
}

} // namespace awaitscope
