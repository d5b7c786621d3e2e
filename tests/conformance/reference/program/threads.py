# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions that run in threads."""


def in_threads(scen):
    """The names of the coroutines that are called in threads, and the ids of the calls with a body of their own."""
    names, bodies = set(), set()

    def call(c):
        bodies.add(id(c)) if "body" in c else names.add(c.get("coro"))

    def walk(x):
        if isinstance(x, list):
            for y in x:
                walk(y)
        elif isinstance(x, dict):
            if x.get("op") in ("to_thread", "run_in_executor"):
                call(x)
            for k in ("to_thread", "run_in_executor"):
                if isinstance(x.get(k), dict):
                    call(x[k])
            for y in x.values():
                walk(y)
    walk([c.get("body") for c in scen["coros"].values()])
    return names, bodies


class Threads:
    """The steps to_thread and run_in_executor, and what they share with awaitables."""

    def in_thread(self, c, executor=None, to_thread=True):
        n = self.coro_ref(c)
        self.functions.add(n)
        args = {k: self.value(v) for k, v in (c.get("args") or {}).items()}
        if not self.plain:
            return "R.x_%s(F, %r, {%s}%s)" % ("to_thread" if to_thread else "run_in_executor", n, ", ".join("%r: %s" % kv for kv in args.items()),
                                             "" if to_thread else ", %r" % executor)
        call = ", ".join([self.pyname(n)] + ["%s=%s" % kv for kv in args.items()])
        if to_thread:
            return "asyncio.to_thread(%s)" % call
        return "asyncio.get_running_loop().run_in_executor(%s, %s)" % (self.var(executor) if executor else "None", "functools.partial(%s)" % call if args else call)

    def op_to_thread(self, i, s):
        self.await_(i, self.in_thread(self._inline(s)), s.get("as"))

    def op_run_in_executor(self, i, s):
        e = self.in_thread(self._inline(s), s.get("executor"), False)
        if s.get("await", True):
            self.await_(i, e, s.get("as"))
        else:
            self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)
