#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the plain program of a task set as `python3 PROGRAM` would, on a virtual clock: plainrun.py TASKSET PROGRAM

Writes the program to PROGRAM first. Its output and the reports of asyncio are passed through. Sets of tasks keep the order of
insertion, because CPython's order is arbitrary.
"""
import asyncio
import atexit
import gc
import itertools
import sys
import time
import warnings
import weakref

import oracle
from reference.threads import install


def let_go(self):
    """A set of tasks is destroyed like a list, last to first, because the order of a set is arbitrary."""
    elements = list(getattr(self, "_d", ()))
    if elements:
        del self._d
    while elements:
        elements.pop()


oracle.OSet.__del__ = let_go
REAL_SLEEP = time.sleep


def block(seconds):
    """time.sleep() on the virtual clock of the running loop."""
    REAL_SLEEP(seconds if not isinstance(seconds, (int, float)) or seconds < 0 else 0)  # says what is wrong with it
    Loop.latest.stand_still(seconds)


class Loop(oracle.PlainLoop):
    """Records the order in which its tasks were created, and performs the external actions."""
    latest = None

    def __init__(self, actions, names):
        super().__init__()
        if Loop.latest is None:
            install(self.threads)
        else:
            self.go_on_after(Loop.latest)
        Loop.latest = self
        self.actions, self.names = actions, names
        self.order, self.numbers = weakref.WeakKeyDictionary(), itertools.count()

    # Not by a task factory: Python 3.13.0 calls the tasks that one makes "None".
    def create_task(self, coroutine, **arguments):
        number = next(self.numbers)
        task = super().create_task(coroutine, **arguments)
        self.order[task] = number
        return task

    def all_tasks(self):
        return oracle.OSet(sorted(oracle._REAL["all_tasks"](self), key=self.order.get))

    def act(self, action, value):
        """An external action of the task set."""
        self.actions.remove((action, value))
        if action["op"] == "interrupt":
            return oracle.interrupt()
        name = action["of"]
        target = getattr(self.names.get("G"), name[1:], None) if name.startswith("$") else self.names.get(name)
        if target is None:
            return
        if action["op"] == "cancel":
            for task in target if isinstance(target, (list, set)) else [target]:
                task.cancel(*([action["msg"]] if action.get("msg") is not None else []))
        elif action["op"] == "event_set":
            target.set()
        elif not target.done():
            target.set_result(eval(value, self.names))

    def run(self, coroutine):
        if self.is_closed():
            return Loop(Loop.latest.actions, self.names).run(coroutine)
        for action, value in self.actions:
            self.call_at(action["at"] / 1000, self.act, action, value)
        with oracle.own_sigint({"external": [action for action, _ in self.actions]}), asyncio.Runner(loop_factory=lambda: self) as runner:
            return runner.run(coroutine)


def prepare(taskset, program, names):
    """Writes the program, puts asyncio on a virtual clock, and returns the code to be executed with these names."""
    scenario = oracle.load(taskset)
    generator = oracle.Gen(scenario, plain=True)
    source = generator.source()
    with open(program, "w", encoding="utf-8") as file:
        file.write(source)
    loop = Loop([(action, compile(generator.value(action.get("value")), "<external>", "eval"))
                 for action in scenario.get("external", [])], names)
    oracle.patch_asyncio()
    oracle.patch_ordered()
    asyncio.all_tasks = asyncio.tasks.all_tasks = lambda loop=None: (loop or asyncio.get_running_loop()).all_tasks()
    warnings._warn_unawaited_coroutine = oracle._REAL["warn"]
    warnings.simplefilter("always")  # warn for each coroutine that was never awaited, not once per line
    asyncio.run = loop.run
    time.sleep = block
    return compile(source, program, "exec")


def finish(names):
    """Does what the interpreter does at its exit while the replacements of this file still work: collects cycles, releases the variables
    of the program in their order, then whatever only the traceback of the last exception keeps alive."""
    while Loop.latest and Loop.latest.threads.pass_time():  # Python waits for its threads
        pass
    gc.collect()
    for name in list(names):
        if not name.startswith("__"):
            names[name] = None
    sys.last_type = sys.last_value = sys.last_traceback = sys.last_exc = None  # the last one since 3.12
    gc.collect()


if __name__ == "__main__":
    program = {"__name__": "__main__", "__builtins__": __builtins__}
    code = prepare(sys.argv[1], sys.argv[2], program)
    atexit.register(finish, program)
    exec(code, program)
