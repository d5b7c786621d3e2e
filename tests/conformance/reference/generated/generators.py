# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random asynchronous generators, and what iterates over them, leaves them early and closes them."""


class Generators:
    """One method a kind of step."""

    def yielding(self, depth=0):
        """Steps of a generator: yields among others."""
        r, out = self.r, []
        for _ in range(r.choice([1, 2, 2, 3])):
            k = r.random()
            if k < 0.5:
                out.append({"op": "yield", "value": r.choice([r.randint(0, 9), "v", None, [1]])} if self.chance(0.9) else {"op": "yield"})
            elif k < 0.68:
                out.append({"op": "sleep", "ms": self.ms()})
            elif k < 0.74:
                out.append({"op": "log", "text": self.nm("m")})
            elif k < 0.8 and depth < 2:
                out.append({"op": "repeat", "times": r.randint(1, 3), "body": self.yielding(depth + 1)})
            elif k < 0.88 and depth < 2:
                out += self.guarded(depth)
            elif k < 0.92 and depth < 2:
                out.append({"op": "timeout", "ms": self.long(), "body": self.yielding(depth + 1)})
            elif k < 0.96:
                out.append(dict(op="raise", **self.exc()))
                break
            else:
                out.append({"op": "return"})
                break
        return out

    def guarded(self, depth):
        """A try statement with clean-up."""
        r = self.r
        s = {"op": "try", "body": self.yielding(depth + 1)}
        if self.chance(0.35):
            e = self.nm("e")
            types = r.choice([["GeneratorExit"], ["GeneratorExit"], ["CancelledError"], ["Exception"], ["BaseException"], ["ValueError"]])
            body = [{"op": "log", "text": self.nm("c")}]
            if self.chance(0.4):
                body.append({"op": "sleep", "ms": self.ms()})
            body.append(r.choice([{"op": "reraise"}, {"op": "reraise"}, {"op": "return"}, {"op": "yield", "value": 7}, dict(op="raise", **self.exc())]))
            s["except"] = [{"types": types, "as": e, "body": body}]
        if "except" not in s or self.chance(0.7):
            s["finally"] = self.clean_up()
        return [s]

    def clean_up(self):
        r = self.r
        out = [{"op": "log", "text": self.nm("f")}]
        for _ in range(r.choice([0, 1, 1, 2])):
            out.append({"op": "sleep", "ms": self.ms()})
            out.append({"op": "log", "text": self.nm("f")})
        if self.chance(0.2):
            out.append(dict(op="raise", **self.exc()))
        elif self.chance(0.04):
            out.append({"op": "yield", "value": 8})
        elif self.chance(0.04):
            out.append(dict(op="raise", **{"type": r.choice(["StopIteration", "StopAsyncIteration", "GeneratorExit", "CancelledError"]), "msg": self.msg()}))
        return out

    def generator(self):
        body = self.guarded(0) if self.chance(0.75) else self.yielding()
        if not self.has_yield(body):
            body.append({"op": "yield", "value": 0})
        if self.ignores(body):
            body = self.at_once(body)
        if self.chance(0.15):
            body.append(dict(op="raise", **self.exc()))
        return {"coro": "g%d" % next(self.cnum), "body": body}

    def ignores(self, body, cleans=False):
        """Whether it may yield when it is closed."""
        return any(cleans and s["op"] == "yield" or self.ignores(s.get("body", []), cleans) or self.ignores(s.get("finally", []), True)
                   or any(self.ignores(h["body"], True) for h in s.get("except", [])) for s in body)

    def at_once(self, body):
        """The same without waits: when the last reference goes to one that has ignored GeneratorExit, nothing can wait."""
        return [{k: self.at_once(v) if k in ("body", "finally") else [dict(h, body=self.at_once(h["body"])) for h in v] if k == "except" else v for k, v in s.items()}
                for s in body if s["op"] != "sleep"] or [{"op": "log", "text": "at once"}]

    def has_yield(self, body):
        return any(s["op"] == "yield" or any(self.has_yield(b) for b in (s.get("body", []), s.get("finally", []), *[h["body"] for h in s.get("except", [])])) for s in body)

    def s_async_for(self, ctx):
        before, of = [], self.generator()
        v = self.pick(ctx, "gen")
        if v and self.chance(0.4):
            of = {"var": v}
        elif self.chance(0.3):
            made = self.s_make_generator(ctx)
            before, of = [made], {"var": made["as"]}
        x = self.nm("x")
        c = self.sub(ctx, loop=True)
        c["vars"][x] = "value"
        body = self.body(c, n=self.r.choice([1, 1, 2])) if self.chance(0.6) else [{"op": "log", "text": self.nm("i") + " {%s}" % x}]
        if self.chance(0.35) and body[-1]["op"] not in ("raise", "return", "reraise", "break", "continue"):
            body.append(self.r.choice([{"op": "break"}, {"op": "break"}, dict(op="raise", **self.exc()), {"op": "sleep", "ms": self.ms()}]))
        s = {"op": "async_for", "of": of, "as": x, "body": body}
        if self.chance(0.5):
            s = {"op": "try", "body": [s], "except": [{"types": self.r.choice(self.handlers), "body": [{"op": "log", "text": self.nm("h")}]}]}
        return before + [s]

    def s_make_generator(self, ctx):
        s = dict(op="make", **self.generator())
        if self.chance(0.4):
            s["as"] = "$" + self.nm("g")
            ctx["globs"].append((s["as"], "gen"))
        else:
            s["as"] = self.nm("g")
            ctx["vars"][s["as"]] = "gen"
        return s

    def s_ask_generator(self, ctx):
        v = self.pick(ctx, "gen")
        if not v:
            return self.s_make_generator(ctx)
        out = []
        for _ in range(self.r.choice([1, 2, 3])):
            k = self.r.random()
            s = {"op": "aclose", "of": v} if k < 0.3 else {"op": "anext", "of": v, "as": self.nm("n")} if k < 0.8 else {"op": "anext", "of": v}
            if self.chance(0.8):
                types = self.r.choice([["StopAsyncIteration"], ["StopAsyncIteration", "RuntimeError"], ["Exception"]])
                s = {"op": "try", "body": [s], "except": [{"types": types, "as": self.nm("e"), "body": [{"op": "log", "text": self.nm("end")}]}]}
            out.append(s)
        return out

    def s_drop_generator(self, ctx):
        v = self.pick(ctx, "gen", glob=False)
        if not v:
            return None
        del ctx["vars"][v]
        return {"op": "drop", "of": v}
