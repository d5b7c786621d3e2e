# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks in which asynchronous generators of the same code and of different names are closed, and one in which an exception is thrown in."""
import asyncio
import types


async def steps():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)


def named(name):
    function = types.FunctionType(steps.__code__, globals())
    function.__qualname__ = name
    return function


async def main():
    for number in range(5):
        async for _ in named("g%d" % number)():
            break
        await asyncio.sleep(0.001)
    generator = named("thrown")()
    await generator.__anext__()
    try:
        await asyncio.create_task(generator.athrow(ValueError("x")))
    except ValueError as e:
        print(repr(e))

asyncio.run(main())
