# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every traceback and stack that a program can print, by result(), await, callbacks, warnings and print_stack()."""
import asyncio
import sys
import traceback
import warnings


async def bad():
    raise ValueError("boom")


def failing_callback():
    traceback.print_stack(file=sys.stdout)
    warnings.warn("here", stacklevel=2)
    warnings.warn("there", stacklevel=3)
    raise KeyError("callback")


async def main():
    traceback.print_stack(file=sys.stdout)
    task = asyncio.create_task(bad())
    await asyncio.wait([task])
    try:
        task.result()
    except ValueError:
        traceback.print_exc(file=sys.stdout)
    task = asyncio.create_task(bad())
    try:
        await task
    except ValueError:
        traceback.print_exc(file=sys.stdout)
    loop = asyncio.get_running_loop()
    loop.call_soon(failing_callback)
    await asyncio.sleep(0.01)
    try:
        asyncio.create_task(5)
    except TypeError:
        traceback.print_exc(file=sys.stdout)
    try:
        asyncio.Task(bad, loop=loop)
    except TypeError:
        traceback.print_exc(file=sys.stdout)
    bad()
    print(asyncio.Task.result, asyncio.current_task())
    try:
        raise_later = asyncio.create_task(bad())
        await asyncio.gather(raise_later, return_exceptions=False)
    except ValueError:
        traceback.print_exc(file=sys.stdout)

asyncio.run(main())
