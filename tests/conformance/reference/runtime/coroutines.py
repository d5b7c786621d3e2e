# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coroutine calls and what can be awaited, each with its events."""
import asyncio
import functools
import inspect
import time

from ..values import exc_json, foreign_future, outcome, strip
from .frame import Frame, clear


class Coroutines:
    """The coroutines that asyncio runs."""

    def coro(self, name, args=None, label=None):
        co = self._run(name, args or {}, label)
        co.__name__ = co.__qualname__ = name
        return co

    def is_ours(self, coro):
        code = getattr(coro, "cr_code", None)
        return code is Coroutines._run.__code__ or code is Coroutines._std.__code__

    def _prologue(self, name, args, function=None):
        t = asyncio.current_task()
        lab = self.label(t)
        if not getattr(t, "_ostarted", False):
            t._ostarted = True
            self.ev("started", lab)
            return False
        self.ev("enter", lab, coro=name, args=self.val(args) or None, function=function)
        return True

    def _epilogue(self, name, exc, value=None):
        lab = self.cur()
        if exc is None:
            self.ev("leave", lab, coro=name, outcome="ok", value=self.val(value))
        else:
            self.ev("leave", lab, coro=name, outcome=outcome(exc), exc=exc_json(exc))

    async def _run(self, name, args, label):
        inline = self._prologue(name, args)
        F = Frame(name, args)
        try:
            r = await self.fns[name](F)
        except BaseException as e:
            strip(e)
            clear(F.v)
            if inline:
                self._epilogue(name, e)
            raise
        clear(F.v)
        if inline:
            self._epilogue(name, None, r)
        return r

    async def _std(self, name, args, label, box, fn):
        """A stdlib coroutine (wait_for, sleep) made observable."""
        inline = self._prologue(name, args)
        try:
            r = await fn(box)
        except BaseException as e:
            strip(e)
            if inline:
                self._epilogue(name, e)
            raise
        if inline:
            self._epilogue(name, None, r)
        return r

    def _mkstd(self, name, args, box, fn):
        co = self._std(name, args, None, box, fn)
        co.__name__ = co.__qualname__ = name
        return co

    async def _wait_for(self, ms, box):
        on = "wait_for(%s,%s)" % (self.lab_aw(box[0]), ms)
        lab, of = self.cur(), self.lab_aw(box[0])
        self.ev("awaiting", lab, on=on)
        n = self.tick
        try:
            r = await asyncio.wait_for(box.pop(), ms)
        except BaseException as e:
            strip(e)
            foreign_future(e, lab, of)
            self.touch(e)
            self.ev("resumed", lab, on=on, outcome=outcome(e), exc=exc_json(e), suspended=self.tick != n)
            raise
        self.ev("resumed", lab, on=on, outcome="ok", suspended=self.tick != n)
        return r

    def x_wait_for(self, F, aw, ms):
        return self._mkstd("wait_for", {}, [aw], functools.partial(self._wait_for, ms))

    async def _sleep_value(self, ms, value, box):
        await self.sleep(None, ms)
        return value

    def x_sleep(self, F, ms, value=None):
        return self._mkstd("sleep", {"ms": ms}, [], functools.partial(self._sleep_value, ms, value))

    def x_spawn(self, F, co, name=None, tg=None, eager=False):
        kw = {"eager_start": True} if eager else {}
        if tg is not None:
            return self.get(F, tg).create_task(co, **kw)
        return asyncio.create_task(co, **kw)

    def x_gather(self, F, items, rex):
        f = asyncio.gather(*items, return_exceptions=rex)
        self.scan_all = True        # since 3.12 gather looks at children that are done
        f._olabel = "gather[%s]" % ",".join(self.label(c) for c in getattr(f, "_children", ()))
        return f

    def x_shield(self, F, aw):
        # label the inner task/future: asyncio.shield() may create it, so do that step ourselves
        inner = asyncio.ensure_future(aw)
        f = asyncio.shield(inner)
        if f is not inner:
            f._olabel = "shield[%s]" % self.label(inner)
        return f

    def lab_aw(self, obj):
        if inspect.iscoroutine(obj):
            return obj.__qualname__
        return self.label(obj)

    def aw(self, F, obj):
        if inspect.iscoroutine(obj) and self.is_ours(obj):
            return self._aw_inline(obj)
        return self._aw("as_completed" if inspect.iscoroutine(obj) else self.label(obj), obj)

    async def _aw_inline(self, obj):
        try:
            return await obj
        except BaseException as e:
            strip(e)
            raise
        finally:
            obj = None

    async def _aw(self, on, obj, value=False):
        lab = self.cur()
        self.ev("awaiting", lab, on=on)
        n = self.tick
        try:
            r = await obj
        except BaseException as e:
            strip(e)
            foreign_future(e, lab, on)
            self.touch(e)
            obj = None
            self.ev("resumed", lab, on=on, outcome=outcome(e), exc=exc_json(e), suspended=self.tick != n)
            raise
        obj = None
        self.ev("resumed", lab, on=on, outcome="ok", value=self.val(r) if value else None, suspended=self.tick != n)
        return r

    def block(self, F, ms):
        if isinstance(ms, (int, float)) and ms >= 0:
            self.ev("blocking", self.cur(), ms=ms)
            self.loop.stand_still(ms)
        else:
            time.sleep(ms)      # says what is wrong with it

    async def sleep(self, F, ms):
        lab = self.cur()
        self.ev("sleeping", lab, ms=ms)
        try:
            await asyncio.sleep(ms)
        except BaseException as e:
            strip(e)
            self.ev("resumed", lab, on="sleep", outcome=outcome(e), exc=exc_json(e), suspended=True)
            raise
        self.ev("resumed", lab, on="sleep", outcome="ok", suspended=True)
