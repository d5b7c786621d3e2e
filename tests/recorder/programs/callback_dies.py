# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A callback that fails in C, and an exception that stays: the object of the callback dies at once."""
import asyncio


class Stack(list):
    def __del__(self):
        print("gone")


async def main():
    loop = asyncio.get_running_loop()
    kept = []
    loop.set_exception_handler(lambda loop, context: kept.append(context["exception"]))
    loop.call_soon(Stack().pop)
    await asyncio.sleep(0.01)
    print("kept", kept)

asyncio.run(main())
