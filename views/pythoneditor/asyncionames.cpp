// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pythoneditor/asyncionames.h"

#include <algorithm>
#include <span>

namespace awaitscope {

namespace {

struct Name
{
    const char *name;
    const char *parameters; //!< null: it is not called
};

constexpr Name Module[] = {
    {"ALL_COMPLETED", nullptr},
    {"Barrier", "parties"},
    {"BoundedSemaphore", "value=1"},
    {"BrokenBarrierError", nullptr},
    {"CancelledError", nullptr},
    {"Condition", "lock=None"},
    {"Event", ""},
    {"FIRST_COMPLETED", nullptr},
    {"FIRST_EXCEPTION", nullptr},
    {"Future", ""},
    {"IncompleteReadError", nullptr},
    {"InvalidStateError", nullptr},
    {"LifoQueue", "maxsize=0"},
    {"LimitOverrunError", nullptr},
    {"Lock", ""},
    {"PriorityQueue", "maxsize=0"},
    {"Queue", "maxsize=0"},
    {"QueueEmpty", nullptr},
    {"QueueFull", nullptr},
    {"QueueShutDown", nullptr},
    {"Runner", "*, debug=None, loop_factory=None"},
    {"Semaphore", "value=1"},
    {"StreamReader", nullptr},
    {"StreamWriter", nullptr},
    {"Task", nullptr},
    {"TaskGroup", ""},
    {"TimeoutError", nullptr},
    {"all_tasks", "loop=None"},
    {"as_completed", "aws, *, timeout=None"},
    {"create_subprocess_exec", "program, *args, stdin=None, stdout=None, stderr=None"},
    {"create_subprocess_shell", "cmd, stdin=None, stdout=None, stderr=None"},
    {"create_task", "coro, *, name=None, context=None"},
    {"current_task", "loop=None"},
    {"eager_task_factory", nullptr},
    {"ensure_future", "coro_or_future, *, loop=None"},
    {"gather", "*aws, return_exceptions=False"},
    {"get_event_loop", ""},
    {"get_running_loop", ""},
    {"iscoroutine", "obj"},
    {"iscoroutinefunction", "func"},
    {"isfuture", "obj"},
    {"new_event_loop", ""},
    {"open_connection", "host=None, port=None, *, ssl=None"},
    {"run", "coro, *, debug=None, loop_factory=None"},
    {"run_coroutine_threadsafe", "coro, loop"},
    {"set_event_loop", "loop"},
    {"shield", "aw"},
    {"sleep", "delay, result=None"},
    {"start_server", "client_connected_cb, host=None, port=None"},
    {"timeout", "delay"},
    {"timeout_at", "when"},
    {"to_thread", "func, /, *args, **kwargs"},
    {"wait", "aws, *, timeout=None, return_when=ALL_COMPLETED"},
    {"wait_for", "aw, timeout"},
    {"wrap_future", "future, *, loop=None"},
};

constexpr Name Methods[] = {
    {"acquire", ""},
    {"add_done_callback", "callback, *, context=None"},
    {"cancel", "msg=None"},
    {"cancelled", ""},
    {"cancelling", ""},
    {"clear", ""},
    {"create_task", "coro, *, name=None, context=None"},
    {"done", ""},
    {"exception", ""},
    {"get", ""},
    {"get_coro", ""},
    {"get_name", ""},
    {"get_nowait", ""},
    {"is_set", ""},
    {"join", ""},
    {"locked", ""},
    {"notify", "n=1"},
    {"notify_all", ""},
    {"put", "item"},
    {"put_nowait", "item"},
    {"qsize", ""},
    {"release", ""},
    {"remove_done_callback", "callback"},
    {"reschedule", "when"},
    {"result", ""},
    {"set", ""},
    {"set_exception", "exception"},
    {"set_name", "value"},
    {"set_result", "result"},
    {"task_done", ""},
    {"uncancel", ""},
    {"wait", ""},
};

constexpr const char *Words[] = {"Exception", "KeyError", "RuntimeError", "TimeoutError", "ValueError", "async", "asyncio", "await",
                                 "continue", "enumerate", "except", "finally", "import", "lambda", "print", "raise", "range", "return", "while"};

bool isOfModule(const QStringList &context)
{
    return context.size() >= 2 && context[context.size() - 2] == QLatin1String("asyncio");
}

std::span<const Name> namesFor(const QStringList &context)
{
    return isOfModule(context) ? std::span<const Name>(Module) : std::span<const Name>(Methods);
}

} // namespace

void AsyncioNames::updateAutoCompletionList(const QStringList &context, QStringList &list)
{
    if (context.isEmpty())
        return;
    const QString begun = context.last();
    const auto add = [&](const char *name) {
        const QString word = QLatin1String(name);
        if (word.startsWith(begun) && word != begun && !list.contains(word))
            list += word;
    };
    if (context.size() > 1) {
        for (const Name &each : namesFor(context))
            add(each.name);
        return;
    }
    for (const char *word : Words)
        add(word);
}

QStringList AsyncioNames::callTips(const QStringList &context, int, QsciScintilla::CallTipsStyle, QList<int> &)
{
    // The last word is empty: the cursor is behind the bracket.
    QStringList words = context;
    while (!words.isEmpty() && words.last().isEmpty())
        words.removeLast();
    if (!isOfModule(words))
        return {};
    const auto found = std::find_if(std::begin(Module), std::end(Module), [&](const Name &each) { return words.last() == QLatin1String(each.name); });
    if (found == std::end(Module) || !found->parameters)
        return {};
    return {QStringLiteral("asyncio.%1(%2)").arg(QLatin1String(found->name), QLatin1String(found->parameters))};
}

} // namespace awaitscope
