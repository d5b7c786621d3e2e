# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Event loops: on a virtual clock for instrumented and for plain programs, and in real time."""
import asyncio
import functools
import heapq
import itertools
import time
from asyncio import base_events, events, tasks

from .runtime.generators import Closing, KnownGenerators
from .runtime.jobs import job_of
from .signals import Signals
from .threads import Threads
from .values import plain_val


class Deadlock(BaseException):
    pass


class StableTimer(events.TimerHandle):
    """TimerHandle ordered by (when, creation number): FIFO among equal deadlines.
    The stock TimerHandle compares `when` only and heapq is not stable."""
    __slots__ = ("_oseq",)

    def __lt__(self, other):
        a, b = self._when, other._when
        return a < b or (a == b and self._oseq < other._oseq)

    def __hash__(self):
        return id(self)


StableTimer.__name__ = "TimerHandle"


class _VSelector:
    def __init__(self, loop):
        self.loop = loop

    def select(self, timeout):
        if not self.loop.threads.select(self.loop._ready, 0 if self.loop._unread else timeout):
            self.loop.rt.on_deadlock()
            raise Deadlock()
        return []

    def close(self):
        pass


class VirtualLoop(Signals, Closing, base_events.BaseEventLoop):
    """The stock BaseEventLoop._run_once with a selector whose select() advances the clock."""

    def __init__(self, rt):
        self.rt = rt
        super().__init__()
        self.know_generators()
        self._now = 0
        self._clock_resolution = 0.5        # integer milliseconds
        self._selector = _VSelector(self)
        self._tseq = itertools.count()
        self.threads = rt.threads
        self.threads.now, self.threads.set_now = self.time, functools.partial(setattr, self, "_now")

    def go_on_after(self, before):
        """The clock is that of the loop before."""
        self._now = before._now

    def time(self):
        return self._now

    def run_in_executor(self, executor, func, *args):
        f = super().run_in_executor(executor, func, *args)
        self.rt.on_wrapped(f, job_of(func))
        return f

    def call_soon_threadsafe(self, callback, *args, context=None):
        return super().call_soon_threadsafe(self.rt.told(callback), *args, context=context)

    def _write_to_self(self):
        pass

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        timer = StableTimer(when, callback, args, self, context)
        timer._oseq = next(self._tseq)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def stand_still(self, ms):
        """What time.sleep does to the clock."""
        if self.threads.running:
            return self.threads.sleep(ms)
        if ms:
            end = self._now + ms
            self.threads.run_until(end)
            self._now = end

    def create_future(self):
        return self.rt.future_class(loop=self)

    def _run_once(self):
        self.rt.on_tick()
        super()._run_once()


class PlainLoop(Signals, base_events.BaseEventLoop):
    """The virtual clock for an unmodified program (run --no-trace): stock asyncio, C Task and Future.
    The clock counts whole milliseconds and shows them in seconds, so that equal deadlines stay equal."""

    def __init__(self, max_ticks=100000):
        super().__init__()
        self.ms = self.tick = 0
        self.max_ticks = max_ticks
        self.ended = self.pending = None
        self._asyncgens = KnownGenerators()
        self._now = 0.0
        self._clock_resolution = 0.0005
        self._selector = self._Selector(self)
        self._tseq = itertools.count()
        self.threads = Threads(max_ticks, self.on_limit)
        self.threads.now, self.threads.set_now = lambda: self.ms, self.set_ms

    def go_on_after(self, before):
        """The clock and the threads are those of the loop before."""
        self.set_ms(before.ms)
        self.tick, self.threads = before.tick, before.threads
        self.threads.now, self.threads.set_now, self.threads.on_limit = lambda: self.ms, self.set_ms, self.on_limit

    def on_limit(self):
        self.ended = self.ended or "limit"
        raise Deadlock()

    class _Selector:
        def __init__(self, loop):
            self.loop = loop

        def select(self, timeout):
            lp = self.loop
            timeout = 0 if lp._unread else timeout
            if not lp.threads.select(lp._ready, None if timeout is None else round(timeout * 1000)):
                if not lp.ended:
                    lp.ended = "deadlock"
                    lp.pending = sorted(plain_val(t)["task"] for t in tasks.all_tasks(lp))
                raise Deadlock()
            return []

        def close(self):
            pass

    def time(self):
        return self._now

    def set_ms(self, ms):
        self.ms = ms
        self._now = ms / 1000

    def stand_still(self, seconds):
        ms = round(seconds * 1000)
        if self.threads.running:
            return self.threads.sleep(ms)
        if ms:
            end = self.ms + ms
            self.threads.run_until(end)
            self.set_ms(end)

    def _write_to_self(self):
        pass

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        timer = StableTimer(round(when * 1000) / 1000, callback, args, self, context)
        timer._oseq = next(self._tseq)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _run_once(self):
        self.tick += 1
        if self.tick > self.max_ticks:
            self.on_limit()
        super()._run_once()


class _ScaledSelector:
    def __init__(self, real, rt):
        self.real, self.rt = real, rt

    def select(self, timeout):
        if timeout is None:
            # nothing but I/O could wake the loop: same condition as the virtual loop's deadlock
            self.rt.on_deadlock()
            raise Deadlock()
        return self.real.select(timeout * self.rt.scale / 1000.0)

    def __getattr__(self, name):
        return getattr(self.real, name)


class RealLoop(Closing, asyncio.SelectorEventLoop):
    """The stock selector loop in real time (scaled); no ordered sets, stock heap."""

    def __init__(self, rt):
        self.rt = rt
        super().__init__()
        self.know_generators()
        self._t0 = time.monotonic()
        self._selector = _ScaledSelector(self._selector, rt)

    def go_on_after(self, before):
        self._t0 = before._t0

    def stand_still(self, ms):
        time.sleep(ms * self.rt.scale / 1000.0)

    def time(self):
        return (time.monotonic() - self._t0) * 1000.0 / self.rt.scale

    def create_future(self):
        return self.rt.future_class(loop=self)

    def _run_once(self):
        self.rt.on_tick()
        super()._run_once()
