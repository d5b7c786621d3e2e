# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values and exceptions of a program: computing with them, and showing them in a trace."""
import asyncio
import builtins
import concurrent.futures
import contextvars
import inspect
import operator
import re
from asyncio import futures

from .orderedset import OSet

COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "in": lambda a, b: a in b}
MATH = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def math_op(v):
    """"+" of {"+": [A, B]}, else None."""
    return next(iter(v)) if isinstance(v, dict) and len(v) == 1 and next(iter(v)) in MATH else None


def text_of(v):
    """"{x}" of {"text()": "{x}"}, else None."""
    return v["text()"] if isinstance(v, dict) and set(v) == {"text()"} else None


def call_of(v):
    """"len()" of {"len()": [X]}, else None."""
    return next(iter(v)) if isinstance(v, dict) and len(v) == 1 and next(iter(v)) in CALLS else None


def computed(v):
    """Whether a value is not what it looks like."""
    return isinstance(v, dict) and (set(v) in ({"var"}, {"item"}, {"text()"}) or math_op(v) is not None or call_of(v) is not None)


def without_address(text):
    return re.sub(r" at 0x[0-9a-f]+", "", text)


def foreign_future(e, task, future):
    """An exception of awaiting a future of another loop shows the labels instead of repr()."""
    if isinstance(e, RuntimeError) and str(e).endswith(" attached to a different loop"):
        e.args = ("Task <%s> got Future <%s> attached to a different loop" % (task, future),)


def get_variable(v):
    """ContextVar.get(), whose error shows no address."""
    if not isinstance(v, contextvars.ContextVar):
        raise AttributeError("'%s' object has no attribute 'get'" % type(v).__name__)
    try:
        return v.get()
    except LookupError:
        pass
    raise LookupError(without_address(repr(v)))


# function -> how many operands, what it does, how it is written
CALLS = {
    "at()": (2, operator.getitem, "%s[%s]"),
    "len()": (1, len, "len(%s)"),
    "copy()": (1, list, "list(%s)"),
    "type()": (1, lambda v: type(v).__name__, "type(%s).__name__"),
    "notes()": (1, lambda e: list(getattr(e, "__notes__", [])), "list(getattr(%s, '__notes__', []))"),
    "cause()": (1, operator.attrgetter("__cause__"), "%s.__cause__"),
    "context()": (1, operator.attrgetter("__context__"), "%s.__context__"),
    "members()": (1, lambda e: list(e.exceptions), "list(%s.exceptions)"),
    "get()": (1, get_variable, "%s.get()"),
    "time()": (0, lambda: round(asyncio.get_running_loop().time()), "round(asyncio.get_running_loop().time() * 1000)"),
}


def item(xs, i):
    return xs[i % len(xs)]


FOREIGN_CANCELLED = "concurrent.futures.CancelledError"    # another type than that of asyncio


def T_of(name):
    if name == FOREIGN_CANCELLED:
        return concurrent.futures.CancelledError
    return getattr(asyncio, name, None) or getattr(builtins, name, None)


def strip(exc):
    """Drop tracebacks all over the chain, so that no dead frame keeps a task alive.
    (CPython keeps the locals of every frame an exception passed through alive as long as the
    exception lives; the oracle's policy is that locals die when their coroutine call ends.)"""
    seen, todo = set(), [exc]
    while todo:
        e = todo.pop()
        if e is None or id(e) in seen:
            continue
        seen.add(id(e))
        e.__traceback__ = None
        todo.append(e.__context__)
        todo.append(e.__cause__)
        if isinstance(e, BaseExceptionGroup):
            todo.extend(e.exceptions)


def exc_json(e):
    if isinstance(e, BaseExceptionGroup):
        return {"type": type(e).__name__, "msg": str(e), "excs": [exc_json(x) for x in e.exceptions]}
    name = FOREIGN_CANCELLED if type(e) is concurrent.futures.CancelledError else type(e).__name__
    bare = isinstance(e, KeyError) and len(e.args) == 1 and not isinstance(e.args[0], str)
    return dict({"type": name, "msg": exc_msg(e)}, **({"bare": True} if bare else {}))


def exc_msg(e):
    if isinstance(e, BaseExceptionGroup):
        return str(e)
    if len(e.args) == 1 and isinstance(e.args[0], str):
        return e.args[0]
    if len(e.args) == 1 and isinstance(e.args[0], contextvars.ContextVar):
        return without_address(str(e))
    return str(e)


def outcome(e):
    return "cancelled" if isinstance(e, asyncio.CancelledError) else "raised"


def outcome_t(et):
    return "cancelled" if issubclass(et, asyncio.CancelledError) else "raised"


def plain_val(v):
    """RT.val without labels of its own: a task is shown as coroname#k, k from CPython's Task-k."""
    if isinstance(v, BaseException):
        return {"exc": exc_json(v)}
    if isinstance(v, asyncio.Task):
        return {"task": re.sub(r"^Task-", v.get_coro().__qualname__ + "#", v.get_name())}
    if futures.isfuture(v):
        return {"task": "future"}
    if isinstance(v, (list, tuple, OSet, set)):
        return [plain_val(x) for x in v]
    if isinstance(v, dict):
        return {k: plain_val(x) for k, x in v.items()}
    if inspect.iscoroutine(v):
        return {"coro": v.__qualname__}
    if v is None or isinstance(v, (int, float, str, bool)):
        return v
    return {"object": type(v).__name__}


def main_args(v):
    if isinstance(v, list):
        return [main_args(x) for x in v]
    if isinstance(v, dict):
        if set(v) == {"item"}:
            return item(*main_args(v["item"]))
        if math_op(v):
            return MATH[math_op(v)](*main_args(v[math_op(v)]))
        return {k: main_args(x) for k, x in v.items()}
    return v
