# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Expressions: names, values, texts, exceptions, conditions, awaitables."""
import builtins
import keyword
import re

from ..values import CALLS, COMPARE, call_of, math_op, text_of
from ..versions import GenError
from .generators import has_yield


class Expressions:
    """Each gives the text of an expression."""

    def pyname(self, n):
        """the name of the function of coroutine n"""
        p = "".join(c if ("_" + c).isidentifier() else "_" for c in n)  # \w has more than identifiers
        if not self.plain:
            return p
        if n not in self.pynames:
            while keyword.iskeyword(p) or p in self.clashes or p in self.pynames.values():
                p += "_"
            self.pynames[n] = p
        return self.pynames[n]

    def var(self, n):
        """expression reading a variable"""
        if not self.plain:
            return "R.get(F, %r)" % n
        return "asyncio.current_task()" if n == "@self" else self.plain_name(n)

    def assign(self, n):
        """assignment target"""
        if not self.plain:
            return "R.g[%r]" % n if n.startswith("$") else "F.v[%r]" % n
        return self.plain_name(n)

    def plain_name(self, n):
        """a variable under its own name: no name becomes code, and Python's own words mean no variable"""
        bare = n[1:] if n.startswith("$") else n
        if not bare.isidentifier() or keyword.iskeyword(bare):
            raise GenError("%r is not an identifier: the plain program keeps all names" % n)
        return "G." + bare if n.startswith("$") else n

    def value(self, v):
        if isinstance(v, dict):
            if set(v) == {"var"}:
                return self.var(v["var"])
            if set(v) == {"item"}:
                xs, i = v["item"]
                if not self.plain:
                    return "R.item(%s, %s)" % (self.value(xs), self.value(i))
                n = len(xs) if isinstance(xs, list) else "len(%s)" % self.value(xs)
                return "%s[%s %% %s]" % (self.value(xs), self.operand(i), n)
            op = math_op(v)
            if op:
                return "%s %s %s" % (self.operand(v[op][0]), op, self.operand(v[op][1]))
            if text_of(v) is not None:
                return self.text(v["text()"]) if self.plain else "R.text(F, %r)" % v["text()"]
            if call_of(v):
                name, = v
                if self.plain:
                    return CALLS[name][2] % tuple(self.operand(x) if i == 0 else self.value(x) for i, x in enumerate(v[name]))
                return "R.call(%r, %s)" % (name, ", ".join(self.value(x) for x in v[name]))
            return "{%s}" % ", ".join("%r: %s" % (k, self.value(x)) for k, x in v.items())
        if isinstance(v, list):
            return "[%s]" % ", ".join(self.value(x) for x in v)
        return repr(v)

    def operand(self, v):
        return ("(%s)" if math_op(v) else "%s") % self.value(v)

    def text(self, s):
        """f-string (plain only)"""
        parts = re.split(r"\{([$@]?\w+)\}", s)
        if len(parts) == 1:
            return repr(s)
        out = ""
        for i, p in enumerate(parts):
            out += p.replace("{", "{{").replace("}", "}}") if i % 2 == 0 else "{%s}" % self.var(p)
        return "f" + repr(out) if "'" not in out or '"' in out else 'f"%s"' % out.replace("\n", "\\n")

    def secs(self, ms):
        return "None" if ms is None else repr(ms / 1000)

    def coro_ref(self, c):
        n = c["coro"]
        if "body" in c:
            base, i = n, 1
            while n in self.coros and self.coros[n] is not c:
                i += 1
                n = "%s_%d" % (base, i)
            if n not in self.coros:
                self.coros[n] = c
                self.queue.append(n)
        elif n not in self.coros:
            raise GenError("unknown coroutine %r" % n)
        return n

    def coro(self, c, label=None, index=None):
        """index: the loop variable, when this is the body of a `times` loop"""
        n = self.coro_ref(c)
        args = {k: self.value(v) for k, v in (c.get("args") or {}).items()}
        if index and self.takes_index(c):
            args["index"] = index
        if self.plain:
            return "%s(%s)" % (self.pyname(n), ", ".join("%s=%s" % kv for kv in args.items()))
        if has_yield(self.coros[n]["body"]):
            return "R.gen(%r, {%s})" % (n, ", ".join("%r: %s" % kv for kv in args.items()))
        return "R.coro(%r, {%s}%s)" % (n, ", ".join("%r: %s" % kv for kv in args.items()), ", %r" % label if label else "")

    def takes_index(self, c):
        return "index" in self.coros[self.coro_ref(c)].get("params", []) and "index" not in (c.get("args") or {})

    def loopvar(self, a):
        """A name for the loop variable of `times`, free in the coroutine that is being written."""
        if not self.plain:
            return "_i"
        c = a["spawn"] if "spawn" in a else a
        names = (["i", "j", "k"] if self.takes_index(c) else ["_"]) + ["_i%d" % n for n in range(len(self.words) + 1)]
        return next(n for n in names if n not in self.words)

    def items(self, of):
        """the list expression for a list of awaitables"""
        if len(of) == 1 and "times" in of[0]:
            return self.aw(of[0])[1:]
        return "[%s]" % ", ".join(self.aw(a) for a in of)

    def aw(self, a, index=None):
        """awaitable expression; with `times` (or each) a starred list"""
        if "each" in a:
            return "*" + self.var(a["each"])
        if "times" in a and not index:
            i = self.loopvar(a)
            return "*[%s for %s in range(%d)]" % (self.aw(a, i), i, a["times"])
        if "coro" in a:
            return self.coro(a, None, index)
        if "var" in a:
            return self.var(a["var"])
        if "spawn" in a:
            c = a["spawn"]
            co = self.coro(c, a.get("name"), index) if "coro" in c else self.aw(c)
            if self.plain:
                eager = ", eager_start=True" if a.get("eager_start") else ""
                if a.get("in"):
                    return "%s.create_task(%s%s)" % (self.var(a["in"]), co, eager)
                return "asyncio.create_task(%s%s%s)" % (co, ", name=%r" % a["name"] if a.get("name") else "", eager)
            return "R.x_spawn(F, %s, %r, %r%s)" % (co, a.get("name"), a.get("in"), ", True" if a.get("eager_start") else "")
        if "gather" in a:
            rex = bool(a.get("return_exceptions"))
            if self.plain:
                return "asyncio.gather(%s)" % ", ".join([self.aw(x) for x in a["gather"]] + (["return_exceptions=True"] if rex else []))
            return "R.x_gather(F, %s, %r)" % (self.items(a["gather"]), rex)
        if "shield" in a:
            return ("asyncio.shield(%s)" if self.plain else "R.x_shield(F, %s)") % self.aw(a["shield"])
        if "wait_for" in a:
            if self.plain:
                return "asyncio.wait_for(%s, %s)" % (self.aw(a["wait_for"]), self.secs(a["ms"]))
            return "R.x_wait_for(F, %s, %r)" % (self.aw(a["wait_for"]), a["ms"])
        if "to_thread" in a:
            return self.in_thread(a["to_thread"])
        if "run_in_executor" in a:
            return self.in_thread(a["run_in_executor"], a.get("executor"), False)
        if "sleep" in a:
            if self.plain:
                return "asyncio.sleep(%s%s)" % (self.secs(a["sleep"]), ", %s" % self.value(a["value"]) if "value" in a else "")
            return "R.x_sleep(F, %r, %s)" % (a["sleep"], self.value(a.get("value")))
        raise GenError("not an awaitable: %r" % (a,))

    def await_(self, ind, expr, as_):
        e = "await " + (expr if self.plain else "R.aw(F, %s)" % expr)
        self.w(ind, "%s = %s" % (self.assign(as_), e) if as_ else e)

    def types(self, ts):
        if self.plain:
            ts = [t if hasattr(builtins, t) or t in self.scen.get("exceptions", {}) or "." in t else "asyncio." + t for t in ts]
            return ts[0] if len(ts) == 1 else "(%s)" % ", ".join(ts)
        return "R.TT(%s)" % ", ".join(map(repr, ts))

    def mkexc(self, s):
        if self.plain:
            return "%s(%s)" % (self.types([s["type"]]), self.text(s["msg"]) if s.get("msg") is not None else "")
        return "R.mk(F, %r, %r)" % (s["type"], s.get("msg"))

    def cond(self, c):
        if not self.plain:
            return "R.cond(F, %r)" % (c,)
        (k, v), = c.items()
        return {"truthy": lambda: self.value(v), "eq": lambda: "%s == %s" % (self.value(v[0]), self.value(v[1])),
                "not": lambda: "not (%s)" % self.cond(v),
                "isinstance": lambda: "isinstance(%s, %s)" % (self.value(v[0]), self.types([v[1]])),
                **{c: lambda c=c: "%s %s %s" % (self.value(v[0]), c, self.value(v[1])) for c in COMPARE},
                **{c: lambda c=c: (" %s " % c).join("(%s)" % self.cond(x) for x in v) for c in ("and", "or")},
                "done": lambda: "%s.done()" % self.var(v), "cancelled": lambda: "%s.cancelled()" % self.var(v),
                "cancelling": lambda: "%s.cancelling() > 0" % self.var(v)}[k]()
