# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random scenarios: lists and dictionaries in place, exceptions as values, context managers."""


class Values:
    """Profile values; one method a kind of step."""

    def local(self, ctx, kind):
        """A variable of that kind, or None."""
        return self.pick(ctx, kind, glob=False)

    def operand(self, ctx, d=0):
        """A VALUE; often one that does not fit."""
        r = self.r
        kinds = [k for k in ("xs", "dict", "int", "exc", "str") if self.local(ctx, k)]
        k = r.random()
        if kinds and k < 0.35:
            return {"var": self.local(ctx, r.choice(kinds))}
        if kinds and k < 0.7 and d < 3:
            v = {"var": self.local(ctx, r.choice(kinds))}
            f = r.choice(["at()", "at()", "len()", "len()", "copy()", "type()", "notes()", "cause()", "context()", "context()", "members()", "text()"])
            if f == "text()":
                return {"text()": "<{%s}|%s>" % (v["var"], self.nm("t"))}
            return {f: [v, r.choice([0, 1, -1, 5, "a", "k", self.operand(ctx, d + 1)])]} if f == "at()" else {f: [self.operand(ctx, d + 1) if self.chance(0.1) else v]}
        return r.choice([r.randint(-3, 9), "a", "k", "txt", 1.5, True, None, [], [1, "a"], {"a": 1}, {"k": [2]}])

    def s_make_list(self, ctx):
        v = self.nm("xs") if self.chance(0.7) else "$" + self.nm("xs")
        old = self.local(ctx, "xs")
        value = {"var": old} if old and self.chance(0.2) else self.r.choice([[], [1, 2], ["a", "k", 3], [1, 1, 1.0, True]])
        if not v.startswith("$"):
            ctx["vars"][v] = "xs"
        else:
            ctx["globs"].append((v, "xs"))
        return {"op": "set", "as": v, "value": value}

    def s_make_dict(self, ctx):
        v = self.nm("d")
        ctx["vars"][v] = "dict"
        return {"op": "set", "as": v, "value": self.r.choice([{}, {"a": 1, "k": 2}, {"a": [1]}])}

    def target(self, ctx):
        v = self.pick(ctx, "xs") if self.chance(0.6) else self.local(ctx, "dict")
        if self.chance(0.04):
            v = self.pick(ctx, "int", "exc", "task", "str") or v
        return v

    def s_change(self, ctx):
        r = self.r
        of = self.target(ctx)
        if not of:
            return self.s_make_list(ctx) if self.chance(0.6) else self.s_make_dict(ctx)
        op = r.choice(["append", "append", "append", "extend", "pop", "pop", "set_item", "set_item", "remove"])
        s = {"op": op, "of": of}
        if op in ("append", "extend", "set_item", "remove"):
            s["value"] = self.operand(ctx)
            for name in (of, *(v for v, k in ctx["vars"].items() if k in ("xs", "dict"))):
                if s["value"] == {"var": name}:
                    s["value"] = {"copy()": [s["value"]]} if self.chance(0.8) or op != "extend" else s["value"]
        if op == "set_item":
            s["key"] = r.choice([0, 1, -1, 7, "a", "k", "z", True])
            if ctx["vars"].get(of) == "dict" and not isinstance(s["key"], str):
                s["key"] = r.choice(["a", "k", "z"])
        if op == "pop":
            if self.chance(0.6):
                s["key"] = r.choice([0, -1, 3, "a", "k", [1], 1.5, True])
            if self.chance(0.5):
                s["as"] = self.nm("got")
        out = [s, {"op": "log", "text": "%s: {%s}" % (op, of)}]
        return self.unless(out) if self.chance(0.8) else out

    def s_value(self, ctx):
        v = self.nm("v")
        s = [{"op": "set", "as": v, "value": self.operand(ctx)}, {"op": "log", "text": "%s = {%s}" % (v, v)}]
        return self.unless(s, self.r.choice([("Exception",), ("TypeError", "LookupError", "AttributeError")]))

    def s_range(self, ctx):
        v = self.nm("i")
        c = self.sub(ctx, loop=True)
        c["vars"][v] = "int"
        s = {"op": "for_range", "as": v, "stop": self.r.choice([1, 2, 3, 3, -2, {"len()": [[1, 2]]}]), "body": self.body(c, n=self.r.choice([1, 1, 2]))}
        if self.chance(0.4):
            s["start"] = self.r.choice([0, 1, 2, -1, None])
        if self.chance(0.4):
            s["step"] = self.r.choice([1, 2, -1, 3, 0])
        if s.get("step") == 0 or self.chance(0.04):
            if self.chance(0.3):
                s["stop"] = self.operand(ctx)
                if isinstance(s["stop"], (int, float)):
                    s["stop"] = 2
            return self.unless([s], ("ValueError", "TypeError", "LookupError", "AttributeError"))
        if self.chance(0.2):
            s["body"].insert(0, {"op": "if", "cond": {">": [{"var": v}, 1]}, "then": [{"op": self.r.choice(["break", "continue"])}]})
        s["body"].insert(0, {"op": "log", "text": "%s {%s}" % (v, v)})
        return s

    def s_over(self, ctx):
        """A loop over a list that may change meanwhile."""
        of = self.local(ctx, "xs")
        if not of:
            return self.s_make_list(ctx)
        x = self.nm("x")
        body = [{"op": "log", "text": "%s {%s}" % (x, x)}]
        if self.chance(0.5):
            grows = {"op": "append", "of": of, "value": {"text()": "{%s}+" % x}}
            body.append({"op": "if", "cond": {"<": [{"len()": [{"var": of}]}, self.r.randint(2, 6)]}, "then": [grows]})
        if self.chance(0.3):
            body.append({"op": "if", "cond": {">": [{"len()": [{"var": of}]}, 2]}, "then": [{"op": "pop", "of": of, "key": self.r.choice([0, -1])}]})
        if self.chance(0.4):
            body.append({"op": "sleep", "ms": self.ms()})
        return {"op": "for", "in": of, "as": x, "body": body}

    # -- exceptions
    def failing(self, ctx):
        k = self.r.random()
        if k < 0.4:
            return [dict(op="raise", **self.exc())]
        if k < 0.55 and ctx["depth"] < 4:
            e = self.nm("in")
            again = dict(op="raise", **self.exc())
            if self.chance(0.5):
                again["from"] = self.r.choice([None, e])
            return [{"op": "try", "body": [dict(op="raise", **self.exc())], "except": [{"types": ["Exception"], "as": e, "body": [again]}]}]
        if k < 0.65:
            return [{"op": "raise", "type": "ExceptionGroup", "msg": self.msg()}]
        if k < 0.8:
            return [{"op": "timeout", "ms": 1, "body": [{"op": "sleep", "ms": 30}]}]
        old = self.local(ctx, "exc")
        if old and k < 0.9:
            return [{"op": "raise_value", "of": old}]
        return [dict(op="call", **self.coro(ctx["depth"] + 1, ctx["globs"]))] if ctx["depth"] < 4 else [dict(op="raise", **self.exc())]

    def about(self, ctx, e):
        """What is asked of an exception."""
        out = []
        for _ in range(self.r.choice([1, 1, 2, 3])):
            if self.chance(0.4):
                out.append({"op": "add_note", "of": e, "text": "%s of {%s}" % (self.nm("note"), e)})
            f = self.r.choice(["type()", "notes()", "cause()", "context()", "context()", "text()", "members()"])
            v = self.nm("v")
            value = {f: "{%s}" % e if f == "text()" else [{"var": e}]}
            if f in ("cause()", "context()") and self.chance(0.3):
                value = {"type()": [value]}
            ask = [{"op": "set", "as": v, "value": value}, {"op": "log", "text": "%s {%s}" % (v, v)}]
            out += self.unless(ask, ("AttributeError",)) if f == "members()" else ask
        return out

    def s_asked(self, ctx):
        e, v = self.nm("e"), self.nm("kept")
        c = self.sub(ctx, handler=True)
        c["vars"][e] = "exc"
        body = self.about(c, e)
        if self.chance(0.5):
            body.append({"op": "set", "as": v, "value": {"var": e}})
            ctx["vars"][v] = "exc"
        if self.chance(0.2):
            body.append({"op": "reraise"})
        key = "except_star" if self.chance(0.2) and not self.has_jump(body) else "except"
        out = [{"op": "try", "body": self.failing(ctx) if self.chance(0.9) else self.body(self.sub(ctx), n=1),
                key: [{"types": self.r.choice([["Exception"], ["BaseException"] if key == "except" else ["ValueError", "CustomError"], ["Exception"]]), "as": e, "body": body}]}]
        if v in ctx["vars"]:
            out.insert(0, {"op": "set", "as": v, "value": None})
        return out

    def has_jump(self, body):
        return any(s["op"] in ("return", "break", "continue") for s in body)

    def s_ask(self, ctx):
        e = self.local(ctx, "exc")
        return self.unless(self.about(ctx, e), ("AttributeError",)) if e else self.s_asked(ctx)

    # -- context managers
    def without_await(self):
        """A step of a function that a context manager calls."""
        return self.r.choice([{"op": "block", "ms": self.ms()}, {"op": "let", "of": {"sleep": self.ms()}, "as": "w"}, {"op": "set", "as": "w", "value": 1},
                              {"op": "spawn", "coro": "t%d" % next(self.cnum), "body": [{"op": "sleep", "ms": self.ms()}, {"op": "log", "text": self.nm("spawned")}]},
                              {"op": "cancel", "of": "$main"}, {"op": "suppress", "types": ["ValueError", "CancelledError"], "body": [dict(op="raise", **self.exc())]}])

    def entering(self, ctx, sync=False):
        body = [{"op": "log", "text": self.nm("enter")}]
        if self.chance(0.5):
            body.append(self.without_await() if sync else {"op": "sleep", "ms": self.ms()})
        if sync and self.chance(0.12):
            body.append(dict(op="raise", **self.exc()))
        elif not sync and self.chance(0.12):
            body += self.failing(dict(ctx, vars={}, globs=[], depth=4))
        body.append({"op": "return", "value": self.r.choice([None, 1, "res", [1]])})
        return {"coro": "en%d" % next(self.cnum), "body": body}

    def leaving(self, ctx, sync=False):
        params = ["exc"] if self.chance(0.8) else []
        body = [{"op": "log", "text": self.nm("exit") + (" {exc}" if params else "")}]
        if params and self.chance(0.3):
            body += [{"op": "set", "as": "w", "value": {"type()": [{"var": "exc"}]}}, {"op": "log", "text": "{w}"}]
        if self.chance(0.5):
            body.append(self.without_await() if sync else {"op": "sleep", "ms": self.ms()})
        if self.chance(0.2):
            again = dict(op="raise", **self.exc())
            if params and self.chance(0.3):
                again["from"] = "exc"
            body.append(again)
        elif params and self.chance(0.15):
            body.append({"op": "if", "cond": {"truthy": {"var": "exc"}}, "then": [{"op": "raise_value", "of": "exc"}]})
        elif self.chance(0.1):
            body.append({"op": "reraise"})
        else:
            body.append({"op": "return", "value": self.r.choice([True, True, False, None, 0, "yes", [], [0]])})
        return {"coro": "ex%d" % next(self.cnum), "params": params, "body": body}

    def inside(self, ctx, **kw):
        c = self.sub(ctx, **kw)
        body = self.body(c, n=self.r.choice([1, 1, 2]))
        if self.chance(0.35) and body[-1]["op"] not in ("return", "raise", "reraise", "break", "continue"):
            body += self.failing(c)
        return body

    def s_own(self, ctx):
        sync = self.chance(0.4)
        s = {"op": "with", "enter": self.entering(ctx, sync), "exit": self.leaving(ctx, sync), "body": self.inside(ctx)}
        if sync:
            s["sync"] = True
        if self.chance(0.4):
            s["as"] = self.nm("res")
        return self.unless([s]) if self.chance(0.6) else s

    def s_stack(self, ctx):
        st = self.nm("stack")
        pushes = []
        for _ in range(self.r.choice([1, 2, 2, 3])):
            sync = self.chance(0.4)
            if self.chance(0.6):
                s = {"op": "enter_context", "in": st, "enter": self.entering(ctx, sync), "exit": self.leaving(ctx, sync)}
            else:
                c = self.leaving(ctx, sync)
                if c["params"]:
                    c["args"] = {"exc": self.r.randint(0, 9)}
                s = {"op": "push_async_callback", "in": st, "of": c}
            if sync:
                s["sync"] = True
            pushes.append(s)
            if self.chance(0.2):
                pushes.append({"op": "sleep", "ms": self.ms()})
        s = {"op": "exit_stack", "as": st, "body": pushes + self.inside(ctx)}
        return self.unless([s]) if self.chance(0.6) else s

    def s_suppress(self, ctx):
        types = self.r.choice(self.handlers + [["ValueError", "CancelledError"], ["Exception"]])
        body = self.inside(ctx)
        if self.chance(0.3):
            body = [{"op": "task_group", "body": self.failing(ctx)}]
        s = {"op": "suppress", "types": types, "body": body}
        return self.unless([s]) if self.chance(0.4) else s
