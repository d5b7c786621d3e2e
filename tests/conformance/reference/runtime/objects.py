# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shared objects: queues, locks, semaphores, events, conditions, barriers."""
import asyncio
import contextvars

from ..threads import Executor

QUEUES = {"fifo": "Queue", "lifo": "LifoQueue", "priority": "PriorityQueue"}


def make_object(o, name):
    """The object of asyncio that a scenario declares."""
    if o["type"] == "executor":
        executor = Executor(o.get("max_workers", 1))
        executor.name = name
        return executor
    if o["type"] == "context_var":
        return contextvars.ContextVar(name, default=o["default"]) if "default" in o else contextvars.ContextVar(name)
    return {
        "semaphore": lambda: (asyncio.BoundedSemaphore if o.get("bounded") else asyncio.Semaphore)(o.get("value", 1)),
        "lock": asyncio.Lock, "event": asyncio.Event, "condition": asyncio.Condition,
        "queue": lambda: getattr(asyncio, QUEUES[o.get("order", "fifo")])(o.get("maxsize", 0)),
        "barrier": lambda: asyncio.Barrier(o.get("parties", 2)),
    }[o["type"]]()


class Objects:
    """Steps with shared objects, observed."""

    async def put_q(self, F, name, value):
        await self._aw("queue_put:%s" % name, self.get(F, name).put(self.ev_val(F, value)))

    async def get_q(self, F, name):
        return await self._aw("queue_get:%s" % name, self.get(F, name).get(), value=True)

    async def acquire(self, F, name):
        s = self.get(F, name)
        w = s.acquire()
        await self._aw(self.kinds[id(s)], w)

    def release(self, F, name):
        s = self.get(F, name)
        s.release()
        self.ev("released", self.cur(), of=self.kinds[id(s)])


class Held:
    """async with semaphore/lock, observed."""

    def __init__(self, rt, F, name, kind):
        self.rt, self.name, self.kind = rt, name, kind
        self.s = rt.get(F, name)

    async def __aenter__(self):
        await self.rt._aw("%s:%s" % (self.kind, self.name), self.s.acquire())

    async def __aexit__(self, et, e, tb):
        self.s.release()
        self.rt.ev("released", self.rt.cur(), of="%s:%s" % (self.kind, self.name))
