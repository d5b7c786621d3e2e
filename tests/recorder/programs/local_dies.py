# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A failed task that only a local variable keeps: its report comes when the variable is bound anew."""
import asyncio


async def bad():
    raise ValueError("boom")


async def good():
    return 1


async def main():
    task = asyncio.create_task(bad())
    await asyncio.sleep(0.01)
    other = asyncio.create_task(good())
    print("before")
    task = None
    print("after", flush=True)
    await other
    print("end")

asyncio.run(main())
