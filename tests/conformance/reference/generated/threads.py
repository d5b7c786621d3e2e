# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random use of threads, Condition.wait_for, notify(n), all_tasks and cancelling()."""


class Threads:
    """One method a kind of step."""

    def pool(self):
        names = [n for n, o in self.objects.items() if o["type"] == "executor"]
        if names and self.chance(0.7):
            return self.r.choice(names)
        n = "pool%d" % (len(self.objects) + 1)
        self.objects[n] = {"type": "executor", "max_workers": self.r.choice([1, 1, 2, 3])}
        return n

    def thread_steps(self, depth=0):
        r, out = self.r, []
        for _ in range(r.choice([1, 1, 2, 3])):
            k = r.random()
            if k < 0.5:
                out.append({"op": "block", "ms": self.ms()})
            elif k < 0.65:
                out.append({"op": "log", "text": self.nm("m")})
            elif k < 0.72 and depth < 2:
                out.append({"op": "repeat", "times": r.randint(0, 3), "body": self.thread_steps(depth + 1)})
            elif k < 0.82 and depth < 2:
                s = {"op": "try", "body": self.thread_steps(depth + 1)}
                if self.chance(0.7):
                    s["except"] = [{"types": r.choice(self.handlers), "as": self.nm("e"), "body": r.choice([[], [{"op": "reraise"}], self.thread_steps(depth + 1)])}]
                if "except" not in s or self.chance(0.4):
                    s["finally"] = self.thread_steps(depth + 1)
                out.append(s)
            elif k < 0.88:
                out.append({"op": "set", "as": "$shared", "value": r.randint(0, 9)})
            elif k < 0.94:
                out.append({"op": "if", "cond": {"eq": [{"var": "$shared"}, r.randint(0, 3)]}, "then": [{"op": "log", "text": self.nm("m")}], "else": [{"op": "block", "ms": self.ms()}]})
            else:
                out.append(dict(op="raise", **self.thread_exc()))
                break
        return out

    def thread_exc(self):
        e = self.exc()
        if self.chance(0.06):
            e["type"] = self.r.choice(["SystemExit", "KeyboardInterrupt", "StopIteration", "CancelledError", "GeneratorExit"])
        return e

    def function(self):
        body = self.thread_steps()
        if body[-1]["op"] != "raise":
            k = self.r.random()
            if k < 0.25:
                body.append(dict(op="raise", **self.thread_exc()))
            elif k < 0.8:
                body.append({"op": "return", "value": self.r.choice([self.r.randint(0, 99), "ok", None])})
        return {"coro": "f%d" % next(self.cnum), "body": body}

    def in_thread(self):
        if self.chance(0.5):
            return {"to_thread": self.function()}
        a = {"run_in_executor": self.function()}
        if self.chance(0.6):
            a["executor"] = self.pool()
        return a

    def s_thread(self, ctx):
        s = dict(op="to_thread", **self.function())
        if self.chance(0.5):
            s["as"] = self.nm("r")
            ctx["vars"][s["as"]] = "value"
        return self.unless([s]) if self.chance(0.5) else s

    def s_submit(self, ctx):
        s = dict(op="run_in_executor", **self.function())
        if self.chance(0.65):
            s["executor"] = self.pool()
        if self.chance(0.75):
            s["await"] = False
            if self.chance(0.85):
                s["as"] = self.nm("f")
                ctx["vars"][s["as"]] = "future"
        return s

    def s_kept_thread(self, ctx):
        s = {"op": "let", "of": {"spawn": {"to_thread": self.function()}}, "as": self.nm("t")}
        ctx["vars"][s["as"]] = "task"
        return s

    def s_all_tasks(self, ctx):
        n = self.nm("ts")
        out = [{"op": "all_tasks", "as": n, "others": True}]
        if self.chance(0.4):
            out.append({"op": "cancel", "of": n, "each": True})
        if self.chance(0.4):
            out.append({"op": "gather", "of": [{"each": n}], "return_exceptions": True})
        elif self.chance(0.5):
            out.append({"op": "for", "in": n, "as": "one", "body": [{"op": "log", "text": self.nm("m") + " {one}"}]})
        return self.unless(out, ms=self.long())

    def s_cancelling(self, ctx):
        name = self.pick(ctx, "task", "main") or "@self"
        return {"op": "if", "cond": {"cancelling": name}, "then": [{"op": "log", "text": self.nm("m")}], "else": [{"op": "sleep", "ms": self.ms()}]}

    def s_wait_until(self, ctx):
        n, g = self.obj("condition"), "$c%d" % self.r.randint(1, 2)
        until = {"op": "condition_wait_for", "of": n, "cond": {">=": [{"var": g}, self.r.randint(1, 3)]}}
        waits = [self.own({"op": "condition", "of": n, "body": self.unless([until, {"op": "log", "text": self.nm("m")}])}) for _ in range(self.r.randint(1, 3))]
        change = {"op": "condition", "of": n, "body": [{"op": "set", "as": g, "value": {"+": [{"var": g}, 1]}},
                                                       {"op": "notify", "of": n, **self.r.choice([{}, {"all": True}, {"n": self.r.randint(0, 3)}])}]}
        return [{"op": "set", "as": g, "value": 0}, *self.started(ctx, "task", *waits), {"op": "sleep", "ms": self.ms()}, *[change] * self.r.randint(1, 3)]
