# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the short cuts of the probe must not mix up: names given before the first step, who makes the tasks of a gather, sleep(0) at several places."""
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def create_task(self, coro, **keywords):
        return asyncio.Task(coro, loop=self, **keywords)


async def work():
    await asyncio.sleep(0)
    for _ in range(2):
        await asyncio.sleep(0)
    await other()


async def other():
    await asyncio.sleep(0)


async def bad(n):
    await asyncio.sleep(0)
    raise ValueError(n)


async def main():
    both = asyncio.gather(work(), work())
    for n, task in enumerate(sorted(asyncio.all_tasks() - {asyncio.current_task()}, key=lambda t: int(t.get_name()[5:]))):
        task.set_name("named-%d" % n)
    await both
    failed = [asyncio.ensure_future(bad(n)) for n in range(2)]
    await asyncio.wait(failed)
    print(failed[0].exception())
    failed = None
    print("end")

asyncio.run(main())
loop = Loop()
loop.run_until_complete(main())
loop.close()
