# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that are forked off while nothing runs, and in the step of a task; each runs a loop of its own."""
import asyncio
import os


async def in_parent():
    await asyncio.sleep(0.001)


async def forks():
    if os.fork() == 0:
        asyncio.run(in_grandchild())
        os._exit(0)
    os.wait()


async def in_grandchild():
    await asyncio.sleep(0.001)


async def in_child():
    await asyncio.sleep(0.002)
    asyncio.create_task(fails())
    await asyncio.sleep(0.002)


async def fails():
    raise ValueError("in the child")

asyncio.run(in_parent())
child = os.fork()
if child == 0:
    asyncio.run(in_child())
    print("child", flush=True)
    os._exit(3)
print("status", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if hasattr(os, "waitstatus_to_exitcode") else os.waitpid(child, 0)[1] >> 8)
asyncio.run(in_parent())
asyncio.run(forks())
