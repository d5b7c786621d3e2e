# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps about the clock of the loop, the garbage collector, and the loop as seen from other threads."""


class Loop:
    """One method a step."""

    def moment(self, at):
        """on the clock of the loop, as asyncio takes it"""
        if not self.plain:
            return "None" if at is None else "R.moment(%s)" % self.value(at)
        return "None" if at is None else "%s / 1000" % self.operand(at)

    def op_timeout_at(self, i, s):
        if self.plain:
            self.w(i, "async with asyncio.timeout_at(%s)%s:" % (self.moment(s["at"]), " as " + self.assign(s["as"]) if s.get("as") else ""))
        else:
            self.w(i, "async with Until(R, F, %s, %r):" % (self.moment(s["at"]), s.get("as")))
        self.block(i + 1, s["body"])

    def op_reschedule_at(self, i, s):
        if self.plain:
            self.w(i, "%s.reschedule(%s)" % (self.var(s["of"]), self.moment(s["at"])))
        else:
            self.w(i, "R.reschedule_at(F, %r, lambda: %s)" % (s["of"], self.moment(s["at"])))

    def op_collect(self, i, s):
        self.w(i, "gc.collect()" if self.plain else "R.collect()")

    def op_run_coroutine_threadsafe(self, i, s):
        c = self.coro(self._inline(s))
        e = "asyncio.run_coroutine_threadsafe(%s, LOOP)" % c if self.plain else "R.run_threadsafe(%s)" % c
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_threadsafe_result(self, i, s):
        if self.plain:
            e = "%s.result(%s)" % (self.var(s["of"]), "" if s.get("ms") is None else self.secs(s["ms"]))
        else:
            e = "R.threadsafe_result(F, %r, %r)" % (s["of"], s.get("ms"))
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_threadsafe_cancel(self, i, s):
        self.w(i, "%s.cancel()" % self.var(s["of"]) if self.plain else "R.threadsafe_cancel(F, %r)" % s["of"])
