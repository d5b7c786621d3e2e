# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A failed task dies while others, failed and kept, live on: it is lost, and nobody has retrieved it."""
import asyncio


async def bad(word):
    raise ValueError(word)


async def main():
    kept = asyncio.create_task(bad("kept"))
    asyncio.create_task(bad("lost"))
    for _ in range(5):
        await asyncio.sleep(0.001)
    print(kept.exception())

asyncio.run(main())
