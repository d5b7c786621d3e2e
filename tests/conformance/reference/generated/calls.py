# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random use of functions that the loop calls, its exception handler, and context variables."""


class Calls:
    """One method a kind of step."""

    def context_variable(self):
        names = [n for n, o in self.objects.items() if o["type"] == "context_var"]
        if names and self.chance(0.75):
            return self.r.choice(names)
        n = "cv%d" % (len(self.objects) + 1)
        self.objects[n] = {"type": "context_var", **self.r.choice([{"default": "none"}, {"default": None}, {}])}
        return n

    def see(self, n):
        """Reads a context variable."""
        x = self.nm("x")
        out = [{"op": "set", "as": x, "value": {"get()": [{"var": n}]}}, {"op": "log", "text": "%s: {%s}" % (n, x)}]
        return [{"op": "try", "body": out, "except": [{"types": ["LookupError"], "as": "e", "body": [{"op": "log", "text": "{e}"}]}]}]

    def loop_steps(self, ctx, depth=0):
        r, out = self.r, []
        for _ in range(r.choice([1, 1, 2, 3])):
            k = r.random()
            task = self.pick({"vars": {}, "globs": ctx["globs"]}, "task", "main")
            if k < 0.2:
                out.append({"op": "log", "text": self.nm("m")})
            elif k < 0.3:
                out += self.see(self.context_variable())
            elif k < 0.38:
                out.append({"op": "context_set", "of": self.context_variable(), "value": r.randint(0, 9)})
            elif k < 0.48 and task:
                out.append({"op": "cancel", "of": task})
            elif k < 0.55 and task:
                out.append({"op": "inspect", "of": task})
            elif k < 0.62 and depth < 2:
                out.append(dict(op="spawn", coro="c%d" % next(self.cnum), body=[{"op": "sleep", "ms": self.ms()}, *self.see(self.context_variable()), *([dict(op="raise", **self.exc())] if self.chance(0.4) else [])]))
            elif k < 0.7 and depth < 2:
                out.append(self.loop_call(ctx, depth + 1))
            elif k < 0.78 and depth < 2:
                s = {"op": "try", "body": self.loop_steps(ctx, depth + 1), "except": [{"types": r.choice(self.handlers), "body": [{"op": "log", "text": self.nm("m")}]}]}
                if self.chance(0.4):
                    s["finally"] = self.loop_steps(ctx, depth + 1)
                out.append(s)
            elif k < 0.84:
                out.append({"op": "block", "ms": self.ms()})
            elif k < 0.9:
                out.append({"op": "set", "as": "$shared", "value": r.randint(0, 9)})
            elif k < 0.93:
                out.append({"op": "log", "text": self.nm("m") + " {@self}"})
            elif self.chance(0.5):
                e = self.exc()
                if self.chance(0.1):
                    e["type"] = r.choice(["CancelledError", "StopIteration", "GeneratorExit", "SystemExit", "KeyboardInterrupt"])
                out.append(dict(op="raise", **e))
                break
        return out or [{"op": "log", "text": self.nm("m")}]

    def loop_function(self, ctx, depth=0, params=()):
        f = {"coro": "f%d" % next(self.cnum), "body": self.loop_steps(ctx, depth)}
        if params:
            f["params"] = list(params)
        if self.chance(0.2):
            f["params"] = [*params, "given"]
            f["args"] = {"given": self.r.choice([1, "a", None])}
        return f

    def loop_call(self, ctx, depth=0):
        if self.chance(0.5):
            return dict(op="call_soon", **self.loop_function(ctx, depth))
        if self.chance(0.3):
            return dict(op="call_at", at={"+": [{"time()": []}, self.r.choice([-5, 0, self.ms(), self.long()])]}, **self.loop_function(ctx, depth))
        return dict(op="call_later", ms=self.ms(), **self.loop_function(ctx, depth))

    def s_loop_call(self, ctx):
        s = self.loop_call(ctx)
        if self.chance(0.6):
            s["as"] = self.nm("h")
            ctx["vars"][s["as"]] = "handle"
        return s

    def s_cancel_handle(self, ctx):
        v = self.pick(ctx, "handle", glob=False)
        return {"op": "cancel", "of": v} if v else self.s_loop_call(ctx)

    def s_done_call(self, ctx):
        v = self.pick(ctx, "task", "task", "future", "main")
        if not v:
            return None
        f = self.loop_function(ctx, params=["done"])
        k = self.r.random()
        if k < 0.4:
            f["body"].insert(0, {"op": "log", "text": self.nm("m") + " {done}"})
        elif k < 0.6:
            f["body"].insert(0, {"op": "exception", "of": "done", "as": "e"})
        elif k < 0.7:
            f["body"].insert(0, {"op": "result", "of": "done", "as": "r"})
        return dict(op="add_done_callback", of=v, **f)

    def s_handler(self, ctx):
        params = self.r.choice([["message"], ["message", "exception"], ["exception"], []])
        f = self.loop_function(ctx, depth=1, params=params)
        if params:
            f["body"].insert(0, {"op": "log", "text": " ".join("{%s}" % p for p in params)})
        return dict(op="set_exception_handler", **f)

    def s_signal(self, ctx):
        if self.chance(0.25):
            return {"op": "remove_signal_handler"}
        return dict(op="add_signal_handler", **self.loop_function(ctx, depth=1))

    def s_context(self, ctx):
        n = self.context_variable()
        k = self.r.random()
        if k < 0.4:
            return self.see(n)
        s = {"op": "context_set", "of": n, "value": self.r.randint(0, 99)}
        if self.chance(0.6):
            s["as"] = "%s_of_%s" % (self.nm("tok"), n)
            ctx["vars"][s["as"]] = "token"
        return [s, *self.see(n)] if self.chance(0.4) else s

    def s_reset(self, ctx):
        v = self.pick(ctx, "token", glob=False)
        if not v:
            return self.s_context(ctx)
        n = v.split("_of_")[1] if self.chance(0.85) else self.context_variable()
        reset = [{"op": "context_reset", "of": n, "token": v}, *self.see(n)]
        return [{"op": "try", "body": reset, "except": [{"types": ["ValueError", "RuntimeError"], "as": "e", "body": [{"op": "log", "text": "{e}"}]}]}]
