#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program as `python3 PROGRAM` would, on a clock that jumps when nothing is ready: virtualrun.py PROGRAM

So a test takes no time, and timers never race. Works from Python 3.8 on. With SET_ORDER=N in the environment sets of tasks have another
order, one for each N: CPython's depends on addresses, and says nothing. With COLLECT_AFTER=N its collector runs after other numbers of
new objects, so that it finds what dies together in another order. A line that is printed is one write, so that threads do not print
into each other's lines.
"""
import asyncio
import builtins
import gc
import os
import random
import selectors
import sys
import time


class Selector(selectors.DefaultSelector):
    loop = None

    def select(self, timeout=None):
        events = super().select(0)
        if events or timeout == 0:
            return events
        if timeout is None or self.loop._default_executor is not None:
            begin = time.perf_counter()
            events = super().select(timeout)
            self.loop.moment += time.perf_counter() - begin
            return events
        self.loop.moment += max(timeout, 0)
        return []


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.moment = 0.0
        selector = Selector()
        super().__init__(selector)
        selector.loop = self

    def time(self):
        return self.moment


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


asyncio.set_event_loop_policy(Policy())
if "SET_ORDER" in os.environ:
    class Task(asyncio.Task):
        __slots__ = ("order",)
        numbers = random.Random(int(os.environ["SET_ORDER"]))

        def __hash__(self):
            try:
                return self.order
            except AttributeError:
                self.order = Task.numbers.getrandbits(60)
                return self.order

    def in_some_order(elements=()):  # as_completed() makes its tasks in the order of a set of coroutine objects
        elements = list(elements)
        if not all(map(asyncio.iscoroutine, elements)):
            return set(elements)
        Task.numbers.shuffle(elements)
        return elements
    asyncio.tasks.set = in_some_order
    Task.__name__ = Task.__qualname__ = "Task"
    asyncio.Task = asyncio.tasks.Task = Task
if "COLLECT_AFTER" in os.environ:
    gc.set_threshold(int(os.environ["COLLECT_AFTER"]))


def print_at_once(*values, sep=" ", end="\n", file=None, flush=False):
    file = sys.stdout if file is None else file
    if file is not None:  # as in a process without a console
        file.write((" " if sep is None else sep).join(map(str, values)) + ("\n" if end is None else end))
        if flush:
            file.flush()


builtins.print = print_at_once
path = sys.argv[1]
del sys.argv[0]
with open(path, "rb") as file:
    code = compile(file.read(), path, "exec")
del file
exec(code, {"__name__": "__main__", "__builtins__": __builtins__, "__file__": path})
