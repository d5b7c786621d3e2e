#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Python programs as `python3 PROGRAM` would, but on a virtual clock: runprograms.py PROGRAM...

Each runs in a copy of this process. What it prints is in PROGRAM.out afterwards, what is reported in PROGRAM.err, and its exit
status in PROGRAM.status. Sets of tasks keep their order, because CPython's is arbitrary.
"""
import asyncio
import atexit
import functools
import gc
import os
import sys
import warnings

import oracle
from plainrun import Loop, finish


def virtual_clock():
    """From now on asyncio.run() and asyncio.Runner() jump from deadline to deadline."""
    oracle.patch_asyncio()
    oracle.patch_ordered()
    asyncio.all_tasks = asyncio.tasks.all_tasks = lambda loop: loop.all_tasks()
    warnings._warn_unawaited_coroutine = oracle._REAL["warn"]
    warnings.simplefilter("always")  # each coroutine that was never awaited, not one a line
    def runner(*, debug=None, stock=asyncio.Runner, make=functools.partial(Loop, [], {})):
        return stock(debug=debug, loop_factory=make)

    asyncio.Runner = asyncio.runners.Runner = runner


def begin(path):
    """In the copy: what the program prints goes to files. Returns its code."""
    for suffix, stream in (("out", 1), ("err", 2)):
        file = os.open(f"{path}.{suffix}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        os.dup2(file, stream)
        os.close(file)
    virtual_clock()
    gc.collect()
    gc.freeze()
    with open(path, encoding="utf-8") as file:
        return compile(file.read(), path, "exec")


# Not in a function: the frame of the program is the outermost one but this.
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
