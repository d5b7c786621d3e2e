// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/guide/grammarpage.h"

#include "model/formats/trace/eventlayout.h"
#include "model/program/grammar/step.h"
#include "views/editor/steps/stepcatalog.h"

#include <map>
#include <utility>

namespace awaitscope {

namespace {

QString valueOf(Role role)
{
    // A table rather than a switch: a value that lacks a row fails the test, not the build.
    static const std::map<Role, QString> rows{
        {Role::Text, QStringLiteral("text; `{x}` is replaced by the value of x")},
        {Role::Message, QStringLiteral("text; `{x}` is replaced by the value of x; without it an exception without arguments")},
        {Role::Label, QStringLiteral("text")},
        {Role::Bind, QStringLiteral("name of the variable that receives the result")},
        {Role::Variable, QStringLiteral("name of a variable")},
        {Role::Variables, QStringLiteral("list of names of variables, not empty")},
        {Role::Object, QStringLiteral("name of an object of `objects`")},
        {Role::ExceptionType, QStringLiteral("exception type")},
        {Role::ExceptionTypes, QStringLiteral("list of exception types")},
        {Role::Cause, QStringLiteral("name of the variable that holds the cause, or null for `from None`")},
        {Role::Milliseconds, QStringLiteral("milliseconds, an integer")},
        {Role::MillisecondsOrNever, QStringLiteral("milliseconds, or null for no limit")},
        {Role::Moment, QStringLiteral("VALUE computed from `time()`, in milliseconds on the clock of the loop")},
        {Role::MomentOrNever, QStringLiteral("VALUE computed from `time()`: when the steps are ended, in milliseconds on the clock of the loop; null: never")},
        {Role::Duration, QStringLiteral("milliseconds, or a VALUE")},
        {Role::Count, QStringLiteral("integer, 0 or more")},
        {Role::Factor, QStringLiteral("number, 0 or more")},
        {Role::Flag, QStringLiteral("true or false")},
        {Role::Value, QStringLiteral("VALUE")},
        {Role::Condition, QStringLiteral("CONDITION")},
        {Role::Coroutine, QStringLiteral("the keys of a CORO: `coro`, `args`, `body`, `times`")},
        {Role::NestedCoroutine, QStringLiteral("CORO")},
        {Role::Awaitable, QStringLiteral("AWAITABLE")},
        {Role::Awaitables, QStringLiteral("list of AWAITABLE")},
        {Role::Body, QStringLiteral("list of steps")},
        {Role::Handlers, QStringLiteral("list of `{\"types\": [...], \"as\": \"e\", \"body\": [...]}`")},
        {Role::CallbackAction, QStringLiteral("`log`, `retrieve` or `raise`")},
        {Role::ReturnWhen, QStringLiteral("`ALL_COMPLETED`, `FIRST_COMPLETED` or `FIRST_EXCEPTION`")},
    };
    const auto row = rows.find(role);
    return row == rows.end() ? QStringLiteral("(no words)") : row->second;
}

//! Of the steps with values, of context managers and of generators.
constexpr struct
{
    const char *step, *name, *meaning;
} ValueKeys[] = {
    {"append", "of",
     "name of the variable that holds the list"},
    {"extend", "of",
     "name of the variable that holds the list"},
    {"extend", "value",
     "VALUE: a list, a text or an object, whose elements are added"},
    {"pop", "of",
     "name of the variable that holds the list or dictionary"},
    {"pop", "key",
     "VALUE: the index or key; default the last index of a list"},
    {"set_item", "of",
     "name of the variable that holds the list or dictionary"},
    {"set_item", "key",
     "VALUE: the index, or the key, which must be a text"},
    {"remove", "of",
     "name of the variable that holds the list"},
    {"for_range", "as",
     "name of the variable that holds the number"},
    {"for_range", "start",
     "VALUE: the first number; default 0"},
    {"for_range", "stop",
     "VALUE: the end, which is not included"},
    {"for_range", "step",
     "VALUE: the difference between successive numbers, not 0; default 1"},
    {"add_note", "of",
     "name of the variable that holds the exception"},
    {"with", "sync",
     "true: a plain `with`; `enter` and `exit` are functions (`__enter__` and `__exit__`), which cannot await"},
    {"with", "enter",
     "CORO: its `__aenter__`"},
    {"with", "exit",
     "CORO: its `__aexit__`; a parameter `exc` without an argument is the exception, or null; "
     "it suppresses the exception if it returns a true value"},
    {"with", "as",
     "name of the variable that receives the result of `enter`"},
    {"exit_stack", "as",
     "name of the variable that holds the stack, for `in`"},
    {"enter_context", "in",
     "name of the variable that holds the exit stack"},
    {"enter_context", "sync",
     "true: `enter_context()`, with functions as in `with`"},
    {"enter_context", "enter",
     "CORO: its `__aenter__`"},
    {"enter_context", "exit",
     "CORO: its `__aexit__`, as in `with`; awaited when the stack is left"},
    {"enter_context", "as",
     "name of the variable that receives the result of `enter`"},
    {"reschedule_at", "of",
     "name of the variable that holds a timeout"},
    {"reschedule_at", "at",
     "as in `timeout_at`"},
    {"run_coroutine_threadsafe", "as",
     "name of the variable that receives the future of concurrent.futures"},
    {"threadsafe_result", "of",
     "name of the variable that holds such a future"},
    {"threadsafe_result", "ms",
     "milliseconds: how long the thread waits before TimeoutError is raised, or null for no limit"},
    {"threadsafe_cancel", "of",
     "name of the variable that holds such a future"},
    {"push_async_callback", "in",
     "name of the variable that holds the exit stack"},
    {"push_async_callback", "sync",
     "true: `callback()`; `of` is a function, which cannot await"},
    {"push_async_callback", "of",
     "CORO: awaited when the stack is left"},
    {"call_soon", "as",
     "name of the variable that holds the handle, for cancel"},
    {"call_later", "ms",
     "milliseconds, an integer or a VALUE: how long the event loop waits before it calls the function"},
    {"call_later", "as",
     "name of the variable that holds the handle, for cancel"},
    {"call_at", "at",
     "VALUE computed from `time()`: when the event loop calls the function, in milliseconds on its clock"},
    {"call_at", "as",
     "name of the variable that holds the handle, for cancel"},
    {"add_done_callback", "of",
     "name of the variable that holds the task or future; the first parameter of the function receives it"},
    {"context_set", "of",
     "name of a context variable"},
    {"context_set", "as",
     "name of the variable that holds the token, for context_reset"},
    {"context_reset", "of",
     "name of a context variable"},
    {"context_reset", "token",
     "name of the variable that holds the token"},
    {"yield", "value",
     "VALUE that it hands out; default null. A coroutine with this step is an async generator: its `return` has no value, and only "
     "async_for, make, let and list may call it"},
    {"async_for", "of",
     "CORO of a generator, or `{\"var\": \"x\"}` for a variable that holds one"},
    {"async_for", "as",
     "name of the variable that holds the value"},
    {"anext", "of",
     "name of the variable that holds the generator"},
    {"aclose", "of",
     "name of the variable that holds the generator"},
    {"as_completed", "async",
     "true: `async for`, which gives the tasks themselves (those passed in or created) instead of awaitables for them; from Python 3.13 on; default false"},
};

//! What a key of one kind of step means, where its role does not say enough.
QString valueOf(const QString &op, const QString &key, Role role)
{
    static const std::map<std::pair<QString, QString>, QString> rows = [] {
        std::map<std::pair<QString, QString>, QString> made;
        const auto add = [&made](const char *step, const char *name, const char *meaning) {
            made[{QLatin1String(step), QLatin1String(name)}] = QLatin1String(meaning);
        };
        add("raise_first", "n", "integer, 0 or more: how many times");
        add("raise_first", "counter", "text: name of the count; steps with the same one count together");
        add("retry", "attempts", "integer: how many attempts at most");
        add("retry", "delay", "milliseconds, an integer: the first pause");
        add("retry", "factor", "number, 0 or more: how many times each pause is as long as the one before; default 2");
        add("retry", "max", "milliseconds: the longest pause; null for no limit");
        add("for", "as", "name of the variable that holds the element");
        add("for", "index", "name of the variable that holds its number, from 0");
        add("set", "as", "name of the variable");
        add("gather", "return_exceptions", "true: exceptions become results; default false");
        add("gather", "await", "false: the gather is made and not awaited, `as` holds it; default true");
        add("shield", "await", "false: the shield is made and not awaited, `as` holds it; default true");
        add("wait", "done", "name of the variable that receives those that are done");
        add("wait", "pending", "name of the variable that receives those that are not");
        add("wait", "flat", "true: the variable in `of` holds the list to wait for; default false");
        add("as_completed", "as", "name of the variable that holds the next one, to be awaited in the body");
        add("let", "as", "name of the variable that holds it");
        add("list", "as", "name of the variable that holds the list");
        add("make", "as", "name of the variable that holds the coroutine object");
        add("spawn", "name", "text: the name of the task");
        add("spawn", "in", "name of the variable that holds the task group to which the task belongs");
        add("spawn", "as", "name of the variable that holds the task");
        add("task_group", "as", "name of the variable that holds the group, for `in` of spawn");
        add("timeout", "as", "name of the variable that holds the timeout, for reschedule");
        add("timeout_at", "as", "name of the variable that holds the timeout, for reschedule");
        add("reschedule", "of", "name of the variable that holds the timeout");
        add("cancel", "of", "name of the variable that holds it");
        add("cancel", "msg", "text: the message of the CancelledError");
        add("cancel", "each", "true: each element of the list in `of` is cancelled; default false");
        add("uncancel", "of", "name of the variable that holds the task; default the current one");
        add("callback", "id", "text: what the log calls the callback");
        add("callback", "do", "`log`, `retrieve` or `raise`; default `log`");
        add("notify", "n", "integer, 0 or more: how many waiters it wakes at most; default 1");
        add("notify", "all", "true: it wakes all of them; not with `n`; default false");
        add("all_tasks", "as", "name of the variable that holds the list");
        add("all_tasks", "others", "true: without the current task; default false");
        add("run_in_executor", "executor", "name of an executor; default: the threads that to_thread uses");
        add("run_in_executor", "await", "false: the future is not awaited, `as` holds it; default true");
        add("future", "as", "name of the variable that holds the future");
        for (const auto &[step, name, meaning] : ValueKeys)
            add(step, name, meaning);
        return made;
    }();
    const auto row = rows.find({op, key});
    return row == rows.end() ? valueOf(role) : row->second;
}

template <typename Op>
StepEntry entryOf(const StepKind &kind)
{
    StepEntry entry{QString::fromLatin1(Op::op), groupTitle(kind.group), kind.summary, {}};
    std::apply(
        [&entry](const auto &...field) {
        (entry.keys.push_back({QString::fromLatin1(field.key),
                               valueOf(entry.op, QString::fromLatin1(field.key), field.role),
                               field.need == Need::Required}),
         ...);
        },
        Op::fields());
    return entry;
}

template <std::size_t... I>
std::vector<StepEntry> allEntries(std::index_sequence<I...>)
{
    return {entryOf<std::variant_alternative_t<I, step::Any>>(stepKinds()[I])...};
}

QString table(const QString &head, const Meanings &rows)
{
    QString out = QStringLiteral("| %1 | Meaning |\n|---|---|\n").arg(head);
    for (const auto &[form, meaning] : rows)
        out += QStringLiteral("| `%1` | %2 |\n").arg(form, meaning);
    return out + u'\n';
}

QString stepTable()
{
    QString out, group;
    const std::vector<StepEntry> entries = stepEntries();
    QStringList groups;
    for (const StepEntry &entry : entries)
        if (!groups.contains(entry.group))
            groups += entry.group;
    for (const QString &wanted : groups) {
        out += QStringLiteral("### %1\n\n").arg(wanted);
        for (const StepEntry &entry : entries) {
            if (entry.group != wanted)
                continue;
            out += QStringLiteral("**%1**: %2\n\n").arg(entry.op, entry.summary);
            if (entry.keys.empty())
                continue;
            out += QStringLiteral("| Key | Value | |\n|---|---|---|\n");
            for (const StepEntry::Key &key : entry.keys)
                out += QStringLiteral("| %1 | %2 | %3 |\n")
                           .arg(key.name.isEmpty() ? QStringLiteral("coroutine") : u'`' + key.name + u'`', key.value,
                                key.required ? QStringLiteral("required") : QString());
            out += u'\n';
        }
    }
    return out;
}

QString formOf(const EventField &field)
{
    using Form = EventField::Form;
    // A table rather than a switch: a value that lacks a row fails the test, not the build.
    static const std::map<EventField::Form, QString> rows{
        {Form::None, QString()},
        {Form::Text, QStringLiteral("text")},
        {Form::Entity, QStringLiteral("label of a task or object, or null")},
        {Form::Value, QStringLiteral("JSON, or null")},
        {Form::OptionalValue, QStringLiteral("JSON; may be absent")},
        {Form::ValueOfWait, QStringLiteral("JSON; absent if what was awaited never has a result")},
        {Form::Exception, QStringLiteral("an object with `type`, `msg` and, for a group, its members")},
        {Form::Number, QStringLiteral("number")},
        {Form::OptionalNumber, QStringLiteral("number; may be absent")},
        {Form::Labels, QStringLiteral("list of labels")},
        {Form::Flag, QStringLiteral("true or false")},
        {Form::FlagIfTrue, QStringLiteral("true; may be absent")},
        {Form::Outcome, QStringLiteral("`ok`, `raised` or `cancelled`")},
        {Form::AlwaysOk, QStringLiteral("`ok`")},
        {Form::TaskState, QStringLiteral("`succeeded`, `raised` or `cancelled`")},
        {Form::IsCancelled, QStringLiteral("true or false")},
    };
    const auto row = rows.find(field.form);
    return row == rows.end() ? QStringLiteral("(no words)") : row->second;
}

} // namespace

std::vector<StepEntry> stepEntries()
{
    return allEntries(std::make_index_sequence<std::variant_size_v<step::Any>>());
}

Meanings topLevelKeys()
{
    return {
        {QStringLiteral("schema"), QStringLiteral("1; required")},
        {QStringLiteral("name"), QStringLiteral("text")},
        {QStringLiteral("title"), QStringLiteral("text: the title of the window and of pictures")},
        {QStringLiteral("coros"),
         QStringLiteral("the coroutines by name, each `{\"params\": [...], \"body\": [STEP...]}`; required")},
        {QStringLiteral("main"),
         QStringLiteral(
             "name of the coroutine that asyncio.run runs, or `{\"coro\": \"main\", \"args\": {...}}`; required")},
        {QStringLiteral("then"),
         QStringLiteral("names of coroutines without parameters: once asyncio.run has returned, each is run by an asyncio.run of "
                        "its own")},
        {QStringLiteral("exceptions"),
         QStringLiteral("exception types of the set, each with its base: `{\"CustomError\": \"Exception\"}`")},
        {QStringLiteral("objects"),
         QStringLiteral("shared objects by name: `{\"type\": \"semaphore\", \"value\": 2}`, `{\"type\": \"lock\"}`, "
                        "`{\"type\": \"queue\", \"maxsize\": 0}`, "
                        "`{\"type\": \"event\"}`, `{\"type\": \"condition\"}`, `{\"type\": \"barrier\", \"parties\": "
                        "2}`, `{\"type\": \"executor\", \"max_workers\": 2}`, `{\"type\": \"context_var\", "
                        "\"default\": \"none\"}`. A semaphore may have `\"bounded\": true`, "
                        "a queue `\"order\": \"lifo\"` or `\"priority\"`")},
        {QStringLiteral("python"),
         QStringLiteral("the version whose asyncio it runs under: `\"3.11\"` to `\"3.14\"`; default 3.14")},
        {QStringLiteral("eager"),
         QStringLiteral("true: with asyncio.eager_task_factory, from Python 3.12 on; default false")},
        {QStringLiteral("external"),
         QStringLiteral("what happens from outside while it runs, each `{\"at\": MS, \"op\": \"cancel\", \"of\": "
                        "\"$t\"}`; op is `cancel`, `set_result` or `event_set`, or `interrupt` without `of`: Ctrl+C")},
        {QStringLiteral("source"),
         QStringLiteral("anything; it is kept and has no effect. The same goes for `notes`, and for keys that begin "
                        "with `_` or `x-`")},
    };
}

Meanings valueForms()
{
    return {
        {QStringLiteral("1, \"text\", true, null, [...]"), QStringLiteral("a JSON value, as it is")},
        {QStringLiteral("{\"var\": \"x\"}"), QStringLiteral("the value of a variable")},
        {QStringLiteral("{\"item\": [LIST, VALUE]}"),
         QStringLiteral(
             "the element of LIST at index VALUE modulo its length; LIST is a list, or a variable that holds one")},
        {QStringLiteral("{\"+\": [VALUE, VALUE]}"), QStringLiteral("the sum, as Python computes it; also `-` and `*`")},
        {QStringLiteral("{\"text()\": \"{x} of {y}\"}"), QStringLiteral("a text in which `{x}` is replaced by the value of x")},
        {QStringLiteral("{\"at()\": [VALUE, VALUE]}"),
         QStringLiteral("the item of a list, a text or an object at an index or key; negative indices count from the end")},
        {QStringLiteral("{\"len()\": [VALUE]}"), QStringLiteral("the length of a list, a text or an object")},
        {QStringLiteral("{\"copy()\": [VALUE]}"), QStringLiteral("a new list of the same items, or of the keys of an object")},
        {QStringLiteral("{\"type()\": [VALUE]}"), QStringLiteral("the name of the type, such as `\"ValueError\"`")},
        {QStringLiteral("{\"notes()\": [VALUE]}"), QStringLiteral("the notes of an exception, a list")},
        {QStringLiteral("{\"cause()\": [VALUE]}"), QStringLiteral("what an exception was raised from, or null; `context()`: what was being handled "
                                                                  "when it was raised")},
        {QStringLiteral("{\"members()\": [VALUE]}"), QStringLiteral("the exceptions of an exception group, a list")},
        {QStringLiteral("{\"get()\": [{\"var\": \"v\"}]}"), QStringLiteral("the value of the context variable v")},
        {QStringLiteral("{\"time()\": []}"), QStringLiteral("the clock of the loop in whole milliseconds; raises RuntimeError in a thread")},
    };
}

Meanings awaitableForms()
{
    return {
        {QStringLiteral("{\"coro\": \"work\", \"args\": {...}}"), QStringLiteral("CORO: a new coroutine object; args may be left out")},
        {QStringLiteral("{\"coro\": \"any\", \"body\": [...]}"), QStringLiteral("CORO with steps of its own")},
        {QStringLiteral("{\"var\": \"x\"}"), QStringLiteral("whatever a variable holds")},
        {QStringLiteral("{\"spawn\": CORO, \"name\": \"n\"}"), QStringLiteral("create_task(...); name may be left out")},
        {QStringLiteral("{\"gather\": [AWAITABLE...], \"return_exceptions\": false}"), QStringLiteral("a gather")},
        {QStringLiteral("{\"shield\": AWAITABLE}"), QStringLiteral("a shield")},
        {QStringLiteral("{\"wait_for\": AWAITABLE, \"ms\": 100}"), QStringLiteral("a wait_for; null: no limit")},
        {QStringLiteral("{\"sleep\": 100, \"value\": 1}"), QStringLiteral("asyncio.sleep; value may be left out")},
        {QStringLiteral("{\"to_thread\": CORO}"),
         QStringLiteral("asyncio.to_thread; CORO is a function: its steps need no event loop, and it is called in threads only")},
        {QStringLiteral("{\"run_in_executor\": CORO, \"executor\": \"pool\"}"),
         QStringLiteral("loop.run_in_executor; without an executor: in the threads that to_thread uses")},
        {QStringLiteral("{\"each\": \"xs\"}"), QStringLiteral("every element of a list; only within the lists of gather, as_completed and list")},
    };
}

Meanings conditionForms()
{
    return {
        {QStringLiteral("{\"truthy\": VALUE}"), QStringLiteral("its bool() is true")},
        {QStringLiteral("{\"eq\": [VALUE, VALUE]}"), QStringLiteral("both are equal")},
        {QStringLiteral("{\"<\": [VALUE, VALUE]}"), QStringLiteral("the first is less; also `<=`, `>` and `>=`")},
        {QStringLiteral("{\"in\": [VALUE, VALUE]}"), QStringLiteral("the second, a list, a text or an object, contains the first")},
        {QStringLiteral("{\"and\": [CONDITION...]}"), QStringLiteral("all of them; evaluated until one does not hold")},
        {QStringLiteral("{\"or\": [CONDITION...]}"), QStringLiteral("at least one of them; evaluated until one holds")},
        {QStringLiteral("{\"not\": CONDITION}"), QStringLiteral("the opposite")},
        {QStringLiteral("{\"isinstance\": [VALUE, \"Type\"]}"), QStringLiteral("an exception of that type")},
        {QStringLiteral("{\"done\": \"t\"}"), QStringLiteral("the task is done")},
        {QStringLiteral("{\"cancelled\": \"t\"}"), QStringLiteral("the task was cancelled")},
        {QStringLiteral("{\"cancelling\": \"t\"}"),
         QStringLiteral("its cancellation was requested, and the request was not taken back: cancelling() is more than 0")},
    };
}

QString taskSetPage()
{
    QString out = QStringLiteral(R"(# The task set file

A task set (`.taskset`) is a JSON object in UTF-8. `awaitscope check FILE...` prints every problem of a file with its place. The window writes the
keys in a fixed order, so that versions of a file can be compared.

```json
{
  "schema": 1,
  "title": "One failure",
  "coros": {
    "work": {"body": [{"op": "sleep", "ms": 100}, {"op": "raise", "type": "ValueError", "msg": "broken"}]},
    "main": {"body": [{"op": "gather", "of": [{"coro": "work"}]}]}
  },
  "main": "main"
}
```

This page is generated from the tables of the program (`./dev reference`).

## The file

)");
    out += table(QStringLiteral("Key"), topLevelKeys());
    out += QStringLiteral(R"(## Names

`x` is a variable of the coroutine call or one of its parameters, `$x` a variable of the whole program, and `@self` the current task. A variable of
a call ends with the call; what only it referred to is released then, which is when "exception was never retrieved" is reported.

## Values

)");
    out += table(QStringLiteral("VALUE"), valueForms());
    out += QStringLiteral("## Coroutines and awaitables\n\n");
    out += table(QStringLiteral("AWAITABLE"), awaitableForms());
    out += QStringLiteral(R"(Within the lists of gather, as_completed and list, and in the step spawn, a coroutine may have `"times": N`: that many in a row. A parameter named
`index` that gets no argument is then 0, 1, 2 and so on.

## Conditions

)");
    out += table(QStringLiteral("CONDITION"), conditionForms());
    out += QStringLiteral("## Steps\n\nA step is an object with `\"op\"` and the keys of its kind. Keys that are not marked as required may be left out.\n\n");
    return out + stepTable().trimmed() + u'\n';
}

QString tracePage()
{
    QString out = QStringLiteral(R"(# The recorded run

`awaitscope run FILE --events RUN.jsonl` writes a run as JSON lines: one object per line, one line per event, in the order in which they
happened. The window and the other commands read it. The first line describes the run:

```json
{"t":0,"task":null,"event":"meta","python":"3.14.2","impl":"awaitscope","loop":"virtual","scenario":"first-look"}
```

Every line has `t`, the time in milliseconds, `task`, the label of the task that it is about (`main#1`) or null, and `event`; with `--ticks` also `n`,
the iteration of the event loop. The other keys depend on the event. The last line is `exit`, `deadlock` or `limit`.

This page is generated from the tables of the program (`./dev reference`). What `awaitscope record` writes is described in
[Recordings](../recording-format.md).

| Event | Keys |
|---|---|
)");
    for (const EventLayout &layout : eventLayouts()) {
        if (layout.name.empty())
            continue;
        QStringList keys;
        for (const EventField &field : layout.fields)
            if (!field.key.empty()) {
                const QString when = field.when == EventField::When::Ok ? QStringLiteral(" (if the outcome is `ok`)")
                    : field.when == EventField::When::NotOk             ? QStringLiteral(" (otherwise)")
                                                                        : QString();
                keys += QStringLiteral("`%1`: %2%3").arg(QLatin1String(field.key.data(), qsizetype(field.key.size())), formOf(field), when);
            }
        const QString name = QString::fromLatin1(layout.name.data(), qsizetype(layout.name.size()));
        const QString row = QStringLiteral("| `%1` | %2 |\n").arg(name, keys.join(QStringLiteral("; ")));
        if (!out.contains(row)) // one event of the file may be several kinds
            out += row;
    }
    return out;
}

} // namespace awaitscope
