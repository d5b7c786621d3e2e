# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
import asyncio


async def send_mail():
    await asyncio.sleep(1)
    raise ConnectionError("mail server is down")


async def main():
    asyncio.create_task(send_mail())
    await asyncio.sleep(5)
    print("order stored")


asyncio.run(main())
