# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""More than the first piece of the file holds."""
import asyncio


async def work(index):
    await asyncio.sleep(0)
    return index


async def main():
    print(sum(await asyncio.gather(*[work(i) for i in range(3000)])))

asyncio.run(main())
