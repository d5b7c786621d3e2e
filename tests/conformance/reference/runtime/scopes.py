# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Task groups and timeouts, observed."""
import asyncio
from asyncio import taskgroups

from ..values import exc_json, outcome, outcome_t, strip


class TG:
    def __init__(self, rt, F, var):
        self.rt, self.F, self.var, self.tg = rt, F, var, asyncio.TaskGroup()

    async def __aenter__(self):
        self.rt.ev("tg_enter", self.rt.cur())
        await self.tg.__aenter__()
        if self.var:
            self.rt.put(self.F, self.var, self)
        self.F = None  # see TO
        return self

    def create_task(self, co, **kw):
        return self.tg.create_task(co, **kw)

    async def __aexit__(self, et, e, tb):
        rt = self.rt
        lab = rt.cur()
        rt.ev("tg_exit", lab, body="ok" if et is None else outcome(e))
        n = rt.tick
        try:
            r = await self.tg.__aexit__(et, e, tb)
        except BaseException as x:
            # The stock __aexit__ frame keeps a caught CancelledError in a local: frame -> exception ->
            # traceback -> frame, a cycle that would keep the parent task alive.
            fr = x.__traceback__.tb_next.tb_frame if x.__traceback__ and x.__traceback__.tb_next else None
            strip(x)
            if fr is not None and fr.f_code is taskgroups.TaskGroup.__aexit__.__code__:
                fr.clear()
            fr = None
            rt.ev("tg_done", lab, outcome=outcome(x), exc=exc_json(x), suspended=rt.tick != n)
            raise
        finally:
            e = tb = None
        rt.ev("tg_done", lab, outcome="ok" if et is None else outcome_t(et), suspended=rt.tick != n)
        return r


class TO:
    def __init__(self, rt, F, ms, var):
        self.rt, self.F, self.ms, self.var = rt, F, ms, var
        self.cm = asyncio.timeout(ms)

    async def __aenter__(self):
        self.rt.ev("timeout_enter", self.rt.cur(), ms=self.ms)
        await self.cm.__aenter__()
        if self.var:
            self.rt.put(self.F, self.var, self)
        self.F = None  # asyncio's timeout does not refer to the variables of whoever opened it
        return self

    async def __aexit__(self, et, e, tb):
        rt = self.rt
        lab = rt.cur()
        try:
            r = await self.cm.__aexit__(et, e, tb)
        except BaseException as x:
            strip(x)
            rt.ev("timeout_exit", lab, expired=self.cm.expired(), outcome=outcome(x), exc=exc_json(x))
            raise
        finally:
            e = tb = None
        rt.ev("timeout_exit", lab, expired=self.cm.expired(), outcome="ok" if et is None else outcome_t(et))
        return r


class Until(TO):
    """timeout_at"""

    def __init__(self, rt, F, at, var):
        self.rt, self.F, self.at, self.var = rt, F, at, var
        self.cm = asyncio.timeout_at(at)

    async def __aenter__(self):
        rt = self.rt
        now = rt.loop.time()
        await self.cm.__aenter__()
        rt.ev("timeout_enter", rt.cur(), ms=None if self.at is None else self.at - now, at=self.at)
        if self.var:
            rt.put(self.F, self.var, self)
        self.F = None
        return self


TG.__name__, TO.__name__, Until.__name__ = "TaskGroup", "Timeout", "Timeout"  # as messages name them
