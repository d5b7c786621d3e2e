// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/tasksetreader.h"

#include "model/program/file/readcontext.h"
#include "model/program/file/tasksetwriter.h"
#include "model/text/inputfile.h"

#include <QFile>

#include <algorithm>

namespace awaitscope {

using Text = TaskSetText;

namespace {

QString key(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

//! Sorts the keys of every object, whose order may differ between two texts of the same set.
Expr sorted(Expr value)
{
    if (auto *list = std::get_if<Expr::List>(&value.node)) {
        for (Expr &element : *list)
            element = sorted(std::move(element));
    } else if (auto *dict = std::get_if<Expr::Dict>(&value.node)) {
        for (auto &[name, element] : *dict)
            element = sorted(std::move(element));
        std::sort(dict->begin(), dict->end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    }
    return value;
}

class TaskSetReader
{
public:
    explicit TaskSetReader(const Expr::Dict &document)
        : m_document(document) {}

    Draft read()
    {
        if (readSchema())
            readSections();
        return {std::move(m_c.set), std::move(m_c.problems)};
    }

private:
    void readSections()
    {
        readTopLevel();
        readExceptions();
        readObjects();
        readSignatures();
        readCoroutines();
        readMain();
        readThen();
        readExternal();
        if (m_c.problems.empty())
            checkInlineCalls(m_c);
        if (m_c.problems.empty())
            checkGenerators(m_c);
        if (m_c.problems.empty())
            checkThreadFunctions(m_c);
    }

    const Expr *find(const char *name) const { return findKey(m_document, key(name)); }
    Path at(const char *name) const { return {m_root, key(name)}; }

    bool readSchema();
    void readTopLevel();
    void readPython();
    void readOptionalText(const char *name, std::optional<QString> &slot);
    void readExceptions();
    bool isDeclared(const QString &exception) const
    {
        const auto &types = *m_c.set.exceptions;
        return std::any_of(types.begin(), types.end(), [&](const ExceptionType &t) { return t.name == exception; });
    }
    void readObjects();
    void readObject(const QString &name, const Expr &v, const Path &path);
    void readObjectMore(const Expr::Dict &dict, const Path &path, SharedObject &out);
    void readSignatures();
    void readCoroutines();
    void readMain();
    void readMainCall(const Expr::Dict &dict);
    void readThen();
    void checkMain(const QString &name, const Path &path);
    void readExternal();
    void readAction(const Expr &v, const Path &path, ExternalAction &out);
    bool readActionOp(const Expr::Dict &dict, const Path &path, ExternalAction &out);
    void needed(const Expr::Dict &dict, const Path &path, const char *name);

    const Expr::Dict &m_document;
    const Path m_root;
    ReadContext m_c;
};

bool TaskSetReader::readSchema()
{
    const Expr *schema = find("schema");
    if (!schema)
        return m_c.fail(m_root, Text::tr("The key “schema” is missing: this is not a task set."));
    const auto *whole = std::get_if<qint64>(&schema->node);
    const auto *real = std::get_if<double>(&schema->node);
    if ((whole && *whole == 1) || (real && *real == 1.0))
        return true;
    return m_c.fail(at("schema"), Text::tr("This program reads task sets of schema 1."));
}

void TaskSetReader::readOptionalText(const char *name, std::optional<QString> &slot)
{
    const Expr *v = find(name);
    if (v && v->isNull())
        m_c.set.extras.emplace_back(key(name), Expr{});
    else if (v)
        readString(m_c, *v, at(name), slot.emplace());
}

void TaskSetReader::readTopLevel()
{
    static const QStringList known{key("schema"), key("name"), key("title"), key("exceptions"), key("objects"), key("coros"),
                                   key("main"), key("then"), key("eager"), key("python"), key("external")};
    static const QStringList kept{key("source"), key("notes"), key("expect")};
    for (const auto &[name, value] : m_document) {
        if (known.contains(name))
            continue;
        if (kept.contains(name) || name.startsWith(u"x-"))
            m_c.set.extras.emplace_back(name, value);
        else
            m_c.fail(Path(m_root, name), Text::tr("Unknown key “%1”; only keys that start with “x-” are kept.").arg(name));
    }
    readOptionalText("name", m_c.set.name);
    readOptionalText("title", m_c.set.title);
    const Expr *eager = find("eager");
    if (eager && eager->isNull())
        m_c.set.extras.emplace_back(key("eager"), Expr{});
    else if (eager)
        readFlag(m_c, *eager, at("eager"), m_c.set.eager.emplace());
    readPython();
}

void TaskSetReader::readPython()
{
    const Expr *python = find("python");
    if (python && python->isNull())
        m_c.set.extras.emplace_back(key("python"), Expr{});
    else if (python) {
        const auto *text = std::get_if<QString>(&python->node);
        m_c.set.python = text ? PythonVersion::fromText(*text) : std::nullopt;
        if (!m_c.set.python)
            m_c.fail(at("python"), Text::tr("“python” must be the text %1.").arg(PythonVersion::allInWords()));
    }
}

void TaskSetReader::readExceptions()
{
    const Expr *v = find("exceptions");
    if (!v)
        return;
    const Path path = at("exceptions");
    const Expr::Dict *dict = awaitscope::readObject(m_c, *v, path, Text::tr("Exception types must be an object of names and bases."));
    m_c.set.exceptions.emplace();
    if (!dict)
        return;
    constexpr size_t maxTypes = 1000;
    if (dict->size() > maxTypes) {
        m_c.fail(path, Text::tr("A task set has at most %1 exception types.").arg(maxTypes));
        return;
    }
    for (const auto &[name, base] : *dict) {
        const auto *baseName = std::get_if<QString>(&base.node);
        const bool declaredLater = baseName && findKey(*dict, *baseName) && !isDeclared(*baseName);
        QString checked;
        if (declaredLater)
            m_c.fail(Path(path, name), Text::tr("The base “%1” must be declared before “%2”.").arg(*baseName, name));
        else
            readExceptionType(m_c, base, Path(path, name), checked);
        m_c.set.exceptions->push_back({name, baseName ? *baseName : QString()});
    }
}

void TaskSetReader::readObjects()
{
    const Expr *v = find("objects");
    if (!v)
        return;
    const Path path = at("objects");
    const Expr::Dict *dict = awaitscope::readObject(m_c, *v, path, Text::tr("Objects must be an object of names and descriptions."));
    m_c.set.objects.emplace();
    if (dict)
        for (const auto &[name, object] : *dict)
            readObject(name, object, Path(path, name));
}

void TaskSetReader::readObject(const QString &name, const Expr &v, const Path &path)
{
    static const QHash<QString, ObjectKind> kinds{{key("semaphore"), ObjectKind::Semaphore},
                                                  {key("lock"), ObjectKind::Lock},
                                                  {key("queue"), ObjectKind::Queue},
                                                  {key("event"), ObjectKind::Event},
                                                  {key("condition"), ObjectKind::Condition},
                                                  {key("barrier"), ObjectKind::Barrier},
                                                  {key("executor"), ObjectKind::Executor},
                                                  {key("context_var"), ObjectKind::ContextVariable}};
    m_c.objects.insert(name, ObjectKind::Lock); // so that an invalid object is not also reported as missing
    const Expr::Dict *dict = awaitscope::readObject(m_c, v, path, Text::tr("This must be an object with the key “type”."));
    if (!dict)
        return;
    SharedObject object;
    object.name = name;
    const Expr *type = findKey(*dict, u"type");
    const auto *kind = type ? std::get_if<QString>(&type->node) : nullptr;
    if (!kind || !kinds.contains(*kind)) {
        m_c.fail(type ? Path(path, key("type")) : path,
                 Text::tr("The type must be semaphore, lock, queue, event, condition, barrier, executor or context_var."));
        return;
    }
    object.kind = kinds.value(*kind);
    m_c.objects.insert(name, object.kind);
    if (const Expr *value = findKey(*dict, u"value"))
        readCount(m_c, *value, Path(path, key("value")), object.value.emplace());
    if (const Expr *size = findKey(*dict, u"maxsize"))
        readCount(m_c, *size, Path(path, key("maxsize")), object.maxsize.emplace());
    readObjectMore(*dict, path, object);
    readOtherKeys(
        m_c, *dict, path,
        {key("type"), key("value"), key("maxsize"), key("bounded"), key("order"), key("parties"), key("max_workers"), key("default")},
        &object.extras);
    m_c.set.objects->push_back(std::move(object));
}

void TaskSetReader::readObjectMore(const Expr::Dict &dict, const Path &path, SharedObject &out)
{
    static const QHash<QString, QueueOrder> orders{{key("fifo"), QueueOrder::Fifo}, {key("lifo"), QueueOrder::Lifo}, {key("priority"), QueueOrder::Priority}};
    if (const Expr *bounded = findKey(dict, u"bounded"))
        readFlag(m_c, *bounded, Path(path, key("bounded")), out.bounded.emplace());
    if (const Expr *order = findKey(dict, u"order")) {
        const auto *word = std::get_if<QString>(&order->node);
        if (word && orders.contains(*word))
            out.order = orders.value(*word);
        else
            m_c.fail(Path(path, key("order")), Text::tr("The order must be fifo, lifo or priority."));
    }
    if (const Expr *fallback = findKey(dict, u"default")) {
        const bool isComplex = std::holds_alternative<Expr::List>(fallback->node) || std::holds_alternative<Expr::Dict>(fallback->node);
        out.fallback = *fallback;
        if (isComplex)
            m_c.fail(Path(path, key("default")), Text::tr("The default must be a number, a text, true, false or null."));
    }
    if (const Expr *workers = findKey(dict, u"max_workers")) {
        qint64 &number = out.workers.emplace();
        if (readCount(m_c, *workers, Path(path, key("max_workers")), number, ReadContext::maxWorkers) && number == 0)
            m_c.fail(Path(path, key("max_workers")), Text::tr("An executor needs at least one thread."));
    }
    if (const Expr *parties = findKey(dict, u"parties")) {
        qint64 &number = out.parties.emplace();
        if (readCount(m_c, *parties, Path(path, key("parties")), number) && number == 0)
            m_c.fail(Path(path, key("parties")), Text::tr("A barrier needs at least one task."));
    }
}

//! Reads the parameters of every coroutine first, so that calls can be checked regardless of the order of coroutines.
void TaskSetReader::readSignatures()
{
    const Expr *v = find("coros");
    const auto *dict = v ? std::get_if<Expr::Dict>(&v->node) : nullptr;
    if (!dict)
        return;
    for (const auto &[name, coro] : *dict) {
        QStringList params;
        const auto *object = std::get_if<Expr::Dict>(&coro.node);
        const Expr *list = object ? findKey(*object, u"params") : nullptr;
        if (const auto *names = list ? std::get_if<Expr::List>(&list->node) : nullptr)
            for (const Expr &param : *names)
                if (const auto *s = std::get_if<QString>(&param.node))
                    params.append(*s);
        m_c.params.insert(name, params);
    }
}

void TaskSetReader::readCoroutines()
{
    const Expr *v = find("coros");
    if (!v) {
        m_c.fail(m_root, Text::tr("The key “%1” is missing.").arg(key("coros")));
        return;
    }
    const Path path = at("coros");
    const Expr::Dict *dict = awaitscope::readObject(m_c, *v, path, Text::tr("Coroutines must be an object of names and bodies."));
    if (!dict)
        return;
    for (const auto &[name, value] : *dict) {
        const Path coroPath(path, name);
        if (name.isEmpty())
            m_c.fail(coroPath, Text::tr("A coroutine must have a name."));
        const Expr::Dict *object = awaitscope::readObject(m_c, value, coroPath, Text::tr("A coroutine must be an object with a “body”."));
        if (!object)
            continue;
        Coroutine &coro = m_c.set.coros.emplace_back();
        coro.name = name;
        if (const Expr *params = findKey(*object, u"params"))
            readParams(m_c, *params, Path(coroPath, key("params")), coro.params.emplace());
        if (const Expr *body = findKey(*object, u"body"))
            readBody(m_c, *body, Path(coroPath, key("body")), Scope{}, coro.body);
        else
            needed(*object, coroPath, "body");
        readOtherKeys(m_c, *object, coroPath, {key("params"), key("body")}, &coro.extras);
    }
}

void TaskSetReader::readMain()
{
    const Expr *v = find("main");
    if (!v) {
        m_c.fail(m_root, Text::tr("The key “%1” is missing.").arg(key("main")));
        return;
    }
    if (const auto *name = std::get_if<QString>(&v->node)) {
        checkMain(*name, at("main"));
        m_c.set.main.coro = *name;
        return;
    }
    m_c.set.mainIsName = false;
    const Expr::Dict *dict = awaitscope::readObject(m_c, *v, at("main"), Text::tr("The main coroutine must be a name, or an object with the key “coro”."));
    if (dict)
        readMainCall(*dict);
}

//! Main is given no arguments.
void TaskSetReader::checkMain(const QString &name, const Path &path)
{
    if (!m_c.params.contains(name))
        m_c.fail(path, Text::tr("There is no coroutine “%1”.").arg(name));
    else if (!m_c.params.value(name).isEmpty())
        m_c.fail(path, Text::tr("“%1” needs the argument %2.").arg(name, m_c.params.value(name).join(QStringLiteral(", "))));
}

void TaskSetReader::readThen()
{
    constexpr std::size_t Most = 1000;
    const Expr *v = find("then");
    if (v && v->isNull())
        m_c.set.extras.emplace_back(key("then"), Expr{});
    if (!v || v->isNull())
        return;
    const Path path = at("then");
    const Expr::List *list = readList(m_c, *v, path, Text::tr("“then” must be a list of coroutine names."));
    if (!list)
        return;
    if (list->size() > Most)
        return void(m_c.fail(path, Text::tr("asyncio.run can follow %1 times at most.").arg(Most)));
    QStringList &then = m_c.set.then.emplace();
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Path item(path, qsizetype(i));
        then.emplace_back();
        if (readString(m_c, (*list)[i], item, then.back()))
            checkMain(then.back(), item);
    }
}

void TaskSetReader::readMainCall(const Expr::Dict &dict)
{
    const Path path = at("main");
    for (const char *name : {"body", "times", "params"})
        if (findKey(dict, key(name)))
            m_c.fail(Path(path, key(name)), Text::tr("“%1” is not allowed in the main coroutine.").arg(key(name)));
    Expr::Dict call;
    for (const auto &member : dict)
        if (member.first == u"coro" || member.first == u"args")
            call.push_back(member);
    if (const Expr *args = findKey(dict, u"args"); args && args->isNull())
        m_c.set.main.extras.emplace_back(key("args"), Expr{});
    readOtherKeys(m_c, dict, path, {key("coro"), key("args"), key("body"), key("times"), key("params")}, &m_c.set.main.extras);
    readCall(m_c, call, path, Scope{}, {false, false}, m_c.set.main);
}

void TaskSetReader::readExternal()
{
    const Expr *v = find("external");
    if (!v)
        return;
    const Path path = at("external");
    m_c.set.external.emplace();
    const Expr::List *list = readList(m_c, *v, path, Text::tr("External actions must be a list."));
    if (!list)
        return;
    m_c.set.external->resize(list->size());
    for (size_t i = 0; i < list->size(); ++i)
        readAction((*list)[i], Path(path, qsizetype(i)), (*m_c.set.external)[i]);
}

void TaskSetReader::needed(const Expr::Dict &dict, const Path &path, const char *name)
{
    if (!findKey(dict, key(name)))
        m_c.fail(path, Text::tr("The key “%1” is missing.").arg(key(name)));
}

bool TaskSetReader::readActionOp(const Expr::Dict &dict, const Path &path, ExternalAction &out)
{
    static const QHash<QString, ExternalOp> ops{{key("cancel"), ExternalOp::Cancel},
                                                {key("set_result"), ExternalOp::SetResult},
                                                {key("event_set"), ExternalOp::EventSet},
                                                {key("interrupt"), ExternalOp::Interrupt}};
    const Expr *v = findKey(dict, u"op");
    const auto *op = v ? std::get_if<QString>(&v->node) : nullptr;
    if (v && (!op || !ops.contains(*op)))
        return m_c.fail(Path(path, key("op")), Text::tr("An external action must be cancel, set_result, event_set or interrupt."));
    if (op)
        out.op = ops.value(*op);
    return true;
}

void TaskSetReader::readAction(const Expr &v, const Path &path, ExternalAction &out)
{
    const Expr::Dict *dict = awaitscope::readObject(m_c, v, path, Text::tr("An external action must be an object with “at”, “op” and “of”."));
    if (!dict)
        return;
    for (const char *name : {"at", "op"})
        needed(*dict, path, name);
    readActionOp(*dict, path, out);
    if (out.op != ExternalOp::Interrupt)
        needed(*dict, path, "of");
    else if (findKey(*dict, u"of"))
        m_c.fail(Path(path, key("of")), Text::tr("An interrupt acts on the whole program: “of” is not allowed."));
    if (const Expr *ms = findKey(*dict, u"at"))
        readMilliseconds(m_c, *ms, Path(path, key("at")), out.at, Sign::NotNegative);
    if (const Expr *of = findKey(*dict, u"of"))
        readString(m_c, *of, Path(path, key("of")), out.of);
    const Expr *msg = findKey(*dict, u"msg");
    if (msg && msg->isNull())
        out.extras.emplace_back(key("msg"), Expr{});
    else if (msg)
        readString(m_c, *msg, Path(path, key("msg")), out.msg.emplace());
    if (const Expr *value = findKey(*dict, u"value"))
        readValue(m_c, *value, Path(path, key("value")), out.value.emplace());
    readOtherKeys(m_c, *dict, path, {key("at"), key("op"), key("of"), key("msg"), key("value")}, &out.extras);
}

Result<Expr> parseObject(const QByteArray &json)
{
    Result<Expr> document = parseJson(json);
    if (document && !std::holds_alternative<Expr::Dict>(document->node))
        return Problem{QString(), Text::tr("A task set must be a JSON object.")};
    return document;
}

} // namespace

Result<TaskSet> readTaskSet(const QByteArray &json)
{
    const Result<Expr> document = parseObject(json);
    if (!document)
        return document.problems();
    Draft draft = TaskSetReader(std::get<Expr::Dict>(document->node)).read();
    if (!draft.problems.empty())
        return std::move(draft.problems);
    return std::move(draft.set);
}

Result<Draft> readDraft(const QByteArray &json)
{
    const Result<Expr> document = parseObject(json);
    if (!document)
        return document.problems();
    Draft draft = TaskSetReader(std::get<Expr::Dict>(document->node)).read();
    if (draft.problems.empty())
        return draft;
    const Result<Expr> again = parseJson(writeTaskSet(draft.set));
    if (!again || sorted(*again) != sorted(*document))
        return std::move(draft.problems);
    return draft;
}

// The reader is the checker: a second one, on the set itself, would have to be kept in sync forever. Generating the text, which
// is half of the cost, is skipped where it adds nothing.
Problems problemsOf(const TaskSet &set)
{
    if (const std::optional<Expr> document = asParsed(toJson(set)))
        return TaskSetReader(std::get<Expr::Dict>(document->node)).read().problems;
    const Result<TaskSet> read = readTaskSet(writeTaskSet(set));
    return read ? Problems() : read.problems();
}

Result<TaskSet> readTaskSetFile(const QString &path)
{
    QFile file;
    QByteArray json;
    QString why = openForReading(file, path, inputlimits::TaskSetBytes);
    if (why.isEmpty())
        why = readRest(file, json, inputlimits::TaskSetBytes);
    if (!why.isEmpty())
        return Problem{QString(), why};
    return readTaskSet(json);
}

} // namespace awaitscope
