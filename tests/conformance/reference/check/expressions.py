# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the values, awaitables, coroutine calls and conditions of a scenario."""
from ..values import CALLS, COMPARE, call_of, computed, math_op
from .fields import MAX_TIMES, times_ok


class Expressions:
    """Part of the checker: what stands in the fields of steps."""

    def value(self, p, v, names=True):
        """Only {"var":..} and {"item":..} have a shape to check. names: variables may be used here."""
        if isinstance(v, list):
            for i, x in enumerate(v):
                self.value("%s/%d" % (p, i), x, names)
        elif isinstance(v, dict) and set(v) == {"item"}:
            v, p = v["item"], p + "/item"
            if not isinstance(v, list) or len(v) != 2:
                return self.err(p, "item needs [LIST, VALUE]")
            xs, i = v
            if isinstance(xs, dict) and set(xs) == {"var"} and isinstance(xs["var"], str):
                if not names:
                    self.err(p, "no variables here")
            elif not isinstance(xs, list) or not xs:
                self.err(p, "the list of item must be a non-empty list or a variable")
            else:
                self.value(p + "/0", xs, names)
            if computed(i):
                self.value(p + "/1", i, names)
            elif isinstance(i, bool) or not isinstance(i, int):
                self.err(p, "the index of item must be an integer, a variable or an item")
        elif math_op(v):
            v, p = v[math_op(v)], p + "/" + math_op(v)
            if not isinstance(v, list) or len(v) != 2:
                return self.err(p, "needs two operands")
            self.value(p, v, names)
        elif call_of(v):
            p += "/" + call_of(v)
            if not names:
                return self.err(p, "no functions here")
            if not isinstance(v[call_of(v)], list) or len(v[call_of(v)]) != CALLS[call_of(v)][0]:
                return self.err(p, "needs %d operands" % CALLS[call_of(v)][0])
            if call_of(v) == "get()" and not self.is_variable(v["get()"][0]):
                return self.err(p, "needs a context variable")
            self.value(p, v[call_of(v)], names)
        elif isinstance(v, dict) and set(v) == {"text()"}:
            if not names or not isinstance(v["text()"], str):
                self.err(p, "text() must be a text, and no variables are allowed here" if not names else "text() must be a text")
        elif isinstance(v, dict) and set(v) == {"var"} and not isinstance(v["var"], str):
            self.err(p, "var must be a name")
        elif isinstance(v, dict):
            for k, x in v.items():
                self.value("%s/%s" % (p, k), x, names)

    def is_variable(self, v):
        name = v.get("var") if isinstance(v, dict) and set(v) == {"var"} else None
        return isinstance(name, str) and self.scen.get("objects", {}).get(name, {}).get("type") == "context_var"

    def awaitable(self, p, a, each=False):
        if not isinstance(a, dict):
            return self.err(p, "awaitable must be an object")
        if "times" in a:
            c = a.get("spawn", a)
            if not each:
                return self.err(p, "'times' is only allowed inside gather/as_completed/list (and in the op spawn)")
            if not times_ok(a["times"]):
                return self.err(p, "'times' must be an integer from 0 to %d" % MAX_TIMES)
            if "each" in a or not isinstance(c, dict) or "coro" not in c:
                return self.err(p, "'times' needs a coroutine or a spawn of one")
        if "each" in a:
            if not isinstance(a["each"], str):
                return self.err(p, "each must be a name")
            return None if each else self.err(p, "'each' is only allowed inside gather/as_completed/list")
        kinds = [k for k in ("coro", "var", "spawn", "gather", "shield", "wait_for", "sleep", "to_thread", "run_in_executor") if k in a]
        if len(kinds) != 1:
            return self.err(p, "awaitable needs exactly one of coro/var/spawn/gather/shield/wait_for/sleep/to_thread/run_in_executor")
        k = kinds[0]
        if k == "coro":
            self.coro(p, a, "times" in a)
        elif k == "var":
            if not isinstance(a["var"], str):
                self.err(p, "var must be a name")
        elif k == "sleep":
            if isinstance(a["sleep"], bool) or not isinstance(a["sleep"], (int, float)):
                self.err(p, "sleep must be a number")
            self.value(p + "/value", a.get("value"))
        elif k == "spawn":
            if "times" in a and "times" not in a["spawn"]:
                self.coro(p + "/spawn", a["spawn"], True)
            else:
                self.awaitable(p + "/spawn", a["spawn"])
            if isinstance(a["spawn"], dict) and not {"coro", "wait_for", "sleep", "to_thread"} & set(a["spawn"]):
                self.err(p, "spawn needs a coroutine")
            for x in ("name", "in"):
                if a.get(x) is not None and not isinstance(a[x], str):
                    self.err(p, "%s must be a string" % x)
        elif k == "gather":
            if not isinstance(a["gather"], list):
                return self.err(p, "gather must be a list")
            for i, x in enumerate(a["gather"]):
                self.awaitable("%s/gather/%d" % (p, i), x, True)
        elif k in ("to_thread", "run_in_executor"):
            if not isinstance(a[k], dict):
                return self.err(p, "%s must be a coroutine" % k)
            self.coro(p + "/" + k, a[k])
            self.executor(p, a)
        elif k in ("shield", "wait_for"):
            self.awaitable(p + "/" + k, a[k])
            if k == "wait_for" and (isinstance(a.get("ms", ""), bool) or not isinstance(a.get("ms", ""), (int, float, type(None)))):
                self.err(p, "wait_for needs ms: a number or null")

    def coro(self, p, c, times=False, names=True, tells=None):
        if not isinstance(c.get("coro"), str) or not c["coro"] or not isinstance(c.get("args") or {}, dict):
            return self.err(p, "coro must be a name, args an object")
        if "body" in c:
            params = c.get("params", [])
            self.steps(p + "/body", c["body"])
        elif c["coro"] not in self.scen["coros"]:
            return self.err(p, "unknown coroutine %r" % c["coro"])
        else:
            params = self.scen["coros"][c["coro"]].get("params", [])
        given = sorted(c.get("args") or {})
        for k in given:
            self.value("%s/args/%s" % (p, k), c["args"][k], names)
        if times and "index" in params and "index" not in given:
            given = sorted(given + ["index"])
        told = {"exit": ["exc"], "set_exception_handler": ["message", "exception"], "add_done_callback": params[:1]}.get(tells, [])
        if tells == "add_done_callback" and (not params or params[0] in given):
            return self.err(p, "%s needs a first parameter, which receives what is done" % c["coro"])
        given = sorted(given + [x for x in told if x in params and x not in given])
        if given != sorted(params):
            self.err(p, "%s takes arguments %s, got %s" % (c["coro"], list(params), list(c.get("args") or {})))

    def condition(self, p, c):
        if not isinstance(c, dict) or len(c) != 1 or next(iter(c)) not in ("truthy", "eq", "not", "isinstance", "done", "cancelled", "cancelling", "and", "or", *COMPARE):
            return self.err(p, "bad condition")
        (k, v), = c.items()
        if k == "isinstance" and isinstance(v, list):
            self.value(p, v[:1])
        elif k in ("truthy", "eq", *COMPARE):
            self.value(p, v)
        if k == "not":
            self.condition(p, v)
        elif k in ("and", "or"):
            if not isinstance(v, list) or not v:
                return self.err(p, "%s needs a list of conditions" % k)
            for i, x in enumerate(v):
                self.condition("%s/%d" % (p, i), x)
        elif k in ("eq", "isinstance", *COMPARE) and not (isinstance(v, list) and len(v) == 2):
            self.err(p, "%s needs two operands" % k)
        elif k == "isinstance":
            self.typ(p, v[1])
        elif k in ("done", "cancelled", "cancelling") and not isinstance(v, str):
            self.err(p, "%s needs a name" % k)
