# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asynchronous generators, observed; and what the event loop does with those that are left."""
import asyncio
import weakref

from ..values import exc_json, outcome, strip
from .frame import Frame, clear


class GeneratorFrame(Frame):
    """Locals of a generator, its number in the trace, what it is about to yield, and how it ended."""
    __slots__ = ("number", "out", "end")


class KnownGenerators:
    """Insertion-ordered stand-in for the WeakSet of a loop."""

    def __init__(self):
        self._d = weakref.WeakKeyDictionary()

    def add(self, g): self._d[g] = None
    def discard(self, g): self._d.pop(g, None)
    def clear(self): self._d.clear()
    def __iter__(self): return iter(list(self._d))
    def __len__(self): return len(self._d)


class Closing:
    """What a loop does with generators: the order in which it closes them is that in which they were first asked."""

    def know_generators(self):
        self._asyncgens = KnownGenerators()

    def _asyncgen_finalizer_hook(self, agen):
        self.rt.on_gen_dropped(self, agen)
        super()._asyncgen_finalizer_hook(agen)

    def call_soon_threadsafe(self, callback, *args, context=None):
        self.rt.on_close_scheduled(args)
        return super().call_soon_threadsafe(callback, *args, context=context)

    async def shutdown_asyncgens(self):
        self.rt.on_gens_shutdown(self._asyncgens)
        await super().shutdown_asyncgens()

    shutdown_asyncgens.__qualname__ = "BaseEventLoop.shutdown_asyncgens"


class CompletedOnes:
    """async for over asyncio.as_completed()."""

    def __init__(self, rt, F, it):
        self.rt, self.F, self.it = rt, F, it

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.it._todo_left:
            raise StopAsyncIteration
        return await self.rt._aw("as_completed", self.it.__anext__())


class Generators:
    """What the steps of a generator call, and the hooks of the loop."""

    def gen(self, name, args=None):
        g = self.fns[name](GeneratorFrame(name, args or {}))
        g.__name__ = g.__qualname__ = name
        return g

    def gen_begins(self, F):
        self.ngens += 1
        F.number, F.end = self.ngens, ("ok", None)
        self.ev("enter", self.cur(), coro=F.name, args=self.val(F.args) or None, gen=F.number)

    def gen_yields(self, F, value):
        self.ev("yielded", self.cur(), coro=F.name, value=self.val(value))
        F.out = value

    def gen_handed(self, F):
        value, F.out = F.out, None
        return value

    def gen_goes_on(self, F, e=None):
        if e is not None:
            strip(e)
        self.ev("continued", self.cur(), coro=F.name, exc=exc_json(e) if e is not None else None, gen=F.number)

    def gen_raises(self, F, e):
        strip(e)
        F.end = outcome(e), exc_json(e)
        for t in (StopIteration, StopAsyncIteration):
            if isinstance(e, t):        # Python does that when it has left the function
                F.end = "raised", {"type": "RuntimeError", "msg": "async generator raised " + t.__name__}

    def gen_ends(self, F):
        clear(F.v)
        how, exc = F.end
        if how == "ok":
            self.ev("leave", self.cur(), coro=F.name, outcome=how, value=None)
        else:
            self.ev("leave", self.cur(), coro=F.name, outcome=how, exc=exc)

    def each_completed(self, F, items, ms):
        return CompletedOnes(self, F, asyncio.as_completed(items, timeout=ms))

    # -- the loop
    def on_gen_dropped(self, loop, agen):
        self.dropped = None
        if not loop.is_closed() and agen.ag_frame is not None:
            F = agen.ag_frame.f_locals["F"]
            self.dropped = agen.__qualname__
            self.ev("gen_dropped", self.cur(), coro=self.dropped, gen=F.number)

    def on_close_scheduled(self, args):
        if self.dropped is not None and args and type(args[0]).__name__ == "async_generator_athrow":
            self.closers[id(args[0])] = self.dropped
            self.dropped = None

    def on_gens_shutdown(self, agens):
        self.shutting = [(g.__qualname__, id(g)) for g in agens]

    def closed_by(self, coro):
        """The name of the generator that a task of the loop closes, and its id if asyncio.run does; or None."""
        if type(coro).__name__ != "async_generator_athrow":
            return None
        name = self.closers.pop(id(coro), None)
        return (name, None) if name else self.shutting.pop(0) if self.shutting else None

    def on_step(self, cb):
        """The first step of a task that closes a generator: it may run no code of ours."""
        t = getattr(cb, "__self__", None)
        if isinstance(t, self.Task) and getattr(t, "_oclosing", False) and not t._ostarted and not t.done():
            t._ostarted = True
            self.ev("started", self.label(t))
