# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Variables, values, conditions and exception types of a program."""
import asyncio
import re
from asyncio import futures

from ..orderedset import OSet
from ..values import CALLS, COMPARE, MATH, T_of, call_of, exc_msg, item, math_op, text_of
from .frame import Unbound


class Names:
    """What an expression of a scenario evaluates to."""

    def T(self, name):
        if name in self.types:
            return self.types[name]
        t = T_of(name)
        if not (isinstance(t, type) and issubclass(t, BaseException)):
            raise ValueError("unknown exception type %r" % name)
        return t

    def TT(self, *names):
        return tuple(self.T(n) for n in names)

    def get(self, F, name):
        if name == "@self":
            return asyncio.current_task()
        if name.startswith("$"):
            d = self.g
        elif name in F.v:
            d = F.v
        elif name in F.args:
            d = F.args
        elif name in self.objs:
            d = self.objs
        else:
            d = F.v
        if name not in d:
            raise Unbound("name '%s' is not defined" % name)
        v = d[name]
        if self.failed and isinstance(v, self.Task):
            self.touched.add(self.label(v))     # for V.result(), V.exception()
        return v

    def put(self, F, name, value):
        if name.startswith("$"):
            self.g[name] = value
        else:
            F.v[name] = value

    def drop(self, F, name):
        d = self.g if name.startswith("$") else F.v
        d.pop(name, None)

    def fmt(self, F, text):
        def rep(m):
            v = self.get(F, m.group(1))
            if isinstance(v, BaseException):
                return exc_msg(v)
            if futures.isfuture(v):
                return self.label(v)
            return str(v)
        return re.sub(r"\{([$@]?\w+)\}", rep, text)

    def text(self, F, text):
        """The text as a value: what f"{x}" gives; a task stands there as in a trace."""
        def rep(m):
            v = self.get(F, m.group(1))
            return self.label(v) if futures.isfuture(v) else str(v)
        return re.sub(r"\{([$@]?\w+)\}", rep, text)

    @staticmethod
    def call(name, *operands):
        return CALLS[name][1](*operands)

    def mk(self, F, type_, msg=None):
        t = self.T(type_)
        if issubclass(t, BaseExceptionGroup):
            return t(self.fmt(F, msg or "group"), [ValueError("inner")])
        return t() if msg is None else t(self.fmt(F, msg))

    def ev_val(self, F, v):
        if isinstance(v, dict):
            if set(v) == {"var"}:
                return self.get(F, v["var"])
            if set(v) == {"item"}:
                return self.item(*[self.ev_val(F, x) for x in v["item"]])
            op = math_op(v)
            if op:
                return MATH[op](self.ev_val(F, v[op][0]), self.ev_val(F, v[op][1]))
            if text_of(v) is not None:
                return self.text(F, text_of(v))
            if call_of(v):
                return self.call(call_of(v), *[self.ev_val(F, x) for x in v[call_of(v)]])
            return {k: self.ev_val(F, x) for k, x in v.items()}
        if isinstance(v, list):
            return [self.ev_val(F, x) for x in v]
        return v

    item = staticmethod(item)

    def flat(self, F, names):
        out = []
        for n in names:
            v = self.get(F, n)
            if isinstance(v, (list, OSet, set)):
                out.extend(v)
            else:
                out.append(v)
        return out

    def cond(self, F, c):
        (k, v), = c.items()
        if k == "truthy":
            return bool(self.ev_val(F, v))
        if k == "eq":
            return self.ev_val(F, v[0]) == self.ev_val(F, v[1])
        if k == "not":
            return not self.cond(F, v)
        if k == "isinstance":
            return isinstance(self.ev_val(F, v[0]), self.T(v[1]))
        if k == "done":
            return self.get(F, v).done()
        if k == "cancelled":
            return self.get(F, v).cancelled()
        if k == "cancelling":
            return self.get(F, v).cancelling() > 0
        if k in COMPARE:
            return COMPARE[k](self.ev_val(F, v[0]), self.ev_val(F, v[1]))
        if k == "and":
            return all(self.cond(F, x) for x in v)
        if k == "or":
            return any(self.cond(F, x) for x in v)
        raise ValueError(k)
