# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random use of deadlines, of the garbage collector, and of coroutines that threads give to the loop."""


class Loop:
    """One method a kind of step."""

    def moment(self, ctx):
        """On the clock of the loop."""
        v = self.pick(ctx, "moment", glob=False)
        if v and self.chance(0.5):
            return {"var": v} if self.chance(0.6) else {"+": [{"var": v}, self.long()]}
        return {"+": [{"time()": []}, self.r.choice([-5, 0, self.long(), self.long(), self.long()])]}

    def s_deadline(self, ctx):
        n = self.nm("d")
        ctx["vars"][n] = "moment"
        return {"op": "set", "as": n, "value": {"+": [{"time()": []}, self.long()]}}

    def s_timeout_at(self, ctx):
        n = self.nm("to")
        inner = self.sub(ctx)
        inner["vars"][n] = "timeout"
        s = {"op": "timeout_at", "at": None if self.chance(0.1) else self.moment(ctx), "as": n, "body": self.body(inner)}
        if self.chance(0.4):
            s["body"].insert(self.r.randint(0, len(s["body"])), self.r.choice([{"op": "reschedule_at", "of": n, "at": self.moment(ctx)}, {"op": "reschedule_at", "of": n, "at": None},
                                                                              {"op": "reschedule", "of": n, "ms": self.long()}]))
        return self.unless([s]) if self.chance(0.7) else s

    def s_collect(self, ctx):
        return {"op": "collect"}

    def s_forgotten(self, ctx):
        """A task that nothing but what it waits for refers to."""
        f, r = self.nm("f"), self.r
        wait = [{"op": "await", "of": {"var": f}}]
        k = r.random()
        if k < 0.2:
            wait = [{"op": "try", "body": wait, "except": [{"types": r.choice(self.handlers), "body": [{"op": "log", "text": self.nm("m")}]}]}]
        elif k < 0.45:
            wait = [{"op": "try", "body": wait, "finally": r.choice([[{"op": "log", "text": self.nm("m")}], [{"op": "sleep", "ms": self.ms()}], [dict(op="raise", **self.exc())], [{"op": "collect"}]])}]
        elif k < 0.55:
            wait = [{"op": "timeout", "ms": r.choice([None, None, 1000]), "body": wait}]
        elif k < 0.63:
            wait = [{"op": "wait_for", "of": {"var": f}, "ms": r.choice([None, None, 1000])}]
        elif k < 0.7:
            wait = [{"op": "wait", "of": [f]}]
        elif k < 0.77:
            wait = [{"op": "gather", "of": [{"var": f}, {"coro": "c%d" % next(self.cnum), "body": [{"op": "future", "as": "g"}, {"op": "await", "of": {"var": "g"}}]}]}]
        elif k < 0.84:
            wait = [{"op": "task_group", "as": "tg", "body": [{"op": "spawn", "coro": "c%d" % next(self.cnum), "in": "tg", "body": [{"op": "future", "as": "g"}, {"op": "await", "of": {"var": "g"}}]}]}]
        elif k < 0.9:
            wait = [{"op": "call", "coro": "c%d" % next(self.cnum), "body": [{"op": "future", "as": "g"}, *[{"op": "make", "coro": "c%d" % next(self.cnum), "as": "h", "body": []}] * r.randint(0, 1), {"op": "await", "of": {"var": "g"}}]}]
        elif k < 0.95:
            wait = [{"op": "set", "as": "$kept%d" % r.randint(1, 2), "value": {"var": f}}, *wait]
        s = {"op": "spawn", "coro": "c%d" % next(self.cnum), "body": [{"op": "future", "as": f}, *wait]}
        if self.chance(0.3):
            s["as"] = self.nm("t")
            ctx["vars"][s["as"]] = "task"
        return [s, {"op": "sleep", "ms": self.r.choice([0, 0, 1, 5])}] if self.chance(0.7) else s

    def threadsafe_steps(self):
        """Of a function in a thread."""
        r, f, out = self.r, self.nm("f"), []
        given = {"op": "run_coroutine_threadsafe", **self.coro(3, [])}
        if not given["body"] or given["body"][0]["op"] not in ("sleep", "call"):
            given["body"] = [{"op": "sleep", "ms": self.ms()}, *given["body"]]
        out.append(dict(given, **{"as": f}))
        for _ in range(r.choice([1, 1, 2, 3])):
            k = r.random()
            if k < 0.25:
                out.append({"op": "block", "ms": self.ms()})
            elif k < 0.45:
                out.append({"op": "threadsafe_cancel", "of": f})
            else:
                s = {"op": "threadsafe_result", "of": f}
                if self.chance(0.5):
                    s["ms"] = self.r.choice([0, self.long(), self.long(), None])
                if self.chance(0.6):
                    s["as"] = self.nm("r")
                if self.chance(0.75):
                    s = {"op": "try", "body": [s], "except": [{"types": r.choice([["TimeoutError"], ["Exception"], ["Exception"], ["concurrent.futures.CancelledError"], ["ValueError"]]), "as": "e",
                                                               "body": r.choice([[], [{"op": "log", "text": self.nm("m")}], [{"op": "threadsafe_cancel", "of": f}], [{"op": "reraise"}]])}]}
                out.append(s)
        return out

    def s_threadsafe(self, ctx):
        s = {"op": "to_thread" if self.chance(0.5) else "run_in_executor", "coro": "f%d" % next(self.cnum), "body": self.threadsafe_steps()}
        if s["op"] == "run_in_executor":
            if self.chance(0.6):
                s["executor"] = self.pool()
            if self.chance(0.7):
                s["await"] = False
        return self.unless([s]) if s.get("await", True) and self.chance(0.6) else s
