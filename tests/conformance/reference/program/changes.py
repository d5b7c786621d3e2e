# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps that change lists and dictionaries, loops over numbers, notes, context managers."""


class Changes:
    """One method a step."""

    def op_append(self, i, s):
        self.w(i, "%s.append(%s)" % (self.var(s["of"]), self.value(s["value"])))

    def op_extend(self, i, s):
        self.w(i, "%s.extend(%s)" % (self.var(s["of"]), self.value(s["value"])))

    def op_pop(self, i, s):
        e = "%s.pop(%s)" % (self.var(s["of"]), self.value(s["key"]) if "key" in s else "")
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_set_item(self, i, s):
        self.w(i, "%s[%s] = %s" % (self.var(s["of"]), self.value(s["key"]), self.value(s["value"])))

    def op_remove(self, i, s):
        self.w(i, "%s.remove(%s)" % (self.var(s["of"]), self.value(s["value"])))

    def op_for_range(self, i, s):
        bounds = [self.value(s["stop"])]
        if s.get("start") is not None or s.get("step") is not None:
            bounds.insert(0, self.value(0 if s.get("start") is None else s["start"]))
        if s.get("step") is not None:
            bounds.append(self.value(s["step"]))
        self.w(i, "for %s in range(%s):" % (self.assign(s["as"]), ", ".join(bounds)))
        self.block(i + 1, s["body"])

    def op_add_note(self, i, s):
        if self.plain:
            self.w(i, "%s.add_note(%s)" % (self.var(s["of"]), self.text(s["text"])))
        else:
            self.w(i, "R.add_note(F, %r, %r)" % (s["of"], s["text"]))

    # -- context managers
    def prepared(self, c, sync=False):
        """the coroutine or function and its arguments, before there is an object"""
        n = self.coro_ref(c)
        if sync:
            self.functions.add(n)
        args = {k: self.value(v) for k, v in (c.get("args") or {}).items()}
        if self.plain:
            p = self.pyname(n)
            return "functools.partial(%s)" % ", ".join([p] + ["%s=%s" % kv for kv in args.items()]) if args else p
        return "(%r, {%s})" % (n, ", ".join("%r: %s" % kv for kv in args.items()))

    def manager(self, s):
        sync = s.get("sync", False)
        enter, leave = self.prepared(s["enter"], sync), self.prepared(s["exit"], sync)
        tells = takes_exception(s["exit"], self.coros[self.coro_ref(s["exit"])])
        if self.plain:
            return "_%sManager(%s, %s%s)" % ("Sync" if sync else "", enter, leave, ", 'exc'" if tells else "")
        return "%sOwn(R, %s, %s, %r)" % ("Sync" if sync else "", enter, leave, tells)

    def op_with(self, i, s):
        word = "with" if s.get("sync") else "async with"
        self.w(i, "%s %s%s:" % (word, self.manager(s), " as " + self.assign(s["as"]) if s.get("as") else ""))
        self.block(i + 1, s["body"])

    def op_exit_stack(self, i, s):
        self.w(i, "async with contextlib.AsyncExitStack() as %s:" % self.assign(s["as"]))
        self.block(i + 1, s["body"])

    def op_enter_context(self, i, s):
        method = "%s.enter_context(%s)" if s.get("sync") else "await %s.enter_async_context(%s)"
        e = method % (self.var(s["in"]), self.manager(s))
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_push_async_callback(self, i, s):
        c, sync = s["of"], s.get("sync", False)
        method = "callback" if sync else "push_async_callback"
        if sync:
            self.functions.add(self.coro_ref(c))
        if self.plain:
            args = ["%s=%s" % (k, self.value(v)) for k, v in (c.get("args") or {}).items()]
            self.w(i, "%s.%s(%s)" % (self.var(s["in"]), method, ", ".join([self.pyname(self.coro_ref(c))] + args)))
        else:
            self.w(i, "%s.%s(R.%s, %s)" % (self.var(s["in"]), method, "pushed_function" if sync else "pushed", self.prepared(c)))

    def op_suppress(self, i, s):
        types = self.types(s["types"])
        if self.plain:
            self.w(i, "with contextlib.suppress(%s):" % types.strip("()"))
        else:
            self.w(i, "with Suppress(R, %s, %r):" % (types, s["types"]))
        self.block(i + 1, s["body"])


def takes_exception(call, coroutine):
    """Whether the parameter exc of the end of a context manager is bound to the exception."""
    return "exc" in coroutine.get("params", []) and "exc" not in (call.get("args") or {})


def sync_calls(s):
    """Of a step with context managers: the functions that it calls, with their fields."""
    keys = {"with": ("enter", "exit"), "enter_context": ("enter", "exit"), "push_async_callback": ("of",)}.get(s.get("op"), ())
    return [(k, s[k]) for k in keys if s.get("sync") is True and isinstance(s.get(k), dict)]


def by_with(scen):
    """The names of the functions that context managers call."""
    names = set()

    def walk(x):
        if isinstance(x, list):
            for y in x:
                walk(y)
        elif isinstance(x, dict):
            names.update(c.get("coro") for _, c in sync_calls(x) if "body" not in c)
            for y in x.values():
                walk(y)
    walk([c.get("body") for c in scen["coros"].values()])
    return names
