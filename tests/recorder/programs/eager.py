# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Eager tasks: one that ends at once, one that fails at once, one that waits. From 3.12 on; before, the usual kind."""
import asyncio
import gc


async def at_once():
    return 1


async def bad():
    raise ValueError("at once")


async def later():
    await asyncio.sleep(0.01)
    return 2


async def main():
    if hasattr(asyncio, "eager_task_factory"):
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(at_once()), asyncio.create_task(later())]
    asyncio.create_task(bad())
    print(await asyncio.gather(*tasks))
    print("collect")
    gc.collect()
    print("end", asyncio.current_task().get_coro().__name__, tasks[1].get_coro().__name__)

asyncio.run(main())
