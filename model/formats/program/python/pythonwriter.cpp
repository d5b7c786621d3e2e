// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/python/pythonwriter.h"

#include "model/formats/program/python/pythonbody.h"
#include "model/program/grammar/treewalk.h"
#include "model/text/pythontext.h"

#include <algorithm>

namespace awaitscope {

namespace {

QLatin1String queueClass(QueueOrder order)
{
    switch (order) {
    case QueueOrder::Fifo: return QLatin1String("Queue");
    case QueueOrder::Lifo: return QLatin1String("LifoQueue");
    case QueueOrder::Priority: return QLatin1String("PriorityQueue");
    }
    Q_UNREACHABLE();
}

QString object(const SharedObject &o, PythonExpressions &x)
{
    const auto number = [](std::optional<qint64> n, qint64 usual) { return n && *n != usual ? QString::number(*n) : QString(); };
    switch (o.kind) {
    case ObjectKind::Semaphore:
        return QStringLiteral("asyncio.%1(")
                   .arg(QLatin1String(o.bounded.value_or(false) ? "BoundedSemaphore" : "Semaphore"))
            + number(o.value, 1) + QLatin1Char(')');
    case ObjectKind::Lock:
        return QStringLiteral("asyncio.Lock()");
    case ObjectKind::Queue:
        return QStringLiteral("asyncio.%1(").arg(queueClass(o.order.value_or(QueueOrder::Fifo))) + number(o.maxsize, 0) + QLatin1Char(')');
    case ObjectKind::Event:
        return QStringLiteral("asyncio.Event()");
    case ObjectKind::Condition:
        return QStringLiteral("asyncio.Condition()");
    case ObjectKind::Barrier:
        return QStringLiteral("asyncio.Barrier(%1)").arg(o.parties.value_or(2));
    case ObjectKind::Executor:
        return QStringLiteral("concurrent.futures.ThreadPoolExecutor(%1)").arg(o.workers.value_or(1));
    case ObjectKind::ContextVariable:
        return QStringLiteral("contextvars.ContextVar(") + x.literal(o.name)
            + (o.fallback ? QStringLiteral(", default=") + x.value(*o.fallback) : QString()) + QLatin1Char(')');
    }
    return {};
}

// If the name is not an identifier, the type is created by a call that is equivalent to the statement.
QString exceptionType(const QString &identifier, const QString &name, const QString &base)
{
    if (identifier == name)
        return QStringLiteral("class %1(%2):\n    pass").arg(identifier, base);
    QString shown = name;
    shown.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)); // Python does not accept it
    return QStringLiteral("%1 = type(%2, (%3,), {})").arg(identifier, QString::fromStdString(pythonRepr(shown.toStdString())), base);
}

// The text between triple double quotes: apostrophes stay as they are, everything else is as in any other literal.
//! One line, with backslashes and what cannot be displayed as in a string; quotes as they are.
QString escaped(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(QLatin1Char('\'')))
        parts += QString::fromStdString(pythonRepr(part.toStdString())).chopped(1).mid(1);
    return parts.join(QLatin1Char('\''));
}

QString docstring(const QString &text)
{
    return QStringLiteral("\"\"\"") + escaped(text).replace(QLatin1Char('"'), QStringLiteral("\\\"")) + QStringLiteral("\"\"\"");
}

//! The notes of the set, which translate.py reads back; or nothing.
QString notesComment(const Extras &extras)
{
    for (const auto &[key, value] : extras)
        if (const QString *notes = key == QLatin1String("notes") ? std::get_if<QString>(&value.node) : nullptr; notes && !notes->isEmpty()) {
            QString out = QStringLiteral("# Notes:\n");
            for (const QString &line : notes->split(QLatin1Char('\n')))
                out += (line.isEmpty() ? QStringLiteral("#") : QStringLiteral("#   ") + escaped(line)) + QLatin1Char('\n');
            return out;
        }
    return {};
}

const char *const raiseFirst = R"(_counts = {}


def raise_first(n, key, exc):
    _counts[key] = _counts.get(key, 0) + 1
    if _counts[key] <= n:
        raise exc)";

const char *const undefined = R"(def undefined(name):
    raise UnboundLocalError(f"cannot access local variable '{name}' where it is not associated with a value"))";

const char *const callback = R"(def _callback(id_, do, exc, fut):
    # fut.exception() would count as looking at the exception
    state = 'cancelled' if fut.cancelled() else 'raised' if fut._exception is not None else 'succeeded'
    print('callback', id_, state)
    if do == 'retrieve' and not fut.cancelled():
        fut.exception()
    elif do == 'raise':
        raise exc)";

const char *const manager = R"(class _Manager:
    def __init__(self, enter, exit, tells=None):
        self.enter, self.exit, self.tells = enter, exit, tells

    async def __aenter__(self):
        return await self.enter()

    async def __aexit__(self, type_, exc, traceback):
        return await self.exit(**({self.tells: exc} if self.tells else {})))";

const char *const syncManager = R"(class _SyncManager:
    def __init__(self, enter, exit, tells=None):
        self.enter, self.exit, self.tells = enter, exit, tells

    def __enter__(self):
        return self.enter()

    def __exit__(self, type_, exc, traceback):
        return self.exit(**({self.tells: exc} if self.tells else {})))";

const char *const userCancels = R"(def user_cancels(of, *message):
    for task in of if isinstance(of, (list, set)) else [of]:
        if task is not None:
            task.cancel(*message))";

const char *const userSetsResult = R"(def user_sets_result(future, value):
    if future is not None and not future.done():
        future.set_result(value))";

//! Whether a thread gives coroutines to the loop, which it must know.
bool usesThreadsafe(const TaskSet &set)
{
    struct Search
    {
        bool found = false;
        void step(const Step &s, const QString &) { found = found || std::holds_alternative<step::RunThreadsafe>(s.op); }
    } search;
    for (const Coroutine &c : set.coros)
        walkBody(c.body, QString(), search);
    return search.found;
}

QString eagerMain(const QString &name, const QString &entry)
{
    return QStringLiteral("async def ") + name
        + QStringLiteral("():\n    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\n    return await ") + entry;
}

class Writer
{
public:
    explicit Writer(const TaskSet &set)
        : m_set(set), m_x(set)
    {
    }
    ProgramText program();

private:
    void section(const QString &text);
    void head();
    void helpers();
    void functions();
    QString userAction(const ExternalAction &action);
    void tail();
    bool hasExternal(ExternalOp op) const;

    const TaskSet &m_set;
    PythonExpressions m_x;
    QString m_entry;
    QStringList m_then; // the entries of the asyncio.run that follow
    std::vector<std::vector<PythonBody::Line>> m_functions;
    QString m_code; // of all functions
    ProgramText m_out;
    int m_line = 1; // of the next line
};

// Two empty lines between sections.
void Writer::section(const QString &text)
{
    if (!m_out.source.isEmpty()) {
        m_out.source += QStringLiteral("\n\n");
        m_line += 2;
    }
    m_out.source += text + QLatin1Char('\n');
    m_line += int(text.count(QLatin1Char('\n'))) + 1;
}

bool Writer::hasExternal(ExternalOp op) const
{
    return m_set.external && std::ranges::any_of(*m_set.external, [op](const ExternalAction &a) { return a.op == op; });
}

void Writer::head()
{
    const bool globals = m_code.contains(QLatin1String("G.")) || hasExternal(ExternalOp::Cancel) || hasExternal(ExternalOp::SetResult);
    QStringList imports{QStringLiteral("import asyncio")};
    const auto isExecutor = [](const SharedObject &o) { return o.kind == ObjectKind::Executor; };
    if ((m_set.objects && std::ranges::any_of(*m_set.objects, isExecutor)) || m_code.contains(QLatin1String("concurrent.futures.")))
        imports += QStringLiteral("import concurrent.futures");
    if (m_code.contains(QLatin1String("contextlib.")))
        imports += QStringLiteral("import contextlib");
    const auto isContextVariable = [](const SharedObject &o) { return o.kind == ObjectKind::ContextVariable; };
    if (m_set.objects && std::ranges::any_of(*m_set.objects, isContextVariable))
        imports += QStringLiteral("import contextvars");
    if (m_code.contains(QLatin1String("functools.partial(")))
        imports += QStringLiteral("import functools");
    if (m_code.contains(QLatin1String("gc.collect()")))
        imports += QStringLiteral("import gc");
    if (hasExternal(ExternalOp::Interrupt) || m_code.contains(QLatin1String("_signal_handler(signal.SIGINT")))
        imports += QStringLiteral("import signal");
    if (m_code.contains(QLatin1String("time.sleep(")))
        imports += QStringLiteral("import time");
    if (globals)
        imports += QStringLiteral("import types");
    const QString title = m_set.title.value_or(QString());
    const QString version = QStringLiteral("# For Python %1; asyncio of other versions may behave differently.\n")
                                .arg(m_set.python.value_or(PythonVersion::byDefault()).text());
    const QString notes = notesComment(m_set.extras);
    QString before = title.isEmpty() ? QString() : docstring(title) + QLatin1Char('\n');
    before += notes;
    if (!before.isEmpty())
        before += QLatin1Char('\n');
    section(before + version + imports.join(QLatin1Char('\n')));
    for (const ExceptionType &e : m_set.exceptions.value_or(std::vector<ExceptionType>()))
        section(exceptionType(m_x.typeName(e.name), e.name, m_x.types({e.base})));
    QStringList shared;
    for (const SharedObject &o : m_set.objects.value_or(std::vector<SharedObject>()))
        shared += m_x.target(o.name) + QStringLiteral(" = ") + object(o, m_x);
    if (globals)
        shared += QStringLiteral("G = types.SimpleNamespace()  # the variables that all coroutines share");
    if (!shared.isEmpty())
        section(shared.join(QLatin1Char('\n')));
}

void Writer::helpers()
{
    if (m_code.contains(QLatin1String("raise_first(")))
        section(QString::fromLatin1(raiseFirst));
    if (m_code.contains(QLatin1String("undefined(")))
        section(QString::fromLatin1(undefined));
    if (m_code.contains(QLatin1String(" _Manager(")) || m_code.contains(QLatin1String("(_Manager(")))
        section(QString::fromLatin1(manager));
    if (m_code.contains(QLatin1String("_SyncManager(")))
        section(QString::fromLatin1(syncManager));
    if (m_code.contains(QLatin1String("partial(_callback, ")))
        section(QString::fromLatin1(callback));
    if (hasExternal(ExternalOp::Cancel))
        section(QString::fromLatin1(userCancels));
    if (hasExternal(ExternalOp::SetResult))
        section(QString::fromLatin1(userSetsResult));
}

void Writer::functions()
{
    for (const auto &lines : m_functions) {
        QStringList text;
        int number = m_line + 2;
        for (const PythonBody::Line &l : lines) {
            text += l.text;
            if (!l.step.isEmpty())
                m_out.lineOfStep.insert(l.step, number);
            ++number;
        }
        section(text.join(QLatin1Char('\n')));
    }
}

QString Writer::userAction(const ExternalAction &action)
{
    // If the global variable is not set yet, it is None, and nothing happens.
    const QString of = action.of.startsWith(QLatin1Char('$')) ? QStringLiteral("getattr(G, '%1', None)").arg(m_x.attribute(action.of))
                                                              : m_x.target(action.of);
    switch (action.op) {
    case ExternalOp::Cancel:
        return QStringLiteral("user_cancels(") + of + (action.msg ? QStringLiteral(", ") + m_x.literal(*action.msg) : QString()) + QLatin1Char(')');
    case ExternalOp::SetResult:
        return QStringLiteral("user_sets_result(") + of + QStringLiteral(", ") + m_x.value(action.value.value_or(Expr())) + QLatin1Char(')');
    case ExternalOp::EventSet:
        return of + QStringLiteral(".set()");
    case ExternalOp::Interrupt:
        return QStringLiteral("signal.raise_signal(signal.SIGINT)");
    }
    return {};
}

void Writer::tail()
{
    QStringList lines;
    if (m_set.external && !m_set.external->empty()) {
        lines << QStringLiteral("with asyncio.Runner() as runner:") << QStringLiteral("    after = runner.get_loop().call_later");
        for (const ExternalAction &action : *m_set.external)
            lines += QStringLiteral("    after(") + m_x.seconds(action.at) + QStringLiteral(", lambda: ") + userAction(action) + QLatin1Char(')');
        lines += QStringLiteral("    runner.run(") + m_entry + QLatin1Char(')');
    } else if (m_set.eager.value_or(false)) {
        section(eagerMain(QStringLiteral("_eager_main"), m_entry));
        lines += QStringLiteral("asyncio.run(_eager_main())");
    } else {
        lines += QStringLiteral("asyncio.run(") + m_entry + QLatin1Char(')');
    }
    int number = 1;
    for (const QString &entry : m_then) {
        if (m_set.eager.value_or(false)) {
            const QString name = QStringLiteral("_eager_main_%1").arg(++number);
            section(eagerMain(name, entry));
            lines += QStringLiteral("asyncio.run(%1())").arg(name);
        } else {
            lines += QStringLiteral("asyncio.run(") + entry + QLatin1Char(')');
        }
    }
    section(lines.join(QLatin1Char('\n')));
}

ProgramText Writer::program()
{
    m_entry = m_x.call(m_set.main, QStringLiteral("/main"));
    const QStringList then = m_set.then.value_or(QStringList());
    for (qsizetype i = 0; i < then.size(); ++i) {
        CoroCall call;
        call.coro = then[i];
        m_then += m_x.call(call, QStringLiteral("/then/") + QString::number(i));
    }
    PythonBody body(m_x);
    for (std::size_t f = 0; f < m_x.functions().size(); ++f) { // grows while it runs
        const PythonExpressions::Function function = m_x.functions()[f];
        m_functions.push_back(body.function(function));
        if (!function.inlined && (function.name == m_set.main.coro || then.contains(function.name)) && usesThreadsafe(m_set))
            m_functions.back().insert(m_functions.back().begin() + 1,
                                      {{QStringLiteral("    global LOOP"), {}}, {QStringLiteral("    LOOP = asyncio.get_running_loop()"), {}}});
        for (const PythonBody::Line &l : m_functions.back())
            m_code += l.text + QLatin1Char('\n');
    }
    head();
    helpers();
    functions();
    tail();
    return m_out;
}

} // namespace

QString ProgramText::stepAt(int line) const
{
    QString best;
    int at = 0;
    for (auto it = lineOfStep.begin(); it != lineOfStep.end(); ++it)
        if (it.value() <= line && it.value() > at) {
            at = it.value();
            best = it.key();
        }
    return best;
}

ProgramText pythonProgram(const TaskSet &set)
{
    return Writer(set).program();
}

} // namespace awaitscope
