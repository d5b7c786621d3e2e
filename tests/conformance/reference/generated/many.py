# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random scenarios of many coroutines: times and item."""
import json
import re


class Many:
    """One method a kind of step."""

    def count(self):
        n = self.r.choice([0, 1, 2, 3, 3, 4, 5, 8, 13, 20, 40, self.r.randint(2, 40)])
        return min(n, 160 // self.mult)

    def item(self, ctx, vals=None):
        """A VALUE item that evaluates without an error."""
        r = self.r
        lists = [v for v, k in ctx["vars"].items() if k == "ints"]
        if vals is None and lists and self.chance(0.4):
            xs = {"var": r.choice(lists)}
        else:
            xs = vals or [r.randint(0, 9) for _ in range(r.choice([1, 2, 3, 3, 5]))]
        nums = [v for v, k in ctx["vars"].items() if k == "int"]
        k = r.random()
        if nums and k < 0.7:
            return {"item": [xs, {"var": r.choice(nums)}]}
        if k < 0.8:
            return {"item": [xs, {"item": [[r.randint(-3, 12), r.randint(-3, 12)], {"var": r.choice(nums)} if nums else r.randint(0, 5)]}]}
        return {"item": [xs, r.randint(-3, 9)]}

    def some_ms(self, ctx):
        return self.item(ctx, [self.ms() for _ in range(self.r.choice([1, 2, 3, 4]))])

    def some_cond(self, ctx):
        c = {"eq": [self.item(ctx), self.r.randint(0, 9)]} if self.chance(0.3) else \
            {"truthy": self.item(ctx, [self.r.choice([0, 1, True, False, "", "x"]) for _ in range(self.r.randint(1, 4))])}
        return {"not": c} if self.chance(0.3) else c

    def many_coro(self, ctx, n):
        r = self.r
        old = [k for k, c in self.named.items() if not re.search('"(times|spawn|coro)"', json.dumps(c))]
        if old and self.chance(0.3):
            name = r.choice(old)
            c = {"coro": name}
            params = self.named[name]["params"]
        else:
            params = r.choice([["index"], ["index"], ["index", "x"], ["x", "index"], ["x"], []])
            name = "w%d" % next(self.cnum)
            mult, self.mult = self.mult, self.mult * max(n, 1)
            sub = {"vars": {p: "int" for p in params}, "depth": ctx["depth"] + 1, "handler": False, "star": False, "loop": False,
                   "globs": list(ctx["globs"]), "tg": []}
            body = []
            if self.chance(0.8):
                body.append({"op": "sleep", "ms": self.some_ms(sub)})
            if self.chance(0.45):
                act = r.choice([dict(op="raise", **self.exc()), {"op": "return", "value": self.item(sub)}, {"op": "cancel", "of": "@self"},
                                {"op": "sleep", "ms": self.some_ms(sub)}, dict(op="raise", **self.exc())])
                body.append({"op": "if", "cond": self.some_cond(sub), "then": [act]})
            if self.chance(0.6) or not body:
                body += self.body(sub, n=r.choice([1, 1, 2]))
            if body[-1]["op"] not in ("return", "raise", "reraise") and self.chance(0.5):
                body.append(r.choice([{"op": "return", "value": self.item(sub)}, dict(op="raise", **self.exc()),
                                      {"op": "return", "value": {"var": "index"} if "index" in params else "w"}]))
            self.mult = mult
            c = {"coro": name, "params": params, "body": body}
            if self.chance(0.5):
                self.named[name] = {"params": params, "body": body}
                c = {"coro": name}
        args = {}
        if "x" in params:
            args["x"] = self.item(ctx) if self.chance(0.7) else r.randint(0, 9)
        if "index" in params and self.chance(0.1):
            args["index"] = r.randint(0, 9)
        if args:
            c["args"] = args
        return c

    def times(self, ctx, spawn=None):
        """an element for a list of awaitables"""
        n = self.count()
        c = self.many_coro(ctx, n)
        if spawn or (spawn is None and self.chance(0.3)):
            s = {"spawn": c, "times": n}
            if ctx["tg"] and self.chance(0.3):
                s["in"] = self.r.choice(ctx["tg"])
            elif self.chance(0.1):
                s["name"] = self.nm("name")
            return s
        return dict(c, times=n)

    def spawn_many(self, ctx, **kw):
        n = self.count()
        return dict({"op": "spawn"}, **self.many_coro(ctx, n), times=n, **kw)

    def use_list(self, ctx, v, tasks):
        """what is done with a list of tasks or coroutine objects"""
        r, x = self.r, self.nm("x")
        k = r.random()
        body = [{"op": "await", "of": {"var": x}}]
        if self.chance(0.6):
            body = [{"op": "try", "body": body, "except": [{"types": r.choice(self.handlers + [["Exception", "CancelledError"]]), "body": []}]}]
        if tasks and k < 0.35:
            s = {"op": "wait", "of": [v], "return_when": r.choice(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])}
            t = self.pick(ctx, "task", glob=False)
            if t and self.chance(0.3):
                s["of"].insert(r.choice([0, 1]), t)
            if self.chance(0.5):
                s["ms"] = self.long()
            out = [s]
            if self.chance(0.5):
                s["done"], s["pending"] = self.nm("d"), self.nm("p")
                if self.chance(0.5):
                    out.append({"op": "for", "in": s["done"], "as": x, "body": [
                        {"op": "try", "body": [{"op": r.choice(["exception", "result"]), "of": x}],
                         "except": [{"types": ["Exception", "CancelledError"], "body": []}]}]})
                if self.chance(0.5):
                    out.append({"op": "cancel", "of": s["pending"], "each": True})
            return out
        if tasks and k < 0.5:
            out = [{"op": "sleep", "ms": self.ms()}, {"op": "cancel", "of": v, "each": True}]
            if self.chance(0.5):
                out.append({"op": "gather", "of": [{"each": v}], "return_exceptions": True})
            return out
        if tasks and k < 0.6:
            t = self.nm("t")
            ctx["vars"][t] = "task"
            return [{"op": "set", "as": t, "value": {"item": [{"var": v}, self.r.randint(-2, 50)]}}]
        if k < 0.75:
            return [{"op": "gather", "of": [{"each": v}], "return_exceptions": self.chance(0.5)}]
        if k < 0.88:
            s = {"op": "for", "in": v, "as": x, "body": body}
            if self.chance(0.3):
                s["index"] = self.nm("i")
                s["body"].insert(0, {"op": "log", "text": "at {%s}" % s["index"]})
            return [s]
        s = {"op": "as_completed", "of": [{"each": v}], "as": x, "body": body}
        if self.chance(0.3):
            s["ms"] = self.long()
        return [s]

    def s_many(self, ctx):
        r = self.r
        if ctx["depth"] >= 5 or self.mult > 80:
            return self.s_item(ctx)
        k = r.random()
        if k < 0.26:        # gather
            of = [self.times(ctx)]
            for _ in range(r.choice([0, 0, 1, 2])):
                of.insert(r.randint(0, len(of)), self.times(ctx) if self.chance(0.4) else self.awaitable(ctx))
            s = {"op": "gather", "of": of, "return_exceptions": self.chance(0.5)}
            if self.chance(0.2):
                s["await"] = False
                s["as"] = self.nm("g")
                ctx["vars"][s["as"]] = "future"
            elif self.chance(0.5):
                s["as"] = self.nm("r")
                ctx["vars"][s["as"]] = "value"
            return s
        if k < 0.34:        # gather inside something
            g = {"gather": [self.times(ctx)], "return_exceptions": self.chance(0.5)}
            return r.choice([
                {"op": "wait_for", "of": g, "ms": self.long()}, {"op": "shield", "of": g},
                {"op": "gather", "of": [g, {"sleep": self.ms(), "value": self.item(ctx)}], "return_exceptions": self.chance(0.5)},
                {"op": "timeout", "ms": self.long(), "body": [{"op": "await", "of": g}]}])
        if k < 0.50:        # list
            v = self.nm("l")
            tasks = self.chance(0.5)
            of = [self.times(ctx, tasks)]
            if self.chance(0.3):
                of.insert(r.choice([0, 1]), {"spawn": self.coro(ctx["depth"] + 1, ctx["globs"])} if tasks else self.coro(ctx["depth"] + 1, ctx["globs"]))
            return [{"op": "list", "of": of, "as": v}] + self.use_list(ctx, v, tasks)
        if k < 0.62:        # spawn, kept
            v = self.nm("ts") if self.chance(0.8) else "$" + self.nm("ts")
            s = self.spawn_many(ctx)
            s["as"] = v
            return [s] + (self.use_list(ctx, v, True) if self.chance(0.85) else [])
        if k < 0.70:        # spawn, forgotten
            s = self.spawn_many(ctx)
            if ctx["tg"] and self.chance(0.5):
                s["in"] = r.choice(ctx["tg"])
            return s
        if k < 0.84:        # group
            v = self.nm("tg")
            c = self.sub(ctx, tg=ctx["tg"] + [v])
            steps = []
            for _ in range(r.choice([1, 1, 2])):
                s = self.spawn_many(c)
                s["in"] = v
                if self.chance(0.3):
                    s["as"] = self.nm("ts")
                steps.append(s)
            if self.chance(0.5):
                steps += self.body(c, n=1)
            s = {"op": "task_group", "as": v, "body": steps}
            if self.chance(0.3):
                return {"op": "try", "body": [s], "except_star": [{"types": ["Exception"], "body": [{"op": "log", "text": self.nm("star")}]}]}
            return s
        if k < 0.93:        # as_completed
            v = self.nm("n")
            body = [{"op": "await", "of": {"var": v}}]
            if self.chance(0.6):
                body = [{"op": "try", "body": body, "except": [{"types": r.choice(self.handlers), "body": []}]}]
            if self.chance(0.1):
                body.append({"op": "break"})
            s = {"op": "as_completed", "of": [self.times(ctx)] + ([self.awaitable(ctx)] if self.chance(0.3) else []), "as": v, "body": body}
            if self.chance(0.3):
                s["ms"] = self.long()
            return s
        n = self.obj("semaphore")
        k = self.count()
        return {"op": "gather", "of": [{"coro": "u%d" % next(self.cnum), "params": ["index"], "times": k, "body": [
            {"op": "semaphore", "of": n, "body": [{"op": "sleep", "ms": self.some_ms({"vars": {"index": "int"}})}]}]}]}

    def s_item(self, ctx):
        r = self.r
        k = r.random()
        if k < 0.3:
            v = self.nm("xs")
            s = {"op": "set", "as": v, "value": [r.randint(0, 30) for _ in range(r.randint(1, 4))]}
            if self.chance(0.3):
                s["value"][0] = self.item(ctx)
            ctx["vars"][v] = "ints"
            return s
        if k < 0.5:
            return {"op": "sleep", "ms": self.some_ms(ctx)}
        if k < 0.65:
            return {"op": "if", "cond": self.some_cond(ctx), "then": [{"op": "log", "text": self.nm("m")}], "else": [{"op": "sleep", "ms": 0}]}
        if k < 0.8:
            v = self.nm("k")
            s = [{"op": "set", "as": v, "value": self.item(ctx)}, {"op": "log", "text": "%s = {%s}" % (v, v)}]
            ctx["vars"][v] = "int"
            return s
        if k < 0.9:
            n = self.obj("queue")
            return [{"op": "timeout", "ms": self.long(), "body": [{"op": "put", "of": n, "value": self.item(ctx)}]}]
        return {"op": "await", "of": {"sleep": self.ms(), "value": self.item(ctx)}, "as": self.nm("r")}
