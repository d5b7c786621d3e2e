# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks that wait inside of asynchronous generators and of __await__ methods."""
import asyncio


class Later:
    def __await__(self):
        yield from asyncio.sleep(0.003).__await__()


class Steps:
    """An iterator whose first attribute is not what it goes through."""
    __slots__ = ("name", "steps")

    def __init__(self, coroutine):
        self.name, self.steps = ["steps"], coroutine.__await__()

    def __await__(self):
        return self

    def __next__(self):
        return next(self.steps)


async def inner():
    await asyncio.sleep(0.004)


async def steps():
    await Steps(inner())


async def numbers():
    for i in range(2):
        await asyncio.sleep(0.002)
        yield i


async def reads():
    async for _ in numbers():
        pass


async def waits():
    await Later()


async def main():
    await asyncio.gather(reads(), waits(), steps())
    print("end")

asyncio.run(main())
