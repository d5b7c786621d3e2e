# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions that the event loop calls, its exception handler, and context variables."""

LOOP_OPS = ("call_soon", "call_later", "call_at", "add_done_callback", "set_exception_handler", "add_signal_handler")


def by_loop(scen):
    """The names of the functions that the loop calls."""
    names = set()

    def walk(x):
        if isinstance(x, list):
            for y in x:
                walk(y)
        elif isinstance(x, dict):
            if x.get("op") in LOOP_OPS and "body" not in x:
                names.add(x.get("coro"))
            for y in x.values():
                walk(y)
    walk([c.get("body") for c in scen["coros"].values()])
    return names


def told_report(call, function):
    """Which parameters of an exception handler the loop binds."""
    return [p for p in ("message", "exception") if p in function.get("params", []) and p not in (call.get("args") or {})]


class Calls:
    """One method a step."""

    def called(self, s, before=""):
        """The function and its arguments; before: what comes first in the call of the runtime."""
        c = self._inline(s)
        n = self.coro_ref(c)
        self.functions.add(n)
        args = {k: self.value(v) for k, v in (c.get("args") or {}).items()}
        if not self.plain:
            return "%s%r, {%s}" % (before, n, ", ".join("%r: %s" % kv for kv in args.items()))
        call = ", ".join([self.pyname(n)] + ["%s=%s" % kv for kv in args.items()])
        return "functools.partial(%s)" % call if args else call

    def op_call_soon(self, i, s):
        e = "asyncio.get_running_loop().call_soon(%s)" % self.called(s) if self.plain else "R.x_call_soon(%s)" % self.called(s, "R.running(), ")
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_call_later(self, i, s):
        if self.plain:
            delay = "%s / 1000" % self.operand(s["ms"]) if isinstance(s["ms"], dict) else self.secs(s["ms"])
            e = "asyncio.get_running_loop().call_later(%s, %s)" % (delay, self.called(s))
        else:
            e = "R.x_call_later(%s)" % self.called(s, "R.running(), R.delay(%s), " % self.value(s["ms"]))
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_call_at(self, i, s):
        if self.plain:
            e = "asyncio.get_running_loop().call_at(%s, %s)" % (self.moment(s["at"]), self.called(s))
        else:
            e = "R.x_call_at(%s)" % self.called(s, "R.running(), %s, " % self.moment(s["at"]))
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_add_done_callback(self, i, s):
        if self.plain:
            self.w(i, "%s.add_done_callback(%s)" % (self.var(s["of"]), self.called(s)))
        else:
            receives = self.coros[self.coro_ref(self._inline(s))]["params"][0]
            self.w(i, "R.x_done(%s, %r)" % (self.called(s, "R.adder(F, %r), " % s["of"]), receives))

    def op_set_exception_handler(self, i, s):
        c = self._inline(s)
        n = self.coro_ref(c)
        told = told_report(c, self.coros[n])
        if not self.plain:
            self.w(i, "R.x_handler(%s, %r)" % (self.called(s, "R.running(), "), told))
            return
        self.functions.add(n)
        args = {k: self.value(v) for k, v in (c.get("args") or {}).items()}
        own = {k: "_%s" % k if k == self.pyname(n) else k for k in args}     # it would hide the function
        given = ["%s=%s" % (k, own[k]) for k in args] + ["%s=_context%s" % (k, "['message']" if k == "message" else ".get('exception')") for k in told]
        self.w(i, "asyncio.get_running_loop().set_exception_handler(lambda %s: %s(%s))" % (
            ", ".join(["_loop", "_context"] + ["%s=%s" % (own[k], v) for k, v in args.items()]), self.pyname(n), ", ".join(given)))

    def op_add_signal_handler(self, i, s):
        if self.plain:
            self.w(i, "asyncio.get_running_loop().add_signal_handler(signal.SIGINT, %s)" % self.called(s))
        else:
            self.w(i, "R.x_signal(%s)" % self.called(s, "R.running(), "))

    def op_remove_signal_handler(self, i, s):
        self.w(i, "asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)" if self.plain else "R.x_no_signal(R.running())")

    def op_context_set(self, i, s):
        if self.plain:
            e = "%s.set(%s)" % (self.var(s["of"]), self.value(s["value"]))
        else:
            e = "R.context_set(R.variable(F, %r, 'set'), %s)" % (s["of"], self.value(s["value"]))
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_context_reset(self, i, s):
        if self.plain:
            self.w(i, "%s.reset(%s)" % (self.var(s["of"]), self.var(s["token"])))
        else:
            self.w(i, "R.context_reset(R.variable(F, %r, 'reset'), %s)" % (s["of"], self.var(s["token"])))
