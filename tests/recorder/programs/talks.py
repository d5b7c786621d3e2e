# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exceptions and names whose text is made by the program, which notices when somebody asks for it."""
import asyncio


class Talks(Exception):
    def __str__(self):
        print("somebody asked")
        return "text"

    __repr__ = __str__


class Argument:
    def __str__(self):
        print("somebody asked the argument")
        return "argument"

    __repr__ = __str__


async def raises(e):
    raise e


async def main():
    for e in (Talks(1), ValueError(Argument()), KeyError(Argument()), OSError(1, Argument())):
        try:
            await asyncio.create_task(raises(e))
        except Exception as caught:
            print(type(caught).__name__)

asyncio.run(main())
