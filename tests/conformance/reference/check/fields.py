# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of each step, and what they may hold."""
from ..program.gen import Gen
from ..values import computed

OPNAMES = sorted(n[3:] for n in dir(Gen) if n.startswith("op_"))

# op -> (required, optional)
FIELDS = {
    "log": ("text", ""), "sleep": ("ms", ""), "block": ("ms", ""), "return": ("", "value"), "raise": ("type", "msg from"), "reraise": ("", ""),
    "raise_first": ("n counter type", "msg"), "try": ("body", "except except_star else finally"),
    "if": ("cond then", "else"), "for": ("in as body", "index"), "list": ("of as", ""), "repeat": ("times body", ""), "break": ("", ""), "continue": ("", ""),
    "set": ("as value", ""), "drop": ("of", ""), "await": ("of", "as"), "let": ("of", "as"),
    "call": ("coro", "args body params as"), "make": ("coro", "args body params as"),
    "spawn": ("coro", "args body params as name in times eager_start"), "gather": ("of", "return_exceptions as await"),
    "shield": ("of", "as await"), "wait_for": ("of ms", "as"), "wait": ("of", "ms return_when done pending flat"),
    "as_completed": ("of as body", "ms async"), "task_group": ("body", "as"), "timeout": ("ms body", "as"), "reschedule": ("of ms", ""),
    "cancel": ("of", "msg each"), "uncancel": ("", "of"), "callback": ("of id", "do type msg"), "result": ("of", "as"),
    "exception": ("of", "as"), "inspect": ("of", ""), "future": ("as", ""), "set_result": ("of", "value"),
    "set_exception": ("of type", "msg"), "retry": ("of attempts delay on", "factor max as"), "semaphore": ("of body", ""),
    "lock": ("of body", ""), "put": ("of value", ""), "get": ("of", "as"), "task_done": ("of", ""), "join": ("of", ""),
    "raise_value": ("of", "from"), "while": ("cond body", ""), "acquire": ("of", ""), "release": ("of", ""), "condition": ("of body", ""),
    "condition_wait": ("of", ""), "notify": ("of", "n all"), "condition_wait_for": ("of cond", ""), "all_tasks": ("as", "others"),
    "to_thread": ("coro", "args body params as"), "run_in_executor": ("coro", "args body params executor as await"), "barrier_wait": ("of", "as"), "barrier_reset": ("of", ""), "barrier_abort": ("of", ""),
    "put_nowait": ("of value", ""), "get_nowait": ("of", "as"), "queue_shutdown": ("of", "immediate"),
    "append": ("of value", ""), "extend": ("of value", ""), "pop": ("of", "key as"), "set_item": ("of key value", ""), "remove": ("of value", ""),
    "for_range": ("as stop body", "start step"), "add_note": ("of text", ""), "with": ("enter exit body", "as sync"), "exit_stack": ("as body", ""),
    "call_soon": ("coro", "args body params as"), "call_later": ("coro ms", "args body params as"), "call_at": ("coro at", "args body params as"),
    "add_done_callback": ("of coro", "args body params"), "set_exception_handler": ("coro", "args body params"),
    "add_signal_handler": ("coro", "args body params"), "remove_signal_handler": ("", ""),
    "context_set": ("of value", "as"), "context_reset": ("of token", ""), "enter_context": ("in enter exit", "as sync"), "push_async_callback": ("in of", "sync"), "suppress": ("types body", ""),
    "timeout_at": ("at body", "as"), "reschedule_at": ("of at", ""), "collect": ("", ""),
    "run_coroutine_threadsafe": ("coro", "args body params as"), "threadsafe_result": ("of", "ms as"), "threadsafe_cancel": ("of", ""),
    "yield": ("", "value"), "async_for": ("of as body", ""), "anext": ("of", "as"), "aclose": ("of", ""),
    "event_set": ("of", ""), "event_clear": ("of", ""), "event_wait": ("of", ""),
}
assert sorted(FIELDS) == OPNAMES, set(FIELDS) ^ set(OPNAMES)


_STR = {"as", "type", "msg", "text", "name", "in", "id", "counter", "done", "pending", "index", "coro", "do", "return_when", "from", "executor", "token"}
_NUM = {"ms", "n", "times", "attempts", "delay", "factor", "max"}
_LIST = {"body", "then", "else", "finally", "except", "except_star", "on", "params", "types"}
MAX_TIMES = 1000000
# steps of an object, and the types of object that they go with
OBJECT_OPS = {"semaphore": ("semaphore", "lock"), "lock": ("semaphore", "lock"), "acquire": ("semaphore", "lock", "condition"), "release": ("semaphore", "lock", "condition"),
              "condition": ("condition",), "condition_wait": ("condition",), "condition_wait_for": ("condition",), "notify": ("condition",), "barrier_wait": ("barrier",), "barrier_reset": ("barrier",),
              "barrier_abort": ("barrier",), "put_nowait": ("queue",), "get_nowait": ("queue",), "queue_shutdown": ("queue",),
              "context_set": ("context_var",), "context_reset": ("context_var",)}
_OF_STR = {*OBJECT_OPS, "anext", "aclose", "reschedule_at", "threadsafe_result", "threadsafe_cancel", "add_done_callback", "append", "extend", "pop", "set_item", "remove", "add_note", "raise_value", "drop", "reschedule", "cancel", "uncancel", "callback", "result", "exception", "inspect", "set_result", "set_exception",
           "semaphore", "lock", "put", "get", "task_done", "join", "event_set", "event_clear", "event_wait"}


def field_type(op, k, v):
    """None if v may be the value of field k of op, else what it must be."""
    num = isinstance(v, (int, float)) and not isinstance(v, bool)
    if k in ("msg", "from") and v is None:
        return None
    if k in _STR:
        return None if isinstance(v, str) else "a string"
    if k == "ms":
        if v is None and op in ("timeout", "wait_for", "wait", "as_completed", "reschedule", "threadsafe_result"):
            return None
        if op in ("sleep", "block", "call_later") and computed(v):
            return None
        return None if num else "a number"
    if k == "at" and op == "call_at":
        return None if computed(v) else "computed from the clock of the loop"
    if k == "at":
        return None if v is None or computed(v) else "null, or computed from the clock of the loop"
    if k == "max" and v is None:
        return None
    if k == "times" and op != "repeat":
        return None if times_ok(v) else "an integer from 0 to %d" % MAX_TIMES
    if k in _NUM:
        return None if num and v >= 0 and (k not in ("n", "times", "attempts") or isinstance(v, int)) else "a number >= 0"
    if k in _LIST:
        return None if isinstance(v, list) else "a list"
    if k == "of":
        if op in _OF_STR:
            return None if isinstance(v, str) else "a name"
        if op == "wait":
            return None if isinstance(v, list) and v and all(isinstance(x, str) for x in v) else "a non-empty list of names"
        if op in ("gather", "as_completed", "list"):
            return None if isinstance(v, list) else "a list of awaitables"
        return None if isinstance(v, dict) else "an awaitable"
    if k in ("args", "cond", "enter", "exit"):
        return None if isinstance(v, dict) else "an object"
    if k in ("return_exceptions", "await", "each", "flat", "all", "immediate", "eager_start", "others", "async", "sync"):
        return None if isinstance(v, bool) else "true or false"
    return None


def times_ok(v):
    return isinstance(v, int) and not isinstance(v, bool) and 0 <= v <= MAX_TIMES
