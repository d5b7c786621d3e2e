# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes of tasks of the program's own, and a factory; cancel() that is only handed on; renamed tasks."""
import asyncio


class Old(asyncio.Task):
    def __init__(self, coro, *, loop):
        asyncio.Task.__init__(self, coro, loop=loop)


class New(asyncio.Task):
    def __init__(self, coro, **keywords):
        super().__init__(coro, **keywords)
        self.extra = 1

    def cancel(self, *args, **keywords):
        print("cancel of New")
        return super().cancel(*args, **keywords)


async def nap(s):
    await asyncio.sleep(s)


async def main():
    loop = asyncio.get_running_loop()
    old, new = Old(nap(0.001), loop=loop), New(nap(1), loop=loop)
    await old
    loop.call_later(0.002, new.cancel)
    new.set_name("renamed")
    try:
        await new
    except asyncio.CancelledError:
        print("cancelled", new.get_name(), vars(new), isinstance(new, asyncio.Task), type(new).__mro__[1].__name__)
    loop.set_task_factory(lambda loop, coro, **keywords: New(coro, loop=loop, **keywords))
    await asyncio.create_task(nap(0.001))
    print(sorted(dir(asyncio.current_task()))[:3], len(vars(asyncio.current_task())))

asyncio.run(main())
