#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Python programs as `python3 PROGRAM` would, but on a virtual clock: runprograms.py PROGRAM...

Each runs in a forked process. Its output is written to PROGRAM.out, reports to PROGRAM.err, and its exit status to PROGRAM.status.
Sets of tasks keep the order of insertion, because CPython's order is arbitrary.
"""
import asyncio
import atexit
import concurrent.futures
import functools
import gc
import os
import sys
import time
import warnings

import oracle
from plainrun import Loop, block, finish
from reference.threads import Executor


def virtual_clock():
    """Makes asyncio.run() and asyncio.Runner() jump from deadline to deadline."""
    oracle.patch_asyncio()
    oracle.patch_ordered()
    asyncio.all_tasks = asyncio.tasks.all_tasks = lambda loop=None: (loop or asyncio.get_running_loop()).all_tasks()
    warnings._warn_unawaited_coroutine = oracle._REAL["warn"]
    warnings.simplefilter("always")  # warn for each coroutine that was never awaited, not once per line
    def runner(*, debug=None, loop_factory=None, stock=asyncio.Runner, make=functools.partial(Loop, [], {})):  # 3.12 hands on loop_factory
        return stock(debug=debug, loop_factory=loop_factory or make)

    asyncio.Runner = asyncio.runners.Runner = runner
    concurrent.futures.ThreadPoolExecutor = Executor  # also of the executors that are made before there is a loop
    time.sleep = block


def begin(path):
    """In the forked process: redirects the output of the program to files. Returns its code."""
    for suffix, stream in (("out", 1), ("err", 2)):
        file = os.open(f"{path}.{suffix}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        os.dup2(file, stream)
        os.close(file)
    virtual_clock()
    gc.collect()
    gc.freeze()
    with open(path, encoding="utf-8") as file:
        return compile(file.read(), path, "exec")


# Not in a function: only this frame is outside the frame of the program.
code = None
for path in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        code = begin(path)
        break
    with open(f"{path}.status", "w") as file:
        file.write(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))
if code:
    program = {"__name__": "__main__", "__builtins__": __builtins__}
    atexit.register(finish, program)
    exec(code, program)
