# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps: of the flow of control, and with tasks, futures and callbacks."""
import asyncio
import functools
from asyncio import futures

from ..orderedset import OSet
from ..values import exc_json, outcome, strip


class Statements:
    """One method a step."""

    def log(self, F, text):
        self.ev("log", self.cur(), text=self.fmt(F, text))

    def mark(self, F, what):
        self.ev(what, self.cur())

    def caught(self, F, e, handler):
        strip(e)
        self.ev("caught", self.cur(), exc=exc_json(e), handler=handler)

    def raise_first(self, F, n, counter, type_, msg):
        self.counters[counter] += 1
        if self.counters[counter] <= n:
            raise self.mk(F, type_, msg)

    async def wait(self, F, names, ms, rw, done, pending):
        fs = self.flat(F, names)
        lab = self.cur()
        on = "wait[%s]" % ",".join(self.label(f) for f in fs)
        self.ev("awaiting", lab, on=on, return_when=rw, ms=ms)
        n = self.tick
        try:
            d, p = await asyncio.wait(fs, timeout=ms, return_when=rw)
        except BaseException as e:
            strip(e)
            fs = None
            self.ev("resumed", lab, on=on, outcome=outcome(e), exc=exc_json(e), suspended=self.tick != n)
            raise
        order = {id(f): i for i, f in enumerate(fs)}
        fs = None
        d = sorted(d, key=lambda f: order[id(f)])
        p = sorted(p, key=lambda f: order[id(f)])
        self.ev("resumed", lab, on=on, outcome="ok", suspended=self.tick != n,
                done=[self.label(f) for f in d], pending=[self.label(f) for f in p])
        if done:
            self.put(F, done, d)
        if pending:
            self.put(F, pending, p)

    def as_completed(self, F, items, ms):
        return asyncio.as_completed(items, timeout=ms)

    def iter(self, F, name):
        v = self.get(F, name)
        return iter(v)

    def cancel(self, F, name, msg):
        v = self.get(F, name)
        for t in (list(v) if isinstance(v, (list, OSet, set)) else [v]):
            if isinstance(t, self.Task):
                t.cancel(msg)
            elif futures.isfuture(t):
                self.ev("cancel_requested", self.label(t), by=self.cur(), pending=not t.done(), msg=msg)
                if t.done() and getattr(t, "_ojob", None) in self.failed and t._log_traceback:
                    self.forget(t._ojob)
                    self.ev("silenced", t._ojob)
                t.cancel(msg)
            elif isinstance(t, asyncio.Handle):
                self.cancel_handle(t, msg)
            else:
                getattr(t, "cancel")  # AttributeError
                raise TypeError("cannot cancel a %s" % type(t).__name__)

    def uncancel(self, F, name):
        t = self.get(F, name or "@self")
        n = t.uncancel()
        self.ev("uncancelled", self.label(t), cancelling=n)

    def callback(self, F, name, id_, do, type_, msg):
        t = self.get(F, name)
        t.add_done_callback(functools.partial(self._cb, id_, do, type_, msg))

    def _cb(self, id_, do, type_, msg, fut):
        st = "cancelled" if fut.cancelled() else "raised" if fut._exception is not None else "succeeded"
        self.ev("callback", self.label(fut), id=id_, state=st)
        if do == "retrieve":
            if not fut.cancelled():
                fut.exception()
        elif do == "raise":
            raise self.mk(None, type_ or "RuntimeError", msg)

    def inspect(self, F, name):
        v = self.get(F, name)
        kw = {}
        if hasattr(v, "cancelling"):
            kw["cancelling"] = v.cancelling()
        self.ev("state", self.cur(), of=self.label(v), done=v.done(), cancelled=v.cancelled(), **kw)

    def future(self, F, name):
        f = asyncio.get_running_loop().create_future()
        self.label(f)
        self.put(F, name, f)

    def set_result(self, F, name, value):
        f = self.get(F, name)
        f.set_result(self.ev_val(F, value))
        self.ev("future_set", self.cur(), of=self.label(f))

    def set_exception(self, F, name, type_, msg):
        f = self.get(F, name)
        f.set_exception(self.mk(F, type_, msg))
        self.ev("future_set", self.cur(), of=self.label(f))

    async def retry(self, F, make, attempts, delay, factor, maxd, on):
        for a in range(1, attempts + 1):
            try:
                return await self.aw(F, make())
            except on as e:
                strip(e)
                if a == attempts:
                    self.ev("retry_exhausted", self.cur(), attempts=a, exc=exc_json(e))
                    raise
                self.ev("retry", self.cur(), attempt=a, delay=delay, exc=exc_json(e))
            await self.sleep(F, delay)
            delay = int(delay * factor)
            if maxd is not None:
                delay = min(delay, maxd)

    def reschedule(self, F, name, ms):
        when = None if ms is None else asyncio.get_running_loop().time() + ms
        self.get(F, name).cm.reschedule(when)

    @staticmethod
    def moment(at):
        """A plain program divides it by 1000."""
        at / 1000
        return at

    def reschedule_at(self, F, name, when):
        self.get(F, name).cm.reschedule(when())
