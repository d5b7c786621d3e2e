# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps with shared objects."""


class Objects:
    """One method a step."""

    def _held(self, i, s, kind):
        self.w(i, "async with %s:" % (self.var(s["of"]) if self.plain else "Held(R, F, %r, %r)" % (s["of"], kind)))
        self.block(i + 1, s["body"])

    def op_semaphore(self, i, s):
        self._held(i, s, "semaphore")

    def op_lock(self, i, s):
        self._held(i, s, "lock")

    def op_condition(self, i, s):
        self._held(i, s, "condition")

    def op_acquire(self, i, s):
        self.w(i, "await %s.acquire()" % self.var(s["of"]) if self.plain else "await R.acquire(F, %r)" % s["of"])

    def op_release(self, i, s):
        self.w(i, "%s.release()" % self.var(s["of"]) if self.plain else "R.release(F, %r)" % s["of"])

    def _waits(self, i, s, what, method, as_=None):
        e = "await %s.%s()" % (self.var(s["of"]), method) if self.plain else \
            "await R._aw(%r, %s.%s()%s)" % ("%s:%s" % (what, s["of"]), self.var(s["of"]), method, ", True" if what == "barrier" else "")
        self.w(i, "%s = %s" % (self.assign(as_), e) if as_ else e)

    def op_condition_wait(self, i, s):
        self._waits(i, s, "condition_wait", "wait")

    def op_notify(self, i, s):
        self.w(i, "%s.%s(%s)" % (self.var(s["of"]), "notify_all" if s.get("all") else "notify", s.get("n", "")))

    def op_condition_wait_for(self, i, s):
        wait = "%s.wait_for(lambda: %s)" % (self.var(s["of"]), self.cond(s["cond"]))
        self.w(i, "await %s" % wait if self.plain else "await R._aw(%r, %s)" % ("condition_wait:" + s["of"], wait))

    def op_barrier_wait(self, i, s):
        self._waits(i, s, "barrier", "wait", s.get("as"))

    def op_barrier_reset(self, i, s):
        self._waits(i, s, "barrier_reset", "reset")

    def op_barrier_abort(self, i, s):
        self._waits(i, s, "barrier_abort", "abort")

    def op_put_nowait(self, i, s):
        self.w(i, "%s.put_nowait(%s)" % (self.var(s["of"]), self.value(s["value"])))

    def op_get_nowait(self, i, s):
        self._sync(i, s, "get_nowait")

    def op_queue_shutdown(self, i, s):
        self.w(i, "%s.shutdown(%s)" % (self.var(s["of"]), "immediate=True" if s.get("immediate") else ""))

    def op_put(self, i, s):
        if self.plain:
            self.w(i, "await %s.put(%s)" % (self.var(s["of"]), self.value(s["value"])))
        else:
            self.w(i, "await R.put_q(F, %r, %r)" % (s["of"], s["value"]))

    def op_get(self, i, s):
        e = "await %s.get()" % self.var(s["of"]) if self.plain else "await R.get_q(F, %r)" % s["of"]
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_task_done(self, i, s):
        self.w(i, "%s.task_done()" % self.var(s["of"]))

    def op_join(self, i, s):
        self.w(i, "await %s.join()" % self.var(s["of"]) if self.plain else
               "await R._aw(%r, %s.join())" % ("queue_join:" + s["of"], self.var(s["of"])))

    def op_event_set(self, i, s):
        self.w(i, "%s.set()" % self.var(s["of"]))

    def op_event_clear(self, i, s):
        self.w(i, "%s.clear()" % self.var(s["of"]))

    def op_event_wait(self, i, s):
        self.w(i, "await %s.wait()" % self.var(s["of"]) if self.plain else
               "await R._aw(%r, %s.wait())" % ("event:" + s["of"], self.var(s["of"])))
