# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads on a virtual clock: real threads, of which one runs at a time, in the order of their times.

A thread runs while the loop looks for events or a coroutine blocks. At one moment the threads that are due run before the loop goes on,
in the order in which they became due. A free thread of an executor takes a call at once; the others wait in a queue.
"""
import asyncio
import collections
import concurrent.futures
import functools
import heapq
import itertools
import threading
from asyncio import base_events, futures
from concurrent.futures import _base

DEFAULT_WORKERS = 32


class VirtualThread:
    """A thread that runs only in its turns."""

    def __init__(self, threads, fn):
        self.threads, self.fn = threads, fn
        self.may_run = threading.Semaphore(0)
        self.real, self.over, self.job = None, False, None

    def body(self):
        self.may_run.acquire()
        try:
            self.fn()
        finally:
            self.fn = None
            self.over = True
            self.threads.turn_is_over.release()

    def wait(self):
        """The turn ends. Returns in the next one."""
        self.threads.turn_is_over.release()
        self.may_run.acquire()

    # what base_events does with a threading.Thread
    def start(self):
        self.threads.schedule(self)

    def join(self, timeout=None):
        while not self.over and self.threads.pass_time():
            pass

    def is_alive(self):
        return not self.over


class Condition(threading.Condition):
    """That of concurrent.futures.Future: who waits for it lets other threads have their turns."""

    def __init__(self, lock=None):
        super().__init__(lock)
        self.parked = []

    def wait(self, timeout=None):
        threads = Threads.current
        thread = threads.running if threads else None
        if thread is None:
            return super().wait(timeout)
        if timeout is not None and timeout <= 0:
            return False
        self.parked.append(thread)
        threads.waiting.append(thread)
        if timeout is not None:
            threads.schedule(thread, round(timeout * threads.per_second))
        self.release()
        thread.wait()
        threads.waiting.remove(thread)
        self.acquire()
        if thread in self.parked:
            self.parked.remove(thread)
            return False
        return True

    def notify_all(self):
        super().notify_all()
        parked, self.parked = self.parked, []
        for thread in parked:
            Threads.current.wake(thread)


class Threads:
    """now, set_now: of the clock, in its own unit. max_turns: more of them call on_limit."""
    current = None

    def __init__(self, max_turns=100000, on_limit=None):
        self.now = self.set_now = None
        self.turns, self.order = [], itertools.count()
        self.turn_is_over = threading.Semaphore(0)
        self.running = None
        self.waiting = []           # threads that wait for the loop
        self.taken, self.max_turns, self.on_limit = 0, max_turns, on_limit
        self.per_second = 1000      # of the unit of the clock
        self.on_submit = lambda executor, future, call: None

    def thread(self, target, args=()):
        return VirtualThread(self, functools.partial(target, *args))

    def schedule(self, thread, after=0):
        heapq.heappush(self.turns, (self.now() + after, next(self.order), thread))

    def wake(self, thread):
        """It waits for something, perhaps up to a moment: it goes on now."""
        self.turns = [turn for turn in self.turns if turn[2] is not thread]
        heapq.heapify(self.turns)
        self.schedule(thread)

    def next_turn(self):
        return self.turns[0][0] if self.turns else None

    def run_due(self, until):
        while self.turns and self.turns[0][0] <= until:
            self.taken += 1
            if self.taken > self.max_turns:
                self.on_limit()
            thread = heapq.heappop(self.turns)[2]
            before, self.running = self.running, thread
            if thread.real is None:
                thread.real = threading.Thread(target=thread.body, daemon=True)
                thread.real.start()
            thread.may_run.release()
            self.turn_is_over.acquire()
            self.running = before
            if thread.over:
                thread.real.join()

    def run_until(self, end):
        """Turns up to a moment, each at its time."""
        while self.turns and self.turns[0][0] <= end:
            self.set_now(max(self.now(), self.turns[0][0]))
            self.run_due(self.now())

    def pass_time(self):
        """To the next turn. Is there one?"""
        if self.turns:
            self.run_until(self.turns[0][0])
            return True
        return False

    def sleep(self, length):
        """time.sleep in a thread."""
        if length:
            self.schedule(self.running, length)
            self.running.wait()

    def select(self, ready, timeout):
        """What the selector does: waits for events, or the timeout. Are there any, or is the time over?"""
        self.run_due(self.now())
        end = None if timeout is None else self.now() + timeout
        while not ready:
            at = self.next_turn()
            if at is None or (end is not None and at > end):
                if end is None:
                    return False
                self.set_now(end)
                break
            self.run_until(at)
        return True


class Executor(concurrent.futures.Executor):
    """ThreadPoolExecutor with these threads."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        self.max_workers = max_workers or DEFAULT_WORKERS
        self.name = "thread"
        self.running, self.queue = 0, collections.deque()
        self.down, self.waiter = False, None

    def submit(self, fn, /, *args, **kwargs):
        if self.down:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = concurrent.futures.Future()
        call = functools.partial(fn, *args, **kwargs)
        Threads.current.on_submit(self, future, call)
        self.queue.append((future, call))
        if self.running < self.max_workers:
            self.take()
        return future

    def take(self):
        """A free thread takes the next call of the queue."""
        while self.queue:
            future, call = self.queue.popleft()
            if future.set_running_or_notify_cancel():
                self.running += 1
                thread = Threads.current.thread(self.work, (future, call))
                thread.job = getattr(future, "_job", None)
                return thread.start()

    def work(self, future, call):
        try:
            result = call()
        except BaseException as e:
            e.__traceback__ = None
            future.set_exception(e)
            e = None
        else:
            future.set_result(result)
            result = None
        future = call = None
        self.running -= 1
        self.take()
        if self.running == 0 and self.waiter is not None:
            Threads.current.schedule(self.waiter)
            self.waiter = None

    def shutdown(self, wait=True, *, cancel_futures=False):
        self.down = True
        if wait and self.running:
            self.waiter = Threads.current.running
            self.waiter.wait()


class _Threading:
    """The module threading, as base_events and concurrent.futures use it."""
    Condition = Condition

    def __getattr__(self, name):
        return getattr(threading, name)

    @staticmethod
    def Thread(target, args=()):
        return Threads.current.thread(target, args) if Threads.current else threading.Thread(target=target, args=args)


_STOCK = {}


def install(threads):
    """Until uninstall(), asyncio and programs get these threads."""
    Threads.current = threads
    _STOCK.update(pool=concurrent.futures.ThreadPoolExecutor, threading=base_events.threading, limit=getattr(asyncio.constants, "THREAD_JOIN_TIMEOUT", None))
    concurrent.futures.ThreadPoolExecutor = Executor
    base_events.threading = _base.threading = _Threading()


def uninstall():
    Threads.current = None
    concurrent.futures.ThreadPoolExecutor, base_events.threading, _base.threading = _STOCK["pool"], _STOCK["threading"], threading
    if _STOCK["limit"] is not None:
        asyncio.constants.THREAD_JOIN_TIMEOUT = _STOCK["limit"]


def patch_chain():
    """Tells the runtime what becomes of the outcome of a call in a thread."""
    stock = futures._copy_future_state

    def copy(source, dest):
        job = getattr(source, "_job", None)
        if job is None:
            return stock(source, dest)
        lost = dest.cancelled()
        try:
            stock(source, dest)
        except BaseException:
            job.delivered(dest, True)
            raise
        job.delivered(dest, lost)
    futures._copy_future_state = copy
