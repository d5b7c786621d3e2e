// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/pythonnames.h"

#include "model/program/file/jsonprinter.h"
#include "model/text/pythontext.h"
#include "model/program/file/jsontext.h"
#include "model/program/file/tasksetwriter.h"

#include <QRegularExpression>

namespace awaitscope {

namespace {

const Expr::Dict *asDict(const Expr &e)
{
    return std::get_if<Expr::Dict>(&e.node);
}

const QString *textOf(const Expr::Dict &dict, const char *key)
{
    const Expr *value = findKey(dict, QString::fromLatin1(key));
    return value ? std::get_if<QString>(&value->node) : nullptr;
}

// In JSON a variable is a dictionary too, but it binds nothing and contains no coroutine.
template <typename Visit>
void forEachChild(const Expr &e, const Visit &visit)
{
    if (const auto *list = std::get_if<Expr::List>(&e.node))
        for (const Expr &x : *list)
            visit(QString(), x);
    if (const auto *dict = asDict(e))
        for (const auto &[key, x] : *dict)
            visit(key, x);
    if (const auto *parts = e.operands())
        for (const Expr &x : *parts)
            visit(QString(), x);
}

constexpr const char *bindingKeys[] = {"as", "index", "done", "pending"};

struct Scope
{
    QSet<QString> bound;
    QSet<QString> used;
};

class Clashes
{
public:
    QSet<QString> bad;
    QSet<QString> variables;

    QSet<QString> scope(const Expr &body, const QStringList &params)
    {
        Scope s{QSet<QString>(params.begin(), params.end()), {}};
        walk(body, s);
        bad += s.bound & s.used;
        variables += s.bound;
        return s.bound;
    }

private:
    void walk(const Expr &e, Scope &s)
    {
        bool isInline = false;
        if (const auto *dict = asDict(e)) {
            for (const char *key : bindingKeys)
                if (const QString *name = textOf(*dict, key))
                    s.bound += *name;
            if (const QString *op = textOf(*dict, "op"); op && *op == QLatin1String("drop")) // an assignment of None
                if (const QString *name = textOf(*dict, "of"))
                    s.bound += *name;
            const Expr *body = findKey(*dict, u"body");
            if (const QString *coro = textOf(*dict, "coro")) {
                s.used += *coro;
                isInline = body != nullptr;
            }
            if (isInline) {
                QStringList params;
                if (const Expr *list = findKey(*dict, u"params"))
                    forEachChild(*list, [&](const QString &, const Expr &x) { params += std::get<QString>(x.node); });
                scope(*body, params);
            }
        }
        forEachChild(e, [&](const QString &key, const Expr &x) {
            if (!isInline || key != QLatin1String("body"))
                walk(x, s);
        });
    }
};

// Names that are bound only by certain kinds of steps: as lists, or as tasks.
struct NamesOf
{
    bool tasks = false;
    QSet<QString> found;
    QSet<QString> others;
    bool deep = false;

    void walk(const Expr &e)
    {
        bool isInline = false;
        if (const auto *dict = asDict(e)) {
            const QString *op = textOf(*dict, "op");
            const bool many = findKey(*dict, u"times") != nullptr;
            const bool spawns = op && *op == QLatin1String("spawn");
            const bool made = tasks ? spawns && !many : (op && (*op == QLatin1String("list") || *op == QLatin1String("all_tasks"))) || (spawns && many);
            if (op && *op == QLatin1String("drop"))
                if (const QString *name = textOf(*dict, "of"); name && tasks)
                    others += *name;
            for (const char *key : bindingKeys) {
                const QString *name = textOf(*dict, key);
                if (!name)
                    continue;
                const bool ofWait = !tasks && (key == bindingKeys[2] || key == bindingKeys[3]);
                (ofWait || (key == bindingKeys[0] && made) ? found : others) += *name;
            }
            isInline = findKey(*dict, u"coro") != nullptr;
        }
        forEachChild(e, [&](const QString &key, const Expr &x) {
            if (deep || !isInline || key != QLatin1String("body")) // an inline coroutine has its own names
                walk(x);
        });
    }

    QSet<QString> result() const
    {
        QSet<QString> out;
        for (const QString &name : found - others)
            if (name.startsWith(QLatin1Char('$')) == deep)
                out += name;
        return out;
    }
};

} // namespace

QSet<QString> clashingNames(const TaskSet &set)
{
    Clashes clashes;
    clashes.bad = {QStringLiteral("asyncio"), QStringLiteral("concurrent"), QStringLiteral("gc"),
                   QStringLiteral("print"), QStringLiteral("G"), QStringLiteral("LOOP")};
    for (const SharedObject &o : set.objects.value_or(std::vector<SharedObject>()))
        clashes.bad += o.name;
    for (const ExceptionType &e : set.exceptions.value_or(std::vector<ExceptionType>()))
        clashes.bad += e.name;
    for (const Coroutine &c : set.coros)
        clashes.scope(toJson(c.body), c.params.value_or(QStringList()));
    return clashes.bad;
}

QSet<QString> variableNames(const TaskSet &set)
{
    Clashes clashes;
    for (const Coroutine &c : set.coros)
        clashes.scope(toJson(c.body), c.params.value_or(QStringList()));
    return clashes.variables;
}

QSet<QString> boundNames(const Body &body, const QStringList &params)
{
    return Clashes().scope(toJson(body), params);
}

namespace {

QSet<QString> namesOf(bool tasks, const Body &body, const QStringList &params)
{
    NamesOf names;
    names.tasks = tasks;
    names.others = QSet<QString>(params.begin(), params.end());
    names.walk(toJson(body));
    return names.result();
}

QSet<QString> globalNamesOf(bool tasks, const TaskSet &set)
{
    NamesOf names;
    names.tasks = tasks;
    names.deep = true;
    for (const Coroutine &c : set.coros)
        names.walk(toJson(c));
    return names.result();
}

} // namespace

QSet<QString> listNames(const Body &body, const QStringList &params)
{
    return namesOf(false, body, params);
}

QSet<QString> globalListNames(const TaskSet &set)
{
    return globalNamesOf(false, set);
}

QSet<QString> taskNames(const Body &body, const QStringList &params)
{
    return namesOf(true, body, params);
}

QSet<QString> globalTaskNames(const TaskSet &set)
{
    return globalNamesOf(true, set);
}

QSet<QString> wordsOf(const Body &body, const QStringList &params)
{
    // As in the reference: the words of the JSON text in ASCII, including escapes.
    std::string ascii;
    const QByteArray json = formatJsonCompact(toJson(body));
    appendAsciiJson(std::string_view(json.data(), std::size_t(json.size())), ascii);
    static const QRegularExpression word(QStringLiteral("\\w+"));
    QSet<QString> words(params.begin(), params.end());
    for (auto it = word.globalMatch(QString::fromStdString(ascii)); it.hasNext();)
        words += it.next().captured();
    return words;
}

bool isCalledByPrograms(const QString &name)
{
    static const QSet<QString> names = [] {
        const QString all = QStringLiteral("asyncio concurrent contextlib contextvars functools gc LOOP signal time types print range enumerate isinstance len "
                                           "min int list set getattr G raise_first undefined "
                                           "type _Manager _SyncManager user_cancels user_sets_result _callback _counts _eager_main runner after");
        const QStringList words = all.split(QLatin1Char(' '));
        return QSet<QString>(words.begin(), words.end());
    }();
    return names.contains(name);
}

bool isPythonKeyword(const QString &name)
{
    static const QSet<QString> keywords = [] {
        const QString all = QStringLiteral("False None True and as assert async await break class continue def del elif else except finally "
                                           "for from global if import in is lambda nonlocal not or pass raise return try while with yield");
        const QStringList list = all.split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }();
    return keywords.contains(name);
}

} // namespace awaitscope
