# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random use of shared objects; loops, arithmetic, and exceptions that are kept."""


class Objects:
    """One method a kind of step."""

    def obj(self, kind):
        names = [n for n, o in self.objects.items() if o["type"] == kind]
        if names and self.chance(0.7):
            return self.r.choice(names)
        n = {"semaphore": "sem", "lock": "lck", "queue": "q", "event": "ev", "condition": "cv", "barrier": "br"}[kind] + str(len(self.objects) + 1)
        self.objects[n] = {"type": kind}
        if kind == "semaphore":
            self.objects[n]["value"] = self.r.randint(1, 2)
        if kind == "queue":
            self.objects[n]["maxsize"] = self.r.choice([0, 0, 1, 2])
        if self.profile in ("objects", "shutdown"):
            if kind == "semaphore" and self.chance(0.5):
                self.objects[n]["bounded"] = True
            if kind == "queue" and self.chance(0.6):
                self.objects[n]["order"] = self.r.choice(["fifo", "lifo", "priority", "priority"])
            if kind == "barrier":
                self.objects[n]["parties"] = self.r.choice([1, 2, 2, 3])
        return n

    def s_sem(self, ctx):
        n = self.obj("semaphore")
        body = [{"op": "semaphore", "of": n, "body": [{"op": "sleep", "ms": self.ms()}]}]
        return {"op": "gather", "of": [{"coro": "c%d" % next(self.cnum), "body": body} for _ in range(self.r.randint(2, 4))]} if self.chance(0.6) else body

    def s_lock(self, ctx):
        n = self.obj("lock")
        return {"op": "lock", "of": n, "body": [{"op": "sleep", "ms": self.ms()}]}

    def s_queue(self, ctx):
        n = self.obj("queue")
        k = self.r.randint(1, 3)
        if self.chance(0.3):
            cons = {"coro": "c%d" % next(self.cnum), "body": [{"op": "repeat", "times": k, "body": [
                {"op": "get", "of": n, "as": "item"}, {"op": "sleep", "ms": self.ms()}, {"op": "task_done", "of": n}]}]}
            return [dict(op="spawn", **cons)] + [{"op": "put", "of": n, "value": i} for i in range(k)] + [
                {"op": "join", "of": n}, {"op": "log", "text": "joined"}]
        prod = {"coro": "c%d" % next(self.cnum), "body": [{"op": "repeat", "times": k, "body": [
            {"op": "put", "of": n, "value": self.r.randint(0, 9)}, {"op": "sleep", "ms": self.ms()}]}]}
        cons = {"coro": "c%d" % next(self.cnum), "body": [{"op": "repeat", "times": k, "body": [
            {"op": "get", "of": n, "as": "item"}, {"op": "log", "text": "got {item}"}, {"op": "sleep", "ms": self.ms()}]}]}
        ps = [prod, cons]
        self.r.shuffle(ps)
        return {"op": "gather", "of": ps} if self.chance(0.6) else [dict(op="spawn", **ps[0]), dict(op="spawn", **ps[1])]

    def s_event(self, ctx):
        n = self.obj("event")
        setter = {"coro": "c%d" % next(self.cnum), "body": [{"op": "sleep", "ms": self.ms()}, {"op": "event_set", "of": n}]}
        out = [dict(op="spawn", **setter), {"op": "event_wait", "of": n}]
        if self.chance(0.4):
            out.insert(self.r.choice([0, 2]), {"op": "event_clear", "of": n})
        return out

    def own(self, *body):
        return {"coro": "c%d" % next(self.cnum), "body": list(body)}

    def started(self, ctx, kind, *cs):
        """These coroutines as tasks, whose names are known, or gathered."""
        out = []
        for c in cs:
            s = dict(op="spawn", **c)
            s["as"] = self.nm("t")
            ctx["vars"][s["as"]] = "task"
            out.append(s)
        return out

    def unless(self, steps, types=("Exception",), ms=None):
        """The steps, within a timeout or a try or both."""
        if ms is not None or self.chance(0.4):
            steps = [{"op": "timeout", "ms": ms if ms is not None else self.long(), "body": steps}]
        if self.chance(0.75):
            e = self.nm("e")
            steps = [{"op": "try", "body": steps, "except": [{"types": list(types), "as": e, "body": [{"op": "log", "text": "%s {%s}" % (self.nm("m"), e)}]}]}]
        return steps

    def s_condition(self, ctx):
        n = self.obj("condition")
        if self.chance(0.06):       # without the lock
            return self.unless([self.r.choice([{"op": "condition_wait", "of": n}, {"op": "notify", "of": n}, {"op": "release", "of": n}])])
        waits = [{"op": "condition_wait", "of": n}, {"op": "log", "text": self.nm("woken")}]
        if self.chance(0.3):
            waits = self.unless(waits)
        if self.chance(0.2):
            waits.append({"op": "sleep", "ms": self.ms()})
        ws = [self.own({"op": "sleep", "ms": self.ms()}, {"op": "condition", "of": n, "body": waits}) for _ in range(self.r.choice([1, 2, 2, 3]))]
        out = self.started(ctx, "task", *ws)
        tells = [{"op": "notify", "of": n}]
        if self.chance(0.5):
            tells[0]["all"] = True
        if self.chance(0.4):
            tells.insert(self.r.choice([0, 1]), {"op": "cancel", "of": self.r.choice(out)["as"]})
        if self.chance(0.3):
            tells.append({"op": "sleep", "ms": self.ms()})
        notifier = [{"op": "sleep", "ms": self.ms()}, {"op": "condition", "of": n, "body": tells}]
        if self.chance(0.3):
            return out + [dict(op="spawn", **self.own(*notifier))]
        return out + notifier

    def s_barrier(self, ctx):
        n = self.obj("barrier")
        k = self.objects[n]["parties"] + self.r.choice([0, 0, 0, 1, -1])
        cs = []
        for _ in range(max(k, 1)):
            v = self.nm("place")
            waits = [{"op": "barrier_wait", "of": n, "as": v}, {"op": "log", "text": "%s {%s}" % (self.nm("m"), v)}]
            if self.chance(0.3):
                waits = self.unless(waits)
            cs.append(self.own({"op": "sleep", "ms": self.ms()}, *waits))
        out = self.started(ctx, "task", *cs)
        if self.chance(0.3):
            out += [{"op": "sleep", "ms": self.ms()}, {"op": self.r.choice(["barrier_abort", "barrier_reset", "barrier_reset"]), "of": n}]
        if self.chance(0.25):
            out += [{"op": "sleep", "ms": self.ms()}, {"op": "cancel", "of": self.r.choice(out[:len(cs)])["as"]}]
        if self.chance(0.3):
            out += self.unless([{"op": "barrier_wait", "of": n}], ms=self.long())
        return out

    def thing(self):
        """What is put into a queue; mostly of one kind, so that they can be compared."""
        k = self.r.random()
        if k < 0.6:
            return self.r.randint(-9, 9)
        if k < 0.8:
            return [self.r.randint(0, 2), self.r.choice(["a", "b", 1])]
        return self.r.choice(["x", "y", 1.5, True, None, {"k": 1}])

    def s_heap(self, ctx):
        n = self.obj("queue")
        out = [{"op": "put_nowait", "of": n, "value": self.thing()} for _ in range(self.r.randint(1, 5))]
        for _ in range(self.r.randint(1, 5)):
            v = self.nm("x")
            out.append({"op": self.r.choice(["get_nowait", "get_nowait", "get"]), "of": n, "as": v})
            out.append({"op": "log", "text": "{%s}" % v})
        return self.unless(out, ms=self.long())

    def s_nowait(self, ctx):
        n = self.obj("queue")
        v = self.nm("x")
        s = {"op": "put_nowait", "of": n, "value": self.r.randint(0, 9)} if self.chance(0.5) else {"op": "get_nowait", "of": n, "as": v}
        return self.unless([s], self.r.choice([("QueueFull", "QueueEmpty"), ("Exception",), ("QueueEmpty",)]))

    def s_shutdown(self, ctx):
        n = self.obj("queue")
        s = {"op": "queue_shutdown", "of": n}
        if self.chance(0.4):
            s["immediate"] = True
        v = self.nm("x")
        takes = [{"op": "repeat", "times": 3, "body": [{"op": "get", "of": n, "as": v}, {"op": "log", "text": "{%s}" % v}, {"op": "sleep", "ms": self.ms()},
                                                       {"op": "task_done", "of": n}]}]
        gives = [{"op": "repeat", "times": self.r.randint(1, 4), "body": [{"op": "put", "of": n, "value": self.r.randint(0, 9)}, {"op": "sleep", "ms": self.ms()}]}]
        out = self.started(ctx, "task", *[self.own(*self.unless(x, ("QueueShutDown",))) for x in self.r.sample([takes, gives, takes], self.r.randint(1, 3))])
        out += [{"op": "sleep", "ms": self.ms()}, s]
        if self.chance(0.3):
            out += self.unless([{"op": "join", "of": n}], ms=self.long())
        return out

    def s_acquire(self, ctx):
        n = self.obj(self.r.choice(["semaphore", "lock", "condition"]))
        body = [{"op": "acquire", "of": n}, {"op": "sleep", "ms": self.ms()}, {"op": "release", "of": n}]
        if self.chance(0.2):
            body.pop(self.r.choice([0, 2]))
        if self.chance(0.3):
            body = [body[0], {"op": "try", "body": body[1:-1] + [{"op": "log", "text": self.nm("m")}], "finally": [body[-1]]}]
        if self.chance(0.5):
            return self.started(ctx, "task", *[self.own(*self.unless(body)) for _ in range(self.r.randint(1, 3))])
        return self.unless(body, ms=self.long())

    def number(self, ctx, d=0):
        k = self.r.random()
        v = self.pick(ctx, "int", glob=False)
        if v and k < 0.4:
            return {"var": v}
        if k < 0.6 and d < 2:
            return {self.r.choice("+-*"): [self.number(ctx, d + 1), self.number(ctx, d + 1)]}
        if k < 0.68:
            return self.r.choice(["a", "bc", [1, 2], 1.5, True, None])
        return self.r.randint(-3, 9)

    def s_math(self, ctx):
        v = self.nm("k")
        s = [{"op": "set", "as": v, "value": {self.r.choice("++-*"): [self.number(ctx), self.number(ctx)]}}, {"op": "log", "text": "%s = {%s}" % (v, v)}]
        if self.chance(0.6):
            return self.unless(s, ("TypeError",))
        ctx["vars"][v] = "int"
        return s

    def decision(self, ctx, d=0):
        k = self.r.random()
        if k < 0.3 and d < 2:
            return {self.r.choice(["and", "or"]): [self.decision(ctx, d + 1) for _ in range(self.r.randint(1, 3))]}
        if k < 0.4 and d < 2:
            return {"not": self.decision(ctx, d + 1)}
        if k < 0.55:
            return {"in": [self.number(ctx), self.r.choice([[1, 2, 3], ["a", True], [], "abc", {"k": 1, "a": 2}, 7])]}
        if k < 0.85:
            return {self.r.choice(["<", "<=", ">", ">="]): [self.number(ctx), self.number(ctx)]}
        t = self.pick(ctx, "task")
        return {"done": t} if t else {"eq": [self.number(ctx), self.number(ctx)]}

    def s_decide(self, ctx):
        s = [{"op": "if", "cond": self.decision(ctx), "then": [{"op": "log", "text": self.nm("yes")}], "else": [{"op": "log", "text": self.nm("no")}]}]
        return self.unless(s, ("TypeError",))

    def s_while(self, ctx):
        v = self.nm("k")
        c = self.sub(ctx, loop=True)
        c["vars"][v] = "int"
        body = [{"op": "set", "as": v, "value": {"+": [{"var": v}, self.r.choice([1, 1, 2])]}}] + self.body(c, n=self.r.choice([1, 1, 2]))
        if self.chance(0.2):
            body.insert(1, {"op": "if", "cond": {">": [{"var": v}, 1]}, "then": [{"op": self.r.choice(["break", "continue"])}]})
        less = {"<": [{"var": v}, self.r.randint(1, 4)]}
        return [{"op": "set", "as": v, "value": 0}, {"op": "while", "cond": less if self.chance(0.7) else {"and": [less, self.decision(ctx, 1)]}, "body": body}]

    def s_kept(self, ctx):
        v, e = self.nm("kept"), self.nm("e")
        ctx["vars"][v] = "exc"
        keep = [{"op": "try", "body": [dict(op="raise", **self.exc())] if self.chance(0.5) else self.body(self.sub(ctx), n=1) + [dict(op="raise", **self.exc())],
                 "except": [{"types": ["Exception"], "as": e, "body": [{"op": "set", "as": v, "value": {"var": e}}]}]}]
        again = {"op": "raise_value", "of": v}
        other = self.pick(ctx, "exc", glob=False)
        if self.chance(0.4):
            again["from"] = self.r.choice([None, other, v])
        between = [{"op": "sleep", "ms": self.ms()}] if self.chance(0.4) else []
        return keep + between + (self.unless([again]) if self.chance(0.8) else self.started(ctx, "task", self.own(*keep, again)))
