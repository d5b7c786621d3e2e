# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random steps with coroutines, tasks and exceptions."""


class Steps:
    """One method a kind of step."""

    def s_sleep(self, ctx):
        return {"op": "sleep", "ms": self.ms()}

    def s_block(self, ctx):
        return {"op": "block", "ms": self.some_ms(ctx) if self.chance(0.2) else self.ms()}

    def s_log(self, ctx):
        v = self.pick(ctx, "value", "exc", glob=False)
        return {"op": "log", "text": "%s {%s}" % (self.nm("m"), v) if v else self.nm("m")}

    def s_try(self, ctx):
        r = self.r
        s = {"op": "try", "body": self.body(self.sub(ctx))}
        if self.chance(0.85):
            hs = []
            for _ in range(r.choice([1, 1, 1, 2, 2, 3])):
                h = {"types": r.choice(self.handlers)}
                c = self.sub(ctx, handler=True)
                if self.chance(0.5):
                    h["as"] = self.nm("e")
                    c["vars"][h["as"]] = "exc"
                h["body"] = self.body(c, n=r.choice([0, 1, 1, 2]))
                hs.append(h)
            s["except"] = hs
            if self.chance(0.3):
                s["else"] = self.body(self.sub(ctx), n=1)
        if "except" not in s or self.chance(0.5):
            s["finally"] = self.body(self.sub(ctx, handler=False), n=r.choice([0, 1, 1]))
            if not ctx["star"] and self.chance(0.06):
                s["finally"].append({"op": "return", "value": "from finally"})
        return s

    def s_star(self, ctx):
        s = {"op": "try", "body": [self.s_tg(self.sub(ctx))], "except_star": []}
        for _ in range(self.r.choice([1, 1, 2])):
            h = {"types": self.r.choice([x for x in self.handlers if "Cancelled" not in x[0]])}
            c = self.sub(ctx, handler=True, star=True, loop=False)
            if self.chance(0.5):
                h["as"] = self.nm("e")
                c["vars"][h["as"]] = "exc"
            h["body"] = [x for x in self.body(c, n=1) if x["op"] not in ("return", "break", "continue")] or [{"op": "log", "text": "star"}]
            s["except_star"].append(h)
        if self.chance(0.4):
            s["finally"] = [{"op": "log", "text": self.nm("f")}]
        return s

    def s_spawn(self, ctx):
        s = dict(op="spawn", **self.coro(ctx["depth"] + 1, ctx["globs"]))
        if self.profile == "eager_start" and self.chance(0.6):
            s["eager_start"] = True
        if ctx["tg"] and self.chance(0.5):
            s["in"] = self.r.choice(ctx["tg"])
        if self.chance(0.75):
            s["as"] = self.nm("t")
            ctx["vars"][s["as"]] = "task"
        return s

    def s_gspawn(self, ctx):
        if self.profile == "simple":
            return self.s_spawn(ctx)
        s = dict(op="spawn", **self.coro(ctx["depth"] + 1, ctx["globs"]))
        s["as"] = "$" + self.nm("g")
        ctx["globs"].append((s["as"], "task"))
        return s

    def s_await_var(self, ctx):
        v = self.pick(ctx, "task", "task", "future", "coro")
        if not v:
            return self.s_spawn(ctx)
        s = {"op": "await", "of": {"var": v}}
        if self.chance(0.5):
            s["as"] = self.nm("r")
            ctx["vars"][s["as"]] = "value"
        return s

    def s_gather(self, ctx):
        s = {"op": "gather", "of": [self.awaitable(ctx) for _ in range(self.r.choice([1, 2, 2, 3, 3, 4]))],
             "return_exceptions": self.chance(0.45)}
        if self.chance(0.2):
            s["await"] = False
            s["as"] = self.nm("g")
            ctx["vars"][s["as"]] = "future"
        elif self.chance(0.5):
            s["as"] = self.nm("r")
            ctx["vars"][s["as"]] = "value"
        return s

    def s_call(self, ctx):
        s = dict(op="call", **self.coro(ctx["depth"] + 1, ctx["globs"]))
        if self.chance(0.5):
            s["as"] = self.nm("r")
            ctx["vars"][s["as"]] = "value"
        return s

    def s_raise(self, ctx):
        s = dict(op="raise", **self.exc())
        v = self.pick(ctx, "exc", glob=False)
        if v and self.chance(0.5):
            s["from"] = v
        return s

    def s_reraise(self, ctx):
        return {"op": "reraise"} if ctx["handler"] else None

    def s_ret(self, ctx):
        if ctx["star"]:
            return None
        v = self.pick(ctx, "value", glob=False)
        return {"op": "return", "value": {"var": v} if v else self.r.randint(0, 9)}

    def s_cancel(self, ctx):
        v = self.pick(ctx, "task", "task", "future")
        if not v:
            return None
        s = {"op": "cancel", "of": v}
        if self.chance(0.3):
            s["msg"] = self.nm("why")
        return s

    def s_selfcancel(self, ctx):
        return {"op": "cancel", "of": self.r.choice(["@self", "$main"])}

    def s_uncancel(self, ctx):
        return {"op": "uncancel"}

    def s_tg(self, ctx):
        v = self.nm("tg")
        c = self.sub(ctx, tg=ctx["tg"] + [v])
        steps = []
        for _ in range(self.r.choice([1, 2, 2, 3])):
            s = dict(op="spawn", **self.coro(ctx["depth"] + 1, ctx["globs"]))
            s["in"] = v
            if self.chance(0.4):
                s["as"] = self.nm("t")
                c["vars"][s["as"]] = "task"
            steps.append(s)
        if self.chance(0.6):
            steps += self.body(c, n=self.r.choice([1, 1, 2]))
        return {"op": "task_group", "as": v, "body": steps}

    def s_timeout(self, ctx):
        s = {"op": "timeout", "ms": self.r.choice([0, self.long(), self.long(), self.long(), None])}
        c = self.sub(ctx)
        if self.chance(0.4):
            s["as"] = self.nm("cm")
            c["vars"][s["as"]] = "cm"
        s["body"] = self.body(c)
        if "as" in s and self.chance(0.5):
            s["body"].insert(self.r.randint(0, len(s["body"]) - (s["body"][-1]["op"] in ("raise", "return", "reraise"))),
                             {"op": "reschedule", "of": s["as"], "ms": self.r.choice([None, 0, self.long(), 200])})
        return s

    def s_reschedule(self, ctx):
        v = self.pick(ctx, "cm", glob=False)
        return {"op": "reschedule", "of": v, "ms": self.r.choice([None, 0, self.long()])} if v else None

    def s_wait_for(self, ctx):
        return {"op": "wait_for", "of": self.awaitable(ctx), "ms": self.r.choice([0, self.long(), self.long(), self.long(), None])}

    def s_shield(self, ctx):
        s = {"op": "shield", "of": self.awaitable(ctx)}
        if self.chance(0.2):
            s["await"] = False
            s["as"] = self.nm("s")
            ctx["vars"][s["as"]] = "future"
        return s

    def s_let(self, ctx):
        s = {"op": "let", "of": self.awaitable(ctx)}
        if self.chance(0.7):
            s["as"] = self.nm("x")
            kind = next(iter(s["of"]))
            ctx["vars"][s["as"]] = {"coro": "coro", "wait_for": "coro", "sleep": "coro", "spawn": "task", "var": "alias"}.get(kind, "future")
        return s

    def s_wait(self, ctx):
        vs = [v for v, k in ctx["vars"].items() if k == "task"] + [g for g, k in ctx["globs"] if k == "task" and g != "$main"]
        if not vs:
            return self.s_spawn(ctx)
        self.r.shuffle(vs)
        s = {"op": "wait", "of": vs[:self.r.randint(1, 4)],
             "return_when": self.r.choice(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])}
        if self.chance(0.6):
            s["ms"] = self.long()
        out = [s]
        if self.chance(0.6):
            s["done"] = self.nm("d")
            s["pending"] = self.nm("p")
            if self.chance(0.6):
                v = self.nm("t")
                inner = self.r.choice([
                    [{"op": "exception", "of": v}],
                    [{"op": "try", "body": [{"op": "await", "of": {"var": v}}], "except": [{"types": ["Exception", "CancelledError"], "body": []}]}],
                    [{"op": "inspect", "of": v}]])
                out.append({"op": "for", "in": s["done"], "as": v, "body": inner})
            if self.chance(0.5):
                out.append({"op": "cancel", "of": s["pending"], "each": True})
        return out

    def s_list(self, ctx):
        v, x = self.nm("l"), self.nm("x")
        k = self.r.randint(2, 3)
        if self.chance(0.5):
            items = [self.coro(ctx["depth"] + 1, ctx["globs"]) for _ in range(k)]
        else:
            items = [{"spawn": self.coro(ctx["depth"] + 1, ctx["globs"])} for _ in range(k)]
        mk = {"op": "list", "of": items, "as": v}
        how = self.r.random()
        if how < 0.4:
            return [mk, {"op": "gather", "of": [{"each": v}], "return_exceptions": self.chance(0.5)}]
        if how < 0.8:
            body = [{"op": "await", "of": {"var": x}}]
            if self.chance(0.6):
                body = [{"op": "try", "body": body, "except": [{"types": self.r.choice(self.handlers), "body": []}]}]
            return [mk, {"op": "for", "in": v, "index": self.nm("i"), "as": x, "body": body}]
        if "spawn" in items[0]:
            return [mk, {"op": "sleep", "ms": self.ms()}, {"op": "cancel", "of": v, "each": True}]
        return [mk, {"op": "sleep", "ms": self.ms()}]

    def s_as_completed(self, ctx):
        v = self.nm("n")
        body = [{"op": "await", "of": {"var": v}}]
        if self.chance(0.6):
            body = [{"op": "try", "body": body, "except": [{"types": self.r.choice(self.handlers), "body": []}]}]
        if self.chance(0.1):
            body.append({"op": "break"})
        items = []
        for _ in range(self.r.choice([1, 2, 3, 3])):
            a = self.awaitable(ctx)
            items.append(a)
        s = {"op": "as_completed", "of": items, "as": v, "body": body}
        if self.chance(0.4):
            s["ms"] = self.long()
        return s

    def s_callback(self, ctx):
        v = self.pick(ctx, "task", "task", "future")
        if not v:
            return None
        do = self.r.choice(["log", "log", "retrieve", "raise"])
        s = {"op": "callback", "of": v, "id": self.nm("cb"), "do": do}
        if do == "raise":
            s.update(self.exc())
        return s

    def s_retry(self, ctx):
        c = self.coro(ctx["depth"] + 1, ctx["globs"])
        typ = self.r.choice(self.types)
        c["body"].insert(0, {"op": "raise_first", "n": self.r.randint(0, 4), "counter": self.nm("k"), "type": typ, "msg": self.msg()})
        c["body"].insert(0, {"op": "sleep", "ms": self.ms()})
        return {"op": "retry", "of": c, "attempts": self.r.randint(1, 4), "delay": self.long(), "factor": self.r.choice([1, 2, 3]),
                "on": self.r.choice([[typ], ["Exception"], ["ValueError"]])}

    def s_make(self, ctx):
        s = dict(op="make", **self.coro(ctx["depth"] + 1, ctx["globs"]))
        if self.chance(0.6):
            s["as"] = self.nm("co")
            ctx["vars"][s["as"]] = "coro"
        return s

    def s_inspect(self, ctx):
        v = self.pick(ctx, "task", "future")
        return {"op": "inspect", "of": v} if v else None

    def s_sync(self, ctx):
        v = self.pick(ctx, "task")
        if not v:
            return None
        return {"op": "if", "cond": {"done": v},
                "then": [{"op": self.r.choice(["result", "exception"]), "of": v}]} if self.chance(0.8) else {"op": "result", "of": v}

    def s_drop(self, ctx):
        v = self.pick(ctx, "task", "future", "coro", glob=False)
        if not v:
            return None
        del ctx["vars"][v]
        return {"op": "drop", "of": v}

    def s_future(self, ctx):
        v = self.nm("f")
        g = "$" + v
        ctx["globs"].append((g, "future"))
        setter = {"coro": "c%d" % next(self.cnum), "body": [
            {"op": "sleep", "ms": self.ms()},
            {"op": "if", "cond": {"not": {"done": g}}, "then": [
                {"op": "set_result", "of": g, "value": 7} if self.chance(0.5) else dict(op="set_exception", of=g, **self.exc())]}]}
        return [{"op": "future", "as": g}, dict(op="spawn", **setter)]

    def s_repeat(self, ctx):
        self.mult *= 3
        b = self.body(self.sub(ctx, loop=True), n=self.r.choice([1, 2]))
        self.mult //= 3
        if self.chance(0.2) and b[-1]["op"] not in ("raise", "return", "reraise"):
            b.append({"op": self.r.choice(["break", "continue"])})
        return {"op": "repeat", "times": self.r.randint(2, 3), "body": b}

    def s_if(self, ctx):
        v = self.pick(ctx, "task")
        if not v:
            return None
        return {"op": "if", "cond": {"done": v}, "then": self.body(self.sub(ctx), n=1), "else": self.body(self.sub(ctx), n=1)}

    def s_pending(self, ctx):
        """a child that does something with a global task after a while"""
        g = self.pick(ctx, "none") or (self.r.choice(ctx["globs"])[0] if ctx["globs"] else None)
        if not g:
            return None
        kind = dict(ctx["globs"])[g]
        act = [{"op": "cancel", "of": g}]
        if kind in ("task", "future") and g != "$main" and self.chance(0.5):
            act = [{"op": "await", "of": {"var": g}}]
        return dict(op="spawn", coro="c%d" % next(self.cnum), body=[{"op": "sleep", "ms": self.ms()}] + act)
