// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/formats/program/python/pythonbody.h: what waits.

#include "model/formats/program/python/pythonbody.h"

namespace awaitscope {

namespace {

const char *returnWhenName(ReturnWhen when)
{
    switch (when) {
    case ReturnWhen::AllCompleted:
        return "ALL_COMPLETED";
    case ReturnWhen::FirstCompleted:
        return "FIRST_COMPLETED";
    case ReturnWhen::FirstException:
        return "FIRST_EXCEPTION";
    }
    return "ALL_COMPLETED";
}

bool given(const std::optional<QString> &name)
{
    return name && !name->isEmpty();
}

} // namespace

void PythonBody::write(int i, const step::Set &s, const QString &)
{
    assign(i, s.as, m_x.value(s.value));
}

void PythonBody::write(int i, const step::Drop &s, const QString &)
{
    assign(i, s.of, QStringLiteral("None"));
}

void PythonBody::write(int i, const step::Await &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("await ") + m_x.awaitable(s.of, p + QStringLiteral("/of")));
}

void PythonBody::write(int i, const step::Let &s, const QString &p)
{
    assign(i, s.as, m_x.awaitable(s.of, p + QStringLiteral("/of")));
}

void PythonBody::write(int i, const step::List &s, const QString &p)
{
    assign(i, s.as, m_x.list(s.of, p + QStringLiteral("/of")));
}

void PythonBody::write(int i, const step::Call &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("await ") + m_x.call(s.call, p));
}

void PythonBody::write(int i, const step::Make &s, const QString &p)
{
    assign(i, s.as, m_x.call(s.call, p));
}

void PythonBody::write(int i, const step::Spawn &s, const QString &p)
{
    if (!s.call.times)
        return assign(i, s.as, m_x.createTask(m_x.call(s.call, p), s.name, s.in, s.eagerStart.value_or(false)));
    const QString loop = m_x.loopVariable(s.call, p);
    const QString task = m_x.createTask(m_x.call(s.call, p, loop), s.name, s.in, s.eagerStart.value_or(false));
    if (s.as && !s.as->isEmpty())
        return assign(i, s.as, QStringLiteral("[%1 for %2 in range(%3)]").arg(task, loop, QString::number(*s.call.times)));
    line(i, QStringLiteral("for %1 in range(%2):").arg(loop).arg(*s.call.times));
    line(i + 1, task);
}

void PythonBody::write(int i, const step::Gather &s, const QString &p)
{
    const QString gather = m_x.gather(s.of, s.returnExceptions.value_or(false), p + QStringLiteral("/of"));
    assign(i, s.as, s.await.value_or(true) ? QStringLiteral("await ") + gather : gather);
}

void PythonBody::write(int i, const step::Shield &s, const QString &p)
{
    const QString shield = QStringLiteral("asyncio.shield(") + m_x.awaitable(s.of, p + QStringLiteral("/of")) + QLatin1Char(')');
    assign(i, s.as, s.await.value_or(true) ? QStringLiteral("await ") + shield : shield);
}

void PythonBody::write(int i, const step::WaitFor &s, const QString &p)
{
    const QString of = m_x.awaitable(s.of, p + QStringLiteral("/of"));
    assign(i, s.as, QStringLiteral("await asyncio.wait_for(") + of + QStringLiteral(", ") + m_x.seconds(s.ms) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Wait &s, const QString &)
{
    QString of;
    if (s.flat.value_or(false) || (s.of.size() == 1 && m_x.isList(s.of[0]))) {
        of = m_x.variable(s.of[0]);
    } else {
        QStringList parts;
        for (const QString &name : s.of)
            parts += (m_x.isList(name) ? QStringLiteral("*") : QString()) + m_x.variable(name);
        of = QLatin1Char('[') + parts.join(QStringLiteral(", ")) + QLatin1Char(']');
    }
    if (s.ms)
        of += QStringLiteral(", timeout=") + m_x.seconds(s.ms);
    if (s.returnWhen && *s.returnWhen != ReturnWhen::AllCompleted)
        of += QStringLiteral(", return_when=asyncio.") + QLatin1String(returnWhenName(*s.returnWhen));
    const auto target = [this](const std::optional<QString> &name) { return given(name) ? m_x.target(*name) : m_x.freeName({QStringLiteral("_")}); };
    const QString targets = given(s.done) || given(s.pending) ? target(s.done) + QStringLiteral(", ") + target(s.pending) + QStringLiteral(" = ") : QString();
    line(i, targets + QStringLiteral("await asyncio.wait(") + of + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::AsCompleted &s, const QString &p)
{
    const QString of = m_x.list(s.of, p + QStringLiteral("/of")) + (s.ms ? QStringLiteral(", timeout=") + m_x.seconds(s.ms) : QString());
    const QString word = s.isAsync.value_or(false) ? QStringLiteral("async for") : QStringLiteral("for");
    line(i, QStringLiteral("%1 %2 in asyncio.as_completed(").arg(word, m_x.target(s.as)) + of + QStringLiteral("):"));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void PythonBody::write(int i, const step::Yield &s, const QString &)
{
    line(i, QStringLiteral("yield") + (s.value ? QLatin1Char(' ') + m_x.value(*s.value) : QString()));
}

void PythonBody::write(int i, const step::AsyncFor &s, const QString &p)
{
    line(i, QStringLiteral("async for %1 in %2:").arg(m_x.target(s.as), m_x.awaitable(s.of, p + QStringLiteral("/of"))));
    block(i + 1, s.body, p + QStringLiteral("/body"));
}

void PythonBody::write(int i, const step::Anext &s, const QString &)
{
    assign(i, s.as, QStringLiteral("await anext(%1)").arg(m_x.variable(s.of)));
}

void PythonBody::write(int i, const step::Aclose &s, const QString &)
{
    line(i, QStringLiteral("await %1.aclose()").arg(m_x.variable(s.of)));
}

void PythonBody::write(int i, const step::TaskGroup &s, const QString &p)
{
    scope(i, QStringLiteral("asyncio.TaskGroup()"), s.as, s.body, p);
}

void PythonBody::write(int i, const step::Timeout &s, const QString &p)
{
    scope(i, QStringLiteral("asyncio.timeout(") + m_x.seconds(s.ms) + QLatin1Char(')'), s.as, s.body, p);
}

void PythonBody::write(int i, const step::Reschedule &s, const QString &)
{
    const QString when = s.ms ? QStringLiteral("asyncio.get_running_loop().time() + ") + m_x.seconds(s.ms) : QStringLiteral("None");
    line(i, m_x.variable(s.of) + QStringLiteral(".reschedule(") + when + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::TimeoutAt &s, const QString &p)
{
    scope(i, QStringLiteral("asyncio.timeout_at(") + m_x.seconds(s.at) + QLatin1Char(')'), s.as, s.body, p);
}

void PythonBody::write(int i, const step::RescheduleAt &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".reschedule(") + m_x.seconds(s.at) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Collect &, const QString &)
{
    line(i, QStringLiteral("gc.collect()"));
}

void PythonBody::write(int i, const step::RunThreadsafe &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("asyncio.run_coroutine_threadsafe(") + m_x.call(s.call, p) + QStringLiteral(", LOOP)"));
}

void PythonBody::write(int i, const step::ThreadsafeResult &s, const QString &)
{
    assign(i, s.as, m_x.variable(s.of) + QStringLiteral(".result(") + (s.ms ? m_x.seconds(s.ms) : QString()) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::ThreadsafeCancel &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".cancel()"));
}

void PythonBody::write(int i, const step::Cancel &s, const QString &)
{
    const QString message = s.msg ? m_x.literal(*s.msg) : QString();
    if (!s.each.value_or(false) && !m_x.isList(s.of))
        return line(i, m_x.variable(s.of) + QStringLiteral(".cancel(") + message + QLatin1Char(')'));
    const QString task = m_x.freeName({QStringLiteral("task"), QStringLiteral("t"), QStringLiteral("_t")});
    line(i, QStringLiteral("for ") + task + QStringLiteral(" in ") + m_x.variable(s.of) + QLatin1Char(':'));
    line(i + 1, task + QStringLiteral(".cancel(") + message + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Uncancel &s, const QString &)
{
    line(i, m_x.variable(s.of && !s.of->isEmpty() ? *s.of : QStringLiteral("@self")) + QStringLiteral(".uncancel()"));
}

void PythonBody::write(int i, const step::Callback &s, const QString &)
{
    const CallbackAction action = s.action.value_or(CallbackAction::Log);
    const char *name = action == CallbackAction::Log ? "'log'" : action == CallbackAction::Retrieve ? "'retrieve'"
                                                                                                    : "'raise'";
    const QString exception
        = action == CallbackAction::Raise ? m_x.exception(s.type.value_or(QStringLiteral("RuntimeError")), s.msg) : QStringLiteral("None");
    const QStringList arguments{QStringLiteral("_callback"), m_x.literal(s.id), QLatin1String(name), exception};
    line(i, m_x.variable(s.of) + QStringLiteral(".add_done_callback(functools.partial(") + arguments.join(QStringLiteral(", ")) + QStringLiteral("))"));
}

void PythonBody::write(int i, const step::Result &s, const QString &)
{
    assign(i, s.as, m_x.variable(s.of) + QStringLiteral(".result()"));
}

void PythonBody::write(int i, const step::Exception &s, const QString &)
{
    assign(i, s.as, m_x.variable(s.of) + QStringLiteral(".exception()"));
}

void PythonBody::write(int i, const step::Inspect &s, const QString &)
{
    const QString of = m_x.variable(s.of);
    line(i, QStringLiteral("print('state', ") + of + QStringLiteral(".done(), ") + of + QStringLiteral(".cancelled())"));
}

void PythonBody::write(int i, const step::Future &s, const QString &)
{
    assign(i, s.as, QStringLiteral("asyncio.get_running_loop().create_future()"));
}

void PythonBody::write(int i, const step::SetResult &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".set_result(") + m_x.value(s.value.value_or(Expr())) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::SetException &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".set_exception(") + m_x.exception(s.type, s.msg) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Retry &s, const QString &p)
{
    const QString call = m_x.call(s.of, p + QStringLiteral("/of"));
    const double number = s.factor.value_or(2);
    const QString factor = m_x.value(number == double(qint64(number)) ? Expr{qint64(number)} : Expr{number});
    const QString delay = m_x.freeName({QStringLiteral("delay"), QStringLiteral("_delay")});
    const QString attempt = m_x.freeName({QStringLiteral("attempt"), QStringLiteral("_attempt")});
    line(i, delay + QStringLiteral(" = ") + m_x.seconds(s.delay));
    line(i, QStringLiteral("for %1 in range(1, %2):").arg(attempt).arg(s.attempts + 1));
    line(i + 1, QStringLiteral("try:"));
    assign(i + 2, s.as, QStringLiteral("await ") + call);
    line(i + 2, QStringLiteral("break"));
    line(i + 1, QStringLiteral("except ") + m_x.types(s.on) + QLatin1Char(':'));
    line(i + 2, QStringLiteral("if %1 == %2:").arg(attempt).arg(s.attempts));
    line(i + 3, QStringLiteral("raise"));
    line(i + 1, QStringLiteral("await asyncio.sleep(") + delay + QLatin1Char(')'));
    const QString next = QStringLiteral("int(") + delay + QStringLiteral(" * 1000 * ") + factor + QLatin1Char(')');
    const QString limited = s.max ? QStringLiteral("min(") + next + QStringLiteral(", ") + QString::number(*s.max) + QLatin1Char(')') : next;
    line(i + 1, delay + QStringLiteral(" = ") + limited + QStringLiteral(" / 1000"));
}

void PythonBody::write(int i, const step::Semaphore &s, const QString &p)
{
    scope(i, m_x.variable(s.of), std::nullopt, s.body, p);
}

void PythonBody::write(int i, const step::Lock &s, const QString &p)
{
    scope(i, m_x.variable(s.of), std::nullopt, s.body, p);
}

void PythonBody::write(int i, const step::Put &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".put(") + m_x.value(s.value) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::Get &s, const QString &)
{
    assign(i, s.as, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".get()"));
}

void PythonBody::write(int i, const step::TaskDone &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".task_done()"));
}

void PythonBody::write(int i, const step::Join &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".join()"));
}

void PythonBody::write(int i, const step::EventSet &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".set()"));
}

void PythonBody::write(int i, const step::EventClear &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".clear()"));
}

void PythonBody::write(int i, const step::EventWait &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".wait()"));
}

void PythonBody::write(int i, const step::Acquire &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".acquire()"));
}

void PythonBody::write(int i, const step::Release &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".release()"));
}

void PythonBody::write(int i, const step::WithCondition &s, const QString &p)
{
    scope(i, m_x.variable(s.of), std::nullopt, s.body, p);
}

void PythonBody::write(int i, const step::ConditionWait &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".wait()"));
}

void PythonBody::write(int i, const step::ConditionWaitFor &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".wait_for(lambda: ") + m_x.condition(s.cond) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::AllTasks &s, const QString &)
{
    const QString task = m_x.freeName({QStringLiteral("task"), QStringLiteral("_task")});
    const QString others = QStringLiteral("[%1 for %1 in asyncio.all_tasks() if %1 is not asyncio.current_task()]").arg(task);
    assign(i, s.as, s.others.value_or(false) ? others : QStringLiteral("list(asyncio.all_tasks())"));
}

void PythonBody::write(int i, const step::ToThread &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("await ") + m_x.toThread(s.call, p));
}

void PythonBody::write(int i, const step::RunInExecutor &s, const QString &p)
{
    const QString run = m_x.runInExecutor(s.call, s.executor, p);
    assign(i, s.as, s.await.value_or(true) ? QStringLiteral("await ") + run : run);
}

void PythonBody::write(int i, const step::Notify &s, const QString &)
{
    const QString count = s.n ? QString::number(*s.n) : QString();
    line(i, m_x.variable(s.of) + (s.all.value_or(false) ? QStringLiteral(".notify_all()") : QStringLiteral(".notify(") + count + QLatin1Char(')')));
}

void PythonBody::write(int i, const step::BarrierWait &s, const QString &)
{
    assign(i, s.as, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".wait()"));
}

void PythonBody::write(int i, const step::BarrierReset &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".reset()"));
}

void PythonBody::write(int i, const step::BarrierAbort &s, const QString &)
{
    line(i, QStringLiteral("await ") + m_x.variable(s.of) + QStringLiteral(".abort()"));
}

void PythonBody::write(int i, const step::PutNowait &s, const QString &)
{
    line(i, m_x.variable(s.of) + QStringLiteral(".put_nowait(") + m_x.value(s.value) + QLatin1Char(')'));
}

void PythonBody::write(int i, const step::GetNowait &s, const QString &)
{
    assign(i, s.as, m_x.variable(s.of) + QStringLiteral(".get_nowait()"));
}

void PythonBody::write(int i, const step::QueueShutdown &s, const QString &)
{
    line(i, m_x.variable(s.of) + (s.immediate.value_or(false) ? QStringLiteral(".shutdown(immediate=True)") : QStringLiteral(".shutdown()")));
}

void PythonBody::write(int i, const step::CallSoon &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("asyncio.get_running_loop().call_soon(%1)").arg(m_x.called(s.call, p)));
}

void PythonBody::write(int i, const step::CallLater &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("asyncio.get_running_loop().call_later(%1, %2)").arg(m_x.seconds(s.ms), m_x.called(s.call, p)));
}

void PythonBody::write(int i, const step::CallAt &s, const QString &p)
{
    assign(i, s.as, QStringLiteral("asyncio.get_running_loop().call_at(%1, %2)").arg(m_x.seconds(s.at), m_x.called(s.call, p)));
}

void PythonBody::write(int i, const step::DoneCallback &s, const QString &p)
{
    line(i, QStringLiteral("%1.add_done_callback(%2)").arg(m_x.variable(s.of), m_x.called(s.call, p)));
}

void PythonBody::write(int i, const step::ExceptionHandler &s, const QString &p)
{
    line(i, QStringLiteral("asyncio.get_running_loop().set_exception_handler(%1)").arg(m_x.exceptionHandler(s.call, p)));
}

void PythonBody::write(int i, const step::AddSignalHandler &s, const QString &p)
{
    line(i, QStringLiteral("asyncio.get_running_loop().add_signal_handler(signal.SIGINT, %1)").arg(m_x.called(s.call, p)));
}

void PythonBody::write(int i, const step::RemoveSignalHandler &, const QString &)
{
    line(i, QStringLiteral("asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)"));
}

void PythonBody::write(int i, const step::ContextSet &s, const QString &)
{
    assign(i, s.as, QStringLiteral("%1.set(%2)").arg(m_x.variable(s.of), m_x.value(s.value)));
}

void PythonBody::write(int i, const step::ContextReset &s, const QString &)
{
    line(i, QStringLiteral("%1.reset(%2)").arg(m_x.variable(s.of), m_x.variable(s.token)));
}

} // namespace awaitscope
