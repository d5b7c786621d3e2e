# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's own exception handler gets what it always got."""
import asyncio


async def bad():
    raise ValueError("boom")


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print("handler:", context["message"]))
    asyncio.create_task(bad())
    await asyncio.sleep(0.01)
    print("end")

asyncio.run(main())
