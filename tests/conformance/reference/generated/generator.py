# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random scenarios: coroutines and their bodies."""
import itertools
import random

from .calls import Calls
from .generators import Generators
from .loop import Loop
from .many import Many
from .objects import Objects
from .steps import Steps
from .threads import Threads
from .values import Values


class Rnd(Steps, Objects, Many, Values, Threads, Calls, Loop, Generators):
    """Random scenario generator. Deterministic in (seed, profile)."""

    PROFILES = ("default", "ties", "noties", "cancel", "groups", "simple", "eager", "many", "blocking", "objects", "shutdown", "threads", "eager_start", "values", "managers", "callbacks", "deadlines", "collected",
                "threadsafe", "generators")
    # those that need a later Python than 3.11
    SINCE = {"eager": (3, 12), "shutdown": (3, 13), "eager_start": (3, 14)}

    def __init__(self, seed, profile="default"):
        self.r = random.Random("%s/%s" % (profile, seed))
        self.seed, self.profile = seed, profile
        self.budget = self.r.randint(14, 46) if profile != "simple" else self.r.randint(6, 18)
        self.n = itertools.count(1)
        self.exceptions = {"CustomError": "Exception", "SubError": "CustomError", "NetError": "ConnectionError"}
        self.objects = {}
        self.types = ["ValueError", "TypeError", "KeyError", "RuntimeError", "ZeroDivisionError", "CustomError", "SubError",
                      "NetError", "TimeoutError", "OSError"]
        self.handlers = [["ValueError"], ["Exception"], ["Exception"], ["LookupError"], ["ArithmeticError"], ["CustomError"],
                         ["ValueError", "TypeError"], ["OSError"], ["CancelledError"], ["BaseException"], ["TimeoutError"],
                         ["SubError"], ["RuntimeError"]]
        self.globals = []
        self.cnum = itertools.count(1)
        self.mult = 1           # many: how often the code being written runs (about)
        self.named = {}         # many: coroutines of their own

    def nm(self, p):
        return "%s%d" % (p, next(self.n))

    def ms(self):
        r = self.r
        if self.profile == "noties":
            return r.randint(1, 60) * 7 + r.randint(0, 6)
        if self.profile == "ties":
            return r.choice([0, 10, 10, 10, 20, 20, 30])
        return r.choice([0, 0, 1, 2, 5, 10, 10, 10, 20, 20, 30, 50, 100, r.randint(1, 200)])

    def long(self):
        return self.r.choice([1, 5, 10, 15, 20, 40, 80, 150])

    def chance(self, p):
        return self.r.random() < p

    def msg(self):
        return "e%d" % next(self.n)

    def exc(self):
        return {"type": self.r.choice(self.types), "msg": self.msg()}

    def coro(self, depth, globs):
        name = "c%d" % next(self.cnum)
        ctx = {"vars": {}, "depth": depth, "handler": False, "star": False, "loop": False, "globs": list(globs), "tg": []}
        return {"coro": name, "body": self.body(ctx, top=True)}

    def body(self, ctx, top=False, n=None):
        r = self.r
        steps = []
        hi = max(1, 5 - ctx["depth"]) if not top else max(2, 5 - ctx["depth"])
        n = n if n is not None else r.randint(1, hi)
        for _ in range(n):
            if self.budget <= 0:
                break
            s = self.stmt(ctx)
            if s is None:
                continue
            steps.extend(s if isinstance(s, list) else [s])
            if steps and steps[-1]["op"] in ("return", "raise", "reraise", "break", "continue"):
                return steps
        if top:
            k = r.random()
            if not steps or (k < 0.5 and not any(s["op"] in ("sleep", "await", "gather") for s in steps)):
                steps.append({"op": "sleep", "ms": self.ms()})
            k = r.random()
            if k < 0.38:
                steps.append(dict(op="raise", **self.exc()))
            elif k < 0.85:
                steps.append({"op": "return", "value": r.choice([r.randint(0, 99), "ok", None, [1, 2]])})
        if not steps:
            steps.append({"op": "log", "text": self.nm("m")})
        return steps

    def sub(self, ctx, **kw):
        c = dict(ctx)
        c["vars"] = dict(ctx["vars"])
        c["globs"] = list(ctx["globs"])
        c["tg"] = list(ctx["tg"])
        c["depth"] = ctx["depth"] + 1
        c.update(kw)
        return c

    def pick(self, ctx, *kinds, glob=True):
        c = [v for v, k in ctx["vars"].items() if k in kinds]
        if glob:
            c += [g for g, k in ctx["globs"] if k in kinds]
        return self.r.choice(c) if c else None

    def awaitable(self, ctx, d=0):
        r = self.r
        if self.profile == "threads" and self.chance(0.3):
            return self.in_thread()
        k = r.random()
        if k < 0.52 or d > 2:
            return self.coro(ctx["depth"] + 1, ctx["globs"])
        if k < 0.70:
            v = self.pick(ctx, "task", "future")
            if v:
                return {"var": v}
            return {"spawn": self.coro(ctx["depth"] + 1, ctx["globs"])}
        if k < 0.78:
            return {"shield": self.awaitable(ctx, d + 1)}
        if k < 0.86:
            return {"wait_for": self.awaitable(ctx, d + 1), "ms": r.choice([0, self.long(), self.long(), self.long(), None])}
        if k < 0.92:
            return {"gather": [self.awaitable(ctx, d + 1) for _ in range(r.randint(0, 3))], "return_exceptions": self.chance(.5)}
        if k < 0.96:
            return {"sleep": self.ms(), "value": r.randint(0, 9)}
        return {"spawn": self.coro(ctx["depth"] + 1, ctx["globs"])}

    def stmt(self, ctx):
        self.budget -= 1
        deep = ctx["depth"] >= 5
        w = [("sleep", 14), ("log", 3), ("try", 12 if not deep else 3), ("spawn", 12 if not deep else 1), ("await_var", 9),
             ("gather", 8 if not deep else 0), ("call", 6 if not deep else 0), ("raise", 2), ("cancel", 5), ("tg", 6 if not deep else 0),
             ("timeout", 6 if not deep else 1), ("wait_for", 4 if not deep else 0), ("shield", 4 if not deep else 0), ("wait", 8),
             ("as_completed", 3 if not deep else 0), ("callback", 9), ("retry", 2 if not deep else 0), ("make", 2), ("list", 4 if not deep else 0),
             ("inspect", 4), ("sync", 5), ("drop", 5), ("future", 2), ("uncancel", 1), ("reraise", 3), ("repeat", 2 if not deep else 0),
             ("sem", 2), ("queue", 2), ("event", 2), ("if", 2), ("pending", 3), ("gspawn", 4 if not deep else 0), ("ret", 1),
             ("reschedule", 1), ("let", 2 if not deep else 0), ("lock", 1), ("star", 3 if not deep else 0), ("selfcancel", 1)]
        if self.profile == "cancel":
            w += [("cancel", 14), ("selfcancel", 3), ("uncancel", 3), ("timeout", 6), ("shield", 5), ("spawn", 6)]
        if self.profile == "groups":
            w += [("tg", 16), ("star", 10), ("gather", 10)]
        if self.profile == "blocking":
            w += [("block", 24), ("sleep", 16), ("timeout", 6), ("wait_for", 6)]
        if self.profile in ("objects", "shutdown"):
            w += [("condition", 18), ("barrier", 14), ("heap", 10), ("nowait", 12), ("acquire", 14), ("while", 8 if not deep else 0), ("math", 8),
                  ("kept", 10 if not deep else 0), ("decide", 8), ("sleep", 10)]
        if self.profile == "threads":
            w += [("thread", 24), ("submit", 30), ("kept_thread", 8), ("block", 8), ("all_tasks", 6), ("cancelling", 6), ("wait_until", 10), ("cancel", 8), ("sleep", 10)]
        if self.profile == "deadlines":
            w += [("deadline", 14), ("timeout_at", 34 if not deep else 0), ("block", 6), ("sleep", 14), ("cancel", 6), ("selfcancel", 2)]
        if self.profile == "collected":
            w += [("forgotten", 30 if not deep else 0), ("collect", 22), ("drop", 10), ("sleep", 14)]
        if self.profile == "threadsafe":
            w += [("threadsafe", 34 if not deep else 0), ("thread", 6), ("block", 6), ("sleep", 14), ("cancel", 6)]
        if self.profile == "shutdown":
            w += [("shutdown", 30)]
        if self.profile in ("values", "managers"):
            w += [("change", 26), ("value", 14), ("range", 8 if not deep else 0), ("over", 8), ("make_list", 8), ("make_dict", 6), ("asked", 16 if not deep else 0),
                  ("ask", 8), ("kept", 6 if not deep else 0)]
        if self.profile == "managers":
            w += [("own", 26 if not deep else 0), ("stack", 20 if not deep else 0), ("suppress", 16 if not deep else 0), ("cancel", 6), ("selfcancel", 2)]
        if self.profile == "callbacks":
            w += [("loop_call", 24), ("cancel_handle", 8), ("done_call", 22), ("handler", 8), ("signal", 5), ("context", 20), ("reset", 10), ("drop", 6), ("sleep", 10)]
        if self.profile == "generators":
            w += [("async_for", 40 if not deep else 0), ("make_generator", 16), ("ask_generator", 30), ("drop_generator", 8), ("cancel", 10), ("timeout", 6), ("sleep", 8)]
        if self.profile == "simple":
            w = [("sleep", 10), ("log", 3), ("try", 12), ("spawn", 10), ("await_var", 10), ("gather", 10), ("call", 6), ("raise", 3),
                 ("make", 3), ("callback", 3)]
        if self.profile == "many":
            w += [("many", 45), ("item", 14)]
        names = [a for a, _ in w]
        op = self.r.choices(names, [b for _, b in w])[0]
        return getattr(self, "s_" + op)(ctx)

    def scenario(self):
        ctx = {"vars": {}, "depth": 0, "handler": False, "star": False, "loop": False, "globs": [], "tg": []}
        body = [{"op": "set", "as": "$main", "value": {"var": "@self"}}]
        if self.profile != "simple":
            ctx["globs"].append(("$main", "main"))
        else:
            body = []
        while self.budget > 0 and len(body) < 14:
            s = self.stmt(ctx)
            if s is None:
                continue
            s = s if isinstance(s, list) else [s]
            # main should survive most errors, so that more is exercised
            risky = any(x["op"] in ("await", "gather", "call", "wait_for", "shield", "task_group", "timeout", "as_completed", "retry", "result")
                        for x in s)
            if risky and self.chance(0.65):
                s = [{"op": "try", "body": s, "except": [{"types": ["Exception"], "body": []}]}]
            if any(x["op"] in ("return", "raise") for x in s) and self.chance(0.8):
                continue
            body += s
            if any(x["op"] in ("return", "raise") for x in s):
                break
        if self.chance(0.5):
            body.append({"op": "sleep", "ms": self.r.choice([50, 100, 300, 1000])})
        sc = {"schema": 1, "name": "gen_%s_%d" % (self.profile, self.seed), "exceptions": self.exceptions}
        if self.objects:
            sc["objects"] = self.objects
        sc["coros"] = {"main": {"body": body}}
        sc["coros"].update(self.named)
        sc["main"] = "main"
        if self.profile not in ("simple",) and self.chance(0.15):
            g = [x for x, k in ctx["globs"] if k in ("task", "main")]
            if g:
                sc["external"] = [{"at": self.ms(), "op": "cancel", "of": self.r.choice(g)}]
        if self.profile in ("objects", "shutdown") and self.chance(0.3):
            sc["external"] = sc.get("external", []) + [{"at": self.ms(), "op": "interrupt"} for _ in range(self.r.choice([1, 1, 2, 3]))]
        if self.profile == "callbacks" and "'add_signal_handler'" in str(sc) and self.chance(0.7):
            sc["external"] = sc.get("external", []) + [{"at": self.ms(), "op": "interrupt"} for _ in range(self.r.choice([1, 1, 2]))]
        if self.profile in ("threads", "callbacks"):
            body.insert(0, {"op": "set", "as": "$shared", "value": 0})
        if self.profile == "eager":
            sc["eager"] = True
        return sc


def generate(seed, profile="default"):
    return Rnd(seed, profile).scenario()
