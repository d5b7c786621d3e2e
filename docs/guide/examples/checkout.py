# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
import asyncio


async def reserve(item):
    await asyncio.sleep(0.2)
    return item


async def charge(card):
    await asyncio.sleep(0.1)
    raise ValueError("card declined")


async def checkout():
    try:
        await asyncio.gather(reserve("book"), charge("4711"))
    except ValueError as error:
        print("cannot check out:", error)


asyncio.run(checkout())
