# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps with coroutines, tasks, futures, task groups and timeouts."""


class Tasks:
    """One method a step."""

    def op_await(self, i, s):
        self.await_(i, self.aw(s["of"]), s.get("as"))

    def op_let(self, i, s):
        e = self.aw(s["of"])
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    @staticmethod
    def _c(s):
        return {k: s[k] for k in ("coro", "args", "body", "params") if k in s}

    def op_call(self, i, s):
        self.await_(i, self.aw(self._inline(s)), s.get("as"))

    def _inline(self, s):
        # keep identity for inline bodies: cache the CORO object on the step
        key = "_coro_%d" % id(s)
        if not hasattr(self, key):
            setattr(self, key, self._c(s))
        return getattr(self, key)

    def op_make(self, i, s):
        self.op_let(i, {"of": self._inline(s), "as": s.get("as")})

    def op_spawn(self, i, s):
        a = {"spawn": self._inline(s)}
        if s.get("name"):
            a["name"] = s["name"]
        if s.get("in"):
            a["in"] = s["in"]
        if s.get("eager_start"):
            a["eager_start"] = True
        if "times" not in s:
            self.op_let(i, {"of": a, "as": s.get("as")})
            return
        v = self.loopvar(a)
        if s.get("as"):
            self.w(i, "%s = [%s for %s in range(%d)]" % (self.assign(s["as"]), self.aw(a, v), v, s["times"]))
        else:
            self.w(i, "for %s in range(%d):" % (v, s["times"]))
            self.w(i + 1, self.aw(a, v))

    def op_all_tasks(self, i, s):
        if s.get("others"):
            e = "[_t for _t in asyncio.all_tasks() if _t is not asyncio.current_task()]"
        else:
            e = "list(asyncio.all_tasks())"
        self.w(i, "%s = %s" % (self.assign(s["as"]), e))

    def op_gather(self, i, s):
        a = {"gather": s["of"], "return_exceptions": s.get("return_exceptions", False)}
        (self.op_await if s.get("await", True) else self.op_let)(i, {"of": a, "as": s.get("as")})

    def op_shield(self, i, s):
        (self.op_await if s.get("await", True) else self.op_let)(i, {"of": {"shield": s["of"]}, "as": s.get("as")})

    def op_wait_for(self, i, s):
        self.op_await(i, {"of": {"wait_for": s["of"], "ms": s["ms"]}, "as": s.get("as")})

    def op_wait(self, i, s):
        rw = s.get("return_when", "ALL_COMPLETED")
        if self.plain:
            if s.get("flat") or (len(s["of"]) == 1 and s["of"][0] in self.lists):
                fs = self.var(s["of"][0])
            else:
                fs = "[%s]" % ", ".join(("*" if x in self.lists else "") + self.var(x) for x in s["of"])
            self.w(i, "%s, %s = await asyncio.wait(%s, timeout=%s, return_when=asyncio.%s)" % (
                self.assign(s["done"]) if s.get("done") else "_done", self.assign(s["pending"]) if s.get("pending") else "_pending",
                fs, self.secs(s.get("ms")), rw))
            return
        self.w(i, "await R.wait(F, %r, %r, %r, %r, %r)" % (s["of"], s.get("ms"), rw, s.get("done"), s.get("pending")))

    def op_as_completed(self, i, s):
        items = self.items(s["of"])
        if s.get("async"):
            e = "asyncio.as_completed(%s, timeout=%s)" % (items, self.secs(s.get("ms"))) if self.plain else "R.each_completed(F, %s, %r)" % (items, s.get("ms"))
            self.w(i, "async for %s in %s:" % (self.assign(s["as"]), e))
        elif self.plain:
            self.w(i, "for %s in asyncio.as_completed(%s, timeout=%s):" % (self.assign(s["as"]), items, self.secs(s.get("ms"))))
        else:
            self.w(i, "for %s in R.as_completed(F, %s, %r):" % (self.assign(s["as"]), items, s.get("ms")))
        self.block(i + 1, s["body"])

    def op_task_group(self, i, s):
        if self.plain:
            self.w(i, "async with asyncio.TaskGroup()%s:" % (" as " + self.assign(s["as"]) if s.get("as") else ""))
        else:
            self.w(i, "async with TG(R, F, %r):" % s.get("as"))
        self.block(i + 1, s["body"])

    def op_timeout(self, i, s):
        if self.plain:
            self.w(i, "async with asyncio.timeout(%s)%s:" % (self.secs(s["ms"]), " as " + self.assign(s["as"]) if s.get("as") else ""))
        else:
            self.w(i, "async with TO(R, F, %r, %r):" % (s["ms"], s.get("as")))
        self.block(i + 1, s["body"])

    def op_reschedule(self, i, s):
        if self.plain:
            self.w(i, "%s.reschedule(%s)" % (self.var(s["of"]), "None" if s["ms"] is None else
                                             "asyncio.get_running_loop().time() + %s" % self.secs(s["ms"])))
        else:
            self.w(i, "R.reschedule(F, %r, %r)" % (s["of"], s["ms"]))

    def op_cancel(self, i, s):
        if self.plain:
            m = repr(s["msg"]) if s.get("msg") is not None else ""
            if s.get("each") or s["of"] in self.lists:
                self.w(i, "for _t in %s:" % self.var(s["of"]))
                self.w(i + 1, "_t.cancel(%s)" % m)
            else:
                self.w(i, "%s.cancel(%s)" % (self.var(s["of"]), m))
        else:
            self.w(i, "R.cancel(F, %r, %r)" % (s["of"], s.get("msg")))

    def op_uncancel(self, i, s):
        self.w(i, "%s.uncancel()" % self.var(s.get("of") or "@self") if self.plain else "R.uncancel(F, %r)" % s.get("of"))

    def op_callback(self, i, s):
        if self.plain:
            exc = self.mkexc({"type": s.get("type", "RuntimeError"), "msg": s.get("msg")}) if s.get("do") == "raise" else "None"
            self.w(i, "%s.add_done_callback(functools.partial(_callback, %r, %r, %s))" % (self.var(s["of"]), s["id"], s.get("do", "log"), exc))
        else:
            self.w(i, "R.callback(F, %r, %r, %r, %r, %r)" % (s["of"], s["id"], s.get("do", "log"), s.get("type"), s.get("msg")))

    def _sync(self, i, s, what):
        e = "%s.%s()" % (self.var(s["of"]), what)
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_result(self, i, s):
        self._sync(i, s, "result")

    def op_exception(self, i, s):
        self._sync(i, s, "exception")

    def op_inspect(self, i, s):
        v = self.var(s["of"])
        self.w(i, "print('state', %s.done(), %s.cancelled())" % (v, v) if self.plain else "R.inspect(F, %r)" % s["of"])

    def op_future(self, i, s):
        self.w(i, "%s = asyncio.get_running_loop().create_future()" % self.assign(s["as"]) if self.plain else "R.future(F, %r)" % s["as"])

    def op_set_result(self, i, s):
        if self.plain:
            self.w(i, "%s.set_result(%s)" % (self.var(s["of"]), self.value(s.get("value"))))
        else:
            self.w(i, "R.set_result(F, %r, %r)" % (s["of"], s.get("value")))

    def op_set_exception(self, i, s):
        if self.plain:
            self.w(i, "%s.set_exception(%s)" % (self.var(s["of"]), self.mkexc(s)))
        else:
            self.w(i, "R.set_exception(F, %r, %r, %r)" % (s["of"], s["type"], s.get("msg")))

    def op_retry(self, i, s):
        co = self.coro(s["of"])
        n, d, f, mx = s["attempts"], s["delay"], s.get("factor", 2), s.get("max")
        if not self.plain:
            e = "await R.retry(F, lambda: %s, %r, %r, %r, %r, %s)" % (co, n, d, f, mx, self.types(s["on"]))
            self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)
            return
        k = next(self.k)
        self.w(i, "_delay%d = %s" % (k, self.secs(d)))
        self.w(i, "for _attempt%d in range(1, %d):" % (k, n + 1))
        self.w(i + 1, "try:")
        self.w(i + 2, ("%s = " % self.assign(s["as"]) if s.get("as") else "") + "await " + co)
        self.w(i + 2, "break")
        self.w(i + 1, "except %s:" % self.types(s["on"]))
        self.w(i + 2, "if _attempt%d == %d:" % (k, n))
        self.w(i + 3, "raise")
        self.w(i + 1, "await asyncio.sleep(_delay%d)" % k)
        self.w(i + 1, "_delay%d = %s" % (k, ("min(int(_delay%d * 1000 * %r), %r) / 1000" % (k, f, mx)) if mx is not None
                                         else "int(_delay%d * 1000 * %r) / 1000" % (k, f)))
