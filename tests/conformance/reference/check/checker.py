# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a whole scenario: its declarations, coroutines, steps, and external actions."""
from ..runtime.objects import QUEUES
from ..values import T_of
from ..program.calls import LOOP_OPS
from .fields import FIELDS, OBJECT_OPS, field_type
from .expressions import Expressions
from .generators import generator_calls
from .managers import manager_functions

KEYS = ("schema", "name", "title", "source", "exceptions", "objects", "coros", "main", "then", "eager", "python", "external", "notes", "expect")


def validate(scen):
    """The problems of a scenario, each a text."""
    try:
        return Checker(scen).problems()
    except Exception as e:      # a shape nobody thought of
        return ["malformed scenario: %s: %s" % (type(e).__name__, e)]


def is_number(x):
    return isinstance(x, (int, float)) and not isinstance(x, bool)


class Checker(Expressions):
    """Each method adds what is wrong to errs."""

    def __init__(self, scen):
        self.scen, self.errs = scen, []

    def err(self, path, msg):
        self.errs.append("%s: %s" % (path, msg))

    def problems(self):
        scen = self.scen
        if not isinstance(scen, dict):
            return ["scenario must be an object"]
        self.shape()
        if self.errs:
            return self.errs
        self.objects()
        self.exceptions()
        for n, c in scen["coros"].items():
            if not isinstance(c, dict) or "body" not in c or not all(isinstance(x, str) for x in c.get("params", [])):
                self.err("/coros/" + n, "needs body (and params must be names)")
                continue
            self.steps("/coros/" + n, c["body"])
        self.main(scen.get("main"))
        for i, n in enumerate(scen.get("then", [])):
            self.next_main("/then/%d" % i, n)
        generator_calls(self)
        if not self.errs:
            manager_functions(self)
        for i, x in enumerate(scen.get("external", [])):
            self.external("/external/%d" % i, x)
        return self.errs

    # -- declarations
    def shape(self):
        scen = self.scen
        for k in scen:
            if k not in KEYS:
                self.err("/", "unknown key %r" % k)
        if scen.get("schema") != 1:
            self.err("/schema", "must be 1")
        for k, t in (("coros", dict), ("exceptions", dict), ("objects", dict), ("then", list), ("external", list), ("main", (str, dict))):
            if k in scen and not isinstance(scen[k], t) or k in ("coros", "main") and k not in scen:
                self.err("/" + k, "missing or of the wrong type")

    def objects(self):
        for n, o in self.scen.get("objects", {}).items():
            p = "/objects/" + n
            if not isinstance(o, dict) or o.get("type") not in ("semaphore", "lock", "queue", "event", "condition", "barrier", "executor", "context_var"):
                self.err(p, "type must be semaphore, lock, queue, event, condition, barrier, executor or context_var")
            elif any(not isinstance(o.get(k, 0), int) or o.get(k, 0) < 0 for k in ("value", "maxsize")):
                self.err(p, "value/maxsize must be a number >= 0")
            elif isinstance(o.get("max_workers", 1), bool) or not isinstance(o.get("max_workers", 1), int) or o.get("max_workers", 1) < 1:
                self.err(p, "max_workers must be a number >= 1")
            elif isinstance(o.get("parties", 1), bool) or not isinstance(o.get("parties", 1), int) or o.get("parties", 1) < 1:
                self.err(p, "parties must be a number >= 1")
            elif isinstance(o.get("default"), (list, dict)):
                self.err(p, "default must be a number, a text, true, false or null")
            elif not isinstance(o.get("bounded", False), bool) or o.get("order", "fifo") not in QUEUES:
                self.err(p, "bounded must be true or false, order fifo, lifo or priority")

    def typ(self, p, n):
        if not isinstance(n, str):
            return self.err(p, "an exception type must be a string")
        if n in self.scen.get("exceptions", {}):
            return
        t = T_of(n)
        if not (isinstance(t, type) and issubclass(t, BaseException)):
            self.err(p, "unknown exception type %r" % n)

    def exceptions(self):
        customs, seen = self.scen.get("exceptions", {}), set()
        for n, b in customs.items():
            if b in customs and b not in seen:
                self.err("/exceptions/" + n, "base %r must be declared before" % b)
            self.typ("/exceptions/" + n, b)
            seen.add(n)

    def main(self, m):
        mn = m if isinstance(m, str) else (m or {}).get("coro")
        if mn not in self.scen["coros"]:
            return self.err("/main", "unknown coroutine %r" % (mn,))
        self.coro("/main", {"coro": m} if isinstance(m, str) else m, names=False)
        if isinstance(m, dict) and "times" in m:
            self.err("/main", "'times' is not allowed here")

    def next_main(self, p, n):
        if not isinstance(n, str) or n not in self.scen["coros"]:
            self.err(p, "unknown coroutine %r" % (n,))
        elif self.scen["coros"][n].get("params"):
            self.err(p, "%r needs arguments" % n)

    def external(self, p, x):
        if isinstance(x, dict) and x.get("op") == "interrupt" and "of" not in x and is_number(x.get("at")):
            return
        if not isinstance(x, dict) or not isinstance(x.get("of"), str) or not is_number(x.get("at")):
            self.err(p, "bad external action")
        elif x.get("op") not in ("cancel", "set_result", "event_set"):
            self.err(p, "bad external action")
        else:
            self.value(p + "/value", x.get("value"))

    # -- steps
    def steps(self, p, ss):
        if not isinstance(ss, list):
            return self.err(p, "must be a list of steps")
        for i, s in enumerate(ss):
            q = "%s/%d" % (p, i)
            if not isinstance(s, dict) or s.get("op") not in FIELDS:
                self.err(q, "unknown op %r" % (s.get("op") if isinstance(s, dict) else s))
                continue
            q += "(%s)" % s["op"]
            if self.fields(q, s):
                self.step(q, s)

    def fields(self, q, s):
        """Are all fields there, and of the right types?"""
        op = s["op"]
        req, opt = FIELDS[op][0].split(), FIELDS[op][1].split()
        for k in req:
            if k not in s:
                self.err(q, "missing %r" % k)
        for k in s:
            if k != "op" and k not in req and k not in opt and not k.startswith("_"):
                self.err(q, "unexpected %r" % k)
        n = len(self.errs)
        for k in req + opt:
            if k in s:
                want = field_type(op, k, s[k])
                if want:
                    self.err(q, "%r must be %s" % (k, want))
        return all(k in s for k in req) and len(self.errs) == n

    def step(self, q, s):
        """What its fields contain."""
        op = s["op"]
        self.awaitables(q, s)
        if op in ("sleep", "block", "call_later"):
            self.value(q + "/ms", s["ms"])
        for k in ("value", "key", "start", "stop", "step", "at"):
            self.value("%s/%s" % (q, k), s.get(k))
        if op in ("raise", "raise_first", "set_exception") or (op == "callback" and "type" in s):
            self.typ(q, s["type"])
        for t in s["on"] if op == "retry" else s["types"] if op == "suppress" else []:
            self.typ(q, t)
        if op in ("if", "while", "condition_wait_for"):
            self.condition(q, s["cond"])
        if op == "wait" and s.get("return_when", "ALL_COMPLETED") not in ("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"):
            self.err(q, "bad return_when")
        if op == "try":
            self.handlers(q, s)
        self.object_of(q, s)
        for k in ("body", "then", "else", "finally"):
            if k in s and op not in ("call", "make", "spawn", "to_thread", "run_in_executor", "run_coroutine_threadsafe", *LOOP_OPS):
                self.steps("%s/%s" % (q, k), s[k])

    def awaitables(self, q, s):
        op = s["op"]
        if op in ("await", "let", "shield", "wait_for", "retry", "async_for"):
            self.awaitable(q + "/of", s["of"])
        if op == "retry" and "coro" not in s["of"]:
            self.err(q, "retry.of must be a coroutine")
        if op in ("gather", "as_completed", "list"):
            for j, a in enumerate(s["of"]):
                self.awaitable("%s/of/%d" % (q, j), a, True)
        if op in ("call", "make", "spawn", "to_thread", "run_in_executor", "run_coroutine_threadsafe"):
            self.coro(q, s, "times" in s)
        if op in LOOP_OPS:
            self.coro(q, s, tells=op)
        if op in ("with", "enter_context"):
            self.coro(q + "/enter", s["enter"])
            self.coro(q + "/exit", s["exit"], tells="exit")
        if op == "push_async_callback":
            self.coro(q + "/of", s["of"])
        if op == "run_in_executor":
            self.executor(q, s)

    def executor(self, q, x):
        if "executor" in x and self.scen.get("objects", {}).get(x["executor"], {}).get("type") != "executor":
            self.err(q, "%r is no executor" % (x["executor"],))

    def handlers(self, q, s):
        if "except" in s and "except_star" in s:
            self.err(q, "except and except_star exclude each other")
        hs = s.get("except") or s.get("except_star") or []
        if not hs and "finally" not in s:
            self.err(q, "needs except or finally")
        if "else" in s and not hs:
            self.err(q, "else needs except")
        for j, h in enumerate(hs):
            p = "%s/except/%d" % (q, j)
            if not h.get("types"):
                self.err(q, "handler without types")
            for t in h.get("types", []):
                self.typ(p, t)
            self.steps(p, h.get("body", []))

    def object_of(self, q, s):
        """The shared object that a step is about."""
        op, objects = s["op"], self.scen.get("objects", {})
        if op in ("semaphore", "lock", "put", "get", "join", "task_done", "event_set", "event_clear", "event_wait"):
            if s["of"] not in objects:
                self.err(q, "unknown object %r" % s["of"])
        elif op in OBJECT_OPS:
            if objects.get(s["of"], {}).get("type") not in OBJECT_OPS[op]:
                self.err(q, "%r is no %s" % (s["of"], " or ".join(OBJECT_OPS[op])))
