# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Task sets with names that are not identifiers, in every place where a name is possible. The exported program must be valid: no name
becomes code, no two names become one, and every text shows the variable that it refers to."""
import re

# Names that are not identifiers, names with another meaning in Python, C++ or the exported programs, and pairs that need the same identifier.
NAMES = [
    "loop task", "loop_task", "loop-task", "x = print('a name ran') or 1; y", "y); print('a name ran'", "x\nprint('a name ran')\n", "x'''\"\"\"y",
    "class", "class_", "None", "if", "lambda", "match", "async", "__debug__", "__class__", "__name__", "_", "__", "0", "1st", "n1st", "a.b", "a b", "a_b", "a-b",
    "a__b", "it's", 'quo"te', "back\\slash\\", "#", "*/", "//", "/*", "??/", "%s", "{x}", "x", "tab\there", "gr\u00f6\u00dfe", "\ufb01", "fi", "\u540d\u524d", "\U0001f600",
    "\u202eevil", "a\u200db", "\u212b", "\u00c5", "x\u0301", "\u00b2", "\u0663", "\uff11", "print", "list", "len", "int", "id", "type", "set", "getattr", "isinstance",
    "asyncio", "functools", "types", "contextvars", "contextlib", "concurrent", "gc", "LOOP", "message", "exception", "G", "undefined", "raise_first", "_callback", "_counts", "_eager_main", "runner", "after", "user_cancels", "i", "j", "k",
    "index", "task", "t", "_t", "delay", "attempt", "error", "self", "ValueError", "TimeoutError", "Exception", "KeyError", "CancelledError", "show", "other",
    "Value", "List", "template", "co_await", "std", "NULL", "EOF", "errno", "uint8_t", "value1", "members1", "none", "aio", "program", "mainCoroutine", "u0041",
    "n" * 300, "a b" * 60, " ", "\u00a0",
]
SHOW = {"params": ["what"], "body": [{"op": "log", "text": "{what}"}]}


def show(name):
    return {"op": "call", "coro": "show", "args": {"what": {"var": name}}}


def log(text):
    return {"op": "log", "text": text}


def task_set(name, body, coros=None, **more):
    return dict({"schema": 1, "name": name, "coros": dict({"show": SHOW}, **(coros or {}), main={"body": body}), "main": "main"}, **more)


def variables(prefix):
    names = [prefix + name for name in NAMES]
    reader = {"body": [show(name) for name in names]} if prefix else SHOW
    body = [{"op": "set", "as": name, "value": f"number {i}"} for i, name in enumerate(names)]
    body += [show(name) for name in names]
    body += [log("%d: {%s}!" % (i, name)) for i, name in enumerate(names) if re.fullmatch(r"\$?\w+", name)]
    return task_set("globals" if prefix else "variables", body + [{"op": "call", "coro": "reader", "args": {}}] * bool(prefix), {"reader": reader})


def parameters():
    reader = {"params": NAMES, "body": [show(name) for name in NAMES]}
    call = {"coro": "reader", "args": {name: f"number {i}" for i, name in enumerate(NAMES)}}
    return task_set("parameters", [dict(op="call", **call)], {"reader": reader})


def coroutines():
    names = [name for name in NAMES if name != "show"]
    coros = {name: {"body": [{"op": "sleep", "ms": 1}, log(f"number {i}")]} for i, name in enumerate(names)}
    body = [{"op": "call", "coro": name} for name in names] + [{"op": "spawn", "coro": name, "as": f"t{i}"} for i, name in enumerate(names)]
    body += [{"op": "gather", "of": [{"coro": name, "body": [log(f"inline {i}")]} for i, name in enumerate(names)]}]
    return task_set("coroutines", body, coros)


def exceptions():
    names = [name for name in NAMES if name not in ("Exception", "ValueError", "KeyError")]
    body = []
    for i, name in enumerate(names):
        body.append({"op": "try", "body": [{"op": "raise", "type": name, "msg": f"number {i}"}],
                     "except": [{"types": [names[i - 1]] if i % 2 else ["LookupError", name], "as": "e", "body": [log("first: {e}")]},
                                {"types": ["Exception"], "as": "e", "body": [log("any: {e}"), {"op": "set", "as": "shown", "value": [{"var": "e"}]}, show("shown")]}]})
    return task_set("exceptions", body, exceptions={name: names[i - 1] if i % 2 else "Exception" for i, name in enumerate(names)})


def objects():
    kinds = ("lock", "semaphore", "event", "queue")
    steps = {"lock": lambda o: [{"op": "lock", "of": o, "body": [log("in a lock")]}], "semaphore": lambda o: [{"op": "semaphore", "of": o, "body": [log("in a semaphore")]}],
             "event": lambda o: [{"op": "event_set", "of": o}, {"op": "event_wait", "of": o}],
             "queue": lambda o: [{"op": "put", "of": o, "value": "item of " + o}, {"op": "get", "of": o, "as": "got"}, show("got")]}
    names = [name for name in NAMES if name not in ("show", "got")]
    return task_set("objects", [step for i, name in enumerate(names) for step in steps[kinds[i % 4]](name)],
                    objects={name: {"type": kinds[i % 4]} for i, name in enumerate(names)})


def context_variables():
    names = [name for name in NAMES if name not in ("token", "value", "show")]
    body = [step for i, name in enumerate(names) for step in ({"op": "context_set", "of": name, "value": f"number {i}", "as": "token"},
                                                              {"op": "set", "as": "value", "value": {"get()": [{"var": name}]}}, show("value"))]
    return task_set("context_variables", body, objects={name: {"type": "context_var"} for name in names})


def functions():
    """Functions that the event loop calls, with an argument of the same name; each is the exception handler once."""
    names = [name for name in NAMES if name not in ("show", "loop_error")]
    coros = {name: {"params": [name], "body": [log("called")] + [log("{%s}" % name)] * bool(re.fullmatch(r"\w+", name))} for name in names}
    coros["loop_error"] = {"body": [{"op": "raise", "type": "ArithmeticError", "msg": "told to the handler"}]}
    body = [step for i, name in enumerate(names) for step in ({"op": "call_soon", "coro": name, "args": {name: f"number {i}"}, "as": "handle"},
                                                              {"op": "set_exception_handler", "coro": name, "args": {name: f"handler {i}"}},
                                                              {"op": "call_soon", "coro": "loop_error"}, {"op": "sleep", "ms": 1})]
    return task_set("functions", body, coros)


def places(prefix, cplusplus):
    """Every kind of step that assigns a variable, each followed by one that reads it."""
    body = []
    for i, plain in enumerate(NAMES[::4] if cplusplus else NAMES):  # compilers are slow
        name = prefix + plain
        body += [{"op": "spawn", "coro": "work", "args": {"index": i}, "as": name, "name": plain}, log("{@self} waits"), {"op": "callback", "of": name, "id": plain},
                 {"op": "await", "of": {"var": name}, "as": name}, show(name),
                 {"op": "list", "as": name, "of": [{"spawn": {"coro": "work", "args": {"index": i}}}]}, {"op": "gather", "of": [{"each": name}], "as": name}, show(name),
                 {"op": "set", "as": name, "value": [i]}, {"op": "for", "as": "each", "index": name, "in": name, "body": [show(name)]},
                 {"op": "set", "as": "three", "value": [1, 2, 3]}, {"op": "for", "as": name, "in": "three", "body": [show(name)]},
                 {"op": "let", "as": "one", "of": {"spawn": {"coro": "work", "args": {"index": i}}}}, {"op": "wait", "of": ["one"], "done": name},
                 {"op": "try", "body": [{"op": "raise", "type": "ValueError", "msg": f"message {i}"}],
                  "except": [{"types": ["ValueError"], "as": name, "body": [show(name)]}]},
                 {"op": "try", "body": [{"op": "raise_first", "n": 1, "counter": plain, "type": "KeyError", "msg": "k"}], "except": [{"types": ["KeyError"], "body": []}]},
                 {"op": "timeout", "ms": 100, "as": name, "body": [{"op": "reschedule", "of": name, "ms": 200}]},
                 {"op": "task_group", "as": name, "body": [{"op": "spawn", "coro": "work", "args": {"index": i}, "in": name}]},
                 {"op": "future", "as": name}, {"op": "set_result", "of": name, "value": plain}, {"op": "result", "of": name, "as": name}, show(name),
                 {"op": "spawn", "coro": "sleeper", "as": name}, {"op": "sleep", "ms": 1}, {"op": "cancel", "of": name, "msg": plain},
                 {"op": "wait", "of": [name], "pending": "rest"}]
        if not cplusplus:
            body += [{"op": "as_completed", "as": name, "of": [{"coro": "work", "args": {"index": i}}], "body": [{"op": "await", "of": {"var": name}}]}]
        body += [{"op": "drop", "of": name}]
    coros = {"work": {"params": ["index"], "body": [{"op": "return", "value": {"var": "index"}}]}, "sleeper": {"body": [{"op": "sleep", "ms": 1000}]}}
    return task_set("places" + ("_of_globals" if prefix else "") + ("_in_cplusplus" if cplusplus else ""), body, coros)


def unbound():
    """Names that no step assigns; some of them exist in Python."""
    texts = ["{0}", "{None}", "{print}", "a {0} b", "{it} and {0}", "quotes ' \" {0}", "{show}", "{__name__}", "{asyncio}", "{undefined}", "{1st}", "{$0}", "{$class}",
             "{$__class__}", "{ValueError}", "{\u00b2}"]
    body = [{"op": "set", "as": "it", "value": "it"}, log("{@self}")]
    body += [{"op": "try", "body": [log(text)], "except": [{"types": ["NameError", "AttributeError"], "body": [log("is not set")]}]} for text in texts]
    body += [{"op": "try", "body": [log(text)], "except": [{"types": ["NameError"], "as": "e", "body": [log("{e}")]}]} for text in texts if "$" not in text]
    body += [log(text) for text in ("{}", "{{it}}", "{{{it}}}", "{it!r}", "{it.y}", "{it:>5}", "{ it }", "{loop task}", "{it", "it}", "{{}}", "{$}")]
    return task_set("unbound", body)


def user():
    return task_set("user", [{"op": "set", "as": "$it's me", "value": {"var": "@self"}}, {"op": "event_wait", "of": "an event"},
                             {"op": "try", "body": [{"op": "sleep", "ms": 90}], "except": [{"types": ["CancelledError"], "body": [log("cancelled")]}]}],
                    objects={"an event": {"type": "event"}, "after": {"type": "lock"}, "runner": {"type": "lock"}},
                    external=[{"at": 5, "op": "event_set", "of": "an event"}, {"at": 50, "op": "cancel", "of": "$it's me", "msg": "it's over"}])


def for_python():
    return [variables(""), variables("$"), parameters(), coroutines(), exceptions(), objects(), context_variables(), functions(), places("", False), places("$", False), unbound(), user()]


def for_cplusplus():
    return [variables(""), variables("$"), parameters(), coroutines(), exceptions(), places("", True), places("$", True)]
